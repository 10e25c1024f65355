"""DF510: a power that a rule of separation no longer binds."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change import reworded
from riskctl.rules.change.rule_unbound import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of

POWER: dict[str, Any] = {"name": "许可", "type": "national:license", "domain": "b", "tags": ["甲", "乙"]}
DOMAINS = {"a": {"name": "执法"}, "b": {"name": "许可", "parent": "a"}, "c": {"name": "财务"}}


def side(scope: dict[str, Any] | None, **fields: Any) -> Catalog:
    rule = {"name": "分开", "different_person": ["accept", "verify"], **({"applies_to": scope} if scope else {})}
    return of("powers", {**POWER, **fields}, sod_rules={"apart": rule}, domains=DOMAINS)


@pytest.mark.parametrize(("scope", "fields", "field"), [
    ({"tags": ["甲"]}, {"tags": ["乙"]}, "tags"),
    ({"types": ["license"]}, {"type": "national:penalty"}, "type"),
    ({"domains": ["a"]}, {"domain": "c"}, "domain"),
    ({"tags": ["甲", "乙"]}, {"tags": ["乙"]}, None),
    ({"domains": ["a"]}, {"domain": "a"}, None),
    ({"types": ["license"]}, {"type": "city:license"}, None),
    (None, {"type": "national:penalty"}, None),
    ({"tags": ["甲"]}, {"tags": [], "status": "retired"}, None),
])
def test_a_rule_that_binds_no_more_is_told(scope: dict[str, Any] | None, fields: dict[str, Any], field: str | None) -> None:
    values: dict[str, object] | None = {"name": "许可", "rules": ["apart"]} if field else None
    there = [("weakens", "x", field, values)] if values else []
    assert effects(RULE, side(scope), side(scope, **fields)) == there
    if "status" not in fields:
        assert_told(RULE, side(scope), side(scope, **fields), "x", field, values)


def test_a_domain_that_only_the_head_has_counts_by_what_the_head_says_of_it() -> None:
    base = side({"domains": ["a"]})
    head = of("powers", {**POWER, "domain": "n"}, sod_rules={"apart": dict(base.sod_rules["apart"].node)},
              domains={**DOMAINS, "n": {"name": "新", "parent": "b"}})
    assert effects(RULE, base, head) == []


def test_a_tag_by_which_a_rule_applies_does_not_only_describe() -> None:
    assert effects(reworded.RULE, side({"tags": ["甲"]}), side({"tags": ["甲"]}, tags=["乙"])) == []
    assert effects(reworded.RULE, side({"tags": ["丙"]}), side({"tags": ["丙"]}, tags=["乙"])) == [("neutral", "x", "tags", {})]
