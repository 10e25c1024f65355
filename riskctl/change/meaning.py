"""What a record means, apart from how it is written: two records mean the same if their meanings are equal.

A meaning is made of texts, numbers and truth values, of mappings (in which nothing is null or empty, but what maps ids
to blocks is always there), and of lists that know whether their order matters. Order of keys,
shorthand, a single value for a list of one, repetition in a set, the spelling of limits and numbers: none of these is left.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from riskctl.model.block import Block, Field, Keyed, Many
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.value import Dictionary, Either, Group, LimitValue, Nested, Quorum, Reference, Value

Meaning = Any
"""A str, int, float, bool, a mapping from str to meanings, or `Listed`; None stands for nothing."""

_Make = Callable[[object], Meaning]


@dataclass(frozen=True, eq=False)
class Listed:
    """The items of a list: in their order where it is `ordered`, else each once and sorted.

    `key` names the field by which an item that is a mapping is told from the others, such as the post of an assignment.
    An item that holds nothing else may be written as that bare value where `is_short`.
    """

    items: tuple[Meaning, ...]
    ordered: bool
    key: str | None = None
    is_short: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each item is called: its key, or all that it means."""
        return tuple(name_of(item, self.key) for item in self.items)

    @property
    def short(self) -> str | None:
        """The field that may stand for a whole item."""
        return self.key if self.is_short else None

    def of(self, items: tuple[Meaning, ...]) -> "Listed":
        """A list of the same sort with other items."""
        return Listed(items, self.ordered, self.key, self.is_short)


def meaning_of(block: type[Block], node: object) -> Meaning:
    """What a block of this class means that was written so."""
    return _block(block)(node)  # type: ignore[arg-type] # classes can be hashed


def canonical(meaning: Meaning) -> str:
    """A text that two meanings share if and only if they are the same."""
    return meaning if isinstance(meaning, str) else "\0" + json.dumps(_tagged(meaning), ensure_ascii=False, sort_keys=True)


def same(first: Meaning, second: Meaning) -> bool:
    """Whether two meanings are the same."""
    return type(first) is type(second) and canonical(first) == canonical(second)


def plain(meaning: Meaning) -> Any:
    """The meaning as plain values, written as shortly as the catalog may write it."""
    if isinstance(meaning, Listed):
        return [_shortest(item, meaning) for item in meaning.items]
    if isinstance(meaning, Mapping):
        return {key: plain(value) for key, value in meaning.items() if not _is_nothing(value)}
    return meaning


def _shortest(item: Meaning, listed: Listed) -> Any:
    if listed.is_short and isinstance(item, Mapping) and set(item) == {listed.key}:
        return plain(item[listed.key])
    return plain(item)


def name_of(item: Meaning, key: str | None) -> str:
    """What an item of a list is called."""
    if isinstance(item, Mapping) and key is not None and isinstance(item.get(key), str):
        return str(item[key])
    return item if isinstance(item, str) else canonical(item)


def _tagged(meaning: Meaning) -> object:
    if isinstance(meaning, Listed):
        return [meaning.ordered, [_tagged(item) for item in meaning.items]]
    if isinstance(meaning, Mapping):
        return {key: _tagged(value) for key, value in meaning.items() if not _is_nothing(value)}
    return meaning


def _is_nothing(meaning: Meaning) -> bool:
    """Whether nothing is said: null, or a mapping or list without anything in it."""
    return meaning is None or (isinstance(meaning, Mapping) and not meaning) or (isinstance(meaning, Listed) and not meaning.items)


@cache
def _block(block: type[Block]) -> _Make:
    """How a mapping that is such a block is read: its own fields in their order, then whatever else is written."""
    fields = block.field_table()
    keyed = [key for key, field in fields.items() if isinstance(field, Keyed)]
    makers: dict[str, _Make] = {}

    def make(node: object) -> Meaning:
        if not isinstance(node, Mapping):
            return _free(node)
        if not makers:
            makers.update({key: _field(field) for key, field in fields.items()})
        found = {key: maker(node[key]) for key, maker in makers.items() if key in node}
        found |= {key: _free(node[key]) for key in sorted(node.keys() - makers.keys())}
        said = {key: value for key, value in found.items() if not _is_nothing(value)}
        return {**{key: {} for key in keyed}, **said}

    return make


def _field(field: Field[Any]) -> _Make:
    one = _value(field.value)
    if isinstance(field, Keyed):
        return lambda raw: _mapped(raw, one, keep_empty=True)
    if not isinstance(field, Many):
        return one
    key, is_short = _key_of(field.value)

    def make(raw: object) -> Meaning:
        if not isinstance(raw, list):
            if raw is None or not field.single:
                return _free(raw)
            raw = [raw]
        return _listed([one(item) for item in raw], field.ordered, key, is_short)

    return make


def _listed(items: list[Meaning], ordered: bool, key: str | None, is_short: bool) -> Listed:
    if not ordered:
        each = {(type(item).__name__, canonical(item)): item for item in items}
        items = [each[found] for found in sorted(each)]
    return Listed(tuple(items), ordered, key, is_short)


def _mapped(raw: object, one: _Make, *, keep_empty: bool = False) -> Meaning:
    if not isinstance(raw, Mapping):
        return _free(raw)
    found = {key: one(value) for key, value in raw.items()}
    return {key: value for key, value in found.items() if value is not None and (keep_empty or not _is_nothing(value))}


def _key_of(value: Value[Any]) -> tuple[str | None, bool]:
    """The field that tells the items of a list apart, and whether it may stand alone for an item."""
    if not isinstance(value, Nested):
        return None, False
    if value.shorthand is not None:
        return value.shorthand, True
    for key, field in value.block.field_table().items():
        if field.required and (isinstance(field.value, Reference) or key == "id"):
            return key, False
    return None, False


def _value(value: Value[Any]) -> _Make:
    match value:
        case Nested():
            return _nested(value)
        case Group():
            item = _value(value.item)
            return lambda raw: _listed([item(one) for one in raw], False, None, False) if isinstance(raw, list) else _free(raw)
        case Dictionary():
            held = _value(value.item)
            return lambda raw: _mapped(raw, held)
        case Either():
            return lambda raw: _value(value.of(raw))(raw)
        case LimitValue():
            return _limit
        case Quorum():
            return lambda raw: str(_free(raw)) if isinstance(raw, int | float) and not isinstance(raw, bool) else _free(raw)
        case _:
            return _free


def _nested(value: Nested[Any]) -> _Make:
    block, shorthand = value.block, value.shorthand

    def make(raw: object) -> Meaning:
        if shorthand is not None and isinstance(raw, str):
            raw = {shorthand: raw}
        return _block(block)(raw)  # type: ignore[arg-type] # classes can be hashed

    return make


def _limit(raw: object) -> Meaning:
    limit = parse_limit(raw) if isinstance(raw, str) else None
    return str(limit) if isinstance(limit, Limit) else _free(raw)


def _free(raw: object) -> Meaning:
    """What stands where nothing is known of its meaning: mappings without order, lists in order."""
    if isinstance(raw, Mapping):
        return {str(key): _free(raw[key]) for key in sorted(raw, key=str)}
    if isinstance(raw, list | tuple):
        return Listed(tuple(_free(item) for item in raw), ordered=True)
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    return raw
