"""IN101: an institution that lacks one of the seven elements."""

import pytest

from riskctl.model.risk import Institution
from riskctl.rules.institution.missing_element import ELEMENTS, RULE
from tests.building import catalog, facts, hits, read, run

WHOLE = {"name": "考勤制度", "status": "in_force", "owner_unit": "office", "owner": "office-head",
         "basis": "公务员法", "scope": "全体人员", "procedure": "每日打卡", "oversight": "每月通报",
         "accountability": "旷工的给予处分"}


def without(element: str) -> dict[str, object]:
    return {key: value for key, value in WHOLE.items() if key != element}


def test_the_elements_are_the_seven_required_fields() -> None:
    required = [key for key, field in Institution.field_table().items() if field.required]
    assert [*required[2:]] == [*ELEMENTS]
    assert RULE.covers == tuple(("institutions", element) for element in ELEMENTS)


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("empty", [None, "", "  ", [], {}])
def test_an_element_that_is_absent_or_empty_is_found(element: str, empty: object) -> None:
    title = Institution.field_table()[element].title
    expected = [("i", element, {"name": "考勤制度", "element_zh": title.zh, "element_en": title.en})]
    assert facts(RULE, catalog(institutions={"i": without(element)})) == expected
    assert facts(RULE, catalog(institutions={"i": {**WHOLE, element: empty}})) == expected


def test_each_missing_element_is_a_finding_of_its_own() -> None:
    of = catalog(institutions={"i": {"name": "考勤制度", "status": "revising"}, "j": WHOLE})
    found = [(record, field) for record, field, _ in facts(RULE, of)]
    assert found == [("i", element) for element in ELEMENTS]


@pytest.mark.parametrize("changes", [
    {"status": "repealed"},
    {"valid_to": "2026-06-29"},
])
def test_what_has_ended_need_not_be_complete(changes: dict[str, object]) -> None:
    institution = {"name": "考勤制度", "status": "in_force", **changes}
    assert facts(RULE, catalog(institutions={"i": institution})) == []


@pytest.mark.parametrize("changes", [{}, {"owner": 12}, {"scope": ["全体"]}, {"owner": "nobody"}])
def test_what_is_there_is_not_judged(changes: dict[str, object]) -> None:
    assert facts(RULE, catalog(institutions={"i": {**WHOLE, **changes}})) == []


@pytest.mark.parametrize("dates", [{"valid_to": "2026-06-30"}, {"valid_to": "2026-6-1"}, {"status": "废止"}])
def test_it_is_still_asked_of_one_that_may_be_in_force(dates: dict[str, object]) -> None:
    of = catalog(institutions={"i": {**without("scope"), **dates}})
    assert [field for _, field, _ in facts(RULE, of)] == ["scope"]


def test_the_place_is_the_name_or_the_empty_field() -> None:
    of = read("institutions:\n  i:\n    name: 考勤制度\n    status: in_force\n    owner:\n")
    places = {hit.field: (hit.at.line, hit.at.column) for hit in hits(RULE, of)}
    assert places == {**dict.fromkeys(ELEMENTS, (3, 11)), "owner": (5, 5)}


def test_the_schema_leaves_it_to_this_rule() -> None:
    of = read("institutions:\n  i:\n    name: 考勤制度\n    status: in_force\n    owner:\n    basis: \"\"\n")
    found = run(of, "IN101", "CA303", "CA304").findings
    assert {finding.rule.code for finding in found} == {"IN101"}
    assert len({finding.fingerprint for finding in found}) == len(ELEMENTS)
