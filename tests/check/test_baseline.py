"""The baseline: frozen by what a finding is, seeing a new mention of an old fault, only ever shrinking."""

from dataclasses import replace
from datetime import date

import pytest

from riskctl.check import baseline
from riskctl.check.engine import run_rules
from riskctl.check.settings import Settings
from riskctl.errors import UserError
from riskctl.findings import Finding, Hit, Related
from tests.check.test_engine import EMPTY, at, rule

DAY = date(2026, 6, 30)
HIT = Hit(at(3), "r", related=(Related(at(4), "x"), Related(at(5), "y")))


def found(*hits: Hit) -> tuple[Finding, ...]:
    return run_rules(EMPTY, Settings({}), [rule("AA101", *hits)]).findings


def frozen(*hits: Hit) -> dict[str, baseline.Entry]:
    return baseline.shrunk(found(*hits), None, (), DAY)


def is_frozen(hit: Hit, held: dict[str, baseline.Entry]) -> bool:
    return baseline.apply_baseline(found(hit), held)[0].in_baseline


def test_a_finding_stays_frozen_wherever_it_moves() -> None:
    assert is_frozen(replace(HIT, at=at(99, "b.yaml")), frozen(HIT))


def test_a_new_mention_of_an_old_fault_is_new() -> None:
    held = frozen(HIT)
    assert is_frozen(replace(HIT, related=HIT.related[:1]), held)
    assert not is_frozen(replace(HIT, related=(*HIT.related, Related(at(9), "z"))), held)


def test_what_is_written_can_be_read() -> None:
    held = frozen(HIT, replace(HIT, record="s"))
    assert baseline.read_baseline(baseline.baseline_text(held), "b") == held
    assert baseline.baseline_text(held).count("\n") == 4


def test_only_what_is_gone_is_taken_out() -> None:
    held = frozen(HIT, replace(HIT, record="s"))
    gone = baseline.unused(found(HIT), held, ("AA101",), whole=True)
    assert [held[one].record for one in gone] == ["s"]
    after = baseline.shrunk(found(HIT, replace(HIT, record="new")), held, gone, DAY)
    assert [entry.record for entry in after.values()] == ["r"]


@pytest.mark.parametrize(("ran", "whole"), [((), True), (("AA101",), False)])
def test_nothing_is_gone_that_was_not_looked_for(ran: tuple[str, ...], whole: bool) -> None:
    assert baseline.unused((), frozen(HIT), ran, whole=whole) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"riskctl": 2, "findings": []}', '{"riskctl": 1, "findings": [{}]}'])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="b is no baseline of riskctl"):
        baseline.read_baseline(text, "b")
