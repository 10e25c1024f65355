"""Staffing and collusion before and after a change, with known answers, and in words."""

from dataclasses import replace
from typing import Any

import pytest

from riskctl.change.comparison import compare
from riskctl.check.base import Side
from riskctl.check.settings import settings_for
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.diff_consequences import consequences
from riskctl.report.diff_markdown import fingerprint
from riskctl.report.diff_people import collusion_turns, staffing_turns
from riskctl.report.diff_words import Telling
from riskctl.review.carrying import Carrying, carrying
from riskctl.review.review import Review, review
from riskctl.rules import all_rules
from tests.building import catalog

STEPS: dict[str, Any] = {
    "a": {"name": "受理", "kind": "accept", "post": "p", "next": ["b"]},
    "b": {"name": "审查", "kind": "review", "post": "q", "next": ["c"]},
    "c": {"name": "决定", "kind": "decide", "post": "r", "next": ["end"]},
}
APART: dict[str, Any] = {"apart": {"name": "审定分开", "different_person": ["w/b", "w/c"]}}
CONTROL: dict[str, Any] = {"k": {"name": "双人核查", "timing": "preventive", "at": "w/b"}}


def bureau(x: str = "p", y: str = "q r", z: str = "", *, rules: Any = APART, controls: Any = CONTROL, powers: int = 1) -> Catalog:
    """Three people with the posts that are named for each, and a power (or several that are the same)."""
    people = {id: {"name": name, "unit": "u", "assignments": [{"post": post, "as": "primary", "from": "2020-01-01"} for post in held.split()]}
              for id, name, held in (("x", "张某", x), ("y", "李某某", y), ("z", "王某", z))}
    return catalog(units={"u": {"name": "股"}}, posts={post: {"name": f"{post}岗", "unit": "u"} for post in "pqr"}, people=people,
                   powers={f"w{at}" if at else "w": {"name": "许可", "start": "a", "steps": STEPS} for at in range(powers)},
                   sod_rules=rules, controls=controls)


def carried(base: Catalog, head: Catalog, most: int | None = 100) -> Carrying:
    return carrying(compare(base, head), None, most)


def figures(found: Carrying) -> tuple[Any, Any]:
    staffing = [(one.power, one.before and (one.before.is_satisfiable, one.before.resilience),
                 one.after and (one.after.is_satisfiable, one.after.resilience), one.is_worse) for one in found.staffing]
    return staffing, [(one.power, one.before and one.before.number, one.after and one.after.number,
                       one.after and one.after.bypass is not None, one.is_worse) for one in found.collusion]


THREE = bureau("p", "q", "r")


@pytest.mark.parametrize(("base", "head", "staffing", "collusion"), [
    (THREE, bureau("p q", "r", "p q r"), [("w", (True, 0), (True, 1), False)], [("w", 3, 2, False, True)]),
    (THREE, bureau("p", "q r", ""), [("w", (True, 0), (False, None), True)], [("w", 3, None, False, None)]),
    (bureau("p", "q r", ""), bureau("p", "q r", "", rules={}), [("w", (False, None), (True, 0), False)], [("w", None, 2, False, None)]),
    (THREE, bureau("p", "q r", "", rules={}), [("w", (True, 0), (False, None), True)], [("w", 3, None, False, None)]),
    (THREE, bureau("p", "q", "r", controls={}), [], [("w", 3, 3, True, True)]),
    (THREE, bureau("p", "q", "r", powers=2), [("w1", None, (True, 0), None)], [("w1", None, 3, True, None)]),
    (bureau("p", "q", "r", powers=2), THREE, [("w1", (True, 0), None, None)], [("w1", 3, None, None, None)]),
    (THREE, bureau("q", "p", "r"), [], []),
    (THREE, THREE, [], []),
], ids=["more hold each post", "one holds two apart", "the rule goes", "the rule goes with what it forbids", "the control goes", "a power comes",
        "a power goes", "two change places", "nothing changes"])
def test_numbers_before_and_after(base: Catalog, head: Catalog, staffing: Any, collusion: Any) -> None:
    assert figures(carried(base, head)) == (staffing, collusion)


def test_the_way_back_is_the_mirror() -> None:
    there, back = carried(THREE, bureau("p q", "r", "p q r")), carried(bureau("p q", "r", "p q r"), THREE)
    assert [(one.power, one.after, one.before, one.is_worse is False) for one in back.staffing] == [
        (one.power, one.before, one.after, one.is_worse is True) for one in there.staffing]
    assert [(one.before, one.after) for one in back.collusion] == [(one.after, one.before) for one in there.collusion]


def test_the_work_is_bounded_and_what_is_left_out_is_named() -> None:
    base, head = bureau("p", "q", "r", powers=5), bureau("p q", "r", "p q r", powers=5)
    some, everything = carried(base, head, 2), carried(base, head, None)
    assert (some.examined, some.left_out) == (("w", "w1"), ("w2", "w3", "w4"))
    assert [one.power for one in some.collusion] == ["w", "w1"]
    assert (len(everything.examined), everything.left_out, len(everything.collusion)) == (5, (), 5)


def test_nothing_is_said_of_people_who_may_not_have_been_read() -> None:
    base, head = bureau("p", "q", "r"), replace(bureau("p", "q", ""), unread=("people.yaml",))
    found = carried(base, head)
    assert (found.staffing, found.collusion, found.examined, found.left_out, found.is_withheld) == ((), (), (), ("w",), True)


def test_a_power_under_another_id_is_the_same_power() -> None:
    base = bureau("p", "q", "r", rules={}, controls={})
    records: Any = {kind: {id: record.node for id, record in section.items()} for kind, section in base.records.items()}
    records["powers"] = {"new": records["powers"]["w"]}
    assert figures(carried(base, catalog(**records))) == ([], [])


def reviewed(base: Catalog, head: Catalog, most: int | None = 100) -> Review:
    sides = [Side(one, settings_for(one.manifest, all_rules())[0]) for one in (base, head)]
    return review(sides[0], sides[1], (), (), ("a", "b"), most_powers=most)


@pytest.mark.parametrize(("language", "staffing", "collusion"), [
    ("zh", "许可（w）：可缺 0 人（缺张某就办不成） → "
     "配不齐（规则 apart“审定分开”（审查、决定）与岗位“q岗”（只有李某某）、岗位“r岗”（只有李某某）不能同时成立）；变差",
     "许可（w）：最少人数 3（张某、李某某、王某） → 无；没有规则时 3 → 2"),
    ("en", "许可 (w): survives 0 absent (not without 张某) → cannot be staffed (rule apart '审定分开' (审查, 决定) and "
           "post 'q岗' (held by 李某某 only), post 'r岗' (held by 李某某 only) cannot hold together); worse",
     "许可 (w): fewest people 3 (张某, 李某某, 王某) → none; without rules 3 → 2"),
])
def test_the_words_name_figures_and_people(language: Language, staffing: str, collusion: str) -> None:
    parts = [(part.lines, part.note) for part in consequences(Telling(reviewed(THREE, bureau("p", "q r", "")), language))]
    assert parts == [((staffing,), ""), ((collusion,), "")]


def test_the_words_tell_a_way_round_control_and_what_was_left_out() -> None:
    found = reviewed(bureau("p", "q", "r", powers=2), bureau("p", "q", "r", controls={}, powers=2, rules={}), 1)
    assert [(part.title, part.lines, part.note) for part in consequences(Telling(found, "en"))] == [
        ("collusion and bypass (1)", ("许可 (w): way round control none → yes (受理, 审查, 决定); worse",), ""),
        ("staffing and collusion not worked out", (), "powers that may be touched and were not worked out: 1 (--deep works out all)")]
    assert Telling(found, "en").verdict().endswith(", 1 power easier to push through")


def test_json_holds_what_the_commands_on_separation_say() -> None:
    found = reviewed(THREE, bureau("p", "q r", ""))
    [staffing], [collusion] = staffing_turns(found), collusion_turns(found)
    assert (staffing["power"], staffing["worse"], collusion["power"], collusion["worse"]) == ("w", True, "w", None)
    before, after = staffing["before"], staffing["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["resilience"], after["satisfiable"], after["core"]) == (
        0, False, {"rules": ["apart"], "posts": ["q", "r"], "minimal": True})


def test_the_fingerprint_follows_the_numbers() -> None:
    there = reviewed(THREE, bureau("p", "q r", ""))
    assert len({fingerprint(there), fingerprint(reviewed(THREE, bureau("p", "q r", ""), 0)), fingerprint(reviewed(THREE, THREE))}) == 3
    assert fingerprint(there) == fingerprint(reviewed(THREE, bureau("p", "q r", "")))
