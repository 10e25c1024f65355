"""Cells that stood otherwise in a table than an export would write them, remembered beside it and given back as they stood.

A catalog holds what a cell means: a list without its numbers, a day as 2024-03-01, one record for several rows. What stood in
the cell is kept in the mapping with a mark of what an export would have written, and holds as long as that is the same: a value
that changes is written as its column usually is. Nothing is kept of a cell that names persons.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.exchange.asides import is_sum
from riskctl.exchange.cells import CellWriter
from riskctl.exchange.headings import PERSON
from riskctl.exchange.look import blocks_around, rows_around, rows_between
from riskctl.exchange.mapping import Kept, TableMap
from riskctl.exchange.plan import Plan, RecordChange, State, nested
from riskctl.exchange.recognise import Merges, Table
from riskctl.exchange.repeats import Line, Row, grouped, starts_of
from riskctl.exchange.rows import Row as Read
from riskctl.exchange.rows import is_same, rows_of
from riskctl.exchange.several import joined
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import visible_text
from riskctl.exchange.workbench import Workbench
from riskctl.exchange.xlsx_values import day_number
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language
from riskctl.model.place import Place

_DIGITS = 10
# Of columns that are not taken, counts alone are kept: what else they hold may be anything, signatures among it.
_COUNTED = re.compile(r"[0-9０-９]{0,6}\Z")
# What is more than so many parts of a mapping takes longer to read again than people wait.
_MOST_PARTS = 2_500_000


def mark_of(text: str) -> str:
    """The mark of what an export would write."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def lines_of(records: Iterable[tuple[str, Row]], mapping: TableMap) -> list[Line]:
    """The rows of a sheet for records, each given by its id and what the columns say of it; as they stood where that still holds."""
    found: list[Line] = []
    columns = {heading: at for at, heading in enumerate(mapping.columns)}
    for id, said in records:
        kept = mapping.kept.get(id, {})
        parted = frozenset(columns[heading] for heading in mapping.merged if heading in columns) if any(map(any, mapping.between.get(id, ()))) \
            else frozenset()
        if not kept:
            found.append(Line(said, said, own=parted))
            continue
        held = {columns[heading]: cell.texts for heading, cell in kept.items() if heading in columns
                and cell.mark == _mark_at(columns[heading], said, cell.texts, found, len(found),
                                          whole=mapping.columns[heading] == IGNORE)}
        depth = max((at + 1 for texts in held.values() for at, text in enumerate(texts) if text), default=1)
        found += [_line(said, held, at, parted) for at in range(depth)]
    return found


def _mark_at(column: int, said: Row, texts: Sequence[str | None], lines: Sequence[Line], end: int, *, whole: bool) -> str:
    """The mark of a cell; of one that points to what the lines before `end` say, with that; empty where it cannot stand so.

    Of a column that is not taken an export knows nothing: there the mark is that of the `whole` row.
    """
    if texts[0] is None:
        return mark_of(said[column]) if end and lines[end - 1].said[column] == said[column] else ""
    if not is_same(texts[0]):
        return mark_of("\x1e".join(said) if whole else said[column])
    pointed = next((lines[at].said[column] for at in range(end - 1, -1, -1) if lines[at].said[column]), "")
    return mark_of(f"{pointed}\x1f{said[column]}")


def _line(said: Row, held: Mapping[int, Sequence[str | None]], number: int, parted: frozenset[int]) -> Line:
    """One row of a record; its first has cells of its own where rows between part it from the record before."""
    shown = list(said) if not number else [""] * len(said)
    own = {column for column in parted if not number and column not in held}
    joint: set[int] = set()
    for column, texts in held.items():
        if number < len(texts):
            text = texts[number]
            shown[column] = text or ""
            (joint if text is None else own).add(column)
    return Line(said, tuple(shown), bool(number), frozenset(own), frozenset(joint))


def remembered(plan: Plan, catalog: Catalog, language: Language, *, with_hidden: bool = False) -> tuple[tuple[Table, TableMap], ...]:
    """The tables of a plan, each mapping with what an export must know to give the table back."""
    after = foreseen(plan, catalog)
    kinds = [mapping.kind for _, mapping in plan.tables]
    found = []
    for (table, mapping), ids in zip(plan.tables, plan.ids, strict=True):
        if ids and not plan.has_errors and mapping.kind != "people":
            table, mapping = _up_to_the_last(table, mapping, max(ids))
            listed = [id for row in sorted(ids) for id in ids[row]]
            rows = [row for row in rows_of(table, mapping, with_hidden=with_hidden) if row.number in ids]
            between = rows_between(table, rows, with_hidden=with_hidden)
            needs_order = kinds.count(mapping.kind) > 1 or not _is_ordered(listed, mapping.kind, catalog, after) \
                or any(is_sum([cell or "" for cell in line]) for lines in (mapping.below, *between.values()) for line in lines)
            several = tuple(tuple(ids[row]) for row in sorted(ids) if len(ids[row]) > 1) if mapping.kind == "risk_points" else ()
            bare = replace(mapping, order=(), kept={}, together=several, between={ids[row][0]: lines for row, lines in between.items()})
            kept = _Memory(table, bare, ids, plan.of_persons).cells(rows, after, language)
            mapping = _bounded(replace(bare, order=tuple(listed) if needs_order else (), kept=kept))
        found.append((table, mapping))
    return tuple(found)


def _bounded(mapping: TableMap) -> TableMap:
    """The mapping, without the cells that stood otherwise, or the rows between, where it would be too large to be read again."""
    between = sum(2 + len(line) for lines in mapping.between.values() for line in lines)
    kept = sum(3 + len(cell.texts) for cells in mapping.kept.values() for cell in cells.values())
    return replace(mapping, between=mapping.between if between <= _MOST_PARTS else {},
                   kept=mapping.kept if between + kept <= _MOST_PARTS else {})


def _up_to_the_last(table: Table, mapping: TableMap, last: int) -> tuple[Table, TableMap]:
    """The table and its mapping with rows that are no records, though they look like one, among those below the last record."""
    behind = [row for row in table.body if row > last and row not in table.sheet.hidden_rows]
    joined = [row.joined[-1] for row in rows_of(table, mapping) if row.number == last and row.joined] if behind else []
    behind = [row for row in behind if row > max(joined, default=last)]
    if not behind:
        return table, mapping
    body = tuple(row for row in table.body if row < behind[0])
    shorter = replace(table, body=body, left_out=tuple(sorted((*table.left_out, *((row, "") for row in behind)))))
    return table, replace(mapping, below=rows_around(shorter)[1], blocks=blocks_around(shorter))


def _is_ordered(listed: Sequence[str], kind: str, before: Catalog, after: Catalog) -> bool:
    """Whether the catalog has the records of the table, and those alone, in its order."""
    there, then = before.records.get(kind, {}), after.records.get(kind, {})
    return list(then) == list(listed) and (not there or len(there) == len(then))


def foreseen(plan: Plan, catalog: Catalog) -> Catalog:
    """The catalog as it would be after the import."""
    records: dict[str, dict[str, Record]] = {kind: dict(held) for kind, held in catalog.records.items()}
    for change in plan.records:
        if change.state is not State.SAME:
            held = records.setdefault(change.kind, {})
            held[change.id] = _changed(change, held.get(change.id))
    return replace(catalog, records=records)


def _changed(change: RecordChange, before: Record | None) -> Record:
    """The record with the fields that an import gives it."""
    if before is None:
        return KINDS[change.kind](change.id, nested(change.fields), "", Place("", 1, 1, 1, 1))
    node = _with(before.node, [(one.path, one.after) for one in change.fields])
    return KINDS[change.kind](change.id, node, before.file, before.place)


def _with(node: Mapping[str, object], values: Sequence[tuple[tuple[str, ...], object]]) -> dict[str, object]:
    """The mapping with values by path; None takes a field away."""
    found = dict(node)
    for path, value in values:
        if len(path) > 1:
            inner = found.get(path[0])
            found[path[0]] = _with(inner if isinstance(inner, dict) else {}, [(path[1:], value)])
        elif value is None:
            found.pop(path[0], None)
        else:
            found[path[0]] = value
    return found


class _Stood(NamedTuple):
    """The rows of one record in a sheet, and what an export would write of it."""

    id: str
    rows: tuple[int, ...]
    said: Row


class _Memory:
    """Compares a table with what an export would give."""

    def __init__(self, table: Table, mapping: TableMap, ids: Mapping[int, Sequence[str]], of_persons: frozenset[str]) -> None:
        self.table = table
        self.sheet = table.sheet
        self.mapping = mapping
        self.ids = ids
        self.of_persons = of_persons
        self.merges = Merges(table.sheet)
        self.numbers = {column.heading: column.number for column in table.columns}

    def cells(self, rows: Sequence[Read], after: Catalog, language: Language) -> dict[str, dict[str, Kept]]:
        """The cells to be kept, by record and heading; none of a table whose rows are several records each, but for risk points."""
        if self.mapping.kind != "risk_points" and any(len(self.ids[row.number]) != 1 for row in rows):
            return {}
        stood = list(self._stood(rows, after, language))
        lines = [line if not at else Line(one.said, ("",) * len(one.said), is_more=True)
                 for one, line in zip(stood, lines_of(((one.id, one.said) for one in stood), self.mapping), strict=True)
                 for at in range(len(one.rows))]
        begins, (shown, _) = starts_of(lines, self.mapping), grouped(lines, self.mapping)
        found: dict[str, dict[str, Kept]] = {}
        above, first = -1, 0
        for one in stood:
            places = range(first, first + len(one.rows))
            for column, heading in self._kept_columns():
                usual = [None if column in begins and at not in begins[column] else shown[at][column] for at in places]
                actual = self._actual(one, self.numbers[heading], above)
                is_ignored = self.mapping.columns[heading] == IGNORE
                if is_ignored and not all(text is None or _COUNTED.match(text) for text in actual or ()):
                    continue
                if actual is not None and (actual != usual or self._is_text(one, self.numbers[heading], actual)) \
                        and (mark := _mark_at(column, one.said, actual, lines, first, whole=is_ignored)):
                    found.setdefault(one.id, {})[heading] = Kept(mark, tuple(actual))
            above, first = one.rows[-1], places.stop
        return found

    def _kept_columns(self) -> list[tuple[int, str]]:
        """The columns of which cells may be kept, each with its heading."""
        return [(column, heading) for column, (heading, name) in enumerate(self.mapping.columns.items())
                if name != PERSON and heading in self.numbers]

    def _stood(self, rows: Sequence[Read], after: Catalog, language: Language) -> Iterator[_Stood]:
        writer = CellWriter(after, self.mapping, language, Workbench(after))
        records = after.records.get(self.mapping.kind, {})
        for number, row in enumerate(rows, 1):
            ids = self.ids[row.number]
            said = [writer.row(records[id], number) for id in ids]
            yield _Stood(ids[0], (row.number, *row.joined), said[0] if len(said) == 1 else joined(said, self.mapping)[0])

    def _actual(self, one: _Stood, column: int, above: int) -> list[str | None] | None:
        """What stands in the cells of a record, None for one that is one with the cell above; no list where it may not be kept."""
        found: list[str | None] = []
        for row in one.rows:
            text = visible_text(self.merges.own(row, column))
            block = None if text else self.merges.over(row, column)
            if (block is not None and block.left < block.right) or self.sheet.address(row, column) in self.of_persons:
                return None
            goes_on = block is not None and block.top <= above
            filled = not text and self._is_filled(column) and above >= 0
            found.append(None if goes_on or filled else text)
            above = row
        return found

    def _is_filled(self, column: int) -> bool:
        return any(self.numbers.get(heading) == column for heading in self.mapping.fill)

    def _is_text(self, one: _Stood, column: int, texts: Sequence[str | None]) -> bool:
        """Whether a day stands as a text in a column of days."""
        days = self.sheet.days.get(column, {})
        return bool(days) and any(text and row not in days and day_number(text) for row, text in zip(one.rows, texts, strict=True))
