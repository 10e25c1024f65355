"""Approvals that lapse: a record whose content changed while what says that somebody looked at it did not."""

from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from riskctl.change.comparison import Comparison
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.notes import NOTES
from riskctl.model.block import Record
from riskctl.model.power import Power
from riskctl.model.risk import Control, RiskPoint

# What was fixed by the approval of a level, and not by any later review.
_DETERMINED = ("level", "scoring", "class", "also")


class Lapsed(NamedTuple):
    """That an approval no longer covers what the record says: its field, the post that gave it, the day.

    `changes` are what changed since, in these `fields`.
    """

    kind: str
    record: str
    approval: str
    by: str
    day: str
    fields: tuple[str, ...]
    changes: tuple[Change, ...] = field(default=(), compare=False)


def lapsed_approvals(comparison: Comparison) -> tuple[Lapsed, ...]:
    """The approvals that lapse, kind by kind in the order of the head."""
    return tuple(lapse for kind in (Power, RiskPoint, Control)
                 for before, after in comparison.changed(kind) for lapse in _lapses(comparison, before, after))


def _lapses(comparison: Comparison, before: Record, after: Record) -> Iterator[Lapsed]:
    changes = [change for change in comparison.of(after)
               if change.kind is not ChangeKind.RENAMED and change.keys[0] not in NOTES[after.kind] and not change.keys[0].startswith("x-")
               and not comparison.is_left_behind(change)]
    for approval, by, covers in (("reviewed", "by", None), ("determined", "approved_by", _DETERMINED)):
        since = tuple(change for change in changes if covers is None or change.keys[0] in covers)
        fields = tuple(dict.fromkeys(change.field or "" for change in since))
        held = after.node.get(approval)
        if fields and isinstance(held, dict) and not comparison.of(after, approval):
            yield Lapsed(after.kind, after.id, approval, str(held.get(by) or ""), str(held.get("date") or ""), fields, since)
