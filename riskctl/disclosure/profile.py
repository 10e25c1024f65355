"""Profiles as allow-lists: which fields a profile lets through, and a record with nothing else in it.

What is not declared is not let through: a field is seen if its class and those of the blocks it stands in are seen by
the profile. Keys of the user's own (`x-…`) are internal. Whoever sees only what is public sees posts where a record
names people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from riskctl.flow.holding import holdings, is_incumbent
from riskctl.model.block import Block, Field, Keyed, Many, Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.value import Dictionary, Either, Free, Group, Nested, Reference, Value
from riskctl.model.vocabulary import Disclosure

R = TypeVar("R", bound=Record)
Scalar = str | int | float | bool
OWN = "x-"

# What is published of risk points where the manifest says so (风险点公示表): the risk, its level, what is done about it,
# and the posts answerable. How well a control works and how a level was arrived at stay inside.
PUBLISHED: Mapping[str, frozenset[str]] = {
    "risk_points": frozenset({"at", "name", "type", "axis", "manifestation", "class", "level", "accountable",
                              "accountable.direct", "accountable.unit", "accountable.leader", "controls",
                              "controls.control", "controls.how"}),
    "controls": frozenset({"name", "kind", "timing", "owner", "frequency"}),
}


def visible_fields(block: type[Block], profile: Disclosure) -> frozenset[str]:
    """The keys of a block's fields that the profile lets through."""
    return frozenset(key for key, field in block.field_table().items() if profile.sees(field.disclosure))


def publishes_risk_points(manifest: Manifest) -> bool:
    """Whether the manifest publishes risk points, with the controls that answer them."""
    return bool(manifest.disclosure and manifest.disclosure.publish_risk_points)


def sees_field(manifest: Manifest, kind: str, path: str, profile: Disclosure) -> bool | None:
    """Whether the profile lets through the field of that kind of record (`steps.name`); None if there is none such."""
    block: type[Block] | None = KINDS[kind]
    seen = True
    for key in path.split("."):
        field = block.field_table().get(key) if block else None
        if field is None:
            return None
        seen = seen and profile.sees(field.disclosure)
        block = block_in(field.value)
    return seen or (publishes_risk_points(manifest) and path in PUBLISHED.get(kind, ()))


def fields_seen(block: type[Block], profile: Disclosure) -> Iterator[str]:
    """Every path of fields that the profile lets through, such as `steps.name`."""
    for key in sorted(visible_fields(block, profile)):
        yield key
        inner = block_in(block.field_table()[key].value)
        if inner is not None and inner is not block:
            yield from (f"{key}.{path}" for path in fields_seen(inner, profile))


def block_in(value: Value[Any]) -> type[Block] | None:
    """The block that a value is made of, or that the values inside it are; None where there is none."""
    match value:
        case Nested():
            block: type[Block] = value.block
            return block
        case Group() | Dictionary():
            return block_in(value.item)
        case Either():
            return block_in(value.mapping)
        case _:
            return None


def masked(catalog: Catalog, record: R, profile: Disclosure) -> R | None:
    """The record with only what the profile lets through; None where it lets through nothing at all.

    It has neither file nor place. With the profile `public`, each person that is named becomes the posts that the person
    holds today (backups aside), and risk points and controls are let through if the manifest publishes them.
    """
    seen = _Profile(catalog, profile, record.kind)
    node = seen.block(type(record), record.node, "")
    return type(record)(record.id, node) if node else None


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a profile lets through of records of a kind."""

    catalog: Catalog
    profile: Disclosure
    kind: str

    def sees(self, field: Field[Any], path: str) -> bool:
        if self.profile.sees(field.disclosure):
            return True
        return path in PUBLISHED.get(self.kind, ()) and publishes_risk_points(self.catalog.manifest)

    def block(self, block: type[Block], node: Mapping[str, object], path: str) -> dict[str, object]:
        """The fields of a block that are seen, in the order written."""
        table = block.field_table()
        kept: dict[str, object] = {}
        for key, raw in node.items():
            field, below = table.get(key), f"{path}{key}"
            if field is None and key.startswith(OWN) and self.profile is not Disclosure.PUBLIC:
                kept[key] = raw
            elif field is not None and self.sees(field, below):
                values = self.field(field, raw, f"{below}.")
                if values is not None:
                    kept[key] = values
        return kept

    def field(self, field: Field[Any], raw: object, path: str) -> object | None:
        """What is seen of a field's value; None for nothing, and for what the field cannot hold."""
        if isinstance(field, Keyed):
            held = raw if isinstance(raw, dict) else {}
            seen = {key: self.values(field.value, item, path) for key, item in held.items()}
            return {key: values[0] for key, values in seen.items() if values} or None
        if isinstance(field, Many) and isinstance(raw, list):
            return [value for item in raw for value in self.values(field.value, item, path)] or None
        values = self.values(field.value, raw, path)
        return values[0] if values else None

    def values(self, value: Value[Any], raw: object, path: str) -> list[object]:
        """What is seen of one value: nothing, one value, or several posts for one person."""
        match value:
            case Nested():
                return self.nested(value, raw, path)
            case Either():
                return self.values(value.of(raw), raw, path)
            case Group():
                items = [one for item in raw for one in self.values(value.item, item, path)] if isinstance(raw, list) else []
                return [items] if items else []
            case Dictionary():
                held = raw if isinstance(raw, dict) else {}
                seen = {key: self.values(value.item, item, path) for key, item in held.items()}
                return [{key: one[0] for key, one in seen.items() if one}] if held else []
            case Free():
                return [] if raw is None else [raw]
            case Reference() if "people" in value.targets and self.profile is Disclosure.PUBLIC:
                return [*self.posts_of(raw)] if isinstance(raw, str) else []
            case _:
                return [raw] if isinstance(raw, Scalar) else []

    def nested(self, value: Nested[Any], raw: object, path: str) -> list[object]:
        """What is seen of a block, or of the bare value that stands for one of its fields."""
        if isinstance(raw, dict):
            inside = self.block(value.block, raw, path)
            return [inside] if inside else []
        field = value.block.field_table()[value.shorthand] if value.shorthand else None
        if field is None or not self.sees(field, f"{path}{field.key}"):
            return []
        return self.values(field.value, raw, path)

    def posts_of(self, person: str) -> tuple[str, ...]:
        """The posts that the person holds today, backups aside."""
        return tuple(post for post, held in holdings(self.catalog).items()
                     if any(one.id == person and is_incumbent(assignment) for one, assignment in held))
