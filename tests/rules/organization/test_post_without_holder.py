"""OR105: a post that nobody holds today."""

import pytest

from riskctl.rules.organization.post_without_holder import RULE
from tests.building import catalog, facts, hits, read, run

POST = {"name": "出纳岗", "unit": "finance"}


@pytest.mark.parametrize(("assignments", "backups"), [
    ([], 0),
    ([{"post": "accountant", "as": "primary"}], 0),
    ([{"post": "cashier", "as": "primary", "to": "2026-06-29"}], 0),
    ([{"post": "cashier", "as": "primary", "from": "2026-07-01"}], 0),
    ([{"post": "cashier", "as": "backup"}], 1),
    ([{"post": "cashier", "as": "backup", "to": "2025-12-31"}], 0),
    ([{"post": "cashier", "as": "primary"}], None),
    ([{"post": "cashier", "as": "deputy"}], None),
    ([{"post": "cashier", "as": "acting"}], None),
    ([{"post": "cashier", "as": "primary", "from": "2026-06-30", "to": "2026-06-30"}], None),
    ([{"post": "cashier", "as": "primry"}], None),
    ([{"post": "cashier"}], None),
    ([{"post": "cashier", "as": "primary", "to": "2026-13-01"}], None),
])
def test_a_post_needs_more_than_a_backup(assignments: list[object], backups: int | None) -> None:
    of = catalog(posts={"cashier": POST}, people={"p": {"name": "龙某", "assignments": assignments}})
    expected = [] if backups is None else [("cashier", None, {"name": "出纳岗", "backups": backups})]
    assert facts(RULE, of) == expected


@pytest.mark.parametrize(("headcount", "found"), [(0, False), (1, True), (None, True)])
def test_a_headcount_of_zero_says_that_the_post_is_meant_to_be_empty(headcount: int | None,
                                                                     found: bool) -> None:
    of = catalog(posts={"cashier": POST | {"headcount": headcount}}, people={"p": {"name": "龙某"}})
    assert bool(facts(RULE, of)) is found


def test_a_catalog_that_lists_no_people_is_left_alone() -> None:
    assert facts(RULE, catalog(posts={"cashier": POST})) == []


def test_the_backups_are_related() -> None:
    people = {id: {"name": id, "assignments": [{"post": "cashier", "as": "backup"}]} for id in ("p", "q")}
    (hit,) = hits(RULE, catalog(posts={"cashier": POST}, people=people))
    assert [(related.record, related.field) for related in hit.related] == [("p", "assignments"),
                                                                            ("q", "assignments")]


def test_it_is_withheld_while_a_file_is_unread() -> None:
    of = read("posts:\n  cashier: {name: 出纳岗, unit: finance}\npeople:\n  p: {name: 龙某}\n  q: {name: [\n")
    outcome = run(of, "OR105")
    assert outcome.findings == ()
