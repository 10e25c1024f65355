"""TM104: a person who has held a post for longer than it may be held."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.time.rotation_due import RULE
from tests.building import catalog, facts, hits, read, run


def build(*assignments: dict[str, Any], years: float | None = 5, **records: Any) -> Catalog:
    held = [{"post": "p", "as": "primary", **one} for one in assignments]
    return catalog(posts={"p": {"name": "出纳岗", "unit": "u", "key": True, "max_tenure_years": years}},
                   people={"x": {"name": "钱某", "assignments": held}}, **records)


def test_whoever_is_past_the_posts_limit_is_found_with_the_years() -> None:
    assert facts(RULE, build({"from": "2020-06-29"})) == [("x", "assignments.post", {
        "name": "钱某", "due": "2025-06-29", "days": 366, "post": "p", "post_name": "出纳岗", "since": "2020-06-29", "limit": 5,
        "years": 6, "rule": "", "by_zh": "岗位", "by_en": "the post"})]


@pytest.mark.parametrize(("assignments", "found"), [
    ([{"from": "2021-06-29"}], True),
    ([{"from": "2021-06-30"}], False),
    ([{"from": "2015-01-01", "as": "backup"}], False),
    ([{"from": "2015-01-01", "to": "2026-06-29"}], False),
    ([{"from": "2015-01-01", "to": "2022-12-31"}, {"from": "2023-06-30"}], True),
    ([{"from": "2015-01-01", "to": "2022-12-31"}, {"from": "2023-07-01"}], False),
    ([{}], False),
])
def test_gaps_ends_and_backups(assignments: list[dict[str, Any]], found: bool) -> None:
    assert bool(facts(RULE, build(*assignments))) is found


def test_a_rule_of_rotation_is_named() -> None:
    rules = {"s": {"name": "轮岗", "rotation": {"posts": "key", "years": 3, "otherwise": "spot_check"}}}
    ((_, _, values),) = facts(RULE, build({"from": "2022-01-01"}, years=None, sod_rules=rules))
    assert (values["rule"], values["limit"], values["by_en"]) == ("s", 3, "the rotation rule 's'")


@pytest.mark.parametrize(("more", "severity", "waived", "basis"), [
    ({}, "warning", "w", "公务员法(2018)第71条"),
    ({"severity": "error"}, "error", "w", "公务员法(2018)第71条"),
    ({"severity": "info", "compensating": "forbidden"}, "info", None, "公务员法(2018)第71条"),
    ({"legal_basis": ["会计法(2024)第25条"], "certainty": "V2"}, "warning", "w", "会计法(2024)第25条"),
])
def test_a_rule_of_rotation_says_how_grave_it_is_and_whether_it_may_be_waived(
        more: dict[str, Any], severity: str, waived: str | None, basis: str) -> None:
    rules = {"s": {"name": "轮岗", "rotation": {"posts": "key", "years": 3}, **more}}
    waivers = {"w": {"rule": "TM104", "record": "x", "reason": "人手不足", "approved_by": "b", "from": "2026-06-01", "expires": "2026-12-31"}}
    (found,) = run(build({"from": "2022-01-01"}, years=None, sod_rules=rules, waivers=waivers), "TM104").findings
    assert (found.severity.value, found.waived) == (severity, waived)
    assert [one.citation for one in found.hit.basis or found.rule.basis] == [basis]


def test_a_control_in_place_of_rotation_is_enough_where_it_is_allowed() -> None:
    more: dict[str, Any] = {"controls": {"c": {"name": "专项审计", "kind": "spot_check", "owner": "boss"}},
                            "risk_points": {"r": {"name": "挪用", "at": "p", "controls": ["c"]}}}
    rules = {"s": {"name": "轮岗", "rotation": {"posts": ["p"], "years": 3, "otherwise": "spot_check"}}}
    old = {"from": "2010-01-01"}
    assert facts(RULE, build(old, years=None, sod_rules=rules, **more)) == []
    assert len(facts(RULE, build(old, **more))) == 1
    assert facts(RULE, build(old, **more), otherwise="spot_check") == []
    assert len(facts(RULE, build(old, **more), otherwise="no such kind")) == 1


def test_the_assignment_of_today_is_the_place() -> None:
    of = read("posts:\n  p: {name: 出纳岗, max_tenure_years: 5}\npeople:\n  x:\n    assignments:\n"
              "      - {post: p, as: primary, from: 2010-01-01, to: 2020-01-01}\n"
              "      - {post: p, as: primary, from: 2020-02-01}\n")
    (hit,) = hits(RULE, of)
    assert hit.at[1:3] == (7, 16)
