"""LB101: a version of a law that is not in force."""

from datetime import date

import pytest

from riskctl.findings import Basis, Severity
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law.version_not_in_force import RULE
from tests.building import catalog, hits, read, run
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citation", "day", "state", "in_force"), [
    ("行政许可法(2019)第42条", "2026-06-30", None, None),
    ("行政许可法(2003)第42条", "2026-06-30", "superseded", "2019"),
    ("行政许可法(2003)第42条", "2019-04-23", "superseded", "2019"),
    ("行政许可法(2003)第42条", "2019-04-22", None, None),
    ("行政许可法(2019)第42条", "2019-04-22", "not yet", "2003"),
    ("行政许可法(2003)第42条", "2004-06-30", "not yet", ""),
    ("行政许可法(2019修正)第42条", "2026-06-30", None, None),
    ("许可法(2003)第42条", "2026-06-30", "superseded", "2019"),
    ("行政执法监督条例(2025)第6条", "2026-01-31", "not yet", ""),
    ("行政执法监督条例(2025)第6条", "2026-02-01", None, None),
    # Renumbered articles are LB103's; where they went is known of 37, not of 2.
    ("会计法(2017)第37条", "2026-06-30", None, None),
    ("会计法(2017)第2条", "2026-06-30", "superseded", "2024"),
    # Dates that are not known, versions that are not known, no version, no such law.
    ("交流工作规定(2006)第5条", "2026-06-30", None, None),
    ("市场监督管理行政处罚程序规定(2022)第1条", "2026-06-30", None, None),
    ("行政许可法(2011)第42条", "2026-06-30", None, None),
    ("行政许可法第42条", "2026-06-30", None, None),
    ("某法(2003)第42条", "2026-06-30", None, None),
    ("税总发〔2017〕22号", "2026-06-30", None, None),
    ("行政许可法", "2026-06-30", None, None),
    (5, "2026-06-30", None, None),
])
def test_the_day_decides_which_version_is_in_force(citation: object, day: str, state: str | None, in_force: str | None) -> None:
    found = [(hit.values["state"], hit.values["in_force"]) for hit in hits(RULE, citing(citation, day=day))]
    assert found == ([] if state is None else [(state, in_force)])


def test_one_version_is_one_finding_with_every_place() -> None:
    of = read("powers:\n  p:\n    legal_basis: [行政许可法(2003)第42条, 会计法(2024)第35条, 行政许可法(2003)第44条]\n"
              "controls:\n  c: {legal_basis: [行政许可法(2003)第42条]}\n")
    (hit,) = hits(RULE, of)
    assert (hit.kind, hit.record, hit.field) == ("laws", "行政许可法", None)
    assert dict(hit.values) == {
        "citation": "行政许可法(2003)", "law": "行政许可法", "state": "superseded", "in_force": "2019", "certainty": "M",
        "state_zh": "已由 2019 版取代（2019-04-23 起施行）", "state_en": "was superseded by 2019 on 2019-04-23"}
    assert [(one.place.line, one.place.column, one.record) for one in hit.related] == [(3, 19, "p"), (3, 51, "p"), (5, 21, "c")]
    assert hit.basis == (Basis("行政许可法(2019)", Certainty.M),)


def test_what_has_ended_may_cite_the_law_of_its_time() -> None:
    old = {"legal_basis": ["行政许可法(2003)第42条"]}
    of = catalog(powers={"p": {**old, "status": "retired"}, "q": {**old, "valid_to": "2026-06-29"}},
                 controls={"c": {**old, "valid_to": "2018-12-31"}})
    assert hits(RULE, of) == []


@pytest.mark.parametrize(("rules", "citation", "day", "severity"), [
    ({}, "行政许可法(2003)第42条", "2026-06-30", Severity.WARNING),
    ({"LB101": "error"}, "行政许可法(2003)第42条", "2026-06-30", Severity.ERROR),
    ({}, "行政执法监督条例(2025)第6条", "2026-01-31", Severity.ERROR),
])
def test_what_rests_on_an_unverified_date_is_a_warning_unless_the_manifest_says_more(
        rules: object, citation: str, day: str, severity: Severity) -> None:
    of = catalog({"rules": rules}, date.fromisoformat(day), powers={"p": {"legal_basis": [citation]}})
    assert [finding.severity for finding in run(of).findings if finding.rule is RULE] == [severity]
