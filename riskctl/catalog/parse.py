"""One pass over YAML events into nodes that remember their places, under a strict subset of YAML 1.2.

The events come from libyaml (`ruamel.yaml.clib`), or from ruamel's own parser where that is missing; both give the
same nodes. Nothing is recursive, so that no nesting can exhaust the stack, and limits are checked as events arrive.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import Any, Protocol

from riskctl.catalog.limits import Limits
from riskctl.catalog.scalars import NOT_A_NUMBER, SUSPECT, resolve
from riskctl.catalog.syntax import diagnose
from riskctl.catalog.text import BIDI, CONTROL, place_at
from riskctl.model.fault import Fault, FaultKind, Related
from riskctl.model.place import ListNode, MapNode, Place

# Everything before the first document: blank lines, comments and directives.
_PREFIX = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+|%[^\r\n]*(?:[\r\n]+|\Z))+")
_DIRECTIVE = re.compile(r"(?:(?<=[\r\n])|\A)%[^\r\n]*")
REPLACEMENT = "\ufffd"


class Events(Protocol):
    """A source of YAML events; they come with `start_mark` and `end_mark`."""

    def get_event(self) -> Any:
        """The next event, or None after the last."""


EventSource = Callable[[str], Events]


def c_events(text: str) -> Events:
    """Events from libyaml; ImportError where it is not installed."""
    from _ruamel_yaml import CParser

    parser: Events = CParser(text)
    return parser


def pure_events(text: str) -> Events:
    """Events from ruamel's parser in Python."""
    from ruamel.yaml.loader import SafeLoader

    parser: Events = SafeLoader(text)
    return parser


@cache
def best_source() -> EventSource:
    """libyaml where it is installed, else Python."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        return pure_events
    return c_events


def default_events(text: str) -> Events:
    """Events from the best source there is; it is looked for when a first text needs it, as few do."""
    return best_source()(text)


@dataclass(slots=True)
class Parsed:
    """What one file gave: its root (None where it is empty or no tree), and the faults met.

    `complete` is false where reading broke off; then `root` holds what was seen until there.
    """

    root: object = None
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True


class _Halt(Exception):
    """Reading of this file ends here; a fault has been noted."""


class _Frame:
    """A collection that is still open."""

    __slots__ = ("decomposed", "dropped", "is_flow", "is_key", "is_map", "key", "key_mark", "marks",
                 "node", "order")

    def __init__(self, node: MapNode | ListNode, is_key: bool, is_flow: bool) -> None:
        self.node = node
        self.is_map = type(node) is MapNode
        self.key: str | None = None
        self.key_mark = (0, 0, 0)
        self.marks: list[int] = []
        self.dropped = False
        self.is_key = is_key
        self.is_flow = is_flow
        self.order: dict[str, int] | None = None
        self.decomposed: dict[str, str] | None = None

    def after_key(self, line: int, column: int) -> tuple[int, int, int, int]:
        """Where a value stands that was not written: behind the colon, or in brackets without a colon at the key's end.

        The parsers give the place of whatever comes next, each in its own way.
        """
        key_line, _, key_end = self.key_mark
        has_colon = not self.is_flow or (line, column) != (key_line, key_end)
        return key_line, key_end + has_colon, key_line, key_end + has_colon


def parse(text: str, file: str, limits: Limits, events: EventSource) -> Parsed:
    """The nodes of the text. Never raises: what is wrong is among the faults."""
    builder = _Builder(file, text, limits)
    text = builder.without_directives()
    try:
        get = events(text).get_event
        scalar, handlers = builder.scalar, builder.handlers
        while (event := get()) is not None:
            name = type(event).__name__
            if name == "ScalarEvent":
                scalar(event)
            else:
                handlers[name](event)
    except _Halt:
        builder.parsed.complete = False
    except Exception as error:
        builder.syntax_fault(error)
        builder.parsed.complete = False
    return builder.parsed


class _Builder:
    """Turns events into nodes."""

    def __init__(self, file: str, text: str, limits: Limits) -> None:
        self.file = file
        self.text = text
        self.limits = limits
        self.parsed = Parsed()
        self.stack: list[_Frame] = []
        self.frame: _Frame | None = None
        self.nodes = 0
        self.documents = 0
        self.table = array("I")
        self.handlers: Mapping[str, Callable[[Any], None]] = {
            "ScalarEvent": self.scalar,
            "MappingStartEvent": self.start_mapping,
            "SequenceStartEvent": self.start_sequence,
            "MappingEndEvent": self.end,
            "SequenceEndEvent": self.end,
            "AliasEvent": self.alias,
            "DocumentStartEvent": self.start_document,
            "DocumentEndEvent": _nothing,
            "StreamStartEvent": _nothing,
            "StreamEndEvent": _nothing,
            "CommentEvent": _nothing,
        }

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.fault(FaultKind.SECOND_DOCUMENT, event)
            raise _Halt

    def without_directives(self) -> str:
        """The text with its directives blanked out, the first one noted, so that no parser acts on them."""
        prefix = _PREFIX.match(self.text) if "%" in self.text else None
        found = _DIRECTIVE.search(prefix[0]) if prefix else None
        if prefix is None or found is None:
            return self.text
        place = place_at(self.text, found.start(), self.file, len(found[0]))
        self.parsed.faults.append(Fault(FaultKind.DIRECTIVE, place, {"text": found[0][:60]}))
        return _DIRECTIVE.sub(lambda line: " " * len(line[0]), prefix[0]) + self.text[prefix.end():]

    def scalar(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes_per_file:
            self.too_many_nodes(event)
        if event.ctag is not None or event.anchor is not None:
            self.decorated(event)
        value, style = event.value, event.style
        if style == '"' and not value.isprintable():
            value = self.check_escapes(event)
        frame = self.frame
        if frame is not None and frame.key is None and frame.is_map:
            if not style and value[:1] in SUSPECT:
                self.suspect_key(value, event)
            else:
                self.take_key(value, event)
        elif not style and value[:1] in SUSPECT:
            self.suspect_value(value, event)
        else:
            self.store(value, event)

    def suspect_key(self, text: str, event: Any) -> None:
        """A plain key that may be no string, or the merge key."""
        if text == "<<":
            self.fault(FaultKind.MERGE_KEY, event)
            self.drop_value()
        elif isinstance(resolve(text), str):
            self.take_key(text, event)
        else:
            self.fault(FaultKind.NON_STRING_KEY, event, {"text": text[:60] or "null"})
            self.drop_value()

    def suspect_value(self, text: str, event: Any) -> None:
        """A plain value that may be a number, a truth value or nothing."""
        value = resolve(text)
        if value is NOT_A_NUMBER:
            self.fault(FaultKind.NOT_A_NUMBER, event, {"text": text[:60]})
            self.clear_key()
        else:
            self.store(value, event)

    def start_mapping(self, event: Any) -> None:
        self.open(MapNode(), event)

    def start_sequence(self, event: Any) -> None:
        self.open(ListNode(), event)

    def end(self, event: Any) -> None:
        frame = self.stack.pop()
        self.frame = self.stack[-1] if self.stack else None
        frame.node.first = len(self.table)
        frame.node.table = self.table
        self.table.fromlist(frame.marks)
        if frame.is_key:
            self.drop_value()

    def alias(self, event: Any) -> None:
        self.fault(FaultKind.ALIAS, event, {"name": str(event.anchor)})
        if self.frame is not None and self.frame.key is None and self.frame.is_map:
            self.drop_value()
        else:
            self.clear_key()

    def open(self, node: MapNode | ListNode, event: Any) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes_per_file:
            self.too_many_nodes(event)
        if event.ctag is not None or event.anchor is not None:
            self.decorated(event)
        if len(self.stack) >= self.limits.depth:
            self.fault(FaultKind.TOO_DEEP, event, {"limit": self.limits.depth})
            raise _Halt
        frame = self.frame
        is_key = frame is not None and frame.key is None and frame.is_map
        if is_key:
            self.fault(FaultKind.NON_STRING_KEY, event, {"text": "?"})
        else:
            self.store(node, event)
        self.frame = _Frame(node, is_key, bool(event.flow_style))
        node.first, node.table = 0, self.frame.marks
        self.stack.append(self.frame)

    def take_key(self, key: str, event: Any) -> None:
        frame = self.frame
        assert frame is not None
        start, end = event.start_mark, event.end_mark
        frame.key = key = intern(key)
        frame.dropped = False
        frame.key_mark = (start.line, start.column, end.column if end.line == start.line else start.column + 1)
        if key in frame.node:
            self.note_twin(key, key, event)
        elif not key.isascii():
            self.check_normal_form(key, frame, event)

    def check_normal_form(self, key: str, frame: _Frame, event: Any) -> None:
        """Whether the mapping has a key that is the same after normalisation (NFC)."""
        normal = unicodedata.normalize("NFC", key)
        seen = frame.decomposed
        twin = seen.get(normal) if seen else None
        if normal != key:
            twin = normal if normal in frame.node else twin
            frame.decomposed = {} if seen is None else seen
            frame.decomposed.setdefault(normal, key)
        if twin is not None and twin in frame.node:
            self.note_twin(key, twin, event)

    def note_twin(self, key: str, twin: str, event: Any) -> None:
        """Drop the entry: the mapping has its key already."""
        frame = self.frame
        assert frame is not None
        if frame.order is None:
            frame.order = {str(other): at for at, other in enumerate(frame.node)}
        mark = frame.node.mark_at(frame.order[twin])  # type: ignore[union-attr]
        first = Place(self.file, mark[0] + 1, mark[1] + 1, mark[0] + 1, mark[2] + 1)
        self.fault(FaultKind.DUPLICATE_KEY, event, {"key": key, "first_line": first.line}, (Related(first),))
        frame.dropped = True

    def store(self, value: object, event: Any) -> None:
        frame = self.frame
        if frame is None:
            self.parsed.root = value
            return
        start, end, node = event.start_mark, event.end_mark, frame.node
        if not frame.is_map:
            node.append(value)  # type: ignore[union-attr]
            frame.marks += (start.line, start.column, end.line, end.column)
            return
        key = frame.key
        frame.key = None
        if not frame.dropped:
            node[key] = value  # type: ignore[index,call-overload]
            line, column, end_line, end_column = start.line, start.column, end.line, end.column
            if value is None and (line, column) == (end_line, end_column):
                line, column, end_line, end_column = frame.after_key(line, column)
            frame.marks += (*frame.key_mark, line, column, end_line, end_column)
            if frame.order is not None:
                frame.order[key] = len(frame.order)  # type: ignore[index]

    def drop_value(self) -> None:
        """Leave out the value that comes next: its key was no good."""
        if self.frame is not None:
            self.frame.key, self.frame.dropped = "", True

    def clear_key(self) -> None:
        """Leave out the value of the key that was read."""
        if self.frame is not None:
            self.frame.key, self.frame.dropped = None, False

    def too_many_nodes(self, event: Any) -> None:
        self.fault(FaultKind.TOO_MANY_NODES, event, {"limit": self.limits.nodes_per_file})
        raise _Halt

    def decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault(FaultKind.ALIAS, event, {"name": str(event.anchor)})
        if event.ctag is not None:
            self.fault(FaultKind.TAG, event, {"tag": str(event.ctag)[:60]})

    def check_escapes(self, event: Any) -> str:
        """The value without what may not stand in a text; lone surrogates would crash whatever reads them."""
        for pattern, kind in ((CONTROL, FaultKind.CONTROL_CHARACTER), (BIDI, FaultKind.BIDI_CHARACTER)):
            found = pattern.search(event.value)
            if found:
                count = len(pattern.findall(event.value))
                self.fault(kind, event, {"character": f"U+{ord(found[0]):04X}", "count": count})
        return CONTROL.sub(REPLACEMENT, event.value)

    def fault(self, kind: FaultKind, event: Any, values: Mapping[str, object] | None = None,
              related: tuple[Related, ...] = ()) -> None:
        mark, end = event.start_mark, event.end_mark
        last = end.column + 1 if end.line == mark.line and end.column > mark.column else mark.column + 2
        place = Place(self.file, mark.line + 1, mark.column + 1, mark.line + 1, last)
        self.parsed.faults.append(Fault(kind, place, values or {}, related=related))

    def syntax_fault(self, error: Exception) -> None:
        line, column, hint = diagnose(self.text, error)
        problem = str(getattr(error, "problem", None) or type(error).__name__)
        values = {"problem": problem, "hint_zh": hint.zh, "hint_en": hint.en}
        place = Place(self.file, line + 1, column + 1, line + 1, column + 2)
        self.parsed.faults.append(Fault(FaultKind.SYNTAX, place, values))


def _nothing(event: Any) -> None:
    """Events that carry nothing."""
