"""DF203: a risk point that is supervised by somebody lower."""


import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.supervisor_lowered import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of

POSTS = {"director": {"name": "局长"}, "deputy": {"name": "副局长", "reports_to": "director"},
         "head": {"name": "股长", "reports_to": "deputy"}, "other": {"name": "纪检组长", "reports_to": "director"}}


@pytest.mark.parametrize(("before", "after", "told"), [
    ("director", "deputy", ("局长", "副局长")),
    ("director", "head", ("局长", "股长")),
    ("deputy", None, ("副局长", "–")),
    ("deputy", "other", None),
    ("deputy", "nobody", None),
    ("deputy", "deputy", None),
])
def test_a_lower_supervisor_is_told(before: str, after: str | None, told: tuple[str, str] | None) -> None:
    base, head = (of("risk_points", {"name": "核查不实", "supervisor": post}, posts=POSTS) for post in (before, after))
    assert_told(RULE, base, head, "x", "supervisor", {"name": "核查不实", "before": told[0], "after": told[1]} if told else None)


def test_a_supervisor_too_low_for_the_level_is_told_where_the_former_was_not() -> None:
    levels = [{"id": "high", "label": "高", "supervisors": ["other"]}, {"id": "low", "label": "低"}]
    scheme = {"s": {"name": "等级", "by": "declared", "levels": levels}}
    cases: list[tuple[str, dict[str, object] | None]] = [
        ("high", {"name": "核查不实", "before": "纪检组长", "after": "副局长"}), ("low", None)]
    for level, told in cases:
        base, head = (of("risk_points", {"name": "核查不实", "level": level, "supervisor": post}, manifest={"riskctl": 1, "level_scheme": "s"},
                         posts=POSTS, level_schemes=scheme) for post in ("other", "deputy"))
        assert_told(RULE, base, head, "x", "supervisor", told)


def test_a_scheme_that_asks_for_less_does_not_hide_it() -> None:
    def side(supervisor: str, asked: str) -> Catalog:
        scheme = {"name": "等级", "by": "declared", "levels": [{"id": "high", "label": "高", "supervisors": [asked]}]}
        return of("risk_points", {"name": "核查不实", "level": "high", "supervisor": supervisor}, posts=POSTS,
                  manifest={"riskctl": 1, "level_scheme": "s"}, level_schemes={"s": scheme})

    [(effect, record, field, _), *_] = effects(RULE, side("other", "other"), side("deputy", "deputy"))
    assert (effect, record, field) == ("weakens", "x", "supervisor")


def test_rings_of_reporting_lead_nowhere() -> None:
    ring = {"a": {"name": "甲", "reports_to": "b"}, "b": {"name": "乙", "reports_to": "a"}}
    base, head = (of("risk_points", {"name": "核查不实", "supervisor": post}, posts=ring) for post in ("a", "c"))
    assert_told(RULE, base, head, "x", "supervisor", None)
