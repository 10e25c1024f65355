"""CT109: a control owned by whom it controls. Who is controlled is tried in tests/risk/test_ownership.py."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.control.owned_by_controlled import RULE
from tests.building import catalog, facts, hits
from tests.rules.control.ended import ENDED

POSTS = {"clerk": {"name": "核查岗", "unit": "u"}, "head": {"name": "股长", "unit": "u"}}
POINT = {"name": "核查不实", "at": "clerk", "accountable": {"direct": "clerk"}}
CONTROL = {"name": "自查", "kind": "spot_check", "timing": "detective", "owner": "clerk"}


def _bureau(points: dict[str, Any], **controls: Any) -> Catalog:
    return catalog(posts=POSTS, controls=controls, risk_points={id: {**POINT, **point} for id, point in points.items()})


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"performed_by": "head"}, True),
    ({"owner": "head"}, False),
    ({"owner": "head", "performed_by": "clerk"}, False),
    ({"owner": None}, False),
    ({"owner": "nobody"}, False),
    ({"valid_from": "2026-07-01"}, False),
    ({"valid_from": "2026-06-30"}, True),
    *((ended, False) for ended in ENDED),
    ({"valid_to": "2026-06-30"}, True),
])
def test_a_control_in_force_is_owned_by_another(changes: dict[str, Any], found: bool) -> None:
    values = {"name": "自查", "owner": "clerk", "owner_name": "核查岗", "point": "r", "point_name": "核查不实", "count": 1}
    assert facts(RULE, _bureau({"r": {"controls": ["c"]}}, c={**CONTROL, **changes})) == ([("c", "owner", values)] if found else [])


@pytest.mark.parametrize("point", [{"status": "accepted"}, {"status": "retired"}, {"controls": []}, {"controls": ["none-such"]},
                                   {"accountable": {"direct": "head"}, "at": "head"}])
def test_risk_points_that_it_does_not_matter_to(point: dict[str, Any]) -> None:
    assert facts(RULE, _bureau({"r": {"controls": ["c"], **point}}, c=CONTROL)) == []


def test_a_control_is_one_finding_with_its_risk_points() -> None:
    other = {"accountable": {"direct": "head"}, "at": "head"}
    of = _bureau({"a": {"controls": ["c", "c"]}, "b": {"controls": ["c"], **other}, "d": {"controls": ["e", {"control": "c"}]}},
                 c=CONTROL, e={**CONTROL, "owner": "head"})
    (hit,) = hits(RULE, of)
    assert (hit.record, hit.values["count"], [related.record for related in hit.related]) == ("c", 2, ["a", "d"])
