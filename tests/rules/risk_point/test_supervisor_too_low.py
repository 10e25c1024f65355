"""RP109: a supervisor below those that the level calls for. Who ranks where is tried in tests/risk/test_supervision.py."""

from typing import Any

import pytest

from riskctl.rules.risk_point.supervisor_too_low import RULE
from tests.building import catalog, facts

UNITS = {"root": {"name": "局", "head": "head"}, "u": {"name": "股", "parent": "root", "head": "unit-head"}}
POSTS = {"head": {"name": "局长", "unit": "root"}, "watch": {"name": "纪检组组长", "unit": "root"},
         "unit-head": {"name": "股长", "unit": "u"}, "clerk": {"name": "核查岗", "unit": "u", "reports_to": "unit-head"}}


def _facts(point: dict[str, Any], scheme: str = "class", **records: Any) -> list[Any]:
    fields = {"name": "核查不实", "at": "clerk", "accountable": {"direct": "clerk"}, **point}
    return facts(RULE, catalog({"riskctl": 1, "level_scheme": scheme}, units=UNITS, posts=POSTS, risk_points={"r": fields}, **records))


def test_a_supervisor_too_low_is_found_with_those_called_for() -> None:
    assert _facts({"level": "一", "supervisor": "unit-head"}) == [("r", "supervisor", {
        "name": "核查不实", "level": "一级", "supervisor": "unit-head", "supervisor_name": "股长", "called_for": ["head", "discipline"],
        "posts": ["head", "watch"], "post_names": ["局长", "纪检组组长"]})]


@pytest.mark.parametrize(("point", "count"), [
    ({"level": "一", "supervisor": "head"}, 0),
    ({"level": "一", "supervisor": "watch"}, 0),
    ({"level": "一"}, 0),
    ({"level": "一", "supervisor": "nobody"}, 0),
    ({"supervisor": "clerk"}, 0),
    ({"class": "处罚", "supervisor": "clerk"}, 1),
    ({"class": "公共", "level": "一", "supervisor": "unit-head"}, 1),
    ({"level": "三", "supervisor": "unit-head"}, 0),
    ({"level": "三", "supervisor": "head"}, 0),
    ({"level": "三", "supervisor": "clerk"}, 1),
    ({"level": "二", "supervisor": "clerk"}, 0),
    ({"level": "一", "supervisor": "clerk", "status": "accepted"}, 0),
    ({"level": "四", "supervisor": "clerk"}, 0),
    ({"level": "一", "supervisor": "clerk", "accountable": {"direct": "head"}}, 1),
    ({"level": "一", "supervisor": "clerk", "accountable": {"direct": "watch"}}, 1),
    ({"level": "一", "supervisor": "clerk", "accountable": {"direct": "unit-head"}}, 1),
    ({"level": "一", "supervisor": "clerk", "accountable": None}, 1),
])
def test_which_supervisors_are_too_low(point: dict[str, Any], count: int) -> None:
    assert len(_facts(point)) == count


def test_schemes_that_name_nobody_say_nothing() -> None:
    assert _facts({"level": "一", "supervisor": "clerk"}, "none-such") == []
    own = {"name": "x", "by": "declared", "levels": [{"id": "a", "label": "a"}]}
    assert _facts({"level": "a", "supervisor": "clerk"}, "own", level_schemes={"own": own}) == []


def test_nobody_need_supervise_himself() -> None:
    """Under hml a high risk calls for the head alone: for his own, there is nobody."""
    accountable = {"direct": "head"}
    assert _facts({"level": "high", "supervisor": "watch", "accountable": accountable}, "hml") == []
    assert [values["posts"] for _, _, values in _facts({"level": "high", "supervisor": "watch"}, "hml")] == [["head"]]


def test_a_risk_that_is_nowhere_is_left_to_rp106() -> None:
    assert _facts({"level": "三", "supervisor": "clerk", "at": ["clerk", "none/such"]}) == []
