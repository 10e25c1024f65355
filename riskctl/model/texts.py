"""Every text in free words that a record holds, read off the field table, with who may see it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from riskctl.model.block import Block, Field, Keyed, Record
from riskctl.model.manifest import Manifest
from riskctl.model.value import Dictionary, Either, Group, Nested, String, Value
from riskctl.model.vocabulary import Disclosure

Path = tuple[str | int, ...]
Wanted = Callable[[str], object]
OWN = "x-"


class FreeText(NamedTuple):
    """A text in free words at `path` below a record, or below the manifest; at () it is the record's id."""

    record: Record | Manifest
    path: Path
    text: str
    disclosure: Disclosure

    @property
    def field(self) -> str | None:
        """The path as findings write it: dotted, without positions in lists; None for the id."""
        return ".".join(str(part) for part in self.path if not isinstance(part, int)) or None

    @property
    def key(self) -> str:
        """The key of the field itself; '' for the id."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


class _Shape(NamedTuple):
    """What can stand in a field: words, a block, or a mapping with free keys; lists of these are searched alike."""

    words: bool
    block: type[Block] | None
    free: bool
    disclosure: Disclosure


ANYTHING = _Shape(words=True, block=None, free=True, disclosure=Disclosure.INTERNAL)


def texts_of(record: Record, wanted: Wanted, upto: Disclosure = Disclosure.RESTRICTED) -> Iterator[FreeText]:
    """The texts of the record for which `wanted` is true and which those may see who see fields of the class `upto`.

    A text is of the narrowest class of the fields that it stands in. The id of a record is a text that may be seen where any
    of its fields may. What users keep under keys of their own (`x-…`) is internal.
    """
    if wanted(record.id):
        yield FreeText(record, (), record.id, _least(type(record)))  # type: ignore[arg-type] # classes can be hashed
    yield from _search(record, wanted, upto)


def texts_of_manifest(manifest: Manifest, wanted: Wanted, upto: Disclosure = Disclosure.RESTRICTED) -> Iterator[FreeText]:
    """The texts of the manifest, as those of a record."""
    return _search(manifest, wanted, upto)


def keys_of(whole: Record | Manifest, wanted: Wanted, upto: Disclosure = Disclosure.RESTRICTED) -> Iterator[FreeText]:
    """The keys for which `wanted` is true, however deep, as texts at the paths that they end; as public as their field.

    Keys of a user's own (`x-…`), and all below them, are internal.
    """
    table = type(whole).field_table()
    for key, raw in whole.node.items():
        of_field = table[key].disclosure if key in table else Disclosure.INTERNAL
        for path in ((key,), *_paths_below(raw, (key,))):
            if isinstance(path[-1], str) and wanted(path[-1]):
                is_own = of_field is Disclosure.PUBLIC and any(str(part).startswith(OWN) for part in path)
                disclosure = Disclosure.INTERNAL if is_own else of_field
                if upto.sees(disclosure):
                    yield FreeText(whole, path, path[-1], disclosure)


def _paths_below(node: object, path: Path) -> Iterator[Path]:
    """The path of every entry of the mappings and lists below a node."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from _paths_below(value, (*path, key))


def _search(whole: Record | Manifest, wanted: Wanted, upto: Disclosure) -> Iterator[FreeText]:
    search = _Search(whole, wanted, frozenset(one for one in Disclosure if upto.sees(one)))
    return search.block(type(whole), whole.node, (), Disclosure.PUBLIC)


@cache
def _least(kind: type[Block]) -> Disclosure:
    """The class of the field that most people may see."""
    held = {field.disclosure for field in kind.field_table().values()}
    return next(disclosure for disclosure in Disclosure if disclosure in held)


class _Search(NamedTuple):
    record: Record | Manifest
    wanted: Wanted
    seen: frozenset[Disclosure]

    def block(self, kind: type[Block], node: Mapping[str, object], path: Path, outer: Disclosure) -> Iterator[FreeText]:
        shapes = _shapes_in(kind)  # type: ignore[arg-type] # classes can be hashed
        for key, raw in node.items():
            shape = shapes.get(key) or (ANYTHING if key.startswith(OWN) else None)
            if shape is None or shape.disclosure not in self.seen:
                continue
            inner = shape.disclosure if outer is Disclosure.PUBLIC or shape.disclosure.sees(outer) else outer
            if isinstance(raw, str):
                if shape.words and self.wanted(raw):
                    yield FreeText(self.record, (*path, key), raw, inner)
            elif raw is not None:
                yield from self.value(shape, raw, (*path, key), inner)

    def value(self, shape: _Shape, raw: object, path: Path, outer: Disclosure) -> Iterator[FreeText]:
        if isinstance(raw, str):
            if shape.words and self.wanted(raw):
                yield FreeText(self.record, path, raw, outer)
        elif isinstance(raw, list):
            for at, item in enumerate(raw):
                yield from self.value(shape, item, (*path, at), outer)
        elif isinstance(raw, dict) and shape.free:
            for key, item in raw.items():
                yield from self.value(_within(shape), item, (*path, key), outer)
        elif isinstance(raw, dict) and shape.block is not None:
            yield from self.block(shape.block, raw, path, outer)


def _within(shape: _Shape) -> _Shape:
    """The shape of what stands under a free key: of a mapping of blocks, one block."""
    return shape if shape.block is None else _Shape(shape.words, shape.block, free=False, disclosure=shape.disclosure)


@cache
def _shapes_in(block: type[Block]) -> Mapping[str, _Shape]:
    """What can stand in the fields of a block, of those in which words can stand somewhere."""
    shapes = {}
    for key, field in block.field_table().items():
        words, inner, free = _shape_of(field.value)
        if words or inner:
            shapes[key] = _Shape(words, inner, free or isinstance(field, Keyed), field.disclosure)
    return shapes


def _shape_of(value: Value[Any]) -> tuple[bool, type[Block] | None, bool]:
    """Whether words can stand there, which block can, and whether its mapping has free keys."""
    match value:
        case String():
            return True, None, False
        case Group():
            return _shape_of(value.item)
        case Dictionary():
            words, inner, _ = _shape_of(value.item)
            return words, inner, True
        case Either():
            return _shape_of(value.scalar)[0], _shape_of(value.mapping)[1], False
        case Nested():
            bare = value.shorthand is not None and _is_words(value.block.field_table()[value.shorthand])
            return bare, value.block, False
        case _:
            return False, None, False


def _is_words(field: Field[Any]) -> bool:
    return isinstance(field.value, String)
