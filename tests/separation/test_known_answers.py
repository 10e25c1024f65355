"""Real access sets, and a published review before and after its clean-up."""

import pytest

from riskctl.separation.checked import check_separation
from tests.separation.known import access_set, northfield, permissions


@pytest.mark.parametrize(("name", "conflicts", "people"), [("hc", 686, 46), ("domino", 265, 15),
    ("fire1", 7165, 282)])
def test_real_access_sets_give_the_known_numbers(name: str, conflicts: int, people: int) -> None:
    found = check_separation(access_set(name)).conflicts
    assert len(found) == conflicts
    assert len({one.holder for one in found}) == people
    assert {one.state and one.state.value for one in found} == {"actual"}
    pairs = sorted((f"u{user}", f"r{number // 2}", f"d{number - 1}", f"d{number}") for user, held in permissions(name).items()
                   for number in held if number % 2 == 0 and number - 1 in held)
    assert sorted((one.holder, one.rule.id, one.left or "", one.right or "") for one in found) == pairs
    assert all(one.paths == ((one.holder, one.left), (one.holder, one.right)) for one in found)


@pytest.mark.parametrize(("cleaned", "conflicts", "outside"), [
    (False, {("H003", "SOD-04"), ("P001", "SOD-02"), ("P002", "SOD-02"), ("P005", "SOD-01"),
    ("P005", "SOD-04")},
     {"F007", "H003", "I005", "P005"}),
    (True, {("P001", "SOD-02"), ("P002", "SOD-02")}, set())])
def test_a_published_review_is_found_again(cleaned: bool, conflicts: set[tuple[str, str]],
    outside: set[str]) -> None:
    checked = check_separation(northfield(cleaned=cleaned))
    assert {(person, one.rule.id) for one in checked.conflicts for person in one.holders} == conflicts
    assert {one.person for one in checked.entitlements} == outside


def test_whoever_has_both_only_by_the_post_is_named_under_the_post() -> None:
    found = check_separation(northfield(cleaned=True)).conflicts
    assert [(one.state and one.state.value, one.holder, one.holders) for one in found] == [
        ("design", "R05", ("P001",)), ("design", "R06", ("P002",))]
