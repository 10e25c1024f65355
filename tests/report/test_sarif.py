"""SARIF: the facts that code scanning lives by."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model.language import LANGUAGES, Language
from riskctl.report.sarif import message_text, sarif, uri
from tests.report.sample import HOSTILE, RULES, run_saying, sample

GOLDEN = Path(__file__).parent / "golden"


def only_run(text: str) -> Any:
    document = json.loads(text)
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = document["runs"]
    return run


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_is_as_recorded(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"run.{language}.sarif", sarif(sample(language, undecided=True, frozen=True)))


def test_every_rule_is_listed_and_every_result_points_at_its_own() -> None:
    run = only_run(sarif(sample("en")))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.code for rule in RULES)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert only_run(sarif(run_saying("x")))["tool"]["driver"]["rules"][0]["id"] == "OR901"


def test_severities_become_levels() -> None:
    run = only_run(sarif(sample("en")))
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error", "error", "note"]
    assert [rule["properties"]["problem.severity"] for rule in run["tool"]["driver"]["rules"]] == [
        "error", "warning", "error"]


def test_places_are_relative_and_encoded() -> None:
    run = only_run(sarif(sample("en")))
    assert run["columnKind"] == "unicodeCodePoints"
    (location,) = run["results"][1]["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {
        "uri": "catalog/powers/%E6%9D%83%E5%8A%9B%20100%25%0A%3A%3Aerror%20file%3Dx%3A%3Aforged.yaml",
        "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 17}


def test_fingerprints_hold_no_line() -> None:
    prints = [result["partialFingerprints"] for result in only_run(sarif(sample("en")))["results"]]
    moved = sample("zh")
    assert prints == [result["partialFingerprints"] for result in only_run(sarif(moved))["results"]]
    assert len({json.dumps(one) for one in prints}) == len(prints)


def test_waivers_and_the_baseline_are_suppressions_and_all_else_says_that_it_has_none() -> None:
    results = only_run(sarif(sample("en", frozen=True)))["results"]
    assert [[one["justification"] for one in result["suppressions"]] for result in results] == [
        [], [], ["系统改造中，暂由人工复核"], ["it was there before and is frozen in the baseline"], []]
    assert {one["kind"] for result in results for one in result["suppressions"]} == {"external"}


def test_what_could_not_be_decided_makes_the_run_unsuccessful() -> None:
    assert only_run(sarif(sample("en")))["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = only_run(sarif(sample("en", undecided=True)))["invocations"]
    assert invocation["executionSuccessful"] is False
    crash, unread = invocation["toolExecutionNotifications"]
    assert crash["associatedRule"] == {"id": "RP201", "index": 2}
    artifact = unread["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "catalog/%E5%9D%8F%20file.yaml"
    assert "Traceback" not in json.dumps(invocation)


def test_related_places_have_numbers_and_words() -> None:
    related = only_run(sarif(sample("en")))["results"][0]["relatedLocations"]
    assert [(one["id"], one["message"]["text"]) for one in related] == [
        (1, "the other post of that name"), (2, "a")]


def test_nothing_is_said_of_security_severity() -> None:
    assert "security-severity" not in sarif(sample("en"))


def test_the_markdown_of_a_rule_is_literal() -> None:
    rule = only_run(sarif(sample("en")))["tool"]["driver"]["rules"][1]
    assert r"\*who\*" in rule["help"]["markdown"]
    assert "*who*" in rule["help"]["text"]


@pytest.mark.parametrize(("text", "shown"), [
    ("[点我](http://x)", "[点我] (http://x)"),
    ("金额 {0}", "金额 {{0}}"),
    ("{when: 材料齐全,补正}", "{when: 材料齐全,补正}"),
    ("一\n二", r"一\n二"),
])
def test_a_message_is_neither_link_nor_placeholder(text: str, shown: str) -> None:
    assert message_text(text) == shown


@given(st.text(min_size=1))
def test_a_uri_is_plain_ascii_and_gives_the_path_back(path: str) -> None:
    encoded = uri(path)
    assert encoded.isascii()
    assert encoded.isprintable()
    assert not set(encoded) & set(" :?#[]\"<>\\^`{|}")
    assert unquote(encoded) == path


@given(st.text(), st.text(min_size=1), st.text(), st.text())
def test_any_text_gives_one_result_without_links(message: str, file: str, record: str, why: str) -> None:
    (result,) = only_run(sarif(run_saying(message, file, record, why)))["results"]
    assert "](" not in result["message"]["text"]
    assert len(result["suppressions"]) == 1


def test_the_hostile_file_name_is_the_same_file_again() -> None:
    (location,) = only_run(sarif(sample("zh")))["results"][1]["locations"]
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == f"catalog/{HOSTILE}"
