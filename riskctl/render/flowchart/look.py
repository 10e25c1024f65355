"""Colours and sizes of flowcharts. Sizes are in CSS pixels (1/96 inch)."""

from dataclasses import dataclass

from riskctl.model.scheme import Level

INK, SOFT, LINE, NAVY = "#1B2B40", "#44546A", "#2B4A73", "#1F4B77"
RETURN = "#8C4A1E"
CONFLICT, CONFLICT_GROUND = "#8E2A0B", "#FBE7E1"
MARK, MARK_EDGE = "#FFD84D", "#8A6A00"
GRID = "#7F9DBD"
LANES = ("#F7FAFD", "#EEF4FA")
OUTSIDE_HEAD = "#5B6B7D"
TITLE_GROUND = "#E4ECF5"
TERMINAL, CHOICE = "#E7F0E7", "#FFFBEE"

TITLE_SIZE, LANE_SIZE, NAME_SIZE, TEXT_SIZE = 24, 14, 13.5, 10.5
SMALLEST = TEXT_SIZE
NAME_LEADING, TEXT_LEADING = 19, 14.5
PAD = 9
TAG_HEIGHT = 17


@dataclass(frozen=True, slots=True)
class LevelLook:
    """How a level is shown besides its stars and word: the tag, the ground of the strip, the weight of the border."""

    tag: str
    tag_ink: str
    tag_border: str
    ground: str
    ink: str
    border: str
    weight: float


_GRAVE = LevelLook("#8E2A0B", "#FFFFFF", "#8E2A0B", "#FBE7E1", "#7A2409", "#A3300D", 2.6)
_MIDDLE = LevelLook("#F5BE41", "#33260A", "#8A6410", "#FFF6DF", "#6B4B08", "#A87B14", 2.0)
_MILD = LevelLook("#FFFFFF", "#1F4B77", "#1F4B77", "#EAF3FA", "#1F4B77", "#2F6EA3", 1.5)
_NONE = LevelLook("#FFFFFF", "#44546A", "#7F8C9B", "#F4F6F8", "#44546A", "#7F8C9B", 1.5)


def look_of(level: Level | None, levels: int) -> LevelLook:
    """The look of a level among so many; the darker the graver."""
    if level is None:
        return _NONE
    return (_GRAVE, _MIDDLE, _MILD)[round((level.gravity - 1) * 2 / max(levels - 1, 1))]
