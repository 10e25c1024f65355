"""Faults of who holds which post (OR1xx, OR2xx, OR702)."""

from benchmarks.organization import APPOINTED
from benchmarks.planting.bed import Bed, Planting


def person_without_post(bed: Bed) -> None:
    """Somebody who was never given a post."""
    id = bed.add("people", "newcomer", {"name": "新某", "unit": bed.id("office")}, "people.yaml")
    bed.expect("OR107", id, "assignments")


def two_key_posts(bed: Bed) -> None:
    """One person as primary holder of two key posts."""
    id, person = bed.holder_of(bed.id("cashier"))
    post = bed.id(f"{bed.place.business[0]}-inspector")
    person["assignments"].append({"post": post, "as": "primary", "from": APPOINTED})
    bed.expect("OR108", id, "assignments")


def assignment_dates_reversed(bed: Bed) -> None:
    """An assignment that ends before it begins."""
    id, person = bed.holder_of(bed.id("office-head"))
    person["assignments"].append(
        {"post": bed.id("secretary"), "as": "backup", "from": "2026-05-01", "to": "2026-04-01"}
    )
    bed.expect("OR201", id, "assignments")


def assignments_overlap(bed: Bed) -> None:
    """The same assignment twice."""
    id, person = bed.holder_of(bed.id("secretary"))
    person["assignments"].append({"post": bed.id("secretary"), "as": "primary", "from": "2026-03-01"})
    bed.expect("OR202", id, "assignments")


def shares_not_100(bed: Bed) -> None:
    """Shares of a post that leave a tenth of the work to nobody."""
    post = bed.id(f"{bed.place.business[-1]}-inspector")
    _, person = bed.holder_of(post, "deputy")
    person["assignments"][0]["share"] = 30
    bed.expect("OR203", post)


def key_post_without_backup(bed: Bed) -> None:
    """A key post that nobody stands in for."""
    post = bed.id("buyer")
    _, person = bed.holder_of(post, "backup")
    person["assignments"] = [one for one in person["assignments"] if one["post"] != post]
    bed.expect("OR204", post)


def backup_is_holder(bed: Bed) -> None:
    """Somebody who stands in for himself."""
    id, person = bed.holder_of(bed.id("seal-keeper"))
    person["assignments"].append({"post": bed.id("seal-keeper"), "as": "backup", "from": APPOINTED})
    bed.expect("OR205", id, "assignments")


def duty_outside_posts(bed: Bed) -> None:
    """An entitlement that goes with none of the person's posts."""
    id, person = bed.holder_of(bed.id("operator"))
    person["duties"] = ["std:cashier"]
    bed.expect("OR702", id, "duties")


PLANTINGS = (
    Planting("OR107", person_without_post, 2),
    Planting("OR108", two_key_posts),
    Planting("OR201", assignment_dates_reversed),
    Planting("OR202", assignments_overlap),
    Planting("OR203", shares_not_100),
    Planting("OR204", key_post_without_backup),
    Planting("OR205", backup_is_holder),
    Planting("OR702", duty_outside_posts),
)
