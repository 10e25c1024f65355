"""ST107: amounts for which nobody has authority, or no way out is meant."""

from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.rules.flow.authority_gap import RULE, WHAT
from tests.building import facts, hits, read
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import Fact, at

LOW, HIGH = {"to": 5, "post": "p"}, {"over": 10, "post": "q"}


def gap(field: str, *amounts: str, key: str = "a", unit: str = "") -> Fact:
    return at(key, field, amounts=list(amounts), unit=unit, **WHAT[field])


@pytest.mark.parametrize(("authority", "expected"), [
    ([LOW, {"over": 5, "post": "q"}], []),
    ([LOW, HIGH], [gap("authority", "> 5", "≤ 10")]),
    ([HIGH, LOW], [gap("authority", "> 5", "≤ 10")]),
    ([LOW], [gap("authority", "> 5")]),
    ([HIGH], [gap("authority", "≤ 10")]),
    ([LOW, {"over": 7, "to": 9, "post": "q"}],
     [gap("authority", "> 5", "≤ 7"), gap("authority", "> 9")]),
    ([{"over": 0, "post": "p"}], []),
    ([{"post": "p"}], []),
    ([LOW, {"over": "多", "post": "q"}], []),
    ([LOW, 5], []),
    ([], []),
])
def test_what_no_band_of_authority_covers_is_found(authority: list[Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of({"a": {"authority": authority, "next": ["end"]}})) == expected


def test_a_post_beside_the_bands_takes_the_rest() -> None:
    assert facts(RULE, catalog_of({"a": {"authority": [LOW], "post": "p", "next": ["end"]}})) == []


@pytest.mark.parametrize(("ways", "expected"), [
    ([{"measure": {"to": 5}}, {"measure": {"over": 5}}], []),
    ([{"measure": {"to": 5}}, {"measure": {"over": 9}}], [gap("next", "> 5", "≤ 9")]),
    ([{"measure": {"to": 5}}], [gap("next", "> 5")]),
    ([{"measure": {"to": 5}}, {"when": "其他"}], []),
    ([{"measure": {"to": 5}}, {"measure": {"over": 9}}, {"when": "其他"}], []),
    ([{"when": "同意", "measure": {"to": 5}}, {"when": "同意", "measure": {"over": 9}}, {"when": "不同意"}],
     [gap("next", "> 5", "≤ 9")]),
    ([{"when": "小额", "measure": {"to": 5}}, {"when": "大额", "measure": {"over": 9}}],
     [gap("next", "> 5", "≤ 9")]),
    ([{"when": "小额", "measure": {"to": 5}}, {"when": "大额", "measure": {"over": 5}}], []),
    ([{"outcome": "准", "measure": {"to": 5}}, {"outcome": ["准"], "measure": {"over": 9}}],
     [gap("next", "> 5", "≤ 9")]),
    ([{"measure": {"to": 5}}, {"return": "send_back"}], [gap("next", "> 5")]),
    ([{"measure": {"to": 5}, "return": "send_back"}, {}], []),
    ([{"measure": {"to": 5}}, {"measure": 7}], []),
    ([{"measure": {"to": 5}}, {"measure": {"over": "多"}}], []),
])
def test_what_no_way_out_covers_is_found(ways: list[dict[str, Any]], expected: list[Any]) -> None:
    step = {"next": [{"to": "b", **way} for way in ways]}
    assert facts(RULE, catalog_of({"a": step, "b": ["end"]})) == expected


@pytest.mark.parametrize("split", ["all", "al"])
def test_a_fork_by_amount_is_left_alone(split: str) -> None:
    step = {"split": split, "next": [{"to": "b", "measure": {"to": 5}}, {"to": "c", "measure": {"over": 9}}]}
    assert facts(RULE, catalog_of({"a": step, "b": ["end"], "c": ["end"]})) == []


def test_amounts_led_elsewhere_before_are_not_missed() -> None:
    steps = {"a": [{"to": "b", "measure": {"to": 50}}, {"to": "c", "measure": {"over": 50}}],
             "b": {"authority": [LOW, {"over": 5, "to": 20, "post": "q"}], "next": ["end"]},
             "c": {"authority": [{"over": 50, "body": "g"}], "next": ["end"]}}
    measure = {"name": "金额", "unit": "元"}
    assert facts(RULE, catalog_of(steps, measure=measure)) == [
        gap("authority", "> 20", "≤ 50", key="b", unit="元")]


def test_a_step_that_no_case_comes_to_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["end"], "b": {"authority": [LOW], "next": ["end"]}})) == []


@pytest.mark.parametrize(("authority", "place"), [
    ("[{to: 5, post: p}, {over: 9, post: q}]", (6, 26)),
    ("[{over: 9, post: p}]", (6, 28)),
    ("[{to: 5, post: p}]", (6, 26)),
])
def test_the_place_is_the_bound_where_the_gap_begins_or_ends(authority: str, place: tuple[int, int]) -> None:
    step = f"        authority: {authority}\n        next: [end]\n"
    of = read(f"powers:\n  X:\n    start: a\n    steps:\n      a:\n{step}")
    assert [hit.at[1:3] for hit in RULE.check(of)] == [place]


BOUND = st.integers(0, 6)
BAND = st.fixed_dictionaries({"post": st.just("p")}, optional={"over": BOUND, "to": BOUND})


def is_within(amount: float, bound: str) -> bool:
    """Whether the amount keeps to a bound in words."""
    sign, number = bound.split()
    return amount > float(number) if sign == ">" else amount <= float(number)


@given(st.lists(BAND, min_size=1, max_size=4), st.one_of(st.none(), st.integers(1, 6)))
def test_an_amount_is_missed_just_when_no_band_holds_it(bands: list[Any], most: int | None) -> None:
    way = {"to": "b"} if most is None else {"to": "b", "measure": {"to": most}}
    of = catalog_of({"a": [way, {"to": "end", "when": "撤回"}], "b": {"authority": bands, "next": ["end"]}})
    missed = [tuple(str(word) for word in hit.values["amounts"]) for hit in hits(RULE, of)  # type: ignore[attr-defined]
              if hit.field == "steps.b.authority"]
    for amount in (half / 2 for half in range(1, 16)):
        is_held = any(band.get("over", 0) < amount <= band.get("to", inf) for band in bands)
        is_told = [all(is_within(amount, word) for word in words) for words in missed]
        assert sum(is_told) == (not is_held and amount <= (most or inf))
