"""The canonical form: what moves, what stays, and that neither value nor comment is lost."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from riskctl.catalog.format import FormatLoss, FormatRefused, formatted
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import Parsed, parse, pure_events
from tests.catalog.writing import files

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*ROOT.glob("catalog/**/*.yaml"), *ROOT.glob("examples/**/*.yaml")])

SPECIAL = {
    "a text that ends with the file and without a line end gets none": (
        "x-a: |\n  一",
        "x-a: |-\n  一\n"),
    "a byte order mark goes": (
        "\ufeffunits: {}\n",
        "units: {}\n"),
    "line ends stay": (
        "posts: {}\r\nunits: {}\r\n",
        "units: {}\r\n\r\nposts: {}\r\n"),
    "line ends become those of most lines": (
        "posts: {}\r\nunits:\n  u:\n    name: a\n",
        "units:\n  u:\n    name: a\n\nposts: {}\n"),
    "a file of comments": (
        "  # 一\n\n\n# 二",
        "# 一\n\n# 二\n"),
    "an empty file": (
        "",
        ""),
}


def _cases() -> dict[str, tuple[str, str]]:
    """The cases that plain text can hold, by name: what is given, and what it becomes."""
    text = (Path(__file__).parent / "format_cases.txt").read_text(encoding="utf-8")
    parts = re.split("^=== (.+)\n", text, flags=re.MULTILINE)[1:]
    return {parts[at]: (parts[at + 1], parts[at + 3]) for at in range(0, len(parts), 4)}


CASES = {**_cases(), **SPECIAL}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_the_canonical_form(text: str, expected: str) -> None:
    assert formatted(text, "a.yaml") == expected
    assert formatted(expected, "a.yaml") == expected


def test_the_manifest_has_an_order_of_its_own_and_keeps_its_blank_lines() -> None:
    text = ("# 清单\nriskctl: 1\nlanguage: zh-CN\n\n\n# 名称\nname: 局\n"
            "rules:\n    RP201:\n\n        severity: off\n")
    assert formatted(text, "riskctl.yaml") == (
        "# 清单\nriskctl: 1\n\n# 名称\nname: 局\nlanguage: zh-CN\nrules:\n  RP201:\n    severity: off\n")


@pytest.mark.parametrize("text", [
    "units: [", "units: {a: 1, a: 2}\n", "units: &a {}\n", "%YAML 1.2\n---\nunits: {}\n", "units: \x07\n",
    "units: {}\n---\nposts: {}\n", "# \u202e\nunits: {}\n", "\ud800: 1\n", "1: x\n",
])
def test_a_file_with_faults_of_reading_is_refused(text: str) -> None:
    with pytest.raises(FormatRefused) as refused:
        formatted(text, "a.yaml")
    assert refused.value.faults
    assert refused.value.exit_code == 3
    assert refused.value.en.startswith("a.yaml:")


@pytest.mark.parametrize("text", [
    "- a\n", "text\n", "? units\n: {}\n", "units:\n  ? |\n   a\n  : {}\n", "units: {}\n... \n# a\nx\n", "~\n",
])
def test_what_is_not_handled_is_left_alone(text: str) -> None:
    with pytest.raises((FormatLoss, FormatRefused)) as refused:
        formatted(text, "a.yaml")
    assert refused.value.exit_code == 3


@pytest.mark.parametrize("text", ["units: {a: {name: b}}\n", "# c\nposts: {}\n"])
@pytest.mark.parametrize(
    "broken", ["", "units: {a: {name: c}}\n", "units: [\n", "units: {a: {name: b}}\n# d\n"])
def test_a_result_that_says_something_else_is_not_given_out(
        text: str, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riskctl.catalog.format._canonical", lambda source, root, file: broken)
    with pytest.raises(FormatLoss):
        formatted(text, "a.yaml")


def test_a_result_with_records_in_another_order_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riskctl.catalog.format._canonical",
                        lambda source, root, file: "units:\n  b: 2\n  a: 1\n")
    with pytest.raises(FormatLoss, match="a value would change"):
        formatted("units:\n  a: 1\n  b: 2\n", "a.yaml")


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in FILES])
def test_every_file_of_the_project_formats_to_a_fixed_point_or_is_refused(path: Path) -> None:
    try:
        text = path.read_bytes().decode()
        once = formatted(text, path.name)
    except (UnicodeDecodeError, FormatRefused, FormatLoss):
        assert "rules" in path.parts
        return
    assert formatted(once, path.name) == once


def _read(text: str) -> Parsed:
    return parse(text, "a.yaml", Limits(), pure_events)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files())
def test_any_file_keeps_its_values_and_its_comments_and_has_one_form(text: str) -> None:
    try:
        once = formatted(text, "a.yaml")
    except FormatRefused:
        return
    assert formatted(once, "a.yaml") == once
    assert Counter(re.findall("§[0-9]+", once)) == Counter(re.findall("§[0-9]+", text))
    assert once.count("\r\n") in (0, once.count("\n"))
    before, after = _read(text), _read(once)
    if not before.faults:
        assert not after.faults
        assert json.dumps(after.root, sort_keys=True) == json.dumps(before.root, sort_keys=True)
