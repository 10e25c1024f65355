"""DF407: a kinship that is no longer on record."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.kin_dropped import RULE
from tests.building import catalog, effects
from tests.rules.change.trying import assert_told

TIE = {"kin": [{"person": "b", "relation": "配偶"}]}
VALUES: dict[str, object] = {"name": "张某", "other": "李某某"}


def bureau(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **more: Any) -> Catalog:
    return catalog(people={"a": {"name": "张某", **(first or {})}, "b": {"name": "李某某", **(second or {})}, **more})


def test_a_tie_that_is_removed_is_told() -> None:
    assert_told(RULE, bureau(TIE), bureau(), "a", "kin", VALUES)


def test_one_of_two_ties_is_told_alone() -> None:
    both = {"kin": [*TIE["kin"], {"person": "c", "relation": "父子"}]}
    assert_told(RULE, bureau(both, c={"name": "张某某"}), bureau(TIE, c={"name": "张某某"}), "a", "kin", {"name": "张某", "other": "张某某"})


@pytest.mark.parametrize(("base", "head"), [
    (bureau(TIE), bureau({"kin": [{"person": "b", "relation": "夫妻"}]})),
    (bureau(TIE), bureau({}, {"kin": [{"person": "a", "relation": "配偶"}]})),
    (bureau(TIE), catalog(people={"a": {"name": "张某"}})),
])
def test_a_tie_that_is_still_said_or_whose_people_went_is_not(base: Catalog, head: Catalog) -> None:
    assert [one for one in effects(RULE, base, head) if one[0] == "weakens"] == []
