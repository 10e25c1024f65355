"""Records as tables that an import reads back: in the columns of a mapping, or in one column for each field."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from riskctl.exchange.asides import is_sum
from riskctl.exchange.cells import CellWriter
from riskctl.exchange.headings import meaning
from riskctl.exchange.kept import lines_of
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.repeats import Line, Row, grouped
from riskctl.exchange.several import gathered
from riskctl.exchange.sheet import Range, Written, range_named
from riskctl.exchange.targets import ID, NUMBER, Form, Target, target_named, targets_of
from riskctl.exchange.workbench import Workbench
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.value import Number, Whole

_ID = Text("记录编号", "record id")
_PARTS = " / "
# How wide columns should be shows in their first rows.
_LOOKED_AT = 200
EXPORTED = ("units", "posts", "parties", "domains", "duties", "documents", "powers", "risk_points", "controls", "institutions")


def exported_kinds(catalog: Catalog, *, with_people: bool) -> tuple[str, ...]:
    """The kinds that there are records of and that fit into tables; all of these where the catalog is empty."""
    kinds = (*EXPORTED[:2], "people", *EXPORTED[2:]) if with_people else EXPORTED
    return tuple(kind for kind in kinds if catalog.records.get(kind)) or kinds


def full_mapping(catalog: Catalog, kind: str, language: Language) -> TableMap:
    """A column for the id and one for each field that any record of the kind has and a cell can hold; for all, if there is none."""
    records = list(catalog.records.get(kind, {}).values())
    columns = {_ID.in_(language): ID}
    held = {path for record in records for path in _paths(record.node, ())}
    for target in targets_of(kind).values():
        if target.form not in (Form.PLACE, Form.OWN) and (not records or target.path in held):
            columns[_heading(kind, target, language)] = target.name
    own = dict.fromkeys(key for record in records for key, value in record.own_keys() if isinstance(value, str))
    columns |= {key: key for key in own}
    return TableMap(kind, (), None, columns)


def _paths(node: Mapping[str, object], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths of all fields that hold anything."""
    for name, value in node.items():
        if value is not None:
            yield (*above, name)
        if isinstance(value, dict):
            yield from _paths(value, (*above, name))


def _heading(kind: str, target: Target, language: Language) -> str:
    """The title of a field where it is known for that field alone, else its name."""
    title = target.title if language == "zh" else target.title_en
    known = meaning([title], kind) if title else None
    return title if known is not None and known.target == target.name else target.name


def export_sheet(catalog: Catalog, mapping: TableMap, language: Language, *, with_people: bool = False, name: str = "",
                 bench: Workbench | None = None, ids: Sequence[str] | None = None) -> Written:
    """The records of a kind in the columns of a mapping, those of `ids`, else all in the order of the table that it was made for.

    Every row is complete, but for columns that the mapping says are merged or filled down.
    Several sheets of one catalog share a `bench`, which finds records by their names.
    """
    writer = CellWriter(catalog, mapping, language, bench or Workbench(catalog), with_people=with_people)
    headings = [heading.split(_PARTS) for heading in mapping.columns]
    depth = max(map(len, headings), default=1)
    header = tuple(tuple(_part(_as_written(heading, depth, mapping), row) for heading in mapping.columns) for row in range(depth))
    seen = {record.id: record for record in _seen(catalog, mapping.kind, with_people=with_people)}
    records = [seen[id] for id in (shared_out(list(seen), [mapping.order])[0] if ids is None else ids)]
    title = name or (mapping.sheets[0] if mapping.sheets else KINDS[mapping.kind].plural.in_(language))
    said = list(gathered(((record.id, writer.row(record, number)) for number, record in enumerate(records, 1)), mapping))
    lines = lines_of(said, mapping)
    days = {at: mapping.days[heading] for at, heading in enumerate(mapping.columns) if heading in mapping.days}
    widths, numbers = tuple(_widths(header, [line.shown for line in lines[:_LOOKED_AT]])), _numbers(mapping)
    rows, blocks, places = _with_rows_between(*grouped(lines, mapping), [id for id, _ in said], [record.id for record in records], lines, mapping)
    texts = frozenset((places[row], column) for row, line in enumerate(lines) for column in line.own if column in days)
    top = len(mapping.above)
    merged = (*_around(mapping, depth + len(rows)), *(_shifted(one, top) for one in _merged(headings, depth)),
              *(_shifted(one, top + depth) for one in blocks))
    below = tuple(row for row in mapping.below if _holds(row, [record.id for record in records], mapping))
    return Written(title, header, rows, merged, widths, mapping.above, below, numbers, days, texts)


def _with_rows_between(rows: list[Row], blocks: Sequence[Range], firsts: Sequence[str], ids: Sequence[str], lines: Sequence[Line],
                       mapping: TableMap) -> tuple[list[Row], tuple[Range, ...], Sequence[int]]:
    """The rows and blocks with the rows that stood between records, and where each row now stands."""
    if not mapping.between:
        return rows, tuple(blocks), range(len(rows))
    found: list[Row] = []
    merged: list[Range] = []
    places: list[int] = []
    waiting = iter(firsts)
    for row, line in zip(rows, lines, strict=True):
        for between in () if line.is_more else mapping.between.get(next(waiting), ()):
            shown = tuple(cell or "" for cell in between)
            if _holds(shown, ids, mapping):
                merged += _one_with_left(between, len(found))
                found.append(shown)
        places.append(len(found))
        found.append(row)
    return found, (*merged, *(one._replace(top=places[one.top], bottom=places[one.bottom]) for one in blocks)), places


def _holds(row: Sequence[str], ids: Sequence[str], mapping: TableMap) -> bool:
    """Whether a row that is no record may be given back: a sum only of the records that it was made of."""
    return not mapping.order or set(mapping.order) == set(ids) or not is_sum(row)


def _one_with_left(row: Sequence[str | None], number: int) -> Iterator[Range]:
    """The blocks of a row: a cell and those of None on its right."""
    begins = [at for at, cell in enumerate(row) if cell is not None]
    for begin, end in pairwise([*begins, len(row)]):
        if end - begin > 1:
            yield Range(number, begin, number, end - 1)


def _as_written(heading: str, depth: int, mapping: TableMap) -> Sequence[str]:
    """The cells of a heading from the top down."""
    written = mapping.head.get(heading, ())
    return written if len(written) == depth else heading.split(_PARTS)


def _around(mapping: TableMap, rows: int) -> Iterator[Range]:
    """The merged cells of the rows round a table of so many rows; the mapping names them as if the table had none."""
    for block in filter(None, map(range_named, mapping.blocks)):
        top = len(mapping.above)
        yield _shifted(block, rows) if block.top >= top else block


def shared_among(catalog: Catalog, maps: Sequence[TableMap], *, with_people: bool = False) -> list[Sequence[str]]:
    """The ids of the records that each table shows; of tables of one kind, none shows what another one lists."""
    found: list[Sequence[str]] = [()] * len(maps)
    for kind in {one.kind for one in maps}:
        places = [at for at, one in enumerate(maps) if one.kind == kind]
        ids = [record.id for record in _seen(catalog, kind, with_people=with_people)]
        for at, held in zip(places, shared_out(ids, [maps[at].order for at in places]), strict=True):
            found[at] = held
    return found


def shared_out(ids: Sequence[str], orders: Sequence[Sequence[str]]) -> list[list[str]]:
    """The ids of records for each of the tables that list some of them: a record that none lists stands behind the one before it.

    Records before all that are listed stand at the end of the first table. A table that lists none has all.

    >>> shared_out(["a", "b", "c", "d"], [["c", "a"], ["d", "gone"]])
    [['c', 'a', 'b'], ['d']]
    """
    there, home = set(ids), {id: at for at, order in reversed(list(enumerate(orders))) for id in order}
    behind: dict[str, list[str]] = {}
    last = ""
    for id in ids:
        last = id if id in home else last
        if id not in home:
            behind.setdefault(last, []).append(id)
    found = [[one for id in order if id in there and home[id] == at for one in (id, *behind.get(id, ()))] for at, order in enumerate(orders)]
    first = next((at for at, order in enumerate(orders) if order), 0)
    return [[*held, *(behind.get("", ()) if at == first else ())] if order else list(ids)
            for at, (order, held) in enumerate(zip(orders, found, strict=True))]


def _numbers(mapping: TableMap) -> frozenset[int]:
    """The columns of numbers: those that were, that count the rows, and those of fields that are numbers."""
    targets = [target_named(mapping.kind, name) for name in mapping.columns.values()]
    return frozenset(at for at, (heading, name) in enumerate(mapping.columns.items())
                     if heading in mapping.numbers or name == NUMBER
                     or ((target := targets[at]) is not None and isinstance(target.value, Whole | Number)))


def _shifted(block: Range, rows: int) -> Range:
    return Range(block.top + rows, block.left, block.bottom + rows, block.right)


def _seen(catalog: Catalog, kind: str, *, with_people: bool) -> Iterator[Record]:
    """The records to be exported: persons only where that was asked for."""
    return iter(()) if kind == "people" and not with_people else iter(catalog.records.get(kind, {}).values())


def _part(parts: Sequence[str], row: int) -> str:
    """The part of a heading that stands in a row; the last part stands in the row that its cell begins in."""
    return parts[row] if row < len(parts) else ""


def _merged(headings: Sequence[Sequence[str]], depth: int) -> Iterator[Range]:
    """Which cells of the header are one: a heading over several columns, and one that goes down to the rows."""
    for column, parts in enumerate(headings):
        if len(parts) < depth:
            yield Range(len(parts) - 1, column, depth - 1, column)
    column = 0
    while column < len(headings):
        last = column
        while last + 1 < len(headings) and len(headings[last + 1]) > 1 and len(headings[column]) > 1 \
                and headings[last + 1][0] == headings[column][0]:
            last += 1
        if last > column:
            yield Range(0, column, 0, last)
        column = last + 1


def _widths(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """How wide each column should be: as its longest line, within reason."""
    for column in range(len(header[0])):
        texts = [*(row[column] for row in header), *(row[column] for row in rows)]
        longest = max((sum(1 + (ord(mark) > 0x2e7f) for mark in line) for text in texts for line in text.split("\n")), default=0)
        yield max(6, min(longest + 2, 48))
