"""Records as tables that an import reads back: in the columns of a mapping, or in one column for each field."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.exchange.cells import CellWriter
from riskctl.exchange.headings import meaning
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.repeats import grouped
from riskctl.exchange.sheet import Range, Written
from riskctl.exchange.targets import ID, NUMBER, Form, Target, target_named, targets_of
from riskctl.exchange.workbench import Workbench
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.value import Number, Whole

_ID = Text("记录编号", "record id")
_PARTS = " / "
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
                 bench: Workbench | None = None) -> Written:
    """The records of a kind in the columns of a mapping, in the order of the catalog.

    Every row is complete, but for columns that the mapping says are merged or filled down.
    Several sheets of one catalog share a `bench`, which finds records by their names.
    """
    writer = CellWriter(catalog, mapping, language, bench or Workbench(catalog), with_people=with_people)
    headings = [heading.split(_PARTS) for heading in mapping.columns]
    depth = max(map(len, headings), default=1)
    header = tuple(tuple(_part(parts, row) for parts in headings) for row in range(depth))
    records = list(_seen(catalog, mapping.kind, with_people=with_people))
    title = name or (mapping.sheets[0] if mapping.sheets else KINDS[mapping.kind].plural.in_(language))
    rows = [writer.row(record, number) for number, record in enumerate(records, 1)]
    widths, numbers = tuple(_widths(header, rows)), _numbers(mapping)
    rows, blocks = grouped(rows, mapping)
    top = len(mapping.above)
    merged = (*(_shifted(one, top) for one in _merged(headings, depth)), *(_shifted(one, top + depth) for one in blocks))
    return Written(title, header, rows, merged, widths, mapping.above, mapping.below, numbers)


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
        texts = [*(row[column] for row in header), *(row[column] for row in rows[:200])]
        longest = max((sum(1 + (ord(mark) > 0x2e7f) for mark in line) for text in texts for line in text.split("\n")), default=0)
        yield max(6, min(longest + 2, 48))
