"""`due`: what is overdue and what falls due."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import SMALL, run, small_catalog
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
MORE = """\
    reviewed: {by: p, date: 2025-12-01}
institutions:
  i:
    name: 印章管理办法
    status: in_force
    review_by: 2026-07-31
    owner_unit: u
    owner: p
controls:
  c: {name: 每日盘点, kind: reconciliation, timing: detective, owner: p, tested: 2025-08-31}
waivers:
  w: {rule: RP201, record: r1, reason: 正在补, approved_by: p, from: 2026-06-01, expires: 2026-06-30}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c", SMALL + MORE)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_goes_by_month_with_what_is_overdue_first(root: Path, capsys: Capture, golden: Callable[[Path, str], None],
                                                       language: str) -> None:
    ran = run(capsys, "--lang", language, "--as-of", "2026-06-30", "due")
    assert (ran.code, ran.err) == (0, "")
    golden(Path(__file__).parent / "golden" / f"due.{language}.txt", ran.out)


def test_json_holds_everything_in_order(root: Path, capsys: Capture) -> None:
    document = json.loads(run(capsys, "--as-of", "2026-06-30", "due", "--within", "31 days", "--format", "json").out)
    assert (document["as_of"], document["within_days"], document["until"]) == ("2026-06-30", 31, "2026-07-31")
    assert document["summary"] == {"overdue": 1, "to_come": 2, "by_matter": {"review": 1, "revision": 1, "waiver": 1}}
    assert [(one["matter"], one["record"], one["date"], one["days_left"], one["overdue"], one["owner"]) for one in document["due"]] == [
        ("review", "r1", "2026-06-01", -29, True, "p"), ("waiver", "w", "2026-06-30", 0, False, "p"),
        ("revision", "i", "2026-07-31", 31, False, "p")]
    assert (document["due"][0]["file"], document["due"][0]["line"], document["due"][0]["owner_name"]) == ("a.yaml", 19, "股长")


@pytest.mark.parametrize(("within", "until"), [
    ("90d", "2026-09-28"), ("0d", "2026-06-30"), ("2w", "2026-07-14"), ("3m", "2026-09-30"), ("8m", "2027-02-28"),
    ("1 month", "2026-07-30"), ("10 DAYS", "2026-07-10"), ("99999d", "2300-04-14"),
])
def test_how_far_ahead_is_said_in_days_weeks_or_months(root: Path, capsys: Capture, within: str, until: str) -> None:
    assert json.loads(run(capsys, "--as-of", "2026-06-30", "due", "-w", within, "-f", "json").out)["until"] == until


@pytest.mark.parametrize(("arguments", "said"), [
    (("--within", "90"), "write 90d"), (("--within", "-3d"), "write 90d"), (("--within", "3y"), "write 90d"),
    (("--format", "ics"), "it is text or json"),
])
def test_what_it_cannot_do_is_the_callers_mistake(root: Path, capsys: Capture, arguments: tuple[str, str], said: str) -> None:
    ran = run(capsys, "--lang", "en", "due", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_nothing_due_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path / "d"), "--lang", "en", "--as-of", "2026-06-30", "due")
    assert ran == (0, "2026-06-30 to 2026-09-28: 0 overdue, 0 to come\n", "")


def test_options_of_the_rules_hold_for_the_calendar(tmp_path: Path, capsys: Capture) -> None:
    manifest = "riskctl: 1\nrules:\n  TM101: {control_months: 1}\n  TM102: {months: 1}\n  TM104: {otherwise: trace}\n"
    text = "controls:\n  c: {name: 盘点, tested: 2026-06-15, reviewed: {date: 2026-06-20}}\n"
    folder = small_catalog(tmp_path / "e", text, manifest)
    document = json.loads(run(capsys, "--catalog", folder, "--as-of", "2026-06-30", "due", "-f", "json").out)
    assert [(one["matter"], one["date"]) for one in document["due"]] == [("test", "2026-07-15"), ("review", "2026-07-20")]


def test_a_file_that_is_not_read_is_named_and_the_rest_is_shown(root: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_text("posts: [", encoding="utf-8")
    ran = run(capsys, "--lang", "en", "--as-of", "2026-06-30", "due")
    assert ran.code == 3
    assert "b.yaml was not read" in ran.err
    assert "overdue" in ran.out


def test_colour_is_only_where_it_is_wanted(root: Path, capsys: Capture) -> None:
    assert "\x1b[1;31moverdue" in run(capsys, "--lang", "en", "--as-of", "2026-06-30", "--color", "always", "due").out
    assert "\x1b" not in run(capsys, "--lang", "en", "--as-of", "2026-06-30", "due").out


def test_the_county_has_a_calendar(capsys: Capture) -> None:
    document = json.loads(run(capsys, "--catalog", ROOT / "catalog", "--as-of", "2026-11-22", "due", "-f", "json").out)
    assert 1 <= document["summary"]["overdue"] <= 4
    assert document["summary"]["to_come"] >= 4
