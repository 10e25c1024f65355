"""The synthetic catalog is the same bytes for the same seed, clean when clean, and faulty exactly as planted."""

import doctest
import os
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import phrases
from benchmarks.check_planted import differences, expected_in, found_in, outcome_of
from benchmarks.generate import Catalog, Request, expected_text, main, write
from benchmarks.phrases import COUNT, slots
from benchmarks.planting import BROKEN, WHOLE
from benchmarks.yaml_text import scalar
from riskctl.catalog.scalars import resolve
from riskctl.rules import all_rules

SMALL = 12
ROOM_FOR_FAULTS = 240
# Rules that no fault is planted for: what they report would drown the rest, or takes more than an edit of one file.
NOT_PLANTED = {
    "CA104",  # needs a file that the user may not read
    "CA111",  # needs half a million nodes
    "CA112",  # needs twenty thousand files
    "CA501",  # takes the place of every other fault of the manifest
    "CA502",
    "CA508",  # needs a catalog without records
    "RP113",  # puts the catalog outside every scheme, so that nothing else of levels is found
    *(f"SD20{number}" for number in range(1, 5)),  # run in a deep check only
    *(f"SD30{number}" for number in range(1, 4)),  # run in a deep check only
    "WV107",  # needs rules of separation of duties
}


def made(request: Request) -> dict[str, bytes]:
    return dict(Catalog(request).files())


def written(root: Path, request: Request) -> Path:
    catalog = Catalog(request)
    write(root, catalog)
    root.with_name(f"{root.name}.expected.json").write_text(expected_text(catalog.expected), encoding="utf-8")
    return root


def compared(root: Path) -> list[str]:
    outcome = outcome_of(root)
    assert outcome.crashes == ()
    return list(differences(expected_in(root), found_in(outcome)))


@pytest.mark.parametrize("faults", ["", "whole"])
def test_the_same_seed_gives_the_same_bytes(faults: str) -> None:
    powers = ROOM_FOR_FAULTS if faults else SMALL
    request = Request(seed=3, powers=powers, faults=faults)
    assert made(request) == made(request)


def test_another_seed_gives_other_bytes() -> None:
    assert made(Request(seed=1, powers=SMALL)) != made(Request(seed=2, powers=SMALL))


@pytest.mark.parametrize(("counties", "powers"), [(1, SMALL), (1, 100), (3, SMALL)])
def test_a_clean_catalog_gives_no_finding(tmp_path: Path, counties: int, powers: int) -> None:
    outcome = outcome_of(written(tmp_path / "clean", Request(counties, powers=powers)))
    assert outcome.crashes == ()
    assert found_in(outcome) == Counter()


@pytest.mark.parametrize("counties", [1, 2])
def test_every_planted_fault_is_found_and_nothing_else(tmp_path: Path, counties: int) -> None:
    request = Request(counties, powers=ROOM_FOR_FAULTS // counties + 40, faults="whole")
    assert compared(written(tmp_path / "faulty", request)) == []


@pytest.mark.skipif(os.name != "posix", reason="needs pipes and links")
def test_every_unreadable_file_is_found_and_nothing_that_it_might_cure(tmp_path: Path) -> None:
    assert compared(written(tmp_path / "broken", Request(powers=60, faults="broken"))) == []


def test_a_fault_is_planted_for_nearly_every_rule() -> None:
    planted = {one.code for one in (*WHOLE, *BROKEN)}
    # Those of the manifest, and the count of findings withheld, come with other faults.
    planted |= {"CA503", "CA504", "CA505", "CA506", "CA507", "CA509", "DS107", "DS108"}
    codes = {rule.code for rule in all_rules()}
    assert codes - planted == NOT_PLANTED & codes
    assert planted - codes <= {"CA509"}


def test_a_missed_fault_and_an_unplanted_finding_are_told(tmp_path: Path) -> None:
    root = written(tmp_path / "faulty", Request(powers=60, faults="broken"))
    expected = expected_in(root)
    one = next(code for code, times in expected.items() if times == 1)
    fewer = expected - Counter([one])
    line = f"{one.code} {one.record or '-'} {one.field or '-'}"
    assert list(differences(expected, fewer)) == [f"not found: {line}"]
    assert list(differences(fewer, expected)) == [f"not planted: {line}"]


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(phrases) == (0, 1)


def test_two_sentences_differ_in_three_slots_at_least() -> None:
    some = [slots(number) for number in (*range(150), *range(0, COUNT, 997))]
    for at, one in enumerate(some):
        for other in some[:at]:
            assert one == other or sum(a != b for a, b in zip(one, other, strict=True)) >= 3


@pytest.mark.parametrize("text", ["true", "12315", "std:cashier", "a, b", "# no", "2026.1", "", "甲: 乙", "- 甲", "yes", "1e3"])
def test_text_that_yaml_would_read_as_something_else_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"')


@pytest.mark.parametrize("text", ["资料审查", "5 workdays", "2026-03-01", "XK-001/review", "行政许可法(2019)第34条"])
def test_other_text_stands_without_quotes(text: str) -> None:
    assert scalar(text) == text
    assert resolve(text) == text


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--powers", str(SMALL)])
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(("options", "said"), [
    (["--powers", "5"], "12 powers at least"),
    (["--powers", "30", "--faults"], "too small"),
])
def test_a_catalog_that_is_too_small_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "out"), *options])
    assert said in capsys.readouterr().err
