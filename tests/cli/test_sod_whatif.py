"""`riskctl sod whatif`: what it shows, how it ends, and that it writes nothing."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run, small_catalog
from tests.cli.test_sod_check import CASH, DAY


def test_it_says_what_comes_and_ends_with_1_if_worse(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = run(capsys, "--catalog", folder, *DAY, "--lang", "zh", "sod", "whatif", "--assign",
        "sun=cashier:backup")
    assert ran.code == 1
    assert ran.out == """\
新增冲突 (1)
    cash 出纳不得兼管账目登记 [潜在]
        孙某 → 出纳
        孙某 → 会计 → 登记账目 → 记账（会计核算）

2026-06-30：情况变差
"""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_several_changes_at_once_may_mend(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "sod", "whatif", "--move",
        "qian=cashier@2026-07-01",
              "--format", "json")
    document = json.loads(ran.out)
    assert ran.code == 0
    assert document["as_of"] == "2026-07-01"
    assert [one["holder"] for one in document["conflicts"]["gone"]] == ["qian"]
    assert document["conflicts"]["new"] == []
    assert document["worse"] is False


def test_the_first_of_all_days_has_none_before_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "en", "sod", "whatif", "--remove", "sun@0001-01-01")
    assert (ran.code, ran.out) == (0, "as of 0001-01-01: not worse\n")


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "no change is given"), (("--move", "qian"), "PERSON=POST"),
    (("--move", "qain=cashier"), "did you mean qian?"),
    (("--assign", "qian=cashier:boss"), "there is no role 'boss'"),
    (("--remove", "qian@soon"), "a date is written"),
    (("--move", "qian=nowhere"), "there is no 'nowhere'"), (("--post", "new=nowhere"), "there is no 'nowhere'"),
    (("--post", "cashier=finance"), "is taken"), (("--post", "CASHIER=finance"), "is taken"),
    (("--post", "new=finance", "--post", "new=finance"), "is taken"), (("--post", "end=finance"), "is malformed"),
    (("--post", "a/b=finance"), "is malformed"), (("--post", "x\x1b[31m=finance"), "'x\\x1b[31m' is malformed"),
    (("--remove", "qian", "--format", "csv"), "text or json")])
def test_what_is_wrong_is_said_with_its_remedy(capsys: pytest.CaptureFixture[str], tmp_path: Path,
    arguments: tuple[str, ...],
                                               said: str) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "en", "sod", "whatif",
        *arguments)
    assert ran.code == 2
    assert said in ran.err
