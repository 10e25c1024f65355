"""The text of a file taken apart into pieces that can be put together in another order.

A *piece* is the text of one value; an *entry* is a key with its value, or an item of a list; an *aside* is
what stands between them. Scalars, and most collections in brackets, are taken as they stand. The places
are those that `parse` gives.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from riskctl.catalog.layout import Layout
from riskctl.model.place import ListNode, MapNode

_HEADER = re.compile(r"[|>][-+0-9]*")
_MARKER = re.compile(r"(?:---|\.\.\.)[ \t]*(?:#.*)?$", re.MULTILINE)
_NOTHING = re.compile(r"[-:,\[\]{} \t]*\n?[-:,\[\]{} \t]*")
_SPACE = " \t"
_INDICATORS = frozenset("-:,[]{}")


class Style(Enum):
    """How a value is written."""

    SCALAR = "on one or several lines, plain or quoted"
    TEXT = "a block scalar, | or >"
    FLOW = "a collection in brackets that stays as it is"
    BLOCK = "a collection of entries, each on its own line"


class Unexpected(Exception):
    """The text holds something that is left alone; the offset says where."""


@dataclass(slots=True, eq=False)
class Piece:
    """The text of a value. `column` is that of its entries, None where it stood in brackets."""

    style: Style
    start: int
    end: int
    entries: "list[Entry]" = field(default_factory=list)
    column: int | None = None
    owner: "Entry | None" = None
    closing: list[str] = field(default_factory=list)
    header: str = ""
    content: tuple[str, ...] = ()
    content_start: int = 0


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item, and the comments that belong to it.

    `lead` stands above it (an empty string is a blank line), `key_tail` after the key or dash, `between`
    between the key and a value on a later line, `tail` after the value.
    """

    start: int
    column: int
    parent: Piece
    key: str | None = None
    name: str | None = None
    value: Piece = field(init=False)
    lead: list[str] = field(default_factory=list)
    key_tail: str = ""
    between: list[str] = field(default_factory=list)
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands between values: a comment, a marker of a document, or a blank line (no text)."""

    offset: int
    column: int
    text: str
    own_line: bool


class Source:
    """A text with line feeds only, and the offsets of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.lines = len(self.starts) - text.endswith("\n")

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, counted from 0."""
        return self.starts[line] + column

    def line(self, offset: int) -> int:
        """The number of the line that the offset is on."""
        return bisect_right(self.starts, offset) - 1

    def line_text(self, line: int) -> str:
        """The line without its end."""
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[line]:end]

    def column(self, offset: int) -> int:
        """The column of an offset."""
        return offset - self.starts[self.line(offset)]


def piece_of(source: Source, root: MapNode, layout: Layout) -> Piece:
    """The pieces of a whole file, without comments yet."""
    start = min((source.offset(mark[0], mark[1]) for mark in root.marks.values()), default=0)
    opening = source.text.rfind("{", 0, start) if start else -1
    if opening >= 0 and not _before_is_comment(source, opening):
        start = opening
    return _collection(source, root, start, layout, None, in_flow=False)


def _before_is_comment(source: Source, offset: int) -> bool:
    line_start = source.text.rfind("\n", 0, offset) + 1
    return "#" in source.text[line_start:offset]


def _piece(source: Source, node: object, mark: tuple[int, ...], layout: Layout, owner: Entry,
           in_flow: bool) -> Piece:
    line, column, end_line, end_column = mark
    start = source.offset(line, column)
    if isinstance(node, MapNode | ListNode):
        return _collection(source, node, start, layout, owner, in_flow)
    end = source.offset(end_line, end_column)
    if not in_flow and start < end and source.text[start] in "|>":
        return _block_scalar(source, start, owner)
    return Piece(Style.SCALAR, start, end, owner=owner)


def _collection(source: Source, node: MapNode | ListNode, start: int, layout: Layout, owner: Entry | None,
                in_flow: bool) -> Piece:
    opening, closing = "{}" if isinstance(node, MapNode) else "[]"
    bracketed = source.text[start:start + 1] == opening
    piece = Piece(Style.BLOCK, start, start, column=source.column(start), owner=owner)
    _add_entries(source, node, piece, layout, in_flow or bracketed)
    piece.end = max((entry.value.end for entry in piece.entries), default=start + 1)
    if bracketed:
        piece.end = _closing_bracket(source, max(piece.end, start + 1), closing)
    if bracketed or in_flow:
        piece.column = None
        piece.style = Style.BLOCK if bracketed and layout.spread and piece.entries else Style.FLOW
    return piece


def _add_entries(source: Source, node: MapNode | ListNode, piece: Piece, layout: Layout,
                 in_flow: bool) -> None:
    if isinstance(node, MapNode):
        for name, mark in node.marks.items():
            start = source.offset(mark[0], mark[1])
            raw = source.text[start:source.offset(mark[0], mark[2])]
            entry = Entry(start, mark[1], piece, raw, name)
            piece.entries.append(entry)
            entry.value = _piece(source, node[name], mark[3:], layout.below(name), entry, in_flow)
        return
    for value, item in zip(node, node.marks, strict=True):
        start = source.offset(item[0], item[1]) if in_flow else _dash(source, piece, item[0])
        entry = Entry(start, source.column(start), piece)
        piece.entries.append(entry)
        entry.value = _piece(source, value, item, layout.below(None), entry, in_flow)


def _dash(source: Source, piece: Piece, line: int) -> int:
    """The offset of the dash of an item that begins on the line or above it."""
    if not piece.entries:
        return piece.start
    column = piece.column or 0
    while True:
        text = source.line_text(line)
        if text[column:column + 1] == "-" and not text[:column].strip(_SPACE):
            return source.offset(line, column)
        line -= 1


def _closing_bracket(source: Source, offset: int, closing: str) -> int:
    """The offset after the bracket that closes a collection whose last value ends at the offset."""
    text = source.text
    while text[offset] != closing:
        if text[offset] == "#":
            offset = text.index("\n", offset)
        elif text[offset] not in " \t\n,:":
            raise Unexpected(offset)
        offset += 1
    return offset + 1


def _block_scalar(source: Source, start: int, owner: Entry) -> Piece:
    found = _HEADER.match(source.text, start)
    assert found is not None
    header = found[0]
    first = source.line(start) + 1
    indent = _content_indent(source, header, first, owner.column)
    content = list(_content(source, first, indent))
    while content and not content[-1].strip(" ") and len(content[-1]) <= indent:
        # Blank lines at the end belong to the text only with `+`, and then only if they end.
        if "+" in header and (first + len(content) < source.lines or source.text.endswith("\n")):
            break
        content.pop()
    piece = Piece(Style.TEXT, start, found.end(), owner=owner, header=header,
                  content=tuple(line[indent:] for line in content))
    if content:
        piece.content_start = source.starts[first]
        ended = not content[-1] and source.text.endswith("\n")
        piece.end = source.starts[first + len(content) - 1] + len(content[-1]) + ended
    return piece


def _content_indent(source: Source, header: str, first: int, column: int) -> int:
    """How far the text of a block scalar is indented."""
    digits = header.strip("|>+-")
    if digits:
        return column + int(digits)
    deepest = column + 1
    for line in range(first, source.lines):
        text = source.line_text(line)
        spaces = len(text) - len(text.lstrip(" "))
        if spaces < len(text):
            return max(spaces, column + 1)
        deepest = max(deepest, spaces)
    return deepest


def _content(source: Source, first: int, indent: int) -> Iterator[str]:
    for line in range(first, source.lines):
        text = source.line_text(line)
        if text.strip(" ") and len(text) - len(text.lstrip(" ")) < indent:
            return
        yield text


def spans(piece: Piece, *, deep: bool) -> Iterator[tuple[int, int]]:
    """What is no aside, in order: keys and scalars; collections in brackets as a whole unless `deep`."""
    if piece.style is Style.SCALAR or (piece.style is Style.FLOW and not deep):
        yield piece.start, piece.end
    elif piece.style is Style.TEXT:
        yield piece.start, piece.start + len(piece.header)
        if piece.content:
            yield piece.content_start, piece.end
    for entry in piece.entries if deep or piece.style is Style.BLOCK else ():
        if entry.key is not None:
            yield entry.start, entry.start + len(entry.key)
        yield from spans(entry.value, deep=deep)


def asides(source: Source, taken: Iterator[tuple[int, int]]) -> Iterator[Aside]:
    """Everything between the spans but indicators and spaces; Unexpected where there is anything else."""
    offset, text = 0, source.text
    for start, end in [*taken, (len(text), len(text))]:
        if offset and _NOTHING.fullmatch(text, offset, start):
            offset = end
            continue
        while offset < start:
            found = _aside(source, offset)
            if found is not None:
                yield found
                offset += len(found.text) or 1
            elif text[offset] in _INDICATORS or text[offset].isspace():
                offset += 1
            else:
                raise Unexpected(offset)
        offset = max(offset, end)


def _aside(source: Source, offset: int) -> Aside | None:
    text = source.text
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line_end = len(text) if line_end < 0 else line_end
    if offset == line_start and not text[offset:line_end].strip(_SPACE):
        return Aside(offset, 0, "", True)
    if offset == line_start and (marker := _MARKER.match(text, offset)):
        return Aside(offset, 0, marker[0], True)
    if text[offset] == "#":
        own_line = not text[line_start:offset].strip(_SPACE)
        return Aside(offset, offset - line_start, text[offset:line_end], own_line)
    return None
