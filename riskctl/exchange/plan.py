"""What an import would do: records created, changed and left alone, field by field, and everything wrong, by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from riskctl.exchange.codes import check_codes
from riskctl.exchange.fields import Filler
from riskctl.exchange.guess import guessed
from riskctl.exchange.mapping import TableMap, with_settings
from riskctl.exchange.plain import PlainRows
from riskctl.exchange.points import PointRows
from riskctl.exchange.problems import Problem
from riskctl.exchange.recognise import Table, recognise
from riskctl.exchange.rows import Row, rows_of
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.targets import ID, IGNORE
from riskctl.exchange.unseen import check_unseen
from riskctl.exchange.workbench import Path, Wish, Workbench
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.vocabulary import Severity


class State(Enum):
    """What becomes of a record."""

    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that would get another value; `before` is None where it was not there."""

    path: Path
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What becomes of one record, and the cell that speaks of it; `behind` is the record it is put behind."""

    kind: str
    id: str
    name: str
    state: State
    cell: str
    fields: tuple[FieldChange, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column was taken for, in how many rows it says something, and how many different things."""

    sheet: str
    column: int
    heading: str
    target: str
    filled: int
    different: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that an import would do."""

    records: tuple[RecordChange, ...]
    problems: tuple[Problem, ...]
    columns: tuple[ColumnUse, ...]
    tables: tuple[tuple[Table, TableMap], ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the import from being carried out."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def count(self, kind: str, state: State) -> int:
        """How many records of a kind are in a state."""
        return sum(one.kind == kind and one.state is state for one in self.records)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a table is to be read: by which mapping, with which columns set, whether people and hidden rows count."""

    mapping: tuple[TableMap, ...] = ()
    settings: tuple[str, ...] = ()
    kind: str = ""
    with_people: bool = False
    with_hidden: bool = False


def tables_in(sheets: Sequence[Sheet], catalog: Catalog, wanted: Wanted) -> tuple[list[tuple[Table, TableMap]], list[Problem]]:
    """The tables that the sheets hold, each with its mapping; and what was left out."""
    found: list[tuple[Table, TableMap]] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if not sheet.rows:
            continue
        if sheet.is_hidden and not wanted.with_hidden:
            problems.append(Problem(Severity.WARNING, sheet.name, "工作表是隐藏的，没有读取；要读取加 --hidden",
                                    "the sheet is hidden and was not read; --hidden reads it"))
            continue
        held = _table_of(sheet, catalog, wanted)
        if held is None:
            problems.append(Problem(Severity.WARNING, sheet.name, "没有认出表头，没有读取", "no headings were recognised; it was not read"))
            continue
        found.append(held)
    return _with_settings(found, wanted.settings), problems


def _with_settings(tables: Sequence[tuple[Table, TableMap]], settings: Sequence[str]) -> list[tuple[Table, TableMap]]:
    """The tables after the settings, each of which holds for the tables that have its column; one must have it."""
    set_in = {one: [at for at, (_, mapping) in enumerate(tables) if one.rpartition("=")[0] in mapping.columns] for one in settings}
    return [(table, with_settings(mapping, [one for one in settings if not set_in[one] or at in set_in[one]]))
            for at, (table, mapping) in enumerate(tables)]


def _table_of(sheet: Sheet, catalog: Catalog, wanted: Wanted) -> tuple[Table, TableMap] | None:
    if not wanted.mapping:
        table = recognise(sheet, wanted.kind)
        return (table, guessed(table, catalog)) if table else None
    for mapping in wanted.mapping:
        if mapping.sheets and sheet.name not in mapping.sheets and len(wanted.mapping) > 1:
            continue
        table = recognise(sheet, mapping.kind)
        if table is None or _shared(table, mapping) < _shared_at(sheet, mapping):
            table = recognise(sheet, mapping.kind, mapping.header) if mapping.header else table
        if table is not None and _shared(table, mapping):
            return table, mapping
    return None


def _shared(table: Table, mapping: TableMap) -> int:
    """How many headings of a mapping the table has."""
    return sum(column.heading in mapping.columns for column in table.columns)


def _shared_at(sheet: Sheet, mapping: TableMap) -> int:
    table = recognise(sheet, mapping.kind, mapping.header) if mapping.header else None
    return _shared(table, mapping) if table else 0


def plan_import(sheets: Sequence[Sheet], catalog: Catalog, wanted: Wanted, progress: Callable[[int], None] | None = None) -> Plan:
    """What an import of the sheets would do to the catalog. Nothing is changed; `progress` is told of rows now and then."""
    tables, problems = tables_in(sheets, catalog, wanted)
    bench = Workbench(catalog, with_people=wanted.with_people, progress=progress)
    columns: list[ColumnUse] = []
    for table, mapping in tables:
        rows = list(rows_of(table, mapping, with_hidden=wanted.with_hidden))
        _take(bench, table, mapping, rows, wanted)
        columns += _columns(table, mapping, rows)
        problems += [*_flaws(table, mapping), *_left_out(table, mapping, wanted), *check_codes(table, mapping, rows), *check_unseen(table, mapping)]
    changes = tuple(record_change(bench, wish) for wish in bench.wishes.values())
    return Plan(changes, (*problems, *bench.problems), tuple(columns), tuple(tables))


def _take(bench: Workbench, table: Table, mapping: TableMap, rows: Sequence[Row], wanted: Wanted) -> None:
    hidden = frozenset() if wanted.with_hidden else table.sheet.hidden_columns
    there = {column.heading for column in table.columns if column.number not in hidden}
    mapping = TableMap(mapping.kind, mapping.sheets, mapping.header,
                       {heading: name for heading, name in mapping.columns.items() if heading in there},
                       mapping.fill, mapping.lists, mapping.words, mapping.defaults, mapping.split)
    kept = [Row(row.number, {heading: cell for heading, cell in row.cells.items() if heading in there}) for row in rows]
    filler = Filler(bench, table.sheet, mapping)
    taker = PointRows(filler) if mapping.kind == "risk_points" else PlainRows(filler)
    taker.take([row for row in kept if row.cells])


def _columns(table: Table, mapping: TableMap, rows: Sequence[Row]) -> list[ColumnUse]:
    """What each column was taken for; a main item counts once in each unit."""
    unit = mapping.heading_of("unit")
    found = []
    for column in table.columns:
        target = mapping.columns.get(column.heading, IGNORE)
        cells = [(row.cells[column.heading].text, row.cells[unit].text if unit and unit in row.cells and target == "main_item" else "")
                 for row in rows if column.heading in row.cells] if target != IGNORE else []
        found.append(ColumnUse(table.sheet.name, column.number, column.heading, target, len(cells), len(set(cells))))
    return found


_FLAWS = {
    "formula": ("公式没有保存结果；请在 Excel 或 WPS 中打开、保存后再导入",
                "the formula has no saved value; open and save the file in a spreadsheet program"),
    "error": ("公式出错（{}）", "the formula gives an error ({})"),
    "rounded": ("{} 超过 15 位，存成数字时已被改动；请改成文本格式重新录入",
                "{} has more than 15 digits and was altered when stored as a number; enter it as text"),
}


def _flaws(table: Table, mapping: TableMap) -> list[Problem]:
    """Cells whose value cannot be trusted, in columns that count."""
    counting = {column.number for column in table.columns if mapping.columns.get(column.heading, IGNORE) != IGNORE}
    body = frozenset(table.body)
    return [Problem(Severity.ERROR, table.sheet.address(flaw.row, flaw.column), *(text.format(flaw.text) for text in _FLAWS[flaw.kind]))
            for flaw in table.sheet.flaws if flaw.column in counting and flaw.row in body]


def _left_out(table: Table, mapping: TableMap, wanted: Wanted) -> list[Problem]:
    """What of the sheet was not read: hidden rows and columns, columns that a mapping names in vain."""
    sheet, found = table.sheet, []
    rows = sum(row in sheet.hidden_rows for row in table.body)
    columns = [column.heading for column in table.columns if column.number in sheet.hidden_columns]
    if rows and not wanted.with_hidden:
        found.append(Problem(Severity.WARNING, sheet.name, f"{rows} 行是隐藏的，没有读取；要读取加 --hidden",
                             f"{rows} rows are hidden and were not read; --hidden reads them"))
    if columns and not wanted.with_hidden:
        found.append(Problem(Severity.WARNING, sheet.name, f"隐藏的列没有读取：{'、'.join(columns)}；要读取加 --hidden",
                             f"hidden columns were not read: {', '.join(columns)}; --hidden reads them"))
    there = {column.heading for column in table.columns}
    missing = [heading for heading, target in mapping.columns.items() if heading not in there and target != IGNORE]
    if missing:
        found.append(Problem(Severity.WARNING, sheet.name, f"映射里的这些栏目表中没有：{'、'.join(missing)}",
                             f"the table lacks columns that the mapping names: {', '.join(missing)}"))
    if not table.body:
        found.append(Problem(Severity.WARNING, sheet.name, "表头下面没有数据", "there are no rows below the headings"))
    return found


def record_change(bench: Workbench, wish: Wish) -> RecordChange:
    """What becomes of the record that a wish is about. A field that is wanted as None is taken away."""
    record = bench.catalog.records.get(wish.kind, {}).get(wish.id)
    node: Mapping[str, object] = record.node if record else {}
    changes = tuple(FieldChange(path, _held(node, path), value) for path, value in _ordered(wish)
                    if path != (ID,) and not _is_same(_held(node, path), value))
    state = State.CREATED if record is None else State.CHANGED if changes else State.SAME
    name = wish.name or (record.label if record else wish.id)
    return RecordChange(wish.kind, wish.id, name, state, wish.cell, changes, wish.behind)


def _ordered(wish: Wish) -> list[tuple[Path, object]]:
    """The values in the order of the fields."""
    rank = {key: at for at, key in enumerate(KINDS[wish.kind].field_table())}
    return sorted(wish.values.items(), key=lambda one: rank.get(one[0][0], len(rank)))


def _held(node: Mapping[str, object], path: Path) -> object:
    held: object = node
    for name in path:
        held = held.get(name) if isinstance(held, dict) else None
    return held


def _is_same(before: object, after: object) -> bool:
    """Whether two values say the same; a list of one is as good as its item."""
    if isinstance(before, str) and isinstance(after, list):
        return [before] == after
    if isinstance(before, list) and isinstance(after, str):
        return before == [after]
    return before == after


def nested(changes: Sequence[FieldChange]) -> dict[str, object]:
    """The fields of a new record."""
    found: dict[str, object] = {}
    for change in changes:
        holder = found
        for name in change.path[:-1]:
            inner = holder.setdefault(name, {})
            assert isinstance(inner, dict)
            holder = inner
        holder[change.path[-1]] = change.after
    return found
