"""Which boxes and lines of a chart are marked as different from another chart."""

from typing import NamedTuple

from riskctl.render.flowchart.content import Link


class Marks(NamedTuple):
    """The ids of marked boxes, and marked lines."""

    boxes: frozenset[str] = frozenset()
    links: frozenset[Link] = frozenset()


NO_MARKS = Marks()
