"""The places of a file whose nodes were read without them."""

from typing import NamedTuple

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import EventSource, parse
from riskctl.catalog.text import decode
from riskctl.model.place import ListNode, MapNode


class LatePlaces:
    """Parses the file once a place is asked for, and hands the marks over to the nodes that were read before."""

    def __init__(self, data: bytes, limits: Limits, events: EventSource) -> None:
        self.data = data
        self.limits = limits
        self.events = events
        self.root: MapNode | None = None

    def note(self) -> None:
        """Give every node of the file its marks."""
        if self.root is not None:
            parsed = parse(decode(self.data, "").text or "", "", self.limits, self.events)
            assert isinstance(parsed.root, MapNode)
            _hand_over(_Pair(self.root, parsed.root))
            self.root, self.data = None, b""


class _Pair(NamedTuple):
    """A node, and the same node as it was parsed."""

    node: MapNode | ListNode
    parsed: MapNode | ListNode


def _hand_over(pair: _Pair) -> None:
    """Give the first node, and all nodes below it, the marks of the second."""
    waiting = [pair]
    while waiting:
        node, parsed = waiting.pop()
        node.first, node.table = parsed.first, parsed.table
        waiting += [_Pair(inner, other) for inner, other in zip(_held(node), _held(parsed), strict=True)
                    if isinstance(inner, MapNode | ListNode) and isinstance(other, MapNode | ListNode)]


def _held(node: MapNode | ListNode) -> list[object]:
    return list(node.values() if isinstance(node, MapNode) else node)
