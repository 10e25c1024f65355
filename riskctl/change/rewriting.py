"""A catalog in other ids: every record and step under its new id, and every reference to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.manifest import Manifest
from riskctl.model.place import ListNode, MapNode, placed_like
from riskctl.model.references import mentions_of

OWN_STEPS = "own steps"
Path = tuple[str | int, ...]


class NewIds(NamedTuple):
    """New ids of records by their old ones, and new keys of steps by the old ones, by the new id of their power."""

    records: Mapping[str, str] = {}
    steps: Mapping[str, Mapping[str, str]] = {}

    def __bool__(self) -> bool:
        """Whether anything has a new id."""
        return bool(self.records or self.steps)

    def of_target(self, target: str) -> str:
        """What a record, a step `power/step` or `power/*` is called now."""
        if target in self.records:
            return self.records[target]
        power, slash, key = target.partition("/")
        power = self.records.get(power, power)
        return f"{power}/{self.steps.get(power, {}).get(key, key)}" if slash else power

    def of_step(self, power: str, key: str) -> str:
        """What a step of the power (by its old id) is called now."""
        return self.steps.get(self.records.get(power, power), {}).get(key, key)


def renamed(catalog: Catalog, new: NewIds) -> Catalog:
    """The catalog in new ids. Records that have nothing to do with them are the very same; places stay."""
    if not new:
        return catalog
    records = {kind: {new.records.get(id, id): renamed_record(record, new) for id, record in section.items()}
               for kind, section in catalog.records.items()}
    scheme = catalog.manifest.node.get("level_scheme")
    manifest = catalog.manifest
    if isinstance(scheme, str) and scheme in new.records:
        manifest = Manifest(_with(manifest.node, {("level_scheme",): new.records[scheme]}), manifest.file, manifest.place)
    return replace(catalog, records=records, manifest=manifest)


def renamed_record(record: Record, new: NewIds) -> Record:
    """The record in new ids; itself if nothing changes."""
    node = retargeted(record, new.of_target, lambda key: new.of_step(record.id, key))
    id = new.records.get(record.id, record.id)
    keys = new.steps.get(id)
    if keys and isinstance(node.get("steps"), dict):
        steps: Any = node["steps"]
        node = _with(node, {("steps",): _copied(steps, {keys.get(key, key): step for key, step in steps.items()})})
    return record if node is record.node and id == record.id else type(record)(id, node, record.file, record.place)


def retargeted(record: Record, target: Callable[[str], str], step: Callable[[str], str]) -> Mapping[str, Any]:
    """The record as written, with every reference put through a function: `step` for the keys of its own steps."""
    changes: dict[Path, object] = {}
    for mention in mentions_of(record):
        put = step if mention.kinds == (OWN_STEPS,) else target
        if put(mention.target) != mention.target:
            changes[mention.path] = put(mention.target)
    changes.update(_loose(record, target))
    return _with(record.node, changes) if changes else record.node


def _loose(record: Record, target: Callable[[str], str]) -> Iterator[tuple[Path, object]]:
    """What names a record in a field that is no reference: of waivers, and of the levels of a scheme."""
    for path, written in _loose_names(record):
        head, slash, name = written.partition("/") if path == ("rule",) else ("", "", written)
        if target(name) != name:
            yield path, f"{head}{slash}{target(name)}"
    held, of = record.node.get("field"), record.node.get("record")
    if record.kind == "waivers" and isinstance(held, str) and isinstance(of, str) and held.startswith("steps."):
        _, key, *rest = held.split(".")
        _, _, new = target(f"{of}/{key}").partition("/")
        if new != key:
            yield ("field",), ".".join(("steps", new, *rest))


def _loose_names(record: Record) -> Iterator[tuple[Path, str]]:
    node = record.node
    if record.kind == "waivers":
        found: list[tuple[Path, object]] = [(("record",), node.get("record"))]
        if "/" in str(node.get("rule")):
            found.append((("rule",), node.get("rule")))
        found += [(("between", at), one) for at, one in enumerate(_list(node.get("between")))]
    elif record.kind == "level_schemes":
        found = [(("levels", at, "supervisors", *place), one) for at, level in enumerate(_list(node.get("levels")))
                 if isinstance(level, dict) for place, one in _each(level.get("supervisors"))]
    else:
        return
    yield from ((path, one) for path, one in found if isinstance(one, str))


def _each(held: object) -> Iterator[tuple[Path, object]]:
    return (((at,), one) for at, one in enumerate(held)) if isinstance(held, list) else iter([((), held)])


def _list(held: object) -> list[object]:
    return held if isinstance(held, list) else []


def _with(node: Any, changes: Mapping[Path, object]) -> Any:
    """The node with other values at some paths; what is not on the way to one is shared."""
    if () in changes:
        return changes[()]
    inside: dict[str | int, dict[Path, object]] = {}
    for path, value in changes.items():
        inside.setdefault(path[0], {})[path[1:]] = value
    if isinstance(node, list):
        return _copied(node, [_with(item, inside[at]) if at in inside else item for at, item in enumerate(node)])
    return _copied(node, {key: _with(item, inside[key]) if key in inside else item for key, item in node.items()})


def _copied(node: Any, content: Any) -> Any:
    """The content as a node that remembers the same places."""
    if not isinstance(node, MapNode | ListNode):
        return content
    copy: MapNode | ListNode = MapNode(content) if isinstance(node, MapNode) else ListNode(content)
    placed_like(node, copy)
    return copy
