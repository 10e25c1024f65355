"""DF107: a control that is performed or tested less often."""


import pytest

from riskctl.rules.change.frequency_lowered import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("field", "before", "after", "told"), [
    ("frequency", "each_case", "monthly", ("each_case", "monthly")),
    ("frequency", "continuous", "each_case", ("continuous", "each_case")),
    ("frequency", "weekly", None, ("weekly", "–")),
    ("frequency", "weekly", "on_event", None),
    ("frequency", "weekly", "weekly", None),
    ("test_every", "6 months", "12 months", ("6 months", "12 months")),
    ("test_every", "6 months", None, ("6 months", "–")),
    ("test_every", "24 months", "24 months", None),
    ("test_every", None, "24 months", ("–", "24 months")),
    ("test_every", "30 days", "25 workdays", None),
    ("test_every", "6 months", "often", None),
])
def test_a_longer_interval_is_told(field: str, before: str | None, after: str | None, told: tuple[str, str] | None) -> None:
    base, head = (of("controls", {"name": "对账", field: value}) for value in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "对账", "before": told[0], "after": told[1]} if told else None)


@pytest.mark.parametrize(("months", "before", "after", "told"), [
    (6, "6 months", None, False),
    (6, None, "12 months", True),
    (6, None, "3 months", False),
    (24, "12 months", None, True),
    (0, "24 months", None, True),
    (0, None, "24 months", False),
])
def test_what_is_not_written_is_what_the_manifest_sets(months: int, before: str | None, after: str | None, told: bool) -> None:
    base, head = (of("controls", {"name": "对账", "test_every": value}, manifest={"rules": {"TM102": {"months": months}}})
                  for value in (before, after))
    found = [values for effect, _, _, values in effects(RULE, base, head) if effect == "weakens"]
    assert found == ([{"name": "对账", "before": before or "–", "after": after or "–"}] if told else [])


@pytest.mark.parametrize(("before", "after", "was", "now"), [(3, 24, None, "24 months"), (12, 3, "6 months", None)])
def test_an_interval_that_the_head_sets_for_itself_hides_nothing(before: int | None, after: int | None, was: str | None,
                                                                 now: str | None) -> None:
    base, head = (of("controls", {"name": "对账", "test_every": value}, manifest={"rules": {"TM102": {"months": months}} if months else {}})
                  for value, months in ((was, before), (now, after)))
    told = [values for effect, _, _, values in effects(RULE, base, head) if effect == "weakens"]
    assert told == [{"name": "对账", "before": was or "–", "after": now or "–"}]
