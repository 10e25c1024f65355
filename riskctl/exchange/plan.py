"""What an import would do: records created, changed and left alone, field by field, and everything wrong, by cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from riskctl.exchange.codes import check_codes
from riskctl.exchange.fields import Filler
from riskctl.exchange.foresight import Foresight
from riskctl.exchange.guess import guessed
from riskctl.exchange.lacking import (
    FORM,
    HANDBOOK,
    check_beside,
    check_lacking,
    check_others,
    is_form,
    is_handbook,
    lies_on_its_side,
)
from riskctl.exchange.mapping import TableMap, with_settings
from riskctl.exchange.plain import PlainRows
from riskctl.exchange.points import PointRows
from riskctl.exchange.problems import Problem, listed_rows
from riskctl.exchange.recognise import Merges, Table, recognise
from riskctl.exchange.rows import Row, rows_of
from riskctl.exchange.sections import check_sections, with_units
from riskctl.exchange.several import check_several
from riskctl.exchange.sheet import Sheet, letters
from riskctl.exchange.targets import ID, IGNORE
from riskctl.exchange.ticks import with_ticks
from riskctl.exchange.unseen import check_unseen
from riskctl.exchange.wording import key_of, name_key
from riskctl.exchange.workbench import Path, Wish, Workbench
from riskctl.exchange.workbench import nested as nested_values
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Text
from riskctl.model.vocabulary import Severity

# The order in which tables are taken: a risk point names controls, a control a post, a post a unit.
_TAKEN = ("units", *(kind for kind in KINDS if kind not in ("units", "controls", "risk_points")), "controls", "risk_points")
_LOOKED_ALIKE = ("units", "posts", "powers")
# Far more readings than names in tables ever took to settle.
_MOST_READINGS = 12
TURNED = Text("表头竖排在第一列，没有读取；请先转置（复制后“选择性粘贴—转置”），使表头在上、一行一条",
              "the headings stand in the first column, so it was not read; transpose it (paste special, transpose): headings above, a record a row")


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
    """Everything that an import would do.

    `ids` leads, for each table, from rows to the records that they are about; `of_persons` are the cells that name persons,
    `unread` says which sheets were left out.
    """

    records: tuple[RecordChange, ...]
    problems: tuple[Problem, ...]
    columns: tuple[ColumnUse, ...]
    tables: tuple[tuple[Table, TableMap], ...]
    ids: tuple[Mapping[int, Sequence[str]], ...] = ()
    of_persons: frozenset[str] = frozenset()
    unread: tuple[Problem, ...] = ()

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
        held = None if not wanted.mapping and (is_handbook(sheet) or is_form(sheet)) else _table_of(sheet, catalog, wanted)
        if held is None:
            problems.append(_unread(sheet, wanted))
            continue
        found.append(held)
    return _with_settings(found, wanted.settings), problems


def _unread(sheet: Sheet, wanted: Wanted) -> Problem:
    """What to say of a sheet without headings."""
    if is_handbook(sheet):
        return Problem(Severity.WARNING, sheet.name, HANDBOOK.zh, HANDBOOK.en)
    if is_form(sheet):
        return Problem(Severity.WARNING, sheet.name, FORM.zh, FORM.en)
    if lies_on_its_side(sheet, wanted.kind):
        return Problem(Severity.WARNING, sheet.name, TURNED.zh, TURNED.en)
    return Problem(Severity.WARNING, sheet.name, "没有认出表头，没有读取", "no headings were recognised; it was not read")


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
    tables, unread = tables_in(sheets, catalog, wanted)
    problems = [*unread]
    columns: list[ColumnUse] = []
    read: list[_Read] = []
    for table, mapping in tables:
        rows = list(rows_of(table, mapping, with_hidden=wanted.with_hidden))
        read.append(_Read(table, mapping, rows))
        columns += _columns(table, mapping, rows)
        problems += [*_flaws(table, mapping), *_left_out(table, mapping, wanted), *_continued(table, mapping, rows),
                     *check_codes(table, mapping, rows), *check_others(table), *check_beside(table),
                     *check_sections(table, mapping),
                     *check_unseen(table, mapping), *(() if wanted.mapping else check_lacking(table, mapping))]
    bench, ids = _settled(read, catalog, wanted, progress)
    changes = tuple(record_change(bench, wish) for wish in bench.wanted())
    created = {one.id for one in changes if one.kind == "risk_points" and one.state is State.CREATED}
    problems += [problem for one, rows in zip(read, ids, strict=True) for problem in check_several(one.table, rows, created)]
    return Plan(changes, (*problems, *bench.problems, *_look_alikes(bench, changes)), tuple(columns), tuple(tables), ids,
                frozenset(bench.of_persons), tuple(unread))


class _Read(NamedTuple):
    """A table with its mapping and rows."""

    table: Table
    mapping: TableMap
    rows: Sequence[Row]


def _settled(read: Sequence[_Read], catalog: Catalog, wanted: Wanted,
             progress: Callable[[int], None] | None) -> tuple[Workbench, tuple[Mapping[int, Sequence[str]], ...]]:
    """What the tables want of the catalog, read until what they make is what was known from the start; and the ids of each table.

    Records that others name come first, whatever the order of the sheets.
    """
    order = sorted(range(len(read)), key=lambda at: _TAKEN.index(read[at].mapping.kind))
    ids: list[Mapping[int, Sequence[str]]] = [{} for _ in read]
    foresight = Foresight()
    for _ in range(_MOST_READINGS):
        bench = Workbench(catalog, with_people=wanted.with_people, progress=progress, foresight=foresight)
        for at in order:
            ids[at] = _take(bench, *read[at], wanted)
        after = bench.foreseen()
        if after == foresight:
            break
        foresight = after
    return bench, tuple(ids)


def _take(bench: Workbench, table: Table, mapping: TableMap, rows: Sequence[Row], wanted: Wanted) -> Mapping[int, Sequence[str]]:
    """Want what a table says; the ids of the records that each row is about."""
    hidden = frozenset() if wanted.with_hidden else table.sheet.hidden_columns
    there = {column.heading for column in table.columns if column.number not in hidden}
    columns = {heading: name for heading, name in mapping.columns.items() if heading in there}
    kept = [Row(row.number, {heading: cell for heading, cell in row.cells.items() if heading in there}, row.joined) for row in rows]
    kept, columns = with_units(*with_ticks(kept, columns), table, mapping.sections)
    mapping = TableMap(mapping.kind, mapping.sheets, mapping.header, columns, mapping.fill,
                       mapping.lists, mapping.words, mapping.defaults, mapping.split)
    if mapping.kind == "people" and not bench.with_people:
        bench.problem(Severity.WARNING, table.sheet.name, "这张表写的是人员，没有取；要写入 people 加 --people",
                      "this table lists persons, who are left out; --people puts them into people")
        return {}
    filler = Filler(bench, table.sheet, mapping)
    taker = PointRows(filler) if mapping.kind == "risk_points" else PlainRows(filler)
    taker.take([row for row in kept if row.cells])
    return taker.ids


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
    found += _rivals(table, mapping) if not wanted.mapping else ()
    there = {column.heading for column in table.columns}
    missing = [heading for heading, target in mapping.columns.items() if heading not in there and target != IGNORE]
    if missing:
        found.append(Problem(Severity.WARNING, sheet.name, f"映射里的这些栏目表中没有：{'、'.join(missing)}",
                             f"the table lacks columns that the mapping names: {', '.join(missing)}"))
    if asides := [row for row, _ in table.left_out if row not in sheet.hidden_rows or wanted.with_hidden]:
        found.append(Problem(Severity.INFO, sheet.name, f"第 {listed_rows(asides, '、')} 行是小计、签字、说明或小标题，不作为记录",
                             f"sums, signatures, notes or titles, which are no records, stand in row {listed_rows(asides, ', ')}"))
    if not table.body:
        found.append(Problem(Severity.WARNING, sheet.name, "表头下面没有数据", "there are no rows below the headings"))
    return found


def _continued(table: Table, mapping: TableMap, rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows that were taken for the rest of the record above them, though no merged cell says so."""
    named = [column.number for column in table.columns if mapping.columns.get(column.heading) in ("name", "manifestation", ID)]
    merges = Merges(table.sheet) if any(row.joined for row in rows) else None
    joined = [at for row in rows for at in row.joined if merges and not any(merges.over(at, column) for column in named)]
    if joined:
        yield Problem(Severity.INFO, table.sheet.name, f"第 {listed_rows(joined, '、')} 行没有名称、等级，作为上一条记录的续行，内容并入其中",
                      f"without a name or level of its own, what row {listed_rows(joined, ', ')} says was added to the record above")


def _look_alikes(bench: Workbench, changes: Sequence[RecordChange]) -> Iterator[Problem]:
    """New records whose names are those of others but for signs: they stay two, and people are told."""
    names: dict[tuple[str, str, str], dict[str, None]] = {}
    made = [one for one in changes if one.kind in _LOOKED_ALIKE and one.state is State.CREATED and key_of(one.name)]
    keys = {(one.kind, key_of(one.name), bench.unit_of(one.id)) for one in made}
    for record in bench.catalog.each_record() if made else ():
        key = record.kind, key_of(record.label), bench.unit_of(record.id)
        if key in keys:
            names.setdefault(key, {})[record.label] = None
    for one in made:
        others = names.setdefault((one.kind, key_of(one.name), bench.unit_of(one.id)), {})
        known = next((name for name in others if name_key(name) != name_key(one.name)), "")
        if known:
            yield Problem(Severity.WARNING, one.cell, f"“{one.name}”与“{known}”只差符号，按两个名称处理；如是同一个，请统一写法",
                          f"'{one.name}' differs from '{known}' in signs only, and is taken for another; write both alike if they are one")
        others[one.name] = None


def _rivals(table: Table, mapping: TableMap) -> Iterator[Problem]:
    """Columns that mean what another one means already, or have the same heading."""
    for column in table.columns:
        target = mapping.columns.get(column.heading)
        if column.rival is not None and target == column.target:
            other, name = letters(column.rival), table.sheet.name
            yield Problem(Severity.WARNING, f"{name}!{letters(column.number)}" if name else letters(column.number),
                          f"表头“{column.heading}”与 {other} 列同名或同义，本列原样保留为 {target}；要改用 --set '{column.heading}=字段'",
                          f"the heading '{column.heading}' says the same as that of column {other}: this one is kept as {target}; "
                          f"--set '{column.heading}=FIELD' decides otherwise")


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
    return nested_values({change.path: change.after for change in changes})
