"""IN104: an institution that no record in force names."""

from dataclasses import replace

import pytest

from riskctl.rules.institution.linked_to_nothing import RULE
from tests.building import TODAY, catalog, facts, run

RULES = {"name": "考勤制度", "status": "in_force", "document": "青税发〔2022〕14号"}
FOUND = [("i", None, {"name": "考勤制度"})]


@pytest.mark.parametrize(("naming", "found"), [
    ({}, True),
    ({"controls": {"c": {"name": "刷脸打卡"}}}, True),
    ({"controls": {"c": {"name": "刷脸打卡", "institution": "i", "valid_to": "2026-06-29"}}}, True),
    ({"risk_points": {"r": {"name": "代打卡", "at": "i", "status": "retired"}}}, True),
    ({"powers": {"p": {"name": "考勤", "legal_basis": ["青税发〔2022〕14号"], "status": "retired"}}}, True),
    ({"controls": {"c": {"name": "刷脸打卡", "institution": "i"}}}, False),
    ({"controls": {"c": {"name": "刷脸打卡", "legal_basis": ["青税发〔2022〕14号"]}}}, False),
    ({"risk_points": {"r": {"name": "代打卡", "at": ["p", "i"]}}}, False),
    ({"risk_points": {"r": {"name": "代打卡", "at": "i", "status": "accepted"}}}, False),
    ({"powers": {"p": {"name": "考勤", "legal_basis": ["青税发〔2022〕14号"]}}}, False),
])
def test_one_that_nothing_in_force_names_is_found(naming: dict[str, object], found: bool) -> None:
    assert facts(RULE, catalog(None, TODAY, institutions={"i": RULES}, **naming)) == (FOUND if found else [])


@pytest.mark.parametrize(("changes", "found"), [
    ({"status": "revising"}, True),
    ({"status": None}, True),
    ({"valid_to": "2026-06-30"}, True),
    ({"status": "repealed"}, False),
    ({"valid_to": "2026-06-29"}, False),
])
def test_one_that_has_ended_need_not_be_linked(changes: dict[str, object], found: bool) -> None:
    assert facts(RULE, catalog(institutions={"i": {**RULES, **changes}})) == (FOUND if found else [])


def test_what_institutions_say_of_one_another_is_no_link() -> None:
    old = {"name": "旧考勤制度", "status": "repealed", "replaced_by": "i"}
    assert facts(RULE, catalog(institutions={"old": old, "i": RULES})) == FOUND


def test_it_is_withheld_while_files_are_unread() -> None:
    of = catalog(institutions={"i": RULES})
    assert len(run(of, "IN104").findings) == 1
    outcome = run(replace(of, unread=("b.yaml",)), "IN104")
    assert (outcome.findings, outcome.withheld) == ((), 1)
