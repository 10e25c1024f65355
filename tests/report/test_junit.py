"""JUnit XML: well-formed whatever a catalog holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.findings import Severity
from riskctl.model.language import LANGUAGES, Language
from riskctl.report.junit import junit
from riskctl.report.line import visible
from tests.report.sample import HOSTILE, run_saying, sample

GOLDEN = Path(__file__).parent / "golden"


def cases(text: str) -> list[tuple[str, str, str]]:
    """Class, name and result of every test case."""
    root = ElementTree.fromstring(text.encode())
    assert [child.tag for child in root] == ["testsuite"]
    return [(case.attrib["classname"], case.attrib["name"], case[0].tag if len(case) else "passed")
            for case in root.iter("testcase")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_recorded(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"junit.{language}.xml", junit(sample(language, undecided=True)))


def test_every_file_and_every_finding_is_a_case() -> None:
    hostile = f"catalog/{visible(HOSTILE)}"
    assert cases(junit(sample("en", frozen=True, undecided=True))) == [
        ("catalog/posts.yaml", "OR901 same-name b name", "system-out"),
        (hostile, "RP201 no-control R1 controls", "failure"),
        (hostile, "RP201 no-control R2 controls", "skipped"),
        (hostile, "RP201 no-control R3 controls", "skipped"),
        ("catalog/units.yaml", "CA201 yaml-alias", "system-out"),
        ("catalog/waivers.yaml", "riskctl", "passed"),
        ("riskctl", "RP201", "error"),
        ("catalog/坏 file.yaml", "riskctl", "error"),
    ]


def test_what_fails_follows_the_severity_that_fails_the_run() -> None:
    results = [result for _, _, result in cases(junit(replace(sample("en"), fail_on=Severity.WARNING)))]
    assert results == ["failure", "failure", "skipped", "failure", "system-out", "passed"]
    assert "failure" not in {result for _, _, result in cases(junit(replace(sample("en"), fail_on=None)))}


def test_the_counts_are_those_of_the_cases() -> None:
    root = ElementTree.fromstring(junit(sample("en", undecided=True)).encode())
    for element in (root, root[0]):
        assert {name: element.attrib[name] for name in ("tests", "failures", "errors", "skipped")} == {
            "tests": "8", "failures": "2", "errors": "2", "skipped": "1"}


def test_names_within_a_file_differ() -> None:
    run = sample("en")
    twice = replace(run, outcome=replace(run.outcome, findings=run.outcome.findings * 2))
    found = [(classname, name) for classname, name, _ in cases(junit(twice))]
    assert len(set(found)) == len(found)


def test_a_skipped_case_says_who_waived_it_and_why() -> None:
    root = ElementTree.fromstring(junit(sample("en")).encode())
    messages = [skipped.attrib["message"] for skipped in root.iter("skipped")]
    assert messages == ["waived by w1: 系统改造中，暂由人工复核"]


@given(st.text(), st.text(min_size=1), st.text(min_size=1), st.none() | st.text())
def test_any_text_is_well_formed_and_makes_one_case(
        message: str, file: str, record: str, reason: str | None) -> None:
    text = junit(run_saying(message, file, record, reason))
    ((classname, name, result),) = cases(text)
    assert (classname, name) == (visible(file), visible(f"OR901 same-name {record} name"))
    assert result == ("failure" if reason is None else "skipped")


@pytest.mark.parametrize(
    "hostile", ["]]>", "<!--", "a\x00b", "\ud800", "\ufffe", "\x1b[2J", "&amp;", "\"'", "a\nb"])
def test_what_xml_does_not_allow_is_shown_as_an_escape(hostile: str) -> None:
    root = ElementTree.fromstring(junit(run_saying(hostile)).encode())
    assert [failure.attrib["message"] for failure in root.iter("failure")] == [visible(hostile)]
