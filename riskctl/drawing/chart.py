"""What is to be laid out: lanes, boxes with their sizes, and the lines between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum


class Shape(Enum):
    """The outline of a box; it decides where lines may meet it."""

    STEP = "step"
    TERMINAL = "terminal"
    CHOICE = "choice"
    BAR = "bar"
    CONNECTOR = "connector"


class Side(IntEnum):
    """A side of a box, and the direction in which it lies."""

    NORTH = 0
    EAST = 1
    SOUTH = 2
    WEST = 3

    @property
    def across(self) -> int:
        """How far the direction leads to the right."""
        return (0, 1, 0, -1)[self]

    @property
    def down(self) -> int:
        """How far the direction leads downwards."""
        return (-1, 0, 1, 0)[self]

    @property
    def opposite(self) -> "Side":
        """The side across the box."""
        return Side((self + 2) % 4)


@dataclass(frozen=True, slots=True)
class Node:
    """A box: in which lane, of which outline, and how wide and high its content is.

    A node that is `below` another keeps to its lane and comes right under it.
    """

    id: str
    lane: int
    shape: Shape
    width: float
    height: float
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another; the width and height of its label are 0 where it has none."""

    source: str
    target: str
    is_return: bool = False
    label_width: float = 0
    label_height: float = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Boxes in so many lanes, numbered from the left, in the order in which a reader meets them."""

    lanes: int
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
