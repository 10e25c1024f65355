"""How a table looks besides what it says: what is needed to give it back as it came, cell by cell."""

from collections.abc import Sequence

from riskctl.exchange.lists import split
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.recognise import Column, Merges, Table
from riskctl.exchange.rows import Row
from riskctl.exchange.targets import Form, target_named

# So many rows above or below a table are a title and notes; more are something else.
_MOST_AROUND = 40
Lines = tuple[tuple[str, ...], ...]


def merged_columns(table: Table) -> tuple[str, ...]:
    """The columns in which cells that repeat what stands above them are, for the most part, merged with it."""
    merges = Merges(table.sheet)
    return tuple(column.heading for column in table.columns if column.number in merges.columns and _merges_what_is_same(table, column, merges))


def _merges_what_is_same(table: Table, column: Column, merges: Merges) -> bool:
    merged = repeated = 0
    for above, row in zip(table.body, table.body[1:], strict=False):
        block = merges.over(row, column.number)
        if block is not None and block.top <= above:
            merged += 1
        elif (text := table.sheet.cell(row, column.number)) and text == merges.text(above, column.number):
            repeated += 1
    return merged > repeated


def number_columns(table: Table) -> tuple[str, ...]:
    """The columns in which most cells are numbers."""
    sheet = table.sheet
    filled = {number: sum(bool(sheet.cell(row, number)) for row in table.body) for number in sheet.numbers}
    return tuple(column.heading for column in table.columns if 2 * sheet.numbers.get(column.number, 0) > filled.get(column.number, 0))


def plain_columns(mapping: TableMap, rows: Sequence[Row]) -> tuple[str, ...]:
    """The columns of numbered lists in which a single item, most often, has no number."""
    found = []
    for heading in mapping.lists:
        target = target_named(mapping.kind, mapping.columns.get(heading, ""))
        if target is None or target.form not in (Form.LIST, Form.MEASURES) or not split(mapping.lists[heading]).style:
            continue
        alone = [split(row.cells[heading].text) for row in rows if heading in row.cells]
        numbered = [one.style is not None for one in alone if len(one.texts) == 1]
        if 2 * sum(numbered) < len(numbered):
            found.append(heading)
    return tuple(found)


def rows_around(table: Table) -> tuple[Lines, Lines]:
    """The rows above the headings and those below the last record."""
    last = table.body[-1] if table.body else table.top + table.depth - 1
    notes = [row for row, _ in table.left_out if row > last]
    above, below = range(table.top), range(last + 1, notes[-1] + 1 if notes else 0)
    return _lines(table, above), _lines(table, below)


def _lines(table: Table, rows: range) -> Lines:
    if len(rows) > _MOST_AROUND:
        return ()
    return tuple(_trimmed(table.sheet.rows.get(row, ())) for row in rows)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
