"""Cells that stood otherwise in a table than an export would write them, remembered beside it and given back as they stood.

A catalog holds what a cell means: a list without its numbers, a day as 2024-03-01, one record for several rows. What stood in
the cell is kept in the mapping with a mark of what an export would have written, and holds as long as that is the same: a value
that changes is written as its column usually is. Nothing is kept of a cell that names persons.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.exchange.asides import is_sum
from riskctl.exchange.cells import CellWriter
from riskctl.exchange.headings import PERSON
from riskctl.exchange.look import (
    blocks_around,
    formats_around,
    rows_around,
    rows_between,
    shown_days,
    shown_numbers,
)
from riskctl.exchange.mapping import Kept, TableMap
from riskctl.exchange.marks import Marker, joined_across, lines_of
from riskctl.exchange.plan import Plan, RecordChange, State, nested
from riskctl.exchange.recognise import Merges, Table
from riskctl.exchange.repeats import Line, Row, grouped, starts_of
from riskctl.exchange.rows import Row as Read
from riskctl.exchange.rows import rows_of
from riskctl.exchange.several import joined
from riskctl.exchange.sheet import Range
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.unnamed import is_count, is_of_persons, name_nobody, tells_of_nobody
from riskctl.exchange.wording import visible_text
from riskctl.exchange.workbench import Workbench
from riskctl.exchange.xlsx_values import TEXT, format_of
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language
from riskctl.model.place import Place

# What is more than so many parts of a mapping takes longer to read again than people wait.
_MOST_PARTS = 2_500_000


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
            kept = _Memory(table, bare, ids, plan.of_persons, with_hidden=with_hidden).cells(rows, after, language)
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
    return table, replace(mapping, below=rows_around(shorter)[1], blocks=blocks_around(shorter), around=formats_around(shorter))


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


def _shown(line: Line, held: Mapping[int, Kept], row: int) -> Row:
    """What a row of a record shows once some of its cells stand as they stood."""
    found = list(line.shown)
    for column, cell in held.items():
        found[column] = cell.texts[row] or ""
    return tuple(found)


class _Stood(NamedTuple):
    """The rows of one record in a sheet, and what an export would write of it."""

    id: str
    rows: tuple[int, ...]
    said: Row


class _Memory:
    """Compares a table with what an export would give."""

    def __init__(self, table: Table, mapping: TableMap, ids: Mapping[int, Sequence[str]], of_persons: frozenset[str], *,
                 with_hidden: bool) -> None:
        self.table = table
        self.sheet = sheet = table.sheet
        self.with_hidden = with_hidden
        self.mapping = mapping
        self.ids = ids
        self.of_persons = of_persons
        self.merges = Merges(table.sheet)
        numbers = {column.heading: column.number for column in table.columns}
        self.numbers, self.days = shown_numbers(mapping), shown_days(mapping)
        self.filled = frozenset(at for at, heading in enumerate(mapping.columns) if heading in mapping.fill)
        self.order = [numbers.get(heading, -1) for heading in mapping.columns]
        self.columns = {at: self.order[at] for at, (heading, name) in enumerate(mapping.columns.items())
                        if name != PERSON and heading in numbers}
        self.unread = self._unread()
        known = {*self.numbers, *self.days, *(at for at, number in self.columns.items() if number in sheet.days or number in sheet.numbers)}
        self.counted = frozenset(known) if sheet.is_typed else frozenset()

    def _unread(self) -> dict[int, bool]:
        """The columns that were not read, and of each whether it names nobody, as far as its heading and its cells tell."""
        sheet, found = self.sheet, {}
        for column, (heading, name) in enumerate(self.mapping.columns.items()):
            number = self.columns.get(column)
            if number is not None and (name == IGNORE or (number in sheet.hidden_columns and not self.with_hidden)):
                found[column] = not is_of_persons(heading, self.mapping.kind) \
                    and name_nobody(sheet.cell(row, number) for row in self.table.body)
        return found

    def cells(self, rows: Sequence[Read], after: Catalog, language: Language) -> dict[str, dict[str, Kept]]:
        """The cells to be kept, by record and heading; none of a table whose rows are several records each, but for risk points."""
        if self.mapping.kind != "risk_points" and any(len(self.ids[row.number]) != 1 for row in rows):
            return {}
        stood = list(self._stood(rows, after, language))
        lines = [line if not at else Line(one.said, ("",) * len(one.said), is_more=True)
                 for one, line in zip(stood, lines_of(((one.id, one.said) for one in stood), self.mapping), strict=True)
                 for at in range(len(one.rows))]
        begins, (shown, _) = starts_of(lines, self.mapping), grouped(lines, self.mapping)
        headings, marker = list(self.mapping.columns), Marker(self.mapping)
        found: dict[str, dict[str, Kept]] = {}
        above, first = -1, 0
        for one in stood:
            places = range(first, first + len(one.rows))
            usual = {column: tuple(None if column in begins and at not in begins[column] else shown[at][column] for at in places)
                     for column in self.columns}
            if kept := self._kept(one, above, usual, marker, lines, first):
                found[one.id] = {headings[column]: cell for column, cell in sorted(kept.items())}
                for row, at in enumerate(places):
                    lines[at] = lines[at]._replace(said=marker.said_in(row, one.said, kept, lines, at), shown=_shown(lines[at], kept, row),
                                                   left=frozenset(column for column, cell in kept.items() if row in cell.left))
            above, first = one.rows[-1], places.stop
        return found

    def _kept(self, one: _Stood, above: int, usual: Mapping[int, Sequence[str | None]], marker: Marker, lines: Sequence[Line],
              first: int) -> dict[int, Kept]:
        """The cells of a record that stand otherwise than an export would write them, by column."""
        actual = {column: cell for column in self.columns if (cell := self._actual(one, column, above)) is not None}
        found: dict[int, Kept] = {}
        for group in joined_across(actual):
            if any(actual[column] != Kept("", tuple(usual[column])) for column in group):
                marks = marker.marks(group, actual, one.said, lines, first)
                if all(marks):
                    found |= {column: actual[column]._replace(mark=mark) for column, mark in zip(group, marks, strict=True)}
        return found

    def _stood(self, rows: Sequence[Read], after: Catalog, language: Language) -> Iterator[_Stood]:
        writer = CellWriter(after, self.mapping, language, Workbench(after))
        records = after.records.get(self.mapping.kind, {})
        for number, row in enumerate(rows, 1):
            ids = self.ids[row.number]
            said = [writer.row(records[id], number) for id in ids]
            yield _Stood(ids[0], (row.number, *row.joined), said[0] if len(said) == 1 else joined(said, self.mapping)[0])

    def _actual(self, one: _Stood, column: int, above: int) -> Kept | None:
        """What stands in the cells of a record, without a mark; None where it may not be kept."""
        texts: list[str | None] = []
        formats: list[str] = []
        left: set[int] = set()
        number = self.columns[column]
        for at, row in enumerate(one.rows):
            text = visible_text(self.merges.own(row, number))
            block = self.merges.over(row, number)
            if not self._may_stand(row, column, text) or (block is not None and not self._is_whole(block, row)):
                return None
            if block is not None and block.left < number:
                left.add(at)
            goes_on = not text and block is not None and block.top <= above
            filled = not text and column in self.filled and above >= 0
            texts.append("" if at in left else None if goes_on or filled else text)
            formats.append(self._format(row, column, text) if text and column in self.counted else "")
            above = row
        return Kept("", tuple(texts), tuple(formats) if any(formats) else (), frozenset(left))

    def _may_stand(self, row: int, column: int, text: str) -> bool:
        """Whether a cell may be kept: it names no person; in a column that was not read, it could not be one either."""
        if self.sheet.address(row, self.columns[column]) in self.of_persons:
            return False
        return column not in self.unread or is_count(text) or (self.unread[column] and tells_of_nobody(text))

    def _is_whole(self, block: Range, row: int) -> bool:
        """Whether the columns of merged cells are side by side in the mapping, and all may be kept."""
        if block.left == block.right:
            return True
        inside = [at for at, number in enumerate(self.order) if block.left <= number <= block.right]
        numbers = [self.order[at] for at in inside]
        return inside == list(range(inside[0], inside[-1] + 1)) and numbers == sorted(numbers) and numbers[0] == block.left \
            and all(at in self.columns and self.sheet.address(row, self.order[at]) not in self.of_persons for at in inside)

    def _format(self, row: int, column: int, text: str) -> str:
        """The format by which a cell is shown; empty where its column usually shows such a text so."""
        number = self.columns[column]
        held = self.sheet.days.get(number, {}).get(row) or self.sheet.numbers.get(number, {}).get(row, TEXT)
        return "" if held == format_of(text, self.numbers.get(column), self.days.get(column)) else held
