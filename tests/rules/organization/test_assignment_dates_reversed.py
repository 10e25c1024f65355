"""OR201: an assignment that ends before it begins."""

import pytest

from riskctl.rules.organization.assignment_dates_reversed import RULE
from tests.building import catalog, facts, run


def people(*assignments: dict[str, object]) -> dict[str, object]:
    return {"p": {"name": "宋某", "assignments": [{"post": "inspector", "as": "primary", **each}
                                                for each in assignments]}}


@pytest.mark.parametrize(("dates", "found"), [
    ({"from": "2025-07-04", "to": "2025-07-03"}, True),
    ({"from": "2027-07-04", "to": "2024-07-03"}, True),
    ({"from": "2025-07-04", "to": "2025-07-04"}, False),
    ({"from": "2025-07-04", "to": "2025-07-05"}, False),
    ({"from": "2025-07-04"}, False),
    ({"to": "2025-07-04"}, False),
    ({}, False),
    ({"from": "2025-07-04", "to": "2025-02-30"}, False),
])
def test_reversed_dates_are_found(dates: dict[str, object], found: bool) -> None:
    of = catalog(posts={"inspector": {"name": "检查岗", "unit": "u"}}, people=people(dates))
    values = {"name": "宋某", "post": "inspector", "post_name": "检查岗", **dates}
    assert facts(RULE, of) == ([("p", "assignments", values)] if found else [])


def test_an_assignment_without_a_post_is_found_as_well() -> None:
    of = catalog(people=people({"post": None, "from": "2025-07-04", "to": "2025-07-03"}))
    assert facts(RULE, of) == [("p", "assignments",
                                {"name": "宋某", "post": "", "post_name": "", "from": "2025-07-04",
                                                     "to": "2025-07-03"})]


def test_two_of_one_person_are_told_apart() -> None:
    of = catalog(people=people({"from": "2025-07-04", "to": "2025-07-03"},
                               {"from": "2025-08-04", "to": "2025-07-03"}))
    findings = run(of, "OR201").findings
    assert len({finding.fingerprint.partition("-")[0] for finding in findings}) == 2
