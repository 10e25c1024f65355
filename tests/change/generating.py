"""Catalogs of every kind and field, read off the field table: small vocabularies, so that much is shared and much differs."""

from typing import Any

from hypothesis import strategies as st

from riskctl.model.block import Block, Field, Keyed, Many
from riskctl.model.kinds import KINDS
from riskctl.model.value import (
    Choice,
    CitationValue,
    Day,
    Dictionary,
    Either,
    Flag,
    Free,
    Group,
    LimitValue,
    Nested,
    Number,
    Quorum,
    Reference,
    String,
    Value,
    Whole,
)

Node = dict[str, Any]
Records = dict[str, dict[str, Node]]
WORDS = ("审查材料", "审核材料", "双人核查", "a b c", "a x c", "12345", "true", "2026")
IDS = ("a", "b", "甲", "d-1")
DAYS = ("2026-01-01", "2026-06-30")
SCALARS: dict[tuple[type[Value[Any]], ...], st.SearchStrategy[Any]] = {
    (String, Free): st.sampled_from(WORDS),
    (Reference,): st.sampled_from(IDS) | st.sampled_from(IDS).map(lambda id: f"{id}/b"),
    (Whole, Number): st.integers(1, 3) | st.just(2.0),
    (Flag,): st.booleans(),
    (Day,): st.sampled_from(DAYS),
    (LimitValue,): st.sampled_from(["5 workdays", "1 day", "1 days"]),
    (CitationValue,): st.sampled_from(["行政许可法(2019)第34条", "会计法(2024)第35条"]),
    (Quorum,): st.sampled_from(["2/3", 3]),
}


def nodes(block: type[Block], depth: int = 0) -> st.SearchStrategy[Node]:
    """Mappings that are such blocks, with some of their fields."""
    fields = block.field_table()
    optional = {key: _field(field, depth) for key, field in fields.items()}
    return st.lists(st.sampled_from(sorted(optional)), max_size=5, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries({key: optional[key] for key in keys}))


def _field(field: Field[Any], depth: int) -> st.SearchStrategy[Any]:
    if depth > 3:
        return st.none()
    one = _value(field.value, depth)
    if isinstance(field, Keyed):
        return st.dictionaries(st.sampled_from(IDS), one, max_size=3)
    if isinstance(field, Many):
        many = st.lists(one, max_size=3)
        return many | one if field.single else many
    return one


def _value(value: Value[Any], depth: int) -> st.SearchStrategy[Any]:
    for kinds, strategy in SCALARS.items():
        if isinstance(value, kinds):
            return strategy
    if isinstance(value, Choice):
        return st.sampled_from([word.value for word in value.words])
    return _composed(value, depth)


def _composed(value: Value[Any], depth: int) -> st.SearchStrategy[Any]:
    match value:
        case Nested():
            inner = nodes(value.block, depth + 1)
            return inner | _value(value.block.field_table()[value.shorthand].value, depth) if value.shorthand else inner
        case Group():
            return st.lists(_value(value.item, depth + 1), max_size=3)
        case Dictionary():
            return st.dictionaries(st.sampled_from(IDS), _value(value.item, depth + 1), max_size=3)
        case Either():
            return _value(value.mapping, depth) | _value(value.scalar, depth)
        case _:
            raise TypeError(value)


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Records of a few kinds; an id is used once."""
    found: Records = {}
    free = list(IDS)
    for kind in draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=3)):
        if not free:
            break
        id = free.pop(draw(st.integers(0, len(free) - 1)))
        found.setdefault(kind, {})[id] = draw(nodes(KINDS[kind]))
    return found


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Records, Records]:
    """Two sets of records; often the second has the records of the first with some of their fields drawn again."""
    first = draw(records())
    if draw(st.booleans()):
        return first, draw(records())
    second: Records = {}
    for kind, section in first.items():
        for id, node in section.items():
            again = draw(nodes(KINDS[kind]))
            left = draw(st.sets(st.sampled_from(sorted(node)))) if node else set()
            second.setdefault(kind, {})[id] = {**{key: held for key, held in node.items() if key not in left}, **again}
    return first, second
