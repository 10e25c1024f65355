"""Faults for synthetic catalogs: each an edit of one file that gives exactly the findings it is said to give.

Owns what to break and what riskctl must then say. Refuses to look at what riskctl does say.
"""

from benchmarks.planting import (
    controls,
    flow,
    institutions,
    law,
    leaks,
    organization,
    people,
    powers,
    reading,
    records,
    references,
    risks,
    separation,
    times,
    unreadable,
    waivers,
)
from benchmarks.planting.bed import Bed, Expected, Planting

WHOLE: tuple[Planting, ...] = (
    *reading.PLANTINGS,
    *records.PLANTINGS,
    *references.PLANTINGS,
    *organization.PLANTINGS,
    *people.PLANTINGS,
    *powers.PLANTINGS,
    *flow.PLANTINGS,
    *risks.PLANTINGS,
    *controls.PLANTINGS,
    *institutions.PLANTINGS,
    *law.PLANTINGS,
    *leaks.PLANTINGS,
    *times.PLANTINGS,
    *separation.PLANTINGS,
    *waivers.PLANTINGS,
)
"""Faults with which every file can still be read to its end."""

BROKEN: tuple[Planting, ...] = unreadable.PLANTINGS
"""Faults that leave files unread, so that rules of absence withhold what they would say."""

__all__ = ["BROKEN", "WHOLE", "Bed", "Expected", "Planting"]
