"""Columns of ticks: 高, 中 and 低 below one heading, and a √ in the one that holds. Such a column means `level:高`."""

from collections.abc import Iterable, Mapping, Sequence

from riskctl.exchange.headings import meaning
from riskctl.exchange.recognise import Table
from riskctl.exchange.rows import Cell, Row
from riskctl.exchange.targets import TICKED, word_of

TICK = "√"
_TICKS = frozenset("√✓✔☑●■▲◆★☆○*Vv1是") | {"yes", "y", "x", "X"}
_NONE = frozenset("×✗☐□-—/0否无") | {"no", "n"}


def ticked(table: Table) -> dict[str, str]:
    """The headings of columns of ticks, and what each means: several below one heading, in which nothing but ticks stands."""
    found: dict[str, dict[str, str]] = {}
    for column in table.columns:
        *above, word = column.heading.split(" / ")
        held = meaning(above, table.kind) if above else None
        if held is not None and held.target in TICKED and word:
            cells = {table.sheet.cell(row, column.number).strip() for row in table.body} - {""}
            if cells <= _TICKS | _NONE:
                found.setdefault(held.target, {})[column.heading] = f"{held.target}:{word}"
    return {heading: name for columns in found.values() if len(columns) > 1 for heading, name in columns.items()}


def with_ticks(rows: Sequence[Row], columns: Mapping[str, str]) -> tuple[list[Row], Mapping[str, str]]:
    """The rows with the words that ticks stand for, and the columns with one for each field that is said so."""
    words = {heading: held for heading, name in columns.items() if (held := word_of(name))}
    if not words:
        return list(rows), columns
    more = {_heading(target): target for target, _ in words.values() if target not in columns.values()}
    return [_with_words(row, words, more) for row in rows], {**columns, **more}


def _with_words(row: Row, words: Mapping[str, tuple[str, str]], more: Iterable[str]) -> Row:
    said: dict[str, Cell] = {}
    for heading, (target, word) in words.items():
        cell = row.cells.get(heading)
        if cell is not None and cell.text not in _NONE and _heading(target) in more:
            text = word if cell.text in _TICKS else cell.text
            before = said.get(_heading(target))
            said[_heading(target)] = before._replace(text=f"{before.text}、{text}") if before else cell._replace(text=text)
    return Row(row.number, {**row.cells, **said}, row.joined) if said else row


def _heading(target: str) -> str:
    """The heading of the column that such a table lacks; no table has one of that name."""
    return f"\x1f{target}"
