"""DF509: a duty or domain that takes in less."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.meaning_narrowed import RULE
from tests.building import catalog, effects
from tests.rules.change.trying import assert_told

RULES = {"apart": {"name": "分开", "different_person": ["pay", "book"], "applies_to": {"domains": ["money"]}}}


def side(duty: dict[str, Any] | None = None, domain: dict[str, Any] | None = None) -> Catalog:
    return catalog(duties={"pay": {"name": "支付", **(duty or {})}, "book": {"name": "记账"}}, sod_rules=RULES,
                   domains={"money": {"name": "财务", **(domain or {})}, "all": {"name": "全局"}})


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"kinds": ["pay", "collect"]}, {"kinds": ["pay"]}, "kinds"),
    ({"implies": ["book"]}, {}, "implies"),
    ({"same_as": "std:pay"}, {}, "same_as"),
    ({"same_as": "std:pay"}, {"same_as": "std:cashier"}, None),
    ({"domain": "money"}, {}, None),
])
def test_a_duty_that_takes_in_less_is_told(before: Any, after: Any, field: str | None) -> None:
    assert_told(RULE, side(before), side(after), "pay", field,
                {"name": "支付", "kind_zh": "职责", "kind_en": "duty"} if field else None)


def test_a_domain_that_lies_in_no_other_is_told() -> None:
    assert_told(RULE, side(domain={"parent": "all"}), side(), "money", "parent", {"name": "财务", "kind_zh": "权域", "kind_en": "domain"})


def test_what_a_rule_names_is_told_when_it_is_removed_and_nothing_else() -> None:
    def without(kind: str, id: str) -> Catalog:
        records: dict[str, Any] = {name: {key: dict(one.node) for key, one in section.items() if (name, key) != (kind, id)}
                   for name, section in side().records.items()}
        return catalog(**records)

    assert [one[:2] for one in effects(RULE, side(), without("duties", "book"))] == [("weakens", "book")]
    assert [one[:2] for one in effects(RULE, side(), without("domains", "money"))] == [("weakens", "money")]
    assert effects(RULE, side(), without("domains", "all")) == []
