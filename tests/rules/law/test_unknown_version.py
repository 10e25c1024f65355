"""LB105: a version of a law that is not known."""

import pytest

from riskctl.rules.law.unknown_version import RULE
from tests.building import facts
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citation", "suggestion"), [
    ("行政强制法(2012)第24条", "2011"),
    ("会计法(2020)第37条", "2017"),
    ("会计法(2025)第35条", "2024"),
    ("会计法(1985)第1条", ""),
    ("会计法(0000)第1条", ""),
])
def test_the_version_in_force_in_that_year_is_meant(citation: str, suggestion: str) -> None:
    ((record, field, values),) = facts(RULE, citing(citation))
    assert (record, field, values["suggestion"]) == (citation.split("(")[0], None, suggestion)


@pytest.mark.parametrize("citation", ["会计法(2024)第35条", "会计法(2024修正)第35条", "会计法第35条", "某法(2024)第1条",
                                      "税务稽查风险内部控制制度(2019)第19条", "税总发〔2017〕22号"])
def test_known_versions_and_laws_of_which_none_is_known_are_left_alone(citation: str) -> None:
    assert facts(RULE, citing(citation)) == []


def test_one_version_is_one_finding() -> None:
    of = citing("行政强制法(2012)第24条", "行政强制法(2012)第25条")
    assert facts(RULE, of) == [("行政强制法", None, {"citation": "行政强制法(2012)", "law": "行政强制法", "version": "2012",
                                               "known": ["2011"], "suggestion": "2011"})]
