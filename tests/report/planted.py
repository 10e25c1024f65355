"""A catalog with a sign of its own in every field of every kind, made from the table of fields, so that none is forgotten."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from riskctl.disclosure.profile import block_in
from riskctl.model.block import Block, Field, Keyed, Many
from riskctl.model.catalog import Catalog
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
    Reference,
    String,
    Value,
)
from tests.building import catalog

# What a record has to say besides the signs to be in force today, in a process, and of one form.
KEPT: Mapping[str, object] = {
    "powers.start": "a", "powers.steps.kind": "accept", "powers.steps.post": "idposts", "powers.steps.next": ["end"],
    "powers.type": "national:license", "powers.status": "active", "risk_points.status": "open",
    "risk_points.at": ["idpowers/a"], "risk_points.level": "high",
    "risk_points.controls": [{"control": "idcontrols", "how": "SIGN", "effect": {"design": "full", "operation": "none"}}],
    "institutions.status": "in_force", "people.assignments.as": "primary", "units.kind": "business",
    "sod_rules.incompatible": ["idduties", "std:cashier"],
}
# Other ways to say the same, which a record may not say beside what it says.
LEFT_OUT = frozenset({
    "powers.units", "powers.steps.any_of", "powers.steps.all_of", "powers.steps.body", "powers.steps.party", "powers.steps.authority", "powers.lanes",
    "risk_points.scoring", "risk_points.also", "units.parent", "posts.reports_to", "domains.parent", "duties.same_as", "duties.implies",
    "institutions.replaced_by", "people.assignments.replaces", "sod_rules.applies_to"})
_FORMS = frozenset(KINDS["sod_rules"].either[0]) - {"incompatible"}
_NOT_PLANTED = ("level_schemes",)
_LONG_AGO, _FAR = date(2011, 1, 1), date(2041, 1, 1)


def sign(path: str) -> str:
    """A word that stands for a field and for nothing else, short enough that no line of a drawing breaks it."""
    return f"Zq{_numbers()[path]:03}qZ"


def day(path: str) -> str:
    """A day that stands for a field: long ago, or far ahead where something ends then."""
    is_end = path.rpartition(".")[2] in ("to", "valid_to", "expires", "review_by")
    return ((_FAR if is_end else _LONG_AGO) + timedelta(days=_numbers()[path])).isoformat()


def planted(manifest: Mapping[str, object] | None = None) -> Catalog:
    """One record of each kind, with signs in all its fields."""
    kinds = {kind: record for kind, record in KINDS.items() if kind not in _NOT_PLANTED}
    records: dict[str, Any] = {kind: {f"id{kind.replace('_', '')}": _block(record, f"{kind}.")} for kind, record in kinds.items()}
    return catalog({"riskctl": 1, "name": "某局", **(manifest or {})}, **records)


def signs() -> Mapping[str, str]:
    """Every sign with the field that it stands for: words, days, and numbers of limits."""
    return {made: path for path, value in _fields() for made in _signs_of(path, value)}


def _signs_of(path: str, value: Value[Any]) -> Iterator[str]:
    match value:
        case Day():
            yield day(path)
        case LimitValue():
            yield f"{973_000 + _numbers()[path]}"
        case String() | CitationValue() | Free():
            yield sign(path)
        case _:
            pass


@cache
def _numbers() -> Mapping[str, int]:
    return {path: number for number, (path, _) in enumerate(_fields(), 1)}


@cache
def _fields() -> tuple[tuple[str, Value[Any]], ...]:
    """Every field that is planted, with the value that it or each of its entries has."""
    return tuple(entry for kind, record in KINDS.items() if kind not in _NOT_PLANTED for entry in _fields_of(record, f"{kind}.", (record,)))


def _fields_of(block: type[Block], path: str, above: tuple[type[Block], ...]) -> Iterator[tuple[str, Value[Any]]]:
    for key, field in _planted(block, path):
        yield f"{path}{key}", _inner(field.value)
        inner = block_in(field.value)
        if inner is not None and inner not in above:
            yield from _fields_of(inner, f"{path}{key}.", (*above, inner))


def _planted(block: type[Block], path: str) -> Iterator[tuple[str, Field[Any]]]:
    for key, field in block.field_table().items():
        if f"{path}{key}" not in LEFT_OUT and not (path == "sod_rules." and key in _FORMS):
            yield key, field


def _inner(value: Value[Any]) -> Value[Any]:
    match value:
        case Group() | Dictionary():
            return _inner(value.item)
        case Either():
            return _inner(value.mapping)
        case _:
            return value


def _block(block: type[Block], path: str, above: tuple[type[Block], ...] = ()) -> dict[str, object]:
    return {key: _said(field, f"{path}{key}", (*above, block)) for key, field in _planted(block, path)
            if block_in(field.value) not in (*above, block)}


def _said(field: Field[Any], path: str, above: tuple[type[Block], ...]) -> object:
    if path in KEPT:
        return _with_signs(KEPT[path], path)
    value = _value(field.value, path, above)
    if isinstance(field, Keyed):
        return {"a": value}
    return [value] if isinstance(field, Many) and not isinstance(field.value, Group) else value


def _with_signs(kept: object, path: str) -> object:
    if isinstance(kept, list):
        return [{key: sign(f"{path}.{key}") if said == "SIGN" else said for key, said in item.items()} if isinstance(item, dict) else item
                for item in kept]
    return kept


def _value(value: Value[Any], path: str, above: tuple[type[Block], ...]) -> object:
    match value:
        case Nested():
            return _block(value.block, f"{path}.", above)
        case Either():
            return _value(value.mapping, path, above)
        case Group():
            return [_value(value.item, path, above)]
        case Dictionary():
            return {"k": _value(value.item, path, above)}
        case _:
            return _plain(value, path)


def _plain(value: Value[Any], path: str) -> object:
    match value:
        case Reference():
            return f"id{next(iter(value.targets)).replace('_', '')}"
        case Choice():
            words: Any = value.schema()["enum"]
            return words[0]
        case Day():
            return day(path)
        case LimitValue():
            return f"{973_000 + _numbers()[path]} workdays"
        case CitationValue():
            return f"{sign(path)}〔2020〕1号"
        case String() | Free():
            return sign(path)
        case _:
            return True if isinstance(value, Flag) else 3
