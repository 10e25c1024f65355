"""DF507: options by which a rule of the check no longer finds what it found."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.options_loosened import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of

CONTROL = {"name": "双人核查", "kind": "dual_person", "tested": "2025-01-15"}


def bureau(rules: Any, **more: Any) -> Catalog:
    return of("controls", CONTROL | more, manifest={"riskctl": 1, **({} if rules is None else {"rules": rules})})


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"TM102": {"months": 6}}, {"TM102": {"months": 24}}, "rules.TM102.months"),
    ({"TM102": {"months": 6}, "RP201": "info"}, {"TM102": {"months": 0}, "RP201": "info"}, "rules.TM102.months"),
    ({"TM101": "info"}, {"TM101": "info", "TM102": {"months": 24}}, "rules.TM102"),
    (None, {"TM102": {"months": 24}}, "rules"),
    ({"TM102": {"months": 6}}, {"TM102": {"months": 12}}, None),
    ({"TM102": {"months": 6}}, {"TM102": {"months": "24"}}, None),
    ({"TM102": {"months": 6}}, {"TM102": {"months": 6, "severity": "info"}}, None),
    ({"SD301": {"default": 3}}, {"SD301": {"default": 1}}, None),
    ({"XX999": {"months": 6}}, {"XX999": {"months": 60}}, None),
])
def test_options_that_miss_what_was_found_are_told(before: Any, after: Any, field: str | None) -> None:
    assert_told(RULE, bureau(before), bureau(after), "riskctl.yaml", field, {"code": "TM102", "count": 1} if field else None)


def test_what_either_catalog_alone_shows_is_counted_there_and_back() -> None:
    base, head = bureau({"TM102": {"months": 6}}), bureau({"TM102": {"months": 24}}, tested="2026-06-01")
    assert [(effect, values["count"]) for effect, _, _, values in effects(RULE, base, head)] == [("weakens", 1)]
    assert [(effect, values["count"]) for effect, _, _, values in effects(RULE, head, base)] == [("strengthens", 1)]
