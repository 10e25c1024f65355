"""Ways for lines through the grid of lanes and rows.

The grid has a point for the middle of every cell and for the channels between cells: column 2l + 1 is the middle of
lane l, row 2r + 1 the middle of row r; even columns and rows are channels. Lines run along rows and columns of
points, turn at points, and never pass the middle of a cell that holds a box. Each line takes the cheapest way (A*) by
length, bends, crossings of lines already there, and the sides at which boxes are best left and entered.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from riskctl.drawing.chart import Chart, Edge, Node, Shape, Side

Point = tuple[int, int]
Way = tuple[Point, ...]
"""The points at which a line begins, turns and ends; begin and end are the middles of boxes."""

_ACROSS, _DOWN, _BEND, _CROSSING, _SHARED = 10, 6, 9, 7, 1
_LEAVE = {False: {Side.SOUTH: 0, Side.EAST: 4, Side.WEST: 4, Side.NORTH: 40},
          True: {Side.NORTH: 0, Side.WEST: 1, Side.EAST: 1, Side.SOUTH: 25}}
_ENTER = {False: {Side.NORTH: 0, Side.EAST: 5, Side.WEST: 5, Side.SOUTH: 40},
          True: {Side.EAST: 0, Side.WEST: 0, Side.NORTH: 12, Side.SOUTH: 30}}
_TURNS = {side: tuple(other for other in Side if other is not side.opposite) for side in Side}
_FULL_SIDE = 30


def routed(chart: Chart, rows: Mapping[str, int]) -> tuple[Way, ...]:
    """A way for every line of the chart, in their order; between any two boxes there is one, along the channels."""
    grid = _Grid.of(chart, rows)
    order = sorted(range(len(chart.edges)),
                   key=lambda at: (chart.edges[at].is_return, grid.distance(chart.edges[at])))
    found = {at: grid.take(chart.edges[at]) for at in order}
    return tuple(found[at] for at in range(len(chart.edges)))


@dataclass(slots=True)
class _Grid:
    """The grid with the lines that have their way already."""

    nodes: Mapping[str, Node]
    places: Mapping[str, Point]
    columns: int
    lines: int
    boxes: frozenset[Point]
    along: dict[tuple[Point, bool], int] = field(default_factory=dict)
    used_sides: dict[tuple[str, Side], int] = field(default_factory=dict)

    @classmethod
    def of(cls, chart: Chart, rows: Mapping[str, int]) -> "_Grid":
        places = {id: (2 * node.lane + 1, 2 * rows[id] + 1) for id, node in chart.nodes.items()}
        return cls(chart.nodes, places, 2 * chart.lanes, 2 * max(rows.values(), default=0) + 2,
                   frozenset(places.values()))

    def distance(self, edge: Edge) -> int:
        (x, y), (to_x, to_y) = self.places[edge.source], self.places[edge.target]
        return _ACROSS * abs(x - to_x) + _DOWN * abs(y - to_y)

    def take(self, edge: Edge) -> Way:
        """The cheapest way for the line; from now on it is in the way of others."""
        points = self._cheapest(edge)
        self._remember(edge, points)
        return tuple(point for at, point in enumerate(points) if at in (0, len(points) - 1)
                     or not _is_straight(points[at - 1], point, points[at + 1]))

    def _cheapest(self, edge: Edge) -> list[Point]:
        """The points of the way, one after the other (A* with the distance as the lower bound)."""
        start, goal = self.places[edge.source], self.places[edge.target]
        waiting: list[tuple[int, int, Point, Side]] = []
        came: dict[tuple[Point, Side], tuple[tuple[Point, Side] | None, int]] = {}
        for side in Side:
            price = self._side_price(edge.source, side, _LEAVE[edge.is_return])
            if price is not None:
                self._offer(waiting, came, None, start, side, price, goal)
        settled: set[tuple[Point, Side]] = set()
        while waiting:
            _, price, point, side = heappop(waiting)
            state = (point, side)
            if state in settled:
                continue
            settled.add(state)
            if point == goal:
                return [start, *_traced(state, came)]
            for turn in _TURNS[side]:
                bend = 0 if turn is side else _BEND
                extra = self._crossings(point, side) if turn is side else 0
                self._offer(waiting, came, state, point, turn, price + bend + extra, goal, edge)
        raise AssertionError("the channels connect every box with every other")

    def _offer(self, waiting: list[tuple[int, int, Point, Side]],
               came: dict[tuple[Point, Side], tuple[tuple[Point, Side] | None, int]],
               state: tuple[Point, Side] | None, point: Point, side: Side, price: int, goal: Point,
               edge: Edge | None = None) -> None:
        """Note that one may go on from the point to the next one on that side, at a price."""
        x, y = point[0] + side.across, point[1] + side.down
        if not (0 <= x <= self.columns and 0 <= y <= self.lines):
            return
        after = (x, y)
        if after in self.boxes:
            entered = self._entry_price(after, side, goal, edge)
            if entered is None:
                return
            price += entered
        price += (_DOWN if side.down else _ACROSS) + _SHARED * self.along.get((after, bool(side.down)), 0)
        known = came.get((after, side))
        if known is None or price < known[1]:
            came[after, side] = (state, price)
            left = _ACROSS * abs(x - goal[0]) + _DOWN * abs(y - goal[1])
            heappush(waiting, (price + left, price, after, side))

    def _entry_price(self, point: Point, side: Side, goal: Point, edge: Edge | None) -> int | None:
        if point != goal or edge is None:
            return None
        return self._side_price(edge.target, side.opposite, _ENTER[edge.is_return])

    def _side_price(self, id: str, side: Side, prices: Mapping[Side, int]) -> int | None:
        """What it costs to leave or enter the box at the side; None where that cannot be."""
        shape = self.nodes[id].shape
        used = self.used_sides.get((id, side), 0)
        if shape is Shape.BAR and side in (Side.EAST, Side.WEST):
            return None
        if shape is Shape.CHOICE and used:
            return None if side in (Side.EAST, Side.WEST) else prices[side] + _FULL_SIDE * used
        return prices[side] + 3 * used

    def _crossings(self, point: Point, side: Side) -> int:
        """What crossing the lines that pass the point the other way costs."""
        return _CROSSING * self.along.get((point, not side.down), 0)

    def _remember(self, edge: Edge, points: list[Point]) -> None:
        for one, other in itertools.pairwise(points):
            is_vertical = one[0] == other[0]
            for point in (one, other):
                self.along[point, is_vertical] = self.along.get((point, is_vertical), 0) + 1
        for id, side in ((edge.source, _side(points[0], points[1])), (edge.target, _side(points[-1], points[-2]))):
            self.used_sides[id, side] = self.used_sides.get((id, side), 0) + 1


def _side(point: Point, other: Point) -> Side:
    return next(side for side in Side if point[0] + side.across == other[0] and point[1] + side.down == other[1])


def _is_straight(one: Point, middle: Point, other: Point) -> bool:
    return one[0] == middle[0] == other[0] or one[1] == middle[1] == other[1]


def _traced(state: tuple[Point, Side], came: Mapping[tuple[Point, Side], tuple[tuple[Point, Side] | None, int]],
            ) -> list[Point]:
    found: list[Point] = []
    at: tuple[Point, Side] | None = state
    while at is not None:
        found.append(at[0])
        at = came[at][0]
    return found[::-1]
