"""What is exported from the field table and the cards is current: schemas, format page, rules pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.cli.examples import example_of
from riskctl.model.language import LANGUAGES, Language
from riskctl.model.schema import exported
from riskctl.report.reference import format_page, rules_page
from riskctl.rules import every_rule
from tests.conftest import ROOT

Golden = Callable[[Path, str], None]


@pytest.mark.parametrize("name", sorted(exported()))
def test_the_exported_schema_is_current(name: str, golden: Golden) -> None:
    golden(ROOT / "schemas" / name, exported()[name])


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(exported())


def test_the_format_page_is_current(golden: Golden) -> None:
    golden(ROOT / "docs" / "format.md", format_page())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_page_is_current(language: Language, golden: Golden) -> None:
    examples = {rule.code: example_of(rule, language) for rule in every_rule()}
    name = "rules.md" if language == "en" else "rules.zh-CN.md"
    golden(ROOT / "docs" / name, rules_page(every_rule(), examples, language))
