"""After how many years a post is to be changed, and by what."""

from collections.abc import Mapping

import pytest

from riskctl.flow.rotation import posts_at_risk, tenure_limits
from riskctl.model.vocabulary import ControlKind
from tests.building import catalog

CHECK: Mapping[str, object] = {"kind": "spot_check", "owner": "boss"}


def limits(post: Mapping[str, object], rules: Mapping[str, object] | None = None, control: Mapping[str, object] = CHECK,
           point: Mapping[str, object] | None = None, stand_in: ControlKind | None = None) -> dict[str, tuple[float, str | None]]:
    of = catalog(posts={"p": {"name": "出纳", "unit": "u", **post}, "boss": {"name": "股长", "unit": "u"}},
                 sod_rules=rules or {}, controls={"c": control},
                 powers={"w": {"name": "支付", "steps": {"pay": {"name": "付款", "kind": "pay", "post": "p"}}}},
                 risk_points={"r": point or {"at": "p", "name": "挪用", "controls": ["c"]}})
    return {id: (limit.years, limit.rule) for id, limit in tenure_limits(of, stand_in).items()}


def rule(posts: object, years: float = 3, **rest: object) -> dict[str, object]:
    return {"name": "轮岗", "rotation": {"posts": posts, "years": years, **rest}}


@pytest.mark.parametrize(("post", "rules", "expected"), [
    ({}, {}, {}),
    ({"max_tenure_years": 5}, {}, {"p": (5, None)}),
    ({"max_tenure_years": 5}, {"s": rule(["p"])}, {"p": (3, "s")}),
    ({"max_tenure_years": 2}, {"s": rule(["p"])}, {"p": (2, None)}),
    ({"key": True}, {"s": rule("key")}, {"p": (3, "s")}),
    ({"key": False}, {"s": rule("key")}, {}),
    ({}, {"s": rule(["p", "nobody"])}, {"p": (3, "s")}),
    ({}, {"s": rule(["p"], 4), "t": rule(["p"], 3.5)}, {"p": (3.5, "t")}),
    ({}, {"s": {"name": "轮岗", "rotation": {"posts": ["p"]}}}, {}),
    ({}, {"s": rule(["p"], otherwise="trace")}, {"p": (3, "s")}),
    ({}, {"s": rule(["p"], otherwise="spot_check")}, {}),
    ({"max_tenure_years": 5}, {"s": rule(["p"], otherwise="spot_check")}, {"p": (5, None)}),
])
def test_the_shortest_limit_that_binds_counts(post: Mapping[str, object], rules: Mapping[str, object],
                                              expected: dict[str, tuple[float, str | None]]) -> None:
    assert limits(post, rules) == expected


@pytest.mark.parametrize(("control", "point", "stands_in"), [
    ({}, None, True),
    ({"owner": "p"}, None, False),
    ({"valid_to": "2026-06-29"}, None, False),
    ({"valid_to": "2026-06-30"}, None, True),
    ({"valid_from": "2026-07-01"}, None, False),
    ({"kind": "trace"}, None, False),
    ({}, {"at": "p", "name": "挪用", "controls": ["c"], "status": "retired"}, False),
    ({}, {"at": "p", "name": "挪用", "controls": []}, False),
    ({}, {"at": "boss", "name": "挪用", "controls": ["c"]}, False),
    ({}, {"at": "w/pay", "name": "挪用", "controls": ["c"]}, True),
    ({}, {"at": "boss", "name": "挪用", "controls": ["c"], "accountable": {"direct": "p"}}, True),
])
def test_which_control_stands_in_for_rotation(control: Mapping[str, object], point: Mapping[str, object] | None,
                                              stands_in: bool) -> None:
    found = limits({}, {"s": rule(["p"], otherwise="spot_check")}, {**CHECK, **control}, point)
    assert found == ({} if stands_in else {"p": (3, "s")})


def test_a_posts_own_limit_gives_way_only_to_the_kind_that_is_asked_for() -> None:
    assert limits({"max_tenure_years": 5}) == {"p": (5, None)}
    assert limits({"max_tenure_years": 5}, stand_in=ControlKind.SPOT_CHECK) == {}
    assert limits({"max_tenure_years": 5}, stand_in=ControlKind.TRACE) == {"p": (5, None)}


def test_the_posts_of_a_risk_point_are_where_it_lies_who_performs_it_and_who_answers() -> None:
    of = catalog(posts={"a": {"name": "甲", "unit": "u"}}, powers={"w": {"name": "支付", "steps": {
        "s": {"name": "付款", "kind": "pay", "any_of": ["b", "c"]}}}},
        risk_points={"r": {"at": ["a", "w/s", "w", "nowhere"], "name": "挪用", "accountable": {"direct": "d", "unit": "e"}}})
    assert posts_at_risk(of, of.risk_points["r"]) == {"a", "b", "c", "d"}
