"""LB201: a limit that is longer than the law allows."""

from datetime import date

import pytest

from riskctl.findings import Basis, Severity
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law.limit_beyond_statute import RULE
from tests.building import catalog, facts, hits, read, run
from tests.rules.law.packs import power

ACCEPT = {"accept": {"kind": "accept"}, "decide": {"kind": "decide"}, "serve": {"kind": "serve"}}


@pytest.mark.parametrize(("type", "pack", "limit", "found"), [
    ("license", "licensing", {"statutory": "20 workdays"}, []),
    ("license", "licensing", {"statutory": "21 workdays"}, [("time_limit.statutory", "LIC5")]),
    ("license", "licensing", {"statutory": "20 days"}, []),
    ("license", "licensing", {"statutory": "30 days"}, []),
    ("license", "licensing", {"promised": "21 workdays"}, [("time_limit.promised", "LIC5")]),
    ("license", "licensing", {"statutory": "20 workdays", "promised": "30 workdays"}, []),
    ("license", "licensing", {"statutory": "20 workdays", "extend": {"by": "10 workdays"}}, []),
    ("license", "licensing", {"statutory": "20 workdays", "extend": {"by": "11 workdays"}}, [("time_limit.extend.by", "LIC5")]),
    ("license", "licensing", {"statutory": "30 workdays", "from": "accept", "to": "decide"}, [("time_limit.statutory", "LIC5")]),
    ("license", "licensing", {"statutory": "30 workdays", "from": "accept", "to": "serve"}, []),
    ("license", "licensing", {"statutory": "30 workdays", "from": "decide"}, []),
    ("license", "licensing", {"statutory": "30 workdays", "to": "nowhere"}, []),
    ("license", "penalties", {"statutory": "21 workdays"}, []),
    ("license", "", {"statutory": "21 workdays"}, []),
    ("penalty", "penalties", {"statutory": "90 days"}, []),
    ("penalty", "penalties", {"statutory": "91 days"}, [("time_limit.statutory", "PEN9")]),
    ("penalty", "penalties", {"statutory": "91 workdays"}, [("time_limit.statutory", "PEN9")]),
    ("penalty", "penalties", {"statutory": "4 months"}, [("time_limit.statutory", "PEN9")]),
    ("penalty", "penalties", {"statutory": "3 months"}, []),
    ("penalty", "penalties", {"statutory": "九十日"}, []),
    ("penalty", "penalties", None, []),
])
def test_a_power_that_surely_takes_longer_is_found(type: str, pack: str, limit: object, found: list[tuple[str, str]]) -> None:
    of = power(type, ACCEPT, pack, time_limit=limit)
    assert [(field, values["entry"]) for _, field, values in facts(RULE, of)] == found


@pytest.mark.parametrize(("words", "statutory", "extend", "found"), [
    ("联合办理", "45 workdays", "15 workdays", []),
    ("联合办理", "46 workdays", "15 workdays", ["LIC5-joint"]),
    ("联合办理", "45 workdays", "16 workdays", ["LIC5-joint"]),
    ("单独办理", "45 workdays", "10 workdays", ["LIC5"]),
])
def test_words_in_name_or_tags_choose_the_provision(words: str, statutory: str, extend: str, found: list[str]) -> None:
    limit = {"statutory": statutory, "extend": {"by": extend}}
    for fields in ({"tags": [words]}, {"name": f"开办企业（{words}）"}):
        of = power("license", None, "licensing", time_limit=limit, **fields)
        assert [values["entry"] for _, _, values in facts(RULE, of)] == found


@pytest.mark.parametrize(("name", "tags", "limit", "found"), [
    ("行政复议", [], "61 days", ["REV2"]),
    ("行政复议", ["简易程序"], "31 days", ["REV2-simple"]),
    ("行政复议（简易程序）", [], "30 days", []),
    ("简易程序处罚", [], "31 days", []),
    ("查封、扣押", [], "31 days", ["COE4"]),
    ("税收保全（扣押、查封）", [], "6 months", []),
    ("给予处分", [], "7 months", ["HR8"]),
    ("资产处分", [], "7 months", []),
])
def test_names_and_tags_say_which_provision_is_meant(name: str, tags: list[str], limit: str, found: list[str]) -> None:
    of = power("coercion", None, "reconsideration", "coercion", "sanctions", name=name, tags=tags, time_limit={"statutory": limit})
    assert [values["entry"] for _, _, values in facts(RULE, of)] == found


@pytest.mark.parametrize(("day", "count"), [("2021-07-14", 0), ("2021-07-15", 1), ("2026-06-30", 1)])
def test_a_law_asks_nothing_before_it_is_in_force(day: str, count: int) -> None:
    of = catalog({"packs": ["penalties"]}, as_of=date.fromisoformat(day),
                 powers={"p": {"type": "national:penalty", "time_limit": {"statutory": "91 days"}}})
    assert len(facts(RULE, of)) == count


def test_only_service_after_the_decision_is_bounded() -> None:
    of = power("penalty", {
        "notice": {"kind": "serve", "time_limit": "9 days"}, "decide": {"kind": "decide"},
        "serve": {"kind": "serve", "time_limit": "8 workdays"}, "collect": {"kind": "collect", "time_limit": "16 days"},
    }, "penalties")
    assert [(field, values["entry"], values["allowed"]) for _, field, values in facts(RULE, of)] == [
        ("steps.serve.time_limit", "PEN10", "7 workdays"), ("steps.collect.time_limit", "PEN11", "15 days")]


@pytest.mark.parametrize(("type", "pack", "name", "step", "entry"), [
    ("license", "licensing", "甲", {"kind": "accept", "time_limit": "6 workdays"}, "LIC3"),
    ("license", "licensing", "甲", {"kind": "hearing", "time_limit": "21 workdays"}, "LIC7"),
    ("inspection", "tax", "甲", {"kind": "investigate", "name": "调账检查", "time_limit": "4 months"}, "TAX8"),
    ("inspection", "tax", "甲", {"kind": "investigate", "name": "调取当年账簿", "time_limit": "31 days"}, "TAX8-current"),
])
def test_steps_are_bounded_by_kind_or_name(type: str, pack: str, name: str, step: dict[str, object], entry: str) -> None:
    of = power(type, {"s": step}, pack, name=name)
    assert [(field, values["entry"]) for _, field, values in facts(RULE, of)] == [("steps.s.time_limit", entry)]


def test_all_facts_of_a_hit() -> None:
    of = power("coercion", {"execute": {"kind": "execute", "people": 2}}, "coercion", name="查封场所", tags=["紧急"],
               time_limit={"statutory": "31 days", "extend": {"by": "30 days"}, "from": "execute"})
    assert facts(RULE, of) == [("p", "time_limit.statutory", {
        "name": "查封场所", "entry": "COE4", "citation": "行政强制法(2011)第25条", "certainty": "V2",
        "limit": "31 days", "allowed": "30 days"})]
    assert hits(RULE, of)[0].basis == (Basis("行政强制法(2011)第25条", Certainty.V2),)


@pytest.mark.parametrize("ended", [{"status": "retired"}, {"valid_to": "2026-06-29"}])
def test_powers_that_have_ended_are_left_alone(ended: dict[str, object]) -> None:
    assert facts(RULE, power("penalty", None, "penalties", time_limit={"statutory": "91 days"}, **ended)) == []


def test_types_of_any_scheme_count_by_their_class() -> None:
    of = catalog({"packs": ["licensing"]}, powers={"p": {"type": "zhanhua:license", "time_limit": {"statutory": "21 workdays"}}})
    assert len(facts(RULE, of)) == 1


def test_the_place_is_the_limit_and_the_severity_error() -> None:
    of = read("powers:\n  p:\n    type: national:penalty\n    time_limit: {statutory: 91 days}\n",
              "riskctl: 1\npacks: [penalties]\n")
    assert [(hit.at.line, hit.at.column) for hit in hits(RULE, of)] == [(4, 29)]
    assert [one.severity for one in run(of).findings if one.rule is RULE] == [Severity.ERROR]
