"""WV107: a waiver of a separation of duties that no control makes up for."""

import pytest

from riskctl.rules.waiver.no_compensating import RULE
from tests.building import catalog, facts, hits, read


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"compensating": None}, True),
    ({"compensating": []}, True),
    ({"expires": None}, True),
    ({"expires": "2026-06-30"}, True),
    ({"rule": "SD101"}, True),
    ({"compensating": ["c"]}, False),
    ({"compensating": "c"}, False),
    ({"expires": "2026-06-29"}, False),
    ({"rule": "RP201"}, False),
    ({"rule": None}, False),
])
def test_a_separation_that_nothing_makes_up_for_is_found(changes: dict[str, object], found: bool) -> None:
    waiver = {"rule": "SD101/cashier", "record": "cashier", "expires": "2026-12-31", **changes}
    said = {"ground": "none", "controls": [], "ground_zh": "却没有补偿性措施", "ground_en": "has no compensating control"}
    expected = [("w", "compensating", {"rule": waiver["rule"], "target": "cashier", **said})] if found else []
    assert facts(RULE, catalog(waivers={"w": waiver})) == expected


POSTS = {id: {"name": id, "unit": "u"} for id in ("cashier", "clerk", "head")}
PEOPLE = {id: {"name": "张某", "assignments": [{"post": post, "as": "primary"} for post in posts]}
          for id, posts in (("x", ["cashier", "clerk"]), ("y", ["clerk"]), ("z", ["head"]))}
WORKS: dict[str, object] = {"name": "盘点", "owner": "head", "effect": {"design": "full"}}


@pytest.mark.parametrize(("record", "controls", "ground"), [
    ("x", [{}], None), ("cashier", [{}], None), ("w", [{}], None),
    ("x", [{"effect": {"design": "none"}}], "idle"), ("x", [{"effect": {"design": "full", "operation": "none"}}], "idle"),
    ("x", [{"effect": {"design": "partial", "operation": "partial"}}], None),
    ("x", [{"valid_from": "2026-07-01"}], "idle"), ("x", [{"valid_from": "2026-06-30"}], None),
    ("x", [{"valid_to": "2026-06-29", "effect": {"design": "none"}}], None),
    ("x", [{"owner": "cashier"}], "own"), ("x", [{"owner": "clerk"}], None), ("x", [{"owner": None}], None),
    ("cashier", [{"owner": "cashier"}], "own"), ("clerk", [{"owner": "cashier"}], "own"), ("cashier", [{"owner": "clerk"}], None),
    ("w", [{"owner": "cashier"}], None),
    ("x", [{"performed_by": ["cashier"]}], "own"), ("x", [{"performed_by": ["cashier", "head"]}], None),
    ("x", [{"owner": "cashier", "performed_by": ["head"]}], None),
    ("x", [{"owner": "cashier"}, {}], None), ("x", [{"owner": "cashier"}, {"effect": {"design": "none"}}], "own")])
def test_a_control_that_does_not_work_or_is_in_the_same_hands_makes_up_for_nothing(record: str, controls: list[dict[str, object]],
                                                                                  ground: str | None) -> None:
    made = {f"c{at}": {key: value for key, value in {**WORKS, **more}.items() if value is not None} for at, more in enumerate(controls)}
    waiver = {"rule": "SD101/r", "record": record, "expires": "2026-12-31", "compensating": list(made)}
    power = {"w": {"name": "事", "type": "t:x", "unit": "u"}}
    found = facts(RULE, catalog(posts=POSTS, people=PEOPLE, powers=power, controls=made, waivers={"w1": waiver}))
    assert [(values["ground"], values["controls"]) for _, _, values in found] == ([(ground, list(made))] if ground else [])


def test_the_place_is_that_of_the_rule() -> None:
    of = read("waivers:\n  w:\n    compensating: []\n    rule: SD101/cashier\n")
    assert [(hit.at.line, hit.at.column) for hit in hits(RULE, of)] == [(4, 11)]
