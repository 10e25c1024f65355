"""LB103: an article that has another number in the version in force."""

import pytest

from riskctl.findings import Severity
from riskctl.rules.law.article_renumbered import RULE
from tests.building import facts, run
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citation", "day", "now", "certainty"), [
    ("会计法(2017)第37条", "2026-06-30", "会计法(2024)第35条", "V2"),
    ("会计法(2017)第27条第1款", "2026-06-30", "会计法(2024)第25条", "V2"),
    ("中华人民共和国会计法(2017)第37条", "2026-06-30", "会计法(2024)第35条", "V2"),
    ("会计法(2017)第36条", "2026-06-30", "会计法(2024)第34条", "M"),
    ("监察法(2018)第41条", "2026-06-30", "监察法(2024)第44条", "M"),
])
def test_where_the_article_went_is_said(citation: str, day: str, now: str, certainty: str) -> None:
    law = citation.split("(")[0]
    assert facts(RULE, citing(citation, day=day)) == [
        (law, None, {"citation": citation, "law": law, "version": citation[len(law) + 1:len(law) + 5], "now": now,
                     "certainty": certainty})]


@pytest.mark.parametrize(("citation", "day"), [
    ("会计法(2024)第37条", "2026-06-30"),
    ("会计法(2017)第37条", "2024-06-30"),
    ("会计法(2017)第2条", "2026-06-30"),
    ("会计法第37条", "2026-06-30"),
    ("会计法(1999)第37条", "2026-06-30"),
    ("税总发〔2017〕22号", "2026-06-30"),
])
def test_only_old_numbers_of_old_versions_are_found(citation: str, day: str) -> None:
    assert facts(RULE, citing(citation, day=day)) == []


@pytest.mark.parametrize(("citation", "severity"), [("会计法(2017)第37条", Severity.ERROR), ("会计法(2017)第36条", Severity.WARNING)])
def test_a_move_that_nobody_checked_is_a_warning(citation: str, severity: Severity) -> None:
    assert [one.severity for one in run(citing(citation), "LB").findings if one.rule.code.startswith("LB1")] == [severity]
