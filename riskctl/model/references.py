"""Every reference that a record makes, read off the field table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from riskctl.model.block import Block, Field, Keyed, Many, Record
from riskctl.model.value import Dictionary, Either, Group, Nested, Reference, Value

Path = tuple[str | int, ...]
_KEPT = "mentions"


class Mention(NamedTuple):
    """That a record names `target`, which should be of one of `kinds`, at `path` below the record."""

    record: Record
    path: Path
    kinds: tuple[str, ...]
    target: str

    @property
    def field(self) -> str:
        """The path as findings write it: dotted, without positions in lists."""
        return ".".join(str(part) for part in self.path if not isinstance(part, int))


_Name = tuple[tuple[str, ...], str]
Names = dict[tuple[str, ...], dict[str, list[Record]]]
"""The records that name something: by the kinds of which it may be, by its id; a record as often as it names it."""


class _Shape(NamedTuple):
    """How a value of some type is searched.

    `kinds`: what a bare string refers to. `listed`: how the items of a list are searched. `block`: the block
    that a mapping is; `free`: how the values of a mapping with free keys are searched.
    """

    kinds: tuple[str, ...] | None = None
    listed: "_Shape | None" = None
    block: type[Block] | None = None
    free: "_Shape | None" = None

    @property
    def bears(self) -> bool:
        """Whether any reference can be found at all."""
        if self.kinds or self.listed or self.free:
            return True
        return bool(self.block and _shapes_in(self.block))  # type: ignore[arg-type] # classes can be hashed


def mentions_of(record: Record) -> Sequence[Mention]:
    """Every reference of the record, in the order in which they are written; looked for once and kept with the record."""
    kept = record.__dict__.get(_KEPT)
    if isinstance(kept, list):
        return kept
    found: list[Mention] = []
    _search_block(found, record, type(record), record.node, ())
    record.__dict__[_KEPT] = found
    return found


def names_of(*catalogs: Iterable[Record]) -> tuple[Names, ...]:
    """What the records of each catalog name, without the places: a tenth of the room that their mentions take.

    A record that several catalogs hold is looked at once.
    """
    seen: dict[int, list[_Name]] = {}
    return tuple(_names(records, seen) for records in catalogs)


def _names(records: Iterable[Record], seen: dict[int, "list[_Name]"]) -> Names:
    found: dict[tuple[str, ...], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        noted = seen.get(id(record))
        if noted is None:
            noted = seen[id(record)] = []
            _note_block(noted, type(record), record.node)
        for kinds, target in noted:
            found[kinds][target].append(record)
    return {kinds: dict(targets) for kinds, targets in found.items()}


@cache
def _shapes_in(block: type[Block]) -> Mapping[str, _Shape]:
    """How the fields of a block are searched, of those that can hold a reference."""
    shapes = {}
    for key, field in block.field_table().items():
        shape = _shape_of(field.value)
        if shape.bears:
            shapes[key] = _shape_in(field, shape)
    return shapes


def _shape_in(field: Field[Any], shape: _Shape) -> _Shape:
    """How a field is searched whose values have the shape; what is no list where one is wanted is a fault, not a reference."""
    if isinstance(field, Keyed):
        return _Shape(free=shape)
    if not isinstance(field, Many):
        return shape
    return shape._replace(listed=shape) if field.single else _Shape(listed=shape)


def _shape_of(value: Value[Any]) -> _Shape:
    match value:
        case Reference():
            return _Shape(kinds=value.targets)
        case Group():
            item = _shape_of(value.item)
            return _Shape(listed=item if item.bears else None)
        case Dictionary():
            item = _shape_of(value.item)
            return _Shape(free=item if item.bears else None)
        case Either():
            scalar, mapping = _shape_of(value.scalar), _shape_of(value.mapping)
            return _Shape(scalar.kinds, scalar.listed or mapping.listed, mapping.block, mapping.free)
        case Nested():
            bare = _shape_of(value.block.field_table()[value.shorthand].value) if value.shorthand else _Shape()
            return _Shape(kinds=bare.kinds, block=value.block)
        case _:
            return _Shape()


def _search_block(found: list[Mention], record: Record, block: type[Block], node: Mapping[str, object],
                  path: Path) -> None:
    shapes = _shapes_in(block)  # type: ignore[arg-type] # classes can be hashed
    for key, raw in node.items():
        shape = shapes.get(key)
        if shape is None:
            continue
        if not isinstance(raw, str):
            _search(found, record, shape, raw, (*path, key))
        elif shape.kinds:
            found.append(Mention(record, (*path, key), shape.kinds, raw))


def _search(found: list[Mention], record: Record, shape: _Shape, raw: object, path: Path) -> None:
    if isinstance(raw, str):
        if shape.kinds:
            found.append(Mention(record, path, shape.kinds, raw))
    elif isinstance(raw, list) and shape.listed is not None:
        _search_list(found, record, shape.listed, raw, path)
    elif isinstance(raw, dict) and shape.block is not None:
        _search_block(found, record, shape.block, raw, path)
    elif isinstance(raw, dict) and shape.free is not None:
        for key, item in raw.items():
            _search(found, record, shape.free, item, (*path, key))


def _search_list(found: list[Mention], record: Record, shape: _Shape, raw: list[object], path: Path) -> None:
    for at, item in enumerate(raw):
        if not isinstance(item, str):
            _search(found, record, shape, item, (*path, at))
        elif shape.kinds:
            found.append(Mention(record, (*path, at), shape.kinds, item))


def _note_block(noted: list[_Name], block: type[Block], node: Mapping[str, object]) -> None:
    """As `_search_block`, without paths."""
    shapes = _shapes_in(block)  # type: ignore[arg-type] # classes can be hashed
    for key, raw in node.items():
        shape = shapes.get(key)
        if shape is None:
            continue
        if not isinstance(raw, str):
            _note(noted, shape, raw)
        elif shape.kinds:
            noted.append((shape.kinds, raw))


def _note(noted: list[_Name], shape: _Shape, raw: object) -> None:
    if isinstance(raw, list):
        if shape.listed is not None:
            _note_items(noted, shape.listed, raw)
    elif isinstance(raw, dict) and shape.block is not None:
        _note_block(noted, shape.block, raw)
    elif isinstance(raw, dict) and shape.free is not None:
        _note_items(noted, shape.free, raw.values())


def _note_items(noted: list[_Name], shape: _Shape, items: Iterable[object]) -> None:
    for item in items:
        if not isinstance(item, str):
            _note(noted, shape, item)
        elif shape.kinds:
            noted.append((shape.kinds, item))
