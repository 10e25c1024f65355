"""The JSON document: its keys are a contract."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model.language import LANGUAGES, Language
from riskctl.report.json_document import json_document, plain
from tests.report.sample import HOSTILE, run_saying, sample

GOLDEN = Path(__file__).parent / "golden"
FINDING_KEYS = ["code", "name", "severity", "message", "kind", "record", "field", "sod_rule", "file", "line",
                "column", "end_line", "end_column", "related", "basis", "values", "fingerprint", "waived"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_as_recorded(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"run.{language}.json", json_document(sample(language)))


def test_the_keys_and_their_order_are_fixed() -> None:
    document = json.loads(json_document(sample("en", frozen=True)))
    assert list(document) == ["riskctl", "tool", "as_of", "catalog", "summary", "rules", "findings"]
    for finding in document["findings"]:
        assert list(finding) == [*FINDING_KEYS, *(["baseline"] if finding["record"] == "R3" else [])]
    assert {tuple(one) for finding in document["findings"] for one in finding["related"]} == {
        ("record", "field", "file", "line", "column", "message")}


def test_only_rules_that_occur_are_explained() -> None:
    document = json.loads(json_document(replace(run_saying("x"), rules=sample("en").rules)))
    assert list(document["rules"]) == ["OR901"]


def test_what_could_not_be_decided_stands_in_the_summary() -> None:
    summary = json.loads(json_document(sample("en", undecided=True)))["summary"]
    assert (summary["unread_files"], summary["crashed_rules"]) == (["坏 file.yaml"], ["RP201"])
    assert (summary["unread"], summary["withheld"]) == (1, 2)


def test_file_names_are_given_as_they_are() -> None:
    files = [finding["file"] for finding in json.loads(json_document(sample("zh")))["findings"]]
    assert files == ["posts.yaml", HOSTILE, HOSTILE, HOSTILE, "units.yaml"]


@pytest.mark.parametrize(("value", "expected"), [
    (float("nan"), "nan"), (float("inf"), "inf"), ((1, "a"), [1, "a"]), ({1: None}, {"1": None}),
    (frozenset({"b", "a"}), ["a", "b"]), (True, True), (0.5, 0.5), (Path("x"), "x"),
])
def test_values_become_plain(value: object, expected: object) -> None:
    assert plain(value) == expected


@given(st.text(), st.text(min_size=1))
def test_any_text_comes_back_as_it_was(message: str, file: str) -> None:
    text = json_document(run_saying(message, file))
    document = json.loads(text.encode())
    assert (document["findings"][0]["message"], document["findings"][0]["file"]) == (message, file)
    assert text.endswith("}\n")


def test_half_a_surrogate_pair_is_shown_as_its_escape() -> None:
    text = json_document(run_saying("a\ud800b"))
    assert json.loads(text.encode())["findings"][0]["message"] == r"a\ud800b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_run_gives_the_same_bytes(language: Language) -> None:
    assert json_document(sample(language)) == json_document(sample(language))
