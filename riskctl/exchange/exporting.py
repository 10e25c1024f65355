"""Records as tables that an import reads back: in the columns of a mapping, or in one column for each field."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from riskctl.exchange.asides import is_sum
from riskctl.exchange.cells import CellWriter
from riskctl.exchange.headings import meaning
from riskctl.exchange.look import heading_parts, shown_days, shown_numbers, usual_head_blocks
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.marks import lines_of
from riskctl.exchange.repeats import Line, Row, grouped
from riskctl.exchange.several import gathered
from riskctl.exchange.sheet import Range, Written, range_named
from riskctl.exchange.spread import Spread
from riskctl.exchange.targets import ID, Form, Target, targets_of
from riskctl.exchange.wording import one_line
from riskctl.exchange.workbench import Workbench
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text

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
    depth = mapping.header[1] if mapping.header else max((len(heading.split(_PARTS)) for heading in mapping.columns), default=1)
    headings = [heading_parts(heading, depth) for heading in mapping.columns]
    header = tuple(tuple(_part(_as_written(heading, depth, mapping), row) for heading in mapping.columns) for row in range(depth))
    seen = {record.id: record for record in _seen(catalog, mapping.kind, with_people=with_people)}
    records = [seen[id] for id in (shared_out(list(seen), [mapping.order])[0] if ids is None else ids)]
    title = name or (mapping.sheets[0] if mapping.sheets else KINDS[mapping.kind].plural.in_(language))
    said = list(gathered(((record.id, writer.row(record, number)) for number, record in enumerate(records, 1)), mapping))
    lines = lines_of(said, mapping)
    widths = tuple(_widths(header, [line.shown for line in lines[:_LOOKED_AT]]))
    spread = Spread.of(mapping)
    shown, across = grouped(lines, mapping)
    rows, blocks, places = _with_rows_between(spread.rows(shown), spread.blocks(across), [id for id, _ in said],
                                              [record.id for record in records], lines, mapping)
    formats = {places[row]: spread.columns(line.formats) for row, line in enumerate(lines) if line.formats}
    top = len(mapping.above)
    merged = (*_around(mapping, depth + len(rows)),
              *(_shifted(one, top) for one in spread.blocks(_head_blocks(mapping, header, headings))),
              *(_shifted(one, top + depth) for one in blocks))
    ends = [at for at, row in enumerate(mapping.below) if _holds(row, [record.id for record in records], mapping)]
    around = _formats_around(mapping, [*range(top), *(top + at for at in ends)])
    hidden = spread.columns({at: True for at, heading in enumerate(mapping.columns) if heading in mapping.hidden})
    return Written(title, tuple(spread.rows(header)), rows, merged, spread.widths(widths), mapping.above, tuple(mapping.below[at] for at in ends),
                   spread.columns(shown_numbers(mapping)), spread.columns(shown_days(mapping)), formats,
                   is_titled=mapping.blocks is None, hidden=frozenset(hidden), around=around)


def _formats_around(mapping: TableMap, rows: Sequence[int]) -> dict[int, dict[int, str]]:
    """The formats of cells above and below the table, by row and column; `rows` are those of the mapping that are given."""
    found: dict[int, dict[int, str]] = {}
    for name, shown in mapping.around.items():
        cell = range_named(f"{name}:{name}")
        if cell is not None and cell.top in rows:
            found.setdefault(rows.index(cell.top), {})[cell.left] = shown
    return found


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
    return written if len(written) == depth else heading_parts(heading, depth)


def _around(mapping: TableMap, rows: int) -> Iterator[Range]:
    """The merged cells of the rows round a table of so many rows; the mapping names them as if the table had none."""
    for block in filter(None, map(range_named, mapping.blocks or ())):
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


def _shifted(block: Range, rows: int) -> Range:
    return Range(block.top + rows, block.left, block.bottom + rows, block.right)


def _seen(catalog: Catalog, kind: str, *, with_people: bool) -> Iterator[Record]:
    """The records to be exported: persons only where that was asked for."""
    return iter(()) if kind == "people" and not with_people else iter(catalog.records.get(kind, {}).values())


def _part(parts: Sequence[str], row: int) -> str:
    """The part of a heading that stands in a row; the last part stands in the row that its cell begins in."""
    return parts[row] if row < len(parts) else ""


def _head_blocks(mapping: TableMap, header: Sequence[Sequence[str]], headings: Sequence[Sequence[str]]) -> tuple[Range, ...]:
    """Which cells of the header are one: those that were, where they still cover no other words, else those that say the same."""
    depth, blocks = len(header), tuple(filter(None, map(range_named, mapping.head_blocks or ())))
    fits = all(one.bottom < depth and one.right < len(headings) and not _covers_words(one, header) for one in blocks)
    if mapping.head_blocks is not None and fits and not any(_overlap(one, other) for one, other in combinations(blocks, 2)):
        return blocks
    return tuple(usual_head_blocks(headings, depth))


def _overlap(one: Range, other: Range) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom and one.left <= other.right and other.left <= one.right


def _covers_words(block: Range, header: Sequence[Sequence[str]]) -> bool:
    """Whether a block of the header hides anything that its first cell does not say; headings that are alike are numbered."""
    said = one_line(header[block.top][block.left])
    texts = {one_line(header[row][column]) for row in range(block.top, block.bottom + 1) for column in range(block.left, block.right + 1)}
    return any(text not in ("", said) and not text.startswith(f"{said} (") for text in texts)


def _widths(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """How wide each column should be: as its longest line, within reason."""
    for column in range(len(header[0])):
        texts = [*(row[column] for row in header), *(row[column] for row in rows)]
        longest = max((sum(1 + (ord(mark) > 0x2e7f) for mark in line) for text in texts for line in text.split("\n")), default=0)
        yield max(6, min(longest + 2, 48))
