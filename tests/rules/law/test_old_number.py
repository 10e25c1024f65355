"""LB107: an old article number under a new version."""

from typing import Any

import pytest

from riskctl.rules.law.old_number import RULE
from tests.building import catalog, facts, run
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citation", "name", "about", "now", "number"), [
    ("会计法(2024)第37条", "出纳不兼稽核", "出纳", "会计法(2024)第35条", 37),
    ("会计法(2024修正)第37条第1款", "出纳不兼稽核", "出纳", "会计法(2024)第35条", 37),
    ("会计法(2024)第27条", "记账与审批相互分离", "相互分离", "会计法(2024)第25条", 27),
    ("中华人民共和国会计法(2024)第27条第1项", "健全内部会计监督", "内部会计监督", "会计法(2024)第25条", 27),
])
def test_the_matter_gives_the_old_number_away(citation: str, name: str, about: str, now: str, number: int) -> None:
    assert facts(RULE, citing(citation, name=name)) == [
        (citation.split("(")[0], None, {"citation": citation, "law": citation.split("(")[0], "now": now, "old": "2017",
                                        "version": "2024", "article": number, "about": about, "certainty": "V2"})]


@pytest.mark.parametrize(("citations", "name"), [
    (["会计法(2024)第37条"], "财务人员职业道德教育"),
    (["会计法(2024)第35条"], "出纳不兼稽核"),
    (["会计法(2024)第37条", "会计法(2024)第35条"], "出纳不兼稽核"),
    (["会计法(2024)第35条第1款", "会计法(2024)第37条"], "出纳不兼稽核"),
    (["会计法(2017)第37条"], "出纳不兼稽核"),
    (["会计法第37条"], "出纳不兼稽核"),
    (["会计法(2024)"], "出纳不兼稽核"),
    (["会计法(2024)第27条"], "出纳不兼稽核"),
    (["会计法(2024)第38条"], "离岗交接由专人监交"),
    (["行政处罚法(2021)第37条"], "出纳不兼稽核"),
])
def test_what_cannot_be_told_is_not_said(citations: list[object], name: str) -> None:
    assert facts(RULE, citing(*citations, name=name)) == []


def test_only_records_that_speak_of_it_are_named() -> None:
    cites: dict[str, Any] = {"legal_basis": ["会计法(2024)第37条"]}
    of = catalog(powers={"p": {"name": "经费支付", **cites}},
                 controls={"a": {"name": "岗位设置", "evidence": "出纳岗位分工表", **cites}, "b": {"name": "出纳轮岗", **cites}})
    found = [one.hit for one in run(of, "LB107").findings]
    assert [(hit.record, [related.record for related in hit.related]) for hit in found] == [("会计法", ["a", "b"])]
