"""DF207: a level scheme that asks for less where a risk is of a level."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.scheme_eased import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of


def scheme(level: dict[str, Any] | None = None, tier: dict[str, Any] | None = None) -> Catalog:
    return of("level_schemes", {"name": "分级办法", "by": "declared", "levels": [{"id": "a", "label": "一级", **(level or {})}, {"id": "b"}],
                                "tiers": {"t": {"name": "科室预警", "issued_by": "纪检", "received_by": "科室", **(tier or {})}}})


@pytest.mark.parametrize(("before", "after", "field", "of_"), [
    ({"level": {"review": "3 months"}}, {"level": {"review": "6 months"}}, "levels.a.review", "一级"),
    ({"level": {"review": "3 months"}}, {}, "levels.a.review", "一级"),
    ({"level": {"review": "3 months"}}, {"level": {"review": "often"}}, None, ""),
    ({"level": {"review": "30 days"}}, {"level": {"review": "1 month"}}, None, ""),
    ({"level": {"supervisors": ["head"]}}, {}, "levels.a.supervisors", "一级"),
    ({"level": {"supervisors": ["head", "discipline"]}}, {"level": {"supervisors": ["discipline"]}}, None, ""),
    ({"level": {"supervisors": ["head"]}}, {"level": {"supervisors": ["discipline"]}}, None, ""),
    ({"tier": {"respond_within": "3 days"}}, {"tier": {"respond_within": "5 days"}}, "tiers.t.respond_within", "科室预警"),
    ({"tier": {"respond_within": "3 days"}}, {}, "tiers.t.respond_within", "科室预警"),
    ({"level": {"stars": 3, "colour": "红"}}, {"level": {"stars": 1}}, None, ""),
])
def test_what_asks_for_less_is_told(before: Any, after: Any, field: str | None, of_: str) -> None:
    assert_told(RULE, scheme(**before), scheme(**after), "x", field, {"name": "分级办法", "of": [of_]} if field else None)


def test_several_changes_of_a_scheme_are_one_cause() -> None:
    base = scheme({"review": "3 months", "supervisors": ["head"]}, {"respond_within": "3 days"})
    [(effect, _, _, values)] = effects(RULE, base, scheme())
    assert (effect, values) == ("weakens", {"name": "分级办法", "of": ["科室预警", "一级"]})


def test_a_scheme_with_another_id_is_compared_as_well() -> None:
    def side(id: str, review: str) -> Catalog:
        levels = [{"id": "a", "label": "一级", "review": review}, {"id": "b", "label": "二级"}]
        return of("level_schemes", {"name": "分级办法", "by": "declared", "source": "某办法", "levels": levels}, id)

    assert effects(RULE, side("x", "3 months"), side("y", "6 months")) == [
        ("weakens", "y", "levels.a.review", {"name": "分级办法", "of": ["一级"]})]
