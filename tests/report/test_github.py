"""Annotations of GitHub: nothing in a catalog can write one of its own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model.language import LANGUAGES, Language
from riskctl.report.github import github
from tests.report.sample import HOSTILE, run_saying, sample

GOLDEN = Path(__file__).parent / "golden"
PIECES = ["::", "error", "file=", ",", "%", "%0A", "\n", "\r", "\r\n", "##[error]", "\u2028",
          "\x85", "\x1b[2J", "权力", " "]
HOSTILE_TEXT = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


def runner(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of the output: it reads lines, splits at the second `::`, and unescapes."""
    commands = []
    for line in re.split("\r\n|\r|\n", text):
        if not line.startswith("::"):
            assert line == ""
            continue
        head, _, data = line[2:].partition("::")
        command, _, properties = head.partition(" ")
        pairs = (pair.partition("=") for pair in properties.split(","))
        commands.append((command, {name: taken_back(value) for name, _, value in pairs}, taken_back(data)))
    return commands


def taken_back(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annotations_are_as_recorded(language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"github.{language}.txt", github(sample(language, undecided=True)))


def test_waived_and_frozen_findings_are_left_out() -> None:
    commands = runner(github(sample("en", frozen=True)))
    assert [(command, properties["file"]) for command, properties, _ in commands] == [
        ("warning", "catalog/posts.yaml"), ("error", f"catalog/{HOSTILE}"), ("notice", "catalog/units.yaml")]


def test_places_and_titles_are_properties() -> None:
    assert runner(github(sample("en")))[1][1] == {
        "file": f"catalog/{HOSTILE}", "line": "3", "endLine": "3", "col": "11", "endColumn": "17",
        "title": "RP201 no-control"}


@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_hostile_text_forges_nothing(message: str, file: str) -> None:
    text = github(run_saying(message, file))
    ((command, properties, _),) = runner(text)
    assert command == "error"
    assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert (properties["line"], properties["title"]) == ("1", "OR901 same-name")
    assert text.count("\n") == 1
    assert text.endswith("\n")
    assert not set(text[:-1]) & set("\r\x1b\x85\u2028\u2029\u202e\ufeff")


@given(st.text(st.characters(categories=["L", "N", "P"], include_characters=" \r\n"), min_size=1))
def test_a_file_name_of_letters_marks_and_line_breaks_reaches_the_runner_as_it_is(file: str) -> None:
    assert runner(github(run_saying("x", file)))[0][1]["file"] == file


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_run_gives_the_same_bytes(language: Language) -> None:
    assert github(sample(language)) == github(sample(language))
