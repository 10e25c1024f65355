"""Renames: the same record or step under another id, with every reference that follows it."""

from typing import Any

import pytest

from riskctl.change.comparison import compare
from tests.building import catalog, read
from tests.change.test_comparison import POWER, power, told

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "p", "at": "w/a"}


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Any]:
    return told(compare(catalog(**before), catalog(**after)).changes)


def test_a_renamed_record_is_one_change_when_all_references_follow() -> None:
    before = {"powers": power(), "posts": {"p": {"name": "窗口", "unit": "u"}}, "controls": {"c": CONTROL},
              "risk_points": {"r": {"at": "w/a", "controls": ["c", "d"], "accountable": {"direct": "p"}}},
              "waivers": {"v": {"rule": "RP201", "record": "r"}}}
    after = {"powers": {"w2": power()["w"]}, "posts": before["posts"], "controls": {"c": {**CONTROL, "at": "w2/a"}},
             "risk_points": {"r2": {"at": ["w2/a"], "controls": ["d", "c"], "accountable": {"direct": "p"}}},
             "waivers": {"v": {"rule": "RP201", "record": "r2"}}}
    assert changes(before, after) == [("renamed", "powers", "w2", None, "w", "w2"), ("renamed", "risk_points", "r2", None, "r", "r2")]


def test_a_reference_that_does_not_follow_is_a_change() -> None:
    before = {"controls": {"c": CONTROL}, "risk_points": {"r": {"controls": ["c"]}, "s": {"controls": ["c"]}}}
    after = {"controls": {"c2": CONTROL}, "risk_points": {"r": {"controls": ["c2"]}, "s": {"name": "甲"}}}
    assert changes(before, after) == [
        ("removed", "risk_points", "s", "controls", "c2", None), ("added", "risk_points", "s", "name", None, "甲"),
        ("renamed", "controls", "c2", None, "c", "c2")]


def test_records_renamed_together_are_told_apart_by_what_they_name() -> None:
    before = {"units": {"u": {"name": "甲股"}, "v": {"name": "乙股"}},
              "posts": {"p": {"name": "科员", "unit": "u"}, "q": {"name": "科员", "unit": "v"}}}
    after = {"units": {"u2": {"name": "甲股"}, "v2": {"name": "乙股"}},
             "posts": {"a": {"name": "科员", "unit": "v2"}, "b": {"name": "科员", "unit": "u2"}}}
    assert changes(before, after) == [
        ("renamed", "units", "u2", None, "u", "u2"), ("renamed", "units", "v2", None, "v", "v2"),
        ("renamed", "posts", "a", None, "q", "a"), ("renamed", "posts", "b", None, "p", "b")]


def test_twins_are_told_apart_by_who_names_them() -> None:
    before = {"controls": {"a": CONTROL, "b": CONTROL}, "risk_points": {"r": {"controls": ["a"]}, "s": {"controls": ["b"]}}}
    after = {"controls": {"y": CONTROL, "z": CONTROL}, "risk_points": {"r": {"controls": ["z"]}, "s": {"controls": ["y"]}}}
    assert changes(before, after) == [("renamed", "controls", "y", None, "b", "y"), ("renamed", "controls", "z", None, "a", "z")]


def test_of_two_twins_one_is_renamed_and_one_removed() -> None:
    before, after = {"controls": {"a": CONTROL, "b": CONTROL}}, {"controls": {"z": CONTROL}}
    assert [change[:3] for change in changes(before, after)] == [("removed", "controls", "b"), ("renamed", "controls", "z")]


def test_a_record_that_was_renamed_and_edited_is_told_by_its_name() -> None:
    before, after = {"controls": {"c": CONTROL}}, {"controls": {"c2": {**CONTROL, "kind": "training"}}}
    assert changes(before, after) == [("renamed", "controls", "c2", None, "c", "c2"),
                                      ("changed", "controls", "c2", "kind", "dual_person", "training")]


@pytest.mark.parametrize("other", [
    {**CONTROL, "name": "抽查", "kind": "spot_check"},
    {"name": "双人核查", "kind": "training", "timing": "detective", "owner": "q"},
])
def test_another_record_is_no_rename(other: dict[str, Any]) -> None:
    found = changes({"controls": {"c": CONTROL}}, {"controls": {"c2": other}})
    assert [change[:3] for change in found] == [("removed", "controls", "c"), ("added", "controls", "c2")]


def test_a_renamed_step_takes_its_references_along() -> None:
    steps = {"a": {**POWER["steps"]["a"], "next": ["decide"]}, "decide": POWER["steps"]["b"]}  # type: ignore[index]
    before = {"powers": power(), "risk_points": {"r": {"at": "w/b"}}, "waivers": {"v": {"record": "w", "field": "steps.b.post"}}}
    after = {"powers": power(steps=steps), "risk_points": {"r": {"at": "w/decide"}},
             "waivers": {"v": {"record": "w", "field": "steps.decide.post"}}}
    assert changes(before, after) == [("renamed", "powers", "w", "steps.decide", "b", "decide")]


def test_a_level_scheme_takes_the_manifest_and_the_supervisors_follow_their_post() -> None:
    scheme = {"name": "三级", "levels": [{"id": "x", "label": "高", "supervisors": ["p", "head"]}]}
    renamed = {"name": "三级", "levels": [{"id": "x", "label": "高", "supervisors": ["head", "q"]}]}
    before = catalog({"level_scheme": "l"}, level_schemes={"l": scheme}, posts={"p": {"name": "科员"}})
    after = catalog({"level_scheme": "m"}, level_schemes={"m": renamed}, posts={"q": {"name": "科员"}})
    assert told(compare(before, after).changes) == [
        ("renamed", "posts", "q", None, "p", "q"), ("renamed", "level_schemes", "m", None, "l", "m")]


def test_places_are_kept_in_new_ids() -> None:
    base = read("posts:\n  p: {name: 股长, unit: u}\nunits:\n  u: {name: 股, head: p}\n")
    head = read("posts:\n  q: {name: 股长, unit: u}\nunits:\n  u: {name: 股, head: q}\n")
    before = compare(base, head).base
    assert before.units["u"].head == "q"
    assert (before.units["u"].place_of("head").line, before.units["u"].place_of("head").column) == (4, 22)
    assert before.posts["q"].place_of("name").line == 2
