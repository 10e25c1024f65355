"""IN102: a repealed institution that records in force still name."""

import pytest

from riskctl.rules.institution.repealed_but_cited import RULE
from tests.building import TODAY, catalog, facts, hits, read

OLD = {"name": "公章管理办法", "status": "repealed", "document": "青税发〔2022〕1号"}
CONTROL = {"name": "用印登记", "institution": "old"}
ONCE = [("old", "status", {"name": "公章管理办法", "count": 1})]


@pytest.mark.parametrize("naming", [
    {"controls": {"c": CONTROL}},
    {"controls": {"c": {**CONTROL, "valid_to": "2026-06-30"}}},
    {"controls": {"c": {"name": "用印登记", "legal_basis": ["档案法(2020)第10条", "青税发〔2022〕1号"]}}},
    {"risk_points": {"r": {"name": "私盖公章", "at": "old"}}},
    {"risk_points": {"r": {"name": "私盖公章", "at": ["p/s", "old"], "status": "accepted"}}},
    {"powers": {"p": {"name": "用印", "legal_basis": ["青税发〔2022〕1号"]}}},
    {"powers": {"p": {"name": "用印", "legal_basis": ["青税发〔2022〕1号"], "status": "suspended"}}},
])
def test_a_mention_by_a_record_in_force_is_found(naming: dict[str, object]) -> None:
    assert facts(RULE, catalog(None, TODAY, institutions={"old": OLD}, **naming)) == ONCE


@pytest.mark.parametrize("naming", [
    {},
    {"controls": {"c": {**CONTROL, "valid_to": "2026-06-29"}}},
    {"controls": {"c": {"name": "用印登记", "legal_basis": ["青税发〔2022〕11号"]}}},
    {"controls": {"c": {"name": "用印登记", "legal_basis": "青税发〔2022〕1号"}}},
    {"controls": {"c": {"name": "用印登记", "institution": "other"}}},
    {"risk_points": {"r": {"name": "私盖公章", "at": "old", "status": "retired"}}},
    {"powers": {"p": {"name": "用印", "legal_basis": ["青税发〔2022〕1号"], "status": "retired"}}},
    {"powers": {"p": {"name": "用印", "legal_basis": ["青税发〔2022〕1号"], "valid_to": "2025-12-31"}}},
])
def test_other_mentions_are_not(naming: dict[str, object]) -> None:
    assert facts(RULE, catalog(None, TODAY, institutions={"old": OLD}, **naming)) == []


@pytest.mark.parametrize("changes", [
    {"status": "in_force"}, {"status": "revising"}, {"status": "废止"}, {"status": None},
    {"status": "in_force", "valid_to": "2025-12-31"},
])
def test_only_a_repealed_one_counts(changes: dict[str, object]) -> None:
    assert facts(RULE, catalog(institutions={"old": {**OLD, **changes}}, controls={"c": CONTROL})) == []


def test_another_institution_may_be_replaced_by_it() -> None:
    older = {"name": "公章规定", "status": "repealed", "replaced_by": "old"}
    assert facts(RULE, catalog(institutions={"older": older, "old": OLD})) == []


def test_a_number_that_a_new_version_kept_is_that_of_the_new_one() -> None:
    control = {"name": "用印登记", "legal_basis": ["青税发〔2022〕1号"]}
    new = {**OLD, "status": "in_force"}
    for institutions in ({"old": OLD, "new": new}, {"new": new, "old": OLD}):
        assert facts(RULE, catalog(institutions=institutions, controls={"c": control})) == []


def test_an_institution_is_one_finding_with_every_mention_in_order() -> None:
    of = read("institutions:\n  old: "
              "{name: 公章管理办法, status: repealed, document: 青税发〔2022〕1号}\npowers:\n  p: "
              "{name: 用印, legal_basis: [青税发〔2022〕1号]}\ncontrols:\n  c: "
              "{name: 用印登记, institution: old}\nrisk_points:\n  r: {name: 私盖公章, at: old}\n")
    [hit] = hits(RULE, of)
    assert (hit.record, hit.kind, hit.values["count"]) == ("old", "institutions", 3)
    assert hit.at == hit.related[0].place
    assert [(related.place.line, related.record, related.field) for related in hit.related] == [
        (4, "p", "legal_basis"), (6, "c", "institution"), (8, "r", "at")]
