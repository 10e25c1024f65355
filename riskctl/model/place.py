"""Where something stands in a file, and the nodes that remember it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

# Lines and columns of a mapping entry: key line, key column, key end column, value line, value column,
# value end line, value end column. Of a list item: line, column, end line, end column. All 0-based, as read.
EntryMark = tuple[int, int, int, int, int, int, int]
ItemMark = tuple[int, int, int, int]
ENTRY, ITEM = 7, 4
# Up to so many keys, counting is as quick as an index of the keys, and costs no memory.
_FEW = 24


class Place(NamedTuple):
    """A span of a file: lines and columns count from 1 in code points, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def start_of(cls, file: str) -> "Place":
        """The very beginning of a file, for what is wrong with the file as a whole."""
        return cls(file, 1, 1, 1, 1)


class Places(Protocol):
    """What knows where the nodes of a file stand that were read without their marks."""

    def note(self) -> None:
        """Give every node of the file its marks."""


class MapNode(dict[str, object]):
    """A mapping as read, with the mark of every key and value.

    The marks stand one after the other, in the order of the keys, in a table of numbers that all nodes of a file share:
    a catalog has some hundred thousand of them, and few are ever asked for. A node that has `places` and no `table` is given
    its marks when one is first asked for.
    """

    __slots__ = ("first", "order", "places", "table")
    table: Sequence[int]
    first: int
    order: dict[str, int]
    places: Places

    def mark(self, key: str) -> EntryMark | None:
        """The mark of an entry, or None if there is no such key or nothing was remembered."""
        if key not in self or not _has_marks(self):
            return None
        return self.mark_at(self._position(key))

    def mark_at(self, position: int) -> EntryMark:
        """The mark of the entry that stands there in order."""
        at = self.first + ENTRY * position
        key_line, key_column, key_end, line, column, end_line, end_column = self.table[at:at + ENTRY]
        return key_line, key_column, key_end, line, column, end_line, end_column

    @property
    def marks(self) -> dict[str, EntryMark]:
        """The mark of every entry, by key."""
        return {key: self.mark_at(at) for at, key in enumerate(self)} if _has_marks(self) else {}

    def _position(self, key: str) -> int:
        if len(self) <= _FEW:
            return next(at for at, other in enumerate(self) if other == key)
        if not hasattr(self, "order") or len(self.order) != len(self):
            self.order = {other: at for at, other in enumerate(self)}
        return self.order[key]


class ListNode(list[object]):
    """A list as read, with the mark of every item, known or found as those of a mapping are."""

    __slots__ = ("first", "places", "table")
    table: Sequence[int]
    first: int
    places: Places

    def mark(self, index: int) -> ItemMark | None:
        """The mark of an item, or None if there is no such item or nothing was remembered."""
        if not 0 <= index < len(self) or not _has_marks(self):
            return None
        at = self.first + ITEM * index
        line, column, end_line, end_column = self.table[at:at + ITEM]
        return line, column, end_line, end_column

    @property
    def marks(self) -> list[ItemMark]:
        """The mark of every item, in order."""
        found = (self.mark(index) for index in range(len(self)))
        return [mark for mark in found if mark is not None]


def _has_marks(node: MapNode | ListNode) -> bool:
    """Whether the node has its marks, now that they are wanted."""
    if not hasattr(node, "table") and hasattr(node, "places"):
        node.places.note()
    return hasattr(node, "table")


class _PlacesOf(NamedTuple):
    """The places of a node, for one that stands for it with other keys or values: asked for when they are wanted."""

    node: MapNode | ListNode
    copy: MapNode | ListNode

    def note(self) -> None:
        """Give the copy the marks of the node."""
        if _has_marks(self.node):
            self.copy.table, self.copy.first = self.node.table, self.node.first


def placed_like(node: MapNode | ListNode, copy: MapNode | ListNode) -> None:
    """Let the copy, which has as many entries in the same order, stand where the node stands."""
    copy.places = _PlacesOf(node, copy)


def key_place(node: object, key: str, file: str) -> Place | None:
    """The place of a key of a mapping, or None if the node remembers none."""
    mark = node.mark(key) if isinstance(node, MapNode) else None
    if mark is None:
        return None
    return Place(file, mark[0] + 1, mark[1] + 1, mark[0] + 1, mark[2] + 1)


def value_place(node: object, key: str | int, file: str) -> Place | None:
    """The place of a value: its own span if it is a scalar on one line, else the span of its key."""
    if isinstance(node, MapNode) and isinstance(key, str):
        mark = node.mark(key)
        if mark is None:
            return None
        held = node.get(key)
        if mark[5] != mark[3] or held is None or isinstance(held, dict | list):
            return Place(file, mark[0] + 1, mark[1] + 1, mark[0] + 1, mark[2] + 1)
        return Place(file, mark[3] + 1, mark[4] + 1, mark[5] + 1, mark[6] + 1)
    item = node.mark(key) if isinstance(node, ListNode) and isinstance(key, int) else None
    if item is None:
        return None
    line, column, end_line, end_column = item
    return Place(file, line + 1, column + 1, line + 1, (end_column if end_line == line else column + 1) + 1)
