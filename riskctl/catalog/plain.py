"""Files in plain form, read line by line without a YAML parser: nearly all files are, and it takes a third of the time.

Plain form is that part of YAML which nobody can read in two ways: mappings and lists in blocks, one entry a line, keys that
are words, in double quotes or without, values of one line that are bare words, or in quotes without escapes, or in brackets.
Whatever else a file holds, be it right or wrong, the file as a whole is left to `parse`, which alone reports faults.

Places are not noted. The first time that one is asked for, the file is parsed as any other, and gives them.
"""

import re
import unicodedata
from sys import intern
from typing import NamedTuple

from riskctl.catalog.limits import Limits
from riskctl.catalog.scalars import NOT_A_NUMBER, SUSPECT, resolve
from riskctl.model.place import ListNode, MapNode, Places

# What begins a bare word, and what may follow: no colon before a space, no hash, no space at the end, in brackets still less.
_FIRST = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
_BARE = rf"{_FIRST}(?:[^\n:#]*(?::[^\s:#][^\n:#]*)*(?<! ))?"
_BARE_IN_BRACKETS = rf"{_FIRST}(?:[^\n:#?,\[\]{{}}]*(?<! ))?"
_QUOTED = r""""[^"\\\n]*+"|'[^'\n]*+'"""
_WORD = r"\w[\w.\-〔〕]{0,99}+"
_KEY = rf'{_WORD}|"{_WORD}"'
_VALUE = rf"{_BARE}|{_QUOTED}|[\[{{][^\n]*[\]}}]"
# Indentation, dash, key and its value, or an item in their place; or a line without any of these. All else is not matched.
_LINE = re.compile(rf"^( *+)(?:(- ++)?(?:({_KEY}):(?: ++({_VALUE}))?|({_VALUE}))(?: ++#[^\n]*+)? *+|(?:#[^\n]*+)?)$", re.MULTILINE)
# Inside brackets: one that opens, one that closes, a comma, or a scalar and whether it is a key.
_TOKEN = re.compile(rf" *+(?:([\[{{])|([\]}}])|(,)|({_QUOTED}|{_BARE_IN_BRACKETS})(:(?= ))?)")
# Most of what stands in brackets: nothing quoted, nothing nested, one space behind each comma.
_FLAT_LIST = re.compile(rf"\[({_BARE_IN_BRACKETS}(?:, {_BARE_IN_BRACKETS})*+)\]")
_FLAT_MAP = re.compile(rf"\{{({_WORD}: {_BARE_IN_BRACKETS}(?:, {_WORD}: {_BARE_IN_BRACKETS})*+)\}}")
_IS_KEY = re.compile(_KEY)
# Texts up to this length are likely to come again.
_SHORT = 32

Line = tuple[str, str, str, str, str]


class _NotPlain(Exception):
    """The file is not in plain form."""


class _Level(NamedTuple):
    """A collection in a block that is still open, and the column of its entries."""

    column: int
    node: MapNode | ListNode


class PlainReader:
    """Reads the files of one catalog; keys, ids and other short texts that come again are kept once for all of them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.keys: dict[str, str] = {}
        self.scalars: dict[str, object] = {}

    def read(self, text: str, places: Places) -> MapNode | None:
        """The root of a text in plain form, whose nodes get their places from `places`; None for any other text.

        The text holds no control character but tabs and line breaks.
        """
        text = text.replace("\r\n", "\n")
        if "\t" in text or "\r" in text or len(text) >= self.limits.nodes_per_file:
            return None
        lines = _LINE.findall(text)
        if len(lines) != text.count("\n") + 1:
            return None
        try:
            root = _Blocks(self, places).root_of(lines)
        except _NotPlain:
            return None
        return root or None

    def key(self, text: str) -> str:
        """The key that the text is."""
        key = self.keys.get(text)
        if key is None:
            if not _IS_KEY.fullmatch(text) or not unicodedata.is_normalized("NFC", text):
                raise _NotPlain
            key = text[1:-1] if text[0] == '"' else text
            if key is text and not isinstance(resolve(text), str):
                raise _NotPlain
            key = self.keys[text] = intern(key)
        return key

    def scalar(self, text: str) -> object:
        """The value of a scalar."""
        value: object = text
        if text[0] in "\"'":
            value = text[1:-1]
        elif text[0] in SUSPECT:
            value = resolve(text)
            if value is NOT_A_NUMBER:
                raise _NotPlain
        if len(text) <= _SHORT:
            self.scalars[text] = value
        return value


class _Blocks:
    """Puts the nodes of one text together."""

    def __init__(self, reader: PlainReader, places: Places) -> None:
        self.reader = reader
        self.places = places
        self.open = [_Level(0, self.new("{"))]

    def new(self, bracket: str) -> MapNode | ListNode:
        """A new collection."""
        node: MapNode | ListNode = MapNode() if bracket == "{" else ListNode()
        node.places = self.places
        return node

    def root_of(self, lines: list[Line]) -> MapNode:
        """The mapping that the lines make up."""
        keys, accept, scalars, value_of = self.reader.keys.get, self.reader.key, self.reader.scalars.get, self.value
        column, node = self.open[0]
        waiting = ""
        for indent, dash, key, value, item in lines:
            if not key and not item:
                continue
            if dash or len(indent) != column:
                column, node = self.turn(len(indent), dash, key, waiting)
            if item:
                if not dash:
                    raise _NotPlain
                node.append(value_of(item))  # type: ignore[union-attr] # a dash leads to a list
                waiting, column = "", -1
                continue
            key = keys(key) or accept(key)
            if key in node:
                raise _NotPlain
            node[key] = (scalars(value) or value_of(value)) if value else None  # type: ignore[call-overload] # never a list
            waiting = "" if value else key
        return self.open[0].node  # type: ignore[return-value] # the first is a mapping

    def turn(self, column: int, dash: str, key: str, waiting: str) -> _Level:
        """The collection that an entry at the column belongs to: below the key that waits for a value, or one still open."""
        level = self.open[-1]
        if column > level.column or (dash and waiting and column == level.column):
            if not waiting:
                raise _NotPlain
            node = self.new("[" if dash else "{")
            level.node[waiting] = node  # type: ignore[call-overload] # only a mapping has keys that wait
            level = self.push(_Level(column, node))
        else:
            level = self.back_to(column, dash)
        if dash and key:
            node = self.new("{")
            level.node.append(node)  # type: ignore[union-attr] # a dash leads to a list
            level = self.push(_Level(column + len(dash), node))
        return level

    def push(self, level: _Level) -> _Level:
        """The level, now open."""
        self.open.append(level)
        if len(self.open) >= self.reader.limits.depth:
            raise _NotPlain
        return level

    def back_to(self, column: int, dash: str) -> _Level:
        """The open collection at the column, a list where there is a dash, after all below it are closed."""
        open_, wanted = self.open, ListNode if dash else MapNode
        while open_[-1].column > column or (open_[-1].column == column and type(open_[-1].node) is ListNode and not dash):
            open_.pop()
        if open_[-1].column != column or type(open_[-1].node) is not wanted:
            raise _NotPlain
        return open_[-1]

    def value(self, text: str) -> object:
        """The value that stands behind a key or a dash."""
        value = self.reader.scalars.get(text)
        if value is None:
            value = self.brackets(text) if text[0] in "[{" else self.reader.scalar(text)
        return value

    def brackets(self, text: str) -> MapNode | ListNode:
        """The collection that is written in brackets."""
        if found := _FLAT_LIST.fullmatch(text):
            node = ListNode(map(self.value, found[1].split(", ")))
            node.places = self.places
            return node
        if found := _FLAT_MAP.fullmatch(text):
            return self.flat_mapping(found[1])
        if _TOKEN.sub("", text):
            raise _NotPlain
        builder = _Brackets(self)
        for opening, closing, comma, scalar, colon in _TOKEN.findall(text):
            if scalar:
                builder.scalar(scalar, colon)
            elif comma:
                builder.comma()
            elif opening:
                builder.start(opening)
            else:
                builder.end(closing)
        return builder.root()

    def flat_mapping(self, text: str) -> MapNode:
        """The mapping of the entries between commas."""
        node = MapNode()
        node.places = self.places
        for entry in text.split(", "):
            key, _, value = entry.partition(": ")
            key = self.reader.key(key)
            if key in node:
                raise _NotPlain
            node[key] = self.value(value)
        return node


class _Brackets:
    """Puts one collection in brackets together; `ready` while an entry, or the value of a key, may come."""

    def __init__(self, blocks: _Blocks) -> None:
        self.blocks = blocks
        self.whole = ListNode()
        self.node: MapNode | ListNode = self.whole
        self.open: list[MapNode | ListNode] = []
        self.key = ""
        self.ready = True

    def scalar(self, text: str, colon: str) -> None:
        """Take a key or a value."""
        if not colon:
            self.store(self.blocks.value(text))
        elif self.key or not self.ready or type(self.node) is not MapNode:
            raise _NotPlain
        else:
            self.key = self.blocks.reader.key(text)

    def store(self, value: object) -> None:
        """Put a value where it belongs."""
        node, key = self.node, self.key
        if not self.ready or (key in node if type(node) is MapNode else False) or bool(key) != (type(node) is MapNode):
            raise _NotPlain
        if type(node) is MapNode:
            node[key] = value
        else:
            node.append(value)  # type: ignore[union-attr] # a list, as it is no mapping
        self.key, self.ready = "", False

    def comma(self) -> None:
        """Go on to the next entry."""
        if self.ready or not self.open:
            raise _NotPlain
        self.ready = True

    def start(self, bracket: str) -> None:
        """Open a collection."""
        node = self.blocks.new(bracket)
        self.store(node)
        self.open.append(self.node)
        if len(self.open) + len(self.blocks.open) >= self.blocks.reader.limits.depth:
            raise _NotPlain
        self.node, self.ready = node, True

    def end(self, bracket: str) -> None:
        """Close a collection."""
        if not self.open or (bracket == "}") != (type(self.node) is MapNode) or self.key or (self.ready and self.node):
            raise _NotPlain
        self.node, self.ready = self.open.pop(), False

    def root(self) -> MapNode | ListNode:
        """The whole collection."""
        if self.open or len(self.whole) != 1:
            raise _NotPlain
        return self.whole[0]  # type: ignore[return-value] # text in brackets begins with one
