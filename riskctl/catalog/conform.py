"""Whether what was read has the shape of its schema; every departure becomes a fault with its own place.

jsonschema-rs accepts or rejects a file as a whole; only a rejected file is explained. Where jsonschema-rs is not
installed, jsonschema does both. Neither library's messages are used: one mapper turns (keyword, path, value) into
faults, so that both give the same findings.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from riskctl.catalog import meant
from riskctl.catalog.schema_engine import Departure, Path, engine_for
from riskctl.model import slips
from riskctl.model.block import Block, Field, Keyed
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.kinds import KINDS
from riskctl.model.language import Text
from riskctl.model.manifest import Manifest
from riskctl.model.place import ListNode, MapNode, Place, key_place, value_place
from riskctl.model.value import (
    Choice,
    CitationValue,
    Day,
    Dictionary,
    Either,
    Group,
    LimitValue,
    Nested,
    Quorum,
    Value,
    Whole,
)
from riskctl.model.value import Number as NumberValue


def faults_of_file(root: MapNode, file: str, prefer: str = "") -> list[Fault]:
    """What in a file of records is not as the schema says, in the order of its places."""
    engine = engine_for("file", prefer)
    if engine.accepts(root):
        return []
    departures = (each for each in engine.departures(root) if not _is_below_misplaced(root, each.path))
    return _faults(departures, root, file, _at_top)


def is_misplaced(id: str, node: object) -> bool:
    """Whether what stands in the place of a record is a whole section that is indented too far."""
    return id in KINDS and isinstance(node, dict) and bool(node) and all(isinstance(each, dict) for each in node.values())


def _is_below_misplaced(root: MapNode, path: Path) -> bool:
    section = root.get(str(path[0])) if len(path) > 1 else None
    return isinstance(section, dict) and is_misplaced(str(path[1]), section.get(path[1]))


def faults_of_manifest(root: MapNode, file: str, prefer: str = "") -> list[Fault]:
    """What in the manifest is not as the schema says."""
    engine = engine_for("manifest", prefer)
    if engine.accepts(root):
        return []
    return _faults(engine.departures(root), root, file, lambda path: _Spec(block=Manifest, path=path))


class _Spec(NamedTuple):
    """What stands at a path: a block, or a value of a field; of which record."""

    block: type[Block] | None = None
    value: Value[Any] | None = None
    path: Path = ()
    kind: str | None = None
    record: str | None = None
    listed: bool = False

    @property
    def field(self) -> str | None:
        below = self.path[2:] if self.kind else self.path
        return ".".join(str(part) for part in below if not isinstance(part, int)) or None


def _faults(departures: Iterable[Departure], root: MapNode, file: str, top: Callable[[Path], _Spec]) -> list[Fault]:
    found: dict[object, Fault] = {}
    for path, keyword in dict.fromkeys(departures):
        spec = _descend(top(path), path, root)
        for fault in _explain(keyword, spec, _Spot(root, path, file)):
            found.setdefault((fault.place, fault.kind, str(fault.values.get("key"))), fault)
    return sorted(found.values(), key=lambda fault: (fault.place, fault.kind.value))


def _at_top(path: Path) -> _Spec:
    if len(path) < 2:
        return _Spec(path=path, kind=str(path[0]) if path else None)
    kind, record = str(path[0]), str(path[1])
    return _Spec(block=KINDS[kind], path=path, kind=kind, record=record)


def _descend(spec: _Spec, path: Path, root: MapNode) -> _Spec:
    """The spec of the value at the path."""
    if spec.block is None:
        return spec
    start = 2 if spec.kind else 0
    node: Any = root
    for part in path[:start]:
        node = node[part]
    field: Field[Any] | None = None
    value: Value[Any] | None = None
    block: type[Block] | None = spec.block
    listed = False
    for part in path[start:]:
        node = node[part]
        if block is not None:
            field = block.field_table().get(str(part))
            value = field.value if field else None
            block, listed = None, bool(field and (field.many or isinstance(field, Keyed)))
            if not listed or (isinstance(node, dict) and not isinstance(field, Keyed)):
                block, value = _open(value, node)
        elif listed:
            listed = False
            block, value = _open(value, node)
        else:
            block, value = _open(_item(value), node)
    return spec._replace(block=block, value=value, listed=listed)


def _item(value: Value[Any] | None) -> Value[Any] | None:
    if isinstance(value, Either):
        value = value.scalar
    return value.item if isinstance(value, Group | Dictionary) else value


def _open(value: Value[Any] | None, node: object) -> tuple[type[Block] | None, Value[Any] | None]:
    """The block that the value is if a mapping stands there, else the value itself."""
    if isinstance(value, Either) and value.of(node) is value.mapping:
        value = value.mapping
    if isinstance(value, Nested) and isinstance(node, dict):
        return value.block, value
    return None, value


class _Spot(NamedTuple):
    """A value in a file: its root, the path to it."""

    root: MapNode
    path: Path
    file: str

    @property
    def parent(self) -> object:
        node: Any = self.root
        for part in self.path[:-1]:
            node = node[part]
        return node

    @property
    def node(self) -> object:
        parent: Any = self.parent
        return parent[self.path[-1]] if self.path else parent

    @property
    def place(self) -> Place:
        if not self.path:
            return Place.start_of(self.file)
        return value_place(self.parent, self.path[-1], self.file) or Place.start_of(self.file)

    @property
    def key_place(self) -> Place:
        """The key that the value stands under, else the value."""
        key = self.path[-1] if self.path else None
        return (key_place(self.parent, key, self.file) if isinstance(key, str) else None) or self.place


def _explain(keyword: str, spec: _Spec, spot: _Spot) -> Iterable[Fault]:
    found = _EXPLAINED.get(keyword, _range_fault)(spec, spot)
    return (found,) if isinstance(found, Fault) else found


def _fault(kind: FaultKind, spec: _Spec, place: Place, values: Mapping[str, object], key: str | None = None) -> Fault:
    field = spec.field
    if key is not None:
        field = f"{field}.{key}" if field else key
    return Fault(kind, place, values, spec.kind, spec.record, field)


def _key(spot: _Spot) -> str:
    """The nearest key above the value."""
    return next((part for part in reversed(spot.path) if isinstance(part, str)), "")


def _type_fault(spec: _Spec, spot: _Spot) -> Fault:
    node = spot.node
    if node is None and len(spot.path) > 2:
        return _fault(FaultKind.EMPTY_VALUE, spec, spot.key_place, {"key": _key(spot)})
    expected = _expected(spec)
    if expected in _TEXTUAL and isinstance(node, int | float):
        values = {"key": _key(spot), "value": _spelled(node), "form": _FORMS.get(expected, "")}
        return _fault(FaultKind.NOT_QUOTED, spec, spot.place, values)
    values = {"key": _key(spot), "expected_zh": expected.zh, "expected_en": expected.en, "found": _type_name(node)}
    slip = _no_colon(spec, node) or meant.slip_of(node, None if spec.listed else spec.value)
    place = spot.place if spot.path else spot.key_place
    return _fault(FaultKind.WRONG_TYPE, spec, meant.at_character(place, node, slip), {**values, **meant.said(slip)})


def _no_colon(spec: _Spec, node: object) -> slips.Slip | None:
    """The field that the text begins with, where a mapping of fields was wanted."""
    block = spec.value.block if isinstance(spec.value, Nested) and not spec.listed else spec.block
    found = _FIRST_WORD.match(node) if isinstance(node, str) else None
    if block is None or found is None or found[0] not in block.field_table():
        return None
    word = found[0]
    if str(node)[len(word):].startswith(":"):
        return slips.Slip(len(word), Text("冒号后应空一格", "a space is missing after the colon"))
    return slips.Slip(len(word), Text(f"“{word}”后面缺冒号", f"there is no colon after '{word}'"))


_FIRST_WORD = re.compile(r"\w+(?=$| |:[^\s\u3000\u00a0])")
_MAPPING = Nested.name
_LIST = Group.name
_TEXTUAL = (Text("文字", "text"), Text("编号", "an id"), Day.name, LimitValue.name, CitationValue.name)
_FORMS = {Day.name: "day", LimitValue.name: "limit", CitationValue.name: "citation"}


def _expected(spec: _Spec) -> Text:
    if spec.value is None:
        return _MAPPING
    if spec.listed:
        return _LIST
    value = spec.value
    if isinstance(value, Nested) and value.shorthand is not None:
        return Text("编号或映射", "an id or a mapping")
    return value.name


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type_name(value: object) -> str:
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "text"
        case list():
            return "list"
        case dict():
            return "mapping"
        case _:
            return "nothing"


def _enum_fault(spec: _Spec, spot: _Spot) -> Fault:
    titles = {str(word.value): word.zh for word in spec.value.words} if isinstance(spec.value, Choice) else {}
    if spot.node is None:
        return _fault(FaultKind.EMPTY_VALUE, spec, spot.key_place, {"key": _key(spot)})
    if isinstance(spot.node, dict | list):
        return _type_fault(spec, spot)
    text = _spelled(spot.node)[:80]
    slip = slips.slip_in_word(text)
    values = {"key": _key(spot), "value": text, "known": list(titles), "titles": list(titles.values()),
              "suggestion": meant.suggestion(text, titles), **meant.said(slip)}
    return _fault(FaultKind.UNKNOWN_VALUE, spec, meant.at_character(spot.place, spot.node, slip), values)


def _titles(spec: _Spec) -> dict[str, str]:
    """The Chinese titles of the keys that may stand there."""
    if spec.block is None:
        return {kind: record.title.zh for kind, record in KINDS.items()}
    return {key: field.title.zh for key, field in spec.block.field_table().items()}


def _missing(spec: _Spec, spot: _Spot) -> Iterator[Fault]:
    node = spot.node
    if spec.block is None or not isinstance(node, dict):
        return
    misspelt = _misspelt(spec, node)
    for field in spec.block.field_table().values():
        if misspelt & {field.key, field.unless}:
            continue
        if not field.required or field.key in node or (field.unless and field.unless in node):
            continue
        if field.unless and field.unless < field.key:
            continue
        values: dict[str, object] = {"key": field.key, "title_zh": field.title.zh, "title_en": field.title.en,
                                     "or": field.unless or ""}
        yield _fault(FaultKind.MISSING_FIELD, spec, spot.key_place, values, field.key)


def _misspelt(spec: _Spec, node: dict[str, object]) -> set[str | None]:
    """The fields that unknown keys of the mapping were meant for."""
    titles = _titles(spec)
    unknown = (key for key in node if key not in titles and not key.startswith("x-") and not _is_bare(node, key))
    return {near for key in unknown if (near := meant.suggestion(key, titles))}


def _unknown_keys(spec: _Spec, spot: _Spot) -> Iterator[Fault]:
    node = spot.node
    if not isinstance(node, dict):
        return
    titles = _titles(spec)
    kind = FaultKind.UNKNOWN_KEY if spec.block or spot.path else FaultKind.UNKNOWN_KIND
    for key in node:
        if key not in titles and not key.startswith("x-"):
            bare = _is_bare(node, key)
            slip = None if bare else slips.slip_in_word(key)
            values = {"key": key, "known": list(titles), "bare": bare, "suggestion": meant.suggestion(key, titles), **meant.said(slip)}
            place = key_place(node, key, spot.file) or spot.place
            yield _fault(kind, spec, meant.at_character(place, key, slip), values, key)


def _is_bare(node: dict[str, object], key: str) -> bool:
    """Whether the key stands without a colon, as a comma in unquoted text inside brackets makes it."""
    mark = node.mark(key) if isinstance(node, MapNode) else None
    return mark is not None and node[key] is None and mark[:2] != mark[3:5] and mark[0] == mark[3] and mark[2] == mark[4]


def _form_fault(spec: _Spec, spot: _Spot) -> Fault:
    forms = spec.block.either[0] if spec.block and spec.block.either else ()
    node = spot.node
    present = [form for form in forms if isinstance(node, dict) and form in node]
    return _fault(FaultKind.FORM, spec, spot.key_place, {"present": present, "forms": list(forms)})


def _format_fault(spec: _Spec, spot: _Spot) -> Fault:
    text = str(spot.node)
    wrong = meant.misspelling(spec.value, text)
    place = meant.at_character(spot.place, text, wrong)
    value = spec.value.name if spec.value else _MAPPING
    values = {"key": _key(spot), "value": text[:80], "expected_zh": value.zh, "expected_en": value.en,
              "problem_zh": wrong.zh if wrong else value.zh, "problem_en": wrong.en if wrong else value.en}
    return _fault(FaultKind.MALFORMED_VALUE, spec, place, values)


def _repeated(spec: _Spec, spot: _Spot) -> Iterator[Fault]:
    node = spot.node
    if not isinstance(node, list):
        return
    seen: set[str] = set()
    for at, item in enumerate(node):
        spelled = json.dumps(item, sort_keys=True)
        if spelled in seen:
            place = value_place(node, at, spot.file) if isinstance(node, ListNode) else None
            text = item if isinstance(item, str) else _type_name(item)
            yield _fault(FaultKind.REPEATED_ITEM, spec, place or spot.place, {"key": _key(spot), "item": text})
        seen.add(spelled)


def _range_fault(spec: _Spec, spot: _Spot) -> Fault:
    least: object = 1 if isinstance(spec.value, Quorum) else None
    most: object = None
    if isinstance(spec.value, Whole):
        least, most = spec.value.least, spec.value.most
    elif isinstance(spec.value, NumberValue):
        least = spec.value.least
    values = {"key": _key(spot), "value": _spelled(spot.node), "least": least, "most": most}
    return _fault(FaultKind.OUT_OF_RANGE, spec, spot.place, values)


def _empty_fault(spec: _Spec, spot: _Spot) -> Fault:
    return _fault(FaultKind.EMPTY_VALUE, spec, spot.key_place, {"key": _key(spot)})


_EXPLAINED: dict[str, Callable[[_Spec, _Spot], Fault | Iterator[Fault]]] = {
    "type": _type_fault,
    "enum": _enum_fault,
    "required": _missing,
    "anyOf": _missing,
    "additionalProperties": _unknown_keys,
    "oneOf": _form_fault,
    "format": _format_fault,
    "pattern": _format_fault,
    "minLength": _empty_fault,
    "minItems": _empty_fault,
    "uniqueItems": _repeated,
}
