"""The code quality report of GitLab."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model.language import LANGUAGES, Language
from riskctl.report.gitlab import gitlab
from tests.report.sample import HOSTILE, run_saying, sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_recorded(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"gitlab.{language}.json", gitlab(sample(language, undecided=True)))


def test_waived_and_frozen_findings_are_left_out() -> None:
    issues = json.loads(gitlab(sample("en", frozen=True)))
    assert [(issue["severity"], issue["location"]["path"]) for issue in issues] == [
        ("minor", "catalog/posts.yaml"), ("major", f"catalog/{HOSTILE}"), ("info", "catalog/units.yaml")]


def test_what_could_not_be_decided_blocks() -> None:
    issues = json.loads(gitlab(sample("en", undecided=True)))
    assert [(issue["severity"], issue["location"]["path"]) for issue in issues[-2:]] == [
        ("blocker", "catalog/riskctl.yaml"), ("blocker", "catalog/坏 file.yaml")]


def test_fingerprints_are_unique_even_where_findings_are_alike() -> None:
    run = sample("en")
    twice = replace(run, outcome=replace(run.outcome, findings=run.outcome.findings * 2))
    prints = [issue["fingerprint"] for issue in json.loads(gitlab(twice))]
    assert len(prints) == 2 * 4
    assert len(set(prints)) == len(prints)
    assert prints[0] == json.loads(gitlab(run))[0]["fingerprint"]


def test_a_path_does_not_begin_with_a_dot_folder() -> None:
    run = run_saying("x")
    run = replace(run, prefixes=replace(run.prefixes, repository="./"))
    assert json.loads(gitlab(run))[0]["location"] == {"path": "a.yaml", "lines": {"begin": 1}}


@given(st.text(), st.text(min_size=1))
def test_any_text_gives_one_issue_of_the_known_keys(message: str, file: str) -> None:
    (issue,) = json.loads(gitlab(run_saying(message, f"x{file}")))
    assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
    assert issue["location"]["path"] == f"x{file}"
    assert issue["description"].isprintable()


def test_a_run_without_findings_is_an_empty_array() -> None:
    run = run_saying("x", reason="because")
    assert gitlab(run) == "[]\n"
