"""DF904: a reference that still says the old id of what was renamed."""

from typing import Any

import pytest

from riskctl.change.comparison import compare
from riskctl.model.catalog import Catalog
from riskctl.review.effects import entries_of
from riskctl.review.lapsed import lapsed_approvals
from riskctl.rules import effect_rules
from riskctl.rules.change.reference_left_behind import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, power_of

DUTY = {"name": "收款"}
POST: dict[str, Any] = {"name": "出纳", "duties": ["d-1"]}


@pytest.mark.parametrize(("post", "told"), [
    (POST, ["出纳"]),
    ({**POST, "duties": ["a"]}, []),
    ({**POST, "duties": []}, []),
    ({**POST, "duties": ["d-1", "other"]}, ["出纳"]),
])
def test_a_record_that_was_not_touched_is_told_with_the_rename(post: Any, told: list[str]) -> None:
    before = catalog(duties={"d-1": DUTY}, posts={"p": POST})
    after = catalog(duties={"a": DUTY}, posts={"p": post})
    assert_told(RULE, before, after, "a", None, {"before": "d-1", "records": 1, "names": told} if told else None)


def test_of_many_records_the_first_are_named() -> None:
    posts = {f"p{at}": {"name": f"岗位{at}", "duties": ["d-1"]} for at in range(7)}
    assert_told(RULE, catalog(duties={"d-1": DUTY}, posts=posts), catalog(duties={"a": DUTY}, posts=posts), "a", None,
                {"before": "d-1", "records": 7, "names": ["岗位0", "岗位1", "岗位2", "岗位3", "岗位4", "…"]})


def test_what_the_record_says_of_the_renamed_one_may_not_have_changed() -> None:
    """The items of a list are mappings here: one that says something else as well is a change of the record."""
    point = {"name": "走过场", "controls": [{"control": "d-1", "how": "抽查"}]}
    other = {"name": "走过场", "controls": [{"control": "d-1", "how": "全查"}]}
    control = {"name": "双人核查"}
    before = catalog(controls={"d-1": control}, risk_points={"r": point})
    assert_told(RULE, before, catalog(controls={"a": control}, risk_points={"r": point}), "a", None,
                {"before": "d-1", "records": 1, "names": ["走过场"]})
    assert_told(RULE, before, catalog(controls={"a": control}, risk_points={"r": other}), "a", None, None)


def test_steps_are_named_from_inside_and_from_outside() -> None:
    last = {"name": "核查", "kind": "verify"}
    before = power_of({"s": {"name": "受理", "next": ["k"]}, "k": last}, risk_points={"r": {"name": "走过场", "at": "w/k"}})
    after = power_of({"s": {"name": "受理", "next": ["k"]}, "n": last}, risk_points={"r": {"name": "走过场", "at": "w/k"}})
    assert_told(RULE, before, after, "w", "steps.n", {"before": "k", "records": 2, "names": ["许可", "走过场"]})


def test_it_is_one_entry_and_an_untouched_record_is_none() -> None:
    comparison = compare(catalog(duties={"d-1": DUTY}, posts={"p": POST}), catalog(duties={"a": DUTY}, posts={"p": POST}))
    [entry], crashes = entries_of(comparison, effect_rules())
    assert crashes == ()
    assert (entry.change.record, entry.effect.value, [change.record for change in entry.also]) == ("a", "weakens", ["p", "p"])
    assert [reason.rule.code for reason in (entry.reason, *entry.more) if reason.rule] == ["DF904", "DF901"]


def test_a_control_lost_so_is_told_once_and_no_approval_of_an_untouched_record_lapses() -> None:
    control = {"name": "双人核查", "kind": "dual_person"}
    point = {"name": "走过场", "controls": ["c", "d"], "reviewed": {"by": "p", "date": "2026-01-01"}}
    others = {"d": {"name": "录像"}}
    comparison = compare(catalog(controls={"c": control, **others}, risk_points={"r": point}),
                         catalog(controls={"n": control, **others}, risk_points={"r": point}))
    entries, _ = entries_of(comparison, effect_rules())
    assert [(entry.change.record, [reason.rule.code for reason in (entry.reason, *entry.more) if reason.rule]) for entry in entries] == [
        ("n", ["DF904", "DF901"])]
    assert lapsed_approvals(comparison) == ()


LOAN: dict[str, Any] = {"from": "p", "to": "q", "document": "授1号", "valid_from": "2026-02-01", "valid_to": "2026-08-01"}
BOUND = {"apart": {"name": "分开", "different_person": ["accept", "verify"], "applies_to": {"domains": ["old"]}}}


@pytest.mark.parametrize(("kind", "renamed", "others"), [
    ("powers", {"name": "食品经营许可"}, {"delegations": {"l": {**LOAN, "powers": ["old"]}}}),
    ("domains", {"name": "许可权域"}, {"powers": {"w": {"name": "许可", "domain": "old"}}, "sod_rules": BOUND}),
    ("people", {"name": "李某某"}, {"people": {"z": {"name": "张某", "kin": [{"person": "old", "relation": "配偶"}]}}}),
    ("posts", {"name": "股长"}, {"controls": {"c": {"name": "核对", "owner": "old"}}}),
    ("duties", {"name": "管钱"}, {"duties": {"e": {"name": "管账", "implies": ["old"], "same_as": "old"}}}),
    ("institutions", {"name": "核对制度", "status": "repealed"}, {"controls": {"c": {"name": "核对", "institution": "old"}}}),
])
def test_no_other_rule_takes_it_for_a_change(kind: str, renamed: Any, others: Any) -> None:
    def side(id: str) -> Catalog:
        return catalog(**{**others, kind: {**others.get(kind, {}), id: renamed}})

    entries, crashes = entries_of(compare(side("old"), side("new")), effect_rules())
    assert crashes == ()
    codes = [reason.rule.code if reason.rule else "" for entry in entries for reason in (entry.reason, *entry.more)]
    assert set(codes) == {"DF904", "DF901"}
