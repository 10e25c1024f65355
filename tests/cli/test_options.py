"""Global options: wherever they stand, and what they default to."""

from datetime import date
from pathlib import Path

import pytest

from riskctl.cli.options import default_day, read_options, split_arguments, terminal_language
from riskctl.errors import UserError


@pytest.mark.parametrize("arguments", [
    ["--lang", "zh", "validate", "a.yaml"],
    ["validate", "--lang=zh", "a.yaml"],
    ["validate", "a.yaml", "--lang", "zh"],
])
def test_a_global_option_may_stand_anywhere(arguments: list[str]) -> None:
    assert split_arguments(arguments) == ({"--lang": "zh"}, ["validate", "a.yaml"])


def test_nothing_is_taken_after_two_dashes() -> None:
    assert split_arguments(["validate", "--", "--lang", "zh"]) == ({}, ["validate", "--", "--lang", "zh"])


def test_an_option_without_its_value_is_refused() -> None:
    with pytest.raises(UserError, match="--as-of needs DATE after it"):
        split_arguments(["validate", "--as-of"])


@pytest.mark.parametrize(("given", "said"), [
    ({"--lang": "fr"}, "--lang 'fr': it is zh or en."),
    ({"--as-of": "2026-13-01"}, "--as-of '2026-13-01': a date is written YYYY-MM-DD."),
    ({"--color": "yes"}, "--color 'yes': it is auto, always or never."),
])
def test_a_value_that_is_none_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_options(given)
    assert caught.value.en == said
    assert caught.value.exit_code == 2


def test_the_options_are_typed() -> None:
    options = read_options({"--catalog": "c", "--lang": "zh-CN", "--as-of": "2026-01-31", "--debug": "yes"})
    assert (options.catalog, options.language, options.day(), options.debug) == (Path("c"), "zh", date(2026, 1, 31), True)


def test_the_day_is_that_of_source_date_epoch() -> None:
    assert default_day({"SOURCE_DATE_EPOCH": "1767225600"}) == date(2026, 1, 1)


@pytest.mark.parametrize(("environment", "language"), [
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "en_GB.UTF-8"}, "en"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LC_ALL": "zh_CN", "LANG": "en_US"}, "zh"),
])
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language
