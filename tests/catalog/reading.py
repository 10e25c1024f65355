"""What tests of the reader share: sources of events, corpora, and what must hold of every result."""

import json
from collections.abc import Iterator
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import EventSource, Parsed, c_events, default_events, parse, pure_events
from riskctl.findings import Rule
from riskctl.locale.sentence import sentence
from riskctl.model.block import Block
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.language import LANGUAGES
from riskctl.model.place import ListNode, MapNode
from riskctl.rules import all_rules
from tests.building import EXAMPLES, TODAY

READING = tuple(rule for rule in all_rules() if rule.family == "CA")

SOURCES: dict[str, EventSource] = {"libyaml": c_events, "pure": pure_events}
MANIFEST = b"riskctl: 1\n"
_BUGS = (
    "TypeError",
    "ValueError",
    "KeyError",
    "IndexError",
    "AttributeError",
    "AssertionError",
    "RecursionError",
)


def parsed(text: str, events: EventSource | None = None, **limits: int) -> Parsed:
    """What the text gives."""
    return parse(text, "a.yaml", Limits(**limits), events or default_events)


def kinds(faults: list[Fault] | tuple[Fault, ...]) -> list[FaultKind]:
    """Only what is wrong, without where."""
    return [fault.kind for fault in faults]


def corpus(most: int = 4000) -> list[bytes]:
    """The examples of the rules, good and bad, that are not large."""
    found = [
        path.read_bytes() for path in sorted(EXAMPLES.glob("rules/*/**/*.yaml")) if path.stat().st_size < most
    ]
    assert len(found) > 50
    return found


def read_whole(data: bytes, events: EventSource | None = None, manifest: bytes = MANIFEST) -> Catalog:
    """The catalog of one file, with everything looked at that can be looked at."""
    catalog = assemble(Found({"a.yaml": data}, manifest), "", TODAY, events=events)
    for record in catalog.each_record():
        visit(record)
    assert all(isinstance(mention.target, str) for mention in catalog.mentions)
    for fault in catalog.faults:
        check_fault(fault)
    for rule in (rule for rule in READING if not rule.after):
        say(rule, catalog)
    return catalog


def visit(block: Block) -> None:
    """Read every field of the block and of the blocks below."""
    for field in block.field_table().values():
        value = getattr(block, field.attribute)
        for each in inside(value):
            visit(each)


def inside(value: object) -> Iterator[Block]:
    """The blocks in a value."""
    if isinstance(value, Block):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from inside(each)


def check_fault(fault: Fault) -> None:
    """A fault has a real place and values that every format can carry."""
    place = fault.place
    assert place.line >= 1
    assert place.column >= 1
    assert (place.end_line, place.end_column) >= (place.line, place.column)
    json.dumps(dict(fault.values)).encode()
    if fault.kind is FaultKind.SYNTAX:
        assert fault.values["problem"] not in _BUGS


def say(rule: Rule, catalog: Catalog) -> None:
    """Every hit of the rule gives a sentence in both languages that can be written."""
    for hit in rule.check(catalog):
        for language in LANGUAGES:
            said = sentence(
                rule.message, {"record": hit.record or "", "field": hit.field or "", **hit.values}, language
            )
            assert said.encode()


def with_marks(node: object) -> object:
    """The node with its marks, for comparing."""
    if isinstance(node, MapNode):
        return {key: (node.marks[key], with_marks(value)) for key, value in node.items()}
    if isinstance(node, ListNode):
        return [(mark, with_marks(value)) for mark, value in zip(node.marks, node, strict=True)]
    return (type(node).__name__, node)


def path_of(name: str) -> Path:
    """A file of the repository."""
    return EXAMPLES.parent / name
