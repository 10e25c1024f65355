"""Faults of time (TM)."""

from benchmarks.planting.bed import Bed, Planting
from benchmarks.planting.waivers import waived


def review_overdue(bed: Bed) -> None:
    """A risk point that was last reviewed two years ago."""
    id, risk = bed.sown().risk
    risk["reviewed"]["date"] = "2024-06-28"
    bed.expect("TM101", id, "reviewed.date")


def control_not_tested(bed: Bed) -> None:
    """A control that was last tested two years ago."""
    id, control = bed.sown().control
    control["tested"] = "2024-06-28"
    bed.expect("TM102", id, "tested")


def institution_past_review(bed: Bed) -> None:
    """A rule that should have been looked through last year."""
    rule = bed.id("rule-purchases")
    bed.section("institutions.yaml", "institutions")[rule]["review_by"] = "2025-12-31"
    bed.expect("TM103", rule, "review_by")


def rotation_due(bed: Bed) -> None:
    """Somebody who has been the buyer for ten years."""
    post = bed.id("buyer")
    id, person = bed.holder_of(post)
    next(one for one in person["assignments"] if one["post"] == post)["from"] = "2016-05-03"
    bed.expect("TM104", id, "assignments.post")


def waiver_near_end(bed: Bed) -> None:
    """A waiver with two weeks to go."""
    bed.expect("TM105", waived(bed, expires="2026-07-14")[0], "expires")


def assignment_near_end(bed: Bed) -> None:
    """A key post whose holder leaves in two weeks."""
    post = bed.id("cashier")
    id, person = bed.holder_of(post)
    next(one for one in person["assignments"] if one["post"] == post)["to"] = "2026-07-14"
    bed.expect("TM106", id, "assignments.to")


PLANTINGS = (
    Planting("TM101", review_overdue, 2),
    Planting("TM102", control_not_tested, 2),
    Planting("TM103", institution_past_review),
    Planting("TM104", rotation_due),
    Planting("TM105", waiver_near_end),
    Planting("TM106", assignment_near_end),
)
