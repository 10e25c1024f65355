"""ST108: amounts for which two bands hold at once."""

from typing import Any

import pytest

from riskctl.rules.flow.authority_overlap import RULE, WHAT
from tests.building import facts, hits, read, run
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import Fact, at


def overlap(field: str, *amounts: str, unit: str = "") -> Fact:
    return at("a", field, amounts=list(amounts), unit=unit, **WHAT[field])


@pytest.mark.parametrize(("bands", "expected"), [
    ([{"to": 5}, {"over": 5}], []),
    ([{"to": 6}, {"over": 5}], [overlap("authority", "> 5", "≤ 6")]),
    ([{"over": 5}, {"to": 6}], [overlap("authority", "> 5", "≤ 6")]),
    ([{"to": 5}, {"to": 5}], [overlap("authority", "≤ 5")]),
    ([{}, {"over": 5}], [overlap("authority", "> 5")]),
    ([{"to": 5}, {"over": 4, "to": 9}, {"over": 8}],
     [overlap("authority", "> 4", "≤ 5"), overlap("authority", "> 8", "≤ 9")]),
    ([{"to": 5}, {"over": 7, "to": 7}], []),
    ([{"to": 5}, {"over": "四"}], []),
    ([{"to": 5}], []),
])
def test_bands_of_authority_that_overlap_are_found(bands: list[Any], expected: list[Any]) -> None:
    written = [{**band, "post": "p"} for band in bands]
    assert facts(RULE, catalog_of({"a": {"authority": written, "next": ["end"]}})) == expected


@pytest.mark.parametrize(("ways", "expected"), [
    ([{"measure": {"to": 6}}, {"measure": {"over": 5}}], [overlap("next", "> 5", "≤ 6")]),
    ([{"measure": {"to": 5}}, {"measure": {"over": 5}}], []),
    ([{"when": "甲", "measure": {"to": 6}}, {"when": "乙", "measure": {"over": 5}}], []),
    ([{"when": "甲", "measure": {"to": 6}}, {"when": "甲", "measure": {"over": 5}}],
     [overlap("next", "> 5", "≤ 6")]),
    ([{"outcome": "准", "measure": {"to": 6}}, {"outcome": "否", "measure": {"over": 5}}], []),
    ([{"measure": {"to": 6}}, {"measure": {"over": 5}, "return": "send_back"}], []),
    ([{"measure": {"to": 6}}, {"when": "其他"}], []),
])
def test_ways_out_that_overlap_are_found(ways: list[dict[str, Any]], expected: list[Any]) -> None:
    step = {"next": [{"to": "b", **way} for way in ways]}
    assert facts(RULE, catalog_of({"a": step, "b": ["end"]}, measure={"name": "金额"})) == expected


def test_the_ways_of_a_fork_may_overlap() -> None:
    step = {"split": "all", "next": [{"to": "b", "measure": {"to": 6}}, {"to": "c", "measure": {"over": 5}}]}
    assert facts(RULE, catalog_of({"a": step, "b": ["end"], "c": ["end"]})) == []


def test_the_place_is_the_later_band_and_the_earlier_are_related() -> None:
    of = read("powers:\n  X:\n    start: a\n    measure: {name: 金额, unit: 元}\n    steps:\n      a:\n"
              "        authority:\n"
              "          - {to: 6, post: p}\n          - {over: 5, post: q}\n        next: [end]\n")
    [hit] = hits(RULE, of)
    assert hit.at[1:3] == (9, 20)
    [related] = hit.related
    assert (related.place[1:3], related.field) == ((8, 18), "steps.a.authority")
    assert hit.values["unit"] == "元"


def test_two_overlaps_of_one_step_are_told_apart() -> None:
    written = [{"to": 5, "post": "p"}, {"over": 4, "to": 9, "post": "q"}, {"over": 8, "post": "r"}]
    findings = run(catalog_of({"a": {"authority": written, "next": ["end"]}}), "ST108").findings
    assert len({finding.fingerprint for finding in findings if "-" not in finding.fingerprint}) == 2


def test_a_power_that_has_ended_is_left_alone() -> None:
    step = {"authority": [{"to": 6, "post": "p"}, {"over": 5, "post": "q"}], "next": ["end"]}
    assert facts(RULE, catalog_of({"a": step}, status="retired")) == []
