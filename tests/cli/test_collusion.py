"""`riskctl sod collusion`."""

import csv
import io
import json
from pathlib import Path

import pytest

from riskctl.collusion import answer
from riskctl.staffing import sat
from riskctl.staffing.patterns import OutOfWork
from tests.cli.running import run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
TEXT = """\
units:
  u: {name: 财务股, head: q}
posts:
  p: {name: 经办岗, unit: u}
  q: {name: 股长, unit: u}
people:
  a:
    name: 张某
    unit: u
    assignments:
      - {post: p, as: primary, from: 2024-01-01}
      - {post: q, as: backup, from: 2024-01-01}
  b:
    name: 李某某
    unit: u
    assignments:
      - {post: q, as: primary, from: 2024-01-01}
powers:
  SW-01:
    name: 支出
    type: internal:finance
    unit: u
    start: ask
    steps:
      ask: {name: 申请, kind: apply, post: p, next: [agree]}
      agree: {name: 审批, kind: approve, post: q, next: [end]}
  SW-02:
    name: 领用
    type: internal:finance
    unit: u
    start: ask
    steps:
      ask: {name: 登记, kind: register, post: p, next: [end]}
  SW-03:
    name: 清单事项
    type: internal:finance
    unit: u
"""
FIRST: dict[str, object] = {"power": "SW-01", "number": 1, "people": ["a"], "path": ["SW-01/ask", "SW-01/agree"], "without_rules": 1, "threshold": 2,
         "bypass": ["SW-01/ask", "SW-01/agree"], "guard": ["SW-01/agree"], "undecided": []}
SECOND: dict[str, object] = {"power": "SW-02", "number": None, "people": [], "path": [], "without_rules": None, "threshold": 2,
                             "bypass": None, "guard": [], "undecided": []}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with one power that one person can carry and one without effect."""
    folder = small_catalog(tmp_path / "c", TEXT)
    monkeypatch.chdir(folder)
    return folder


def test_all_powers_with_a_flow_are_answered_in_json(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "sod", "collusion", "--format", "json", *DAY)
    assert (ran.code, json.loads(ran.out)) == (0, {"riskctl": 1, "as_of": "2026-06-30", "powers": [FIRST, SECOND]})


def test_the_powers_asked_for_are_told_in_full(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "sod", "collusion", "SW-01", "SW-01", "SW-03", "--lang", "zh", *DAY)
    assert ran == (0, """\
SW-01  支出
  最少人数        1
  没有规则时      1
  至少应为        2
  哪几人          张某
  走哪条路线      申请 → 审批
  绕过控制的路线  申请 → 审批
  应加控制的环节  审批

SW-03  清单事项
  最少人数        —
  没有规则时      —
  至少应为        2
  哪几人          —
  走哪条路线      —
  绕过控制的路线  —
  应加控制的环节  —

a.yaml:19:3: 警告 SD301 “支出”只要 1 人（张某）就能从头办到尾，少于要求的 2 人：申请、审批
a.yaml:19:3: 警告 SD302 “支出”有一条路线不经任何控制就产生效果：申请、审批；在这些环节加上措施就能堵住：审批
""", "")


def test_all_powers_are_an_overview_and_the_findings(root: Path, capsys: Capture) -> None:
    out = run(capsys, "sod", "collusion", "--lang", "en", *DAY).out
    assert out.splitlines() == [
        "Collusion and bypass",
        "power  name  fewest people  without rules  at least  who   way round control",
        "SW-01  支出  1              1              2         张某  yes",
        "SW-02  领用  —              —              2         —     —",
        "",
        "a.yaml:19:3: warning SD301 '支出' can be carried through by 1 where at least 2 are asked: 张某 (申请, 审批)",
        "a.yaml:19:3: warning SD302 a run of '支出' has an effect before any control: 申请, 审批; controls at these steps would "
        "leave none: 审批"]


def test_csv_has_every_column(root: Path, capsys: Capture) -> None:
    rows = list(csv.reader(io.StringIO(run(capsys, "sod", "collusion", "-f", "csv", "--lang", "en", *DAY).out)))
    assert rows == [
        ["power", "name", "fewest people", "without rules", "at least", "who", "by which run", "way round control", "steps to guard"],
        ["SW-01", "支出", "1", "1", "2", "张某", "申请 → 审批", "申请 → 审批", "审批"],
        ["SW-02", "领用", "—", "—", "2", "—", "—", "—", "—"]]


@pytest.mark.parametrize(("fail_on", "manifest", "code"), [
    ("error", "", 0), ("warning", "", 1), ("never", "", 0), ("error", "rules:\n  SD301: error\n", 1),
    ("warning", "rules:\n  SD301: \"off\"\n  SD302: \"off\"\n", 0), ("warning", "rules:\n  SD301: {default: 1}\n  SD302: info\n", 0)])
def test_the_exit_code_is_that_of_the_findings(fail_on: str, manifest: str, code: int, root: Path, capsys: Capture) -> None:
    (root / "riskctl.yaml").write_text(f"riskctl: 1\n{manifest}", encoding="utf-8")
    assert run(capsys, "sod", "collusion", "--fail-on", fail_on, *DAY).code == code


def test_a_waived_finding_is_shown_and_does_not_fail(root: Path, capsys: Capture) -> None:
    (root / "waivers.yaml").write_text("""\
waivers:
  wv-one:
    rule: SD301
    record: SW-01
    reason: 只有一人
    approved_by: q
    expires: 2026-12-31
""", encoding="utf-8")
    ran = run(capsys, "sod", "collusion", "SW-01", "--fail-on", "warning", "--lang", "en", *DAY)
    assert ran.code == 1
    assert [line[-19:] for line in ran.out.splitlines() if "SD301" in line] == [" (waived by wv-one)"]
    (root / "riskctl.yaml").write_text("riskctl: 1\nrules: {SD302: \"off\"}\n", encoding="utf-8")
    assert run(capsys, "sod", "collusion", "SW-01", "--fail-on", "warning", *DAY).code == 0


def test_what_could_not_be_worked_out_is_exit_code_three(root: Path, capsys: Capture) -> None:
    (root / "a.yaml").write_text(TEXT.replace("post: q, next: [end]", "next: [end]"), encoding="utf-8")
    ran = run(capsys, "sod", "collusion", "SW-01", "--lang", "en", *DAY)
    assert (ran.code, ran.err) == (3, "riskctl: not everything was decided for 1 power: SW-01.\n")
    assert "  fewest people      ?\n" in ran.out
    assert "SW-01: the fewest people, the fewest without rules could not be worked out, a step does not say who acts\n" in ran.out
    (one,) = json.loads(run(capsys, "sod", "collusion", "SW-01", "-f", "json", *DAY).out)["powers"]
    assert (one["number"], one["undecided"]) == (None, ["number", "without_rules"])
    (root / "b.yaml").write_text("powers: [", encoding="utf-8")
    assert run(capsys, "sod", "collusion", "SW-02", *DAY).code == 3


def test_without_the_solver_it_is_said_what_to_install(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sat, "find_spec", lambda _: None)
    sat.is_installed.cache_clear()
    monkeypatch.setattr(answer, "fewest", out_of_work)
    ran = run(capsys, "sod", "collusion", "SW-01", "--lang", "zh", *DAY)
    sat.is_installed.cache_clear()
    assert (ran.code, ran.err) == (3, "riskctl: 1 个事项没有全部判定：SW-01。安装求解器可判定更大的事项：pip install 'riskctl[solve]'。\n")


def out_of_work(*_: object) -> None:
    raise OutOfWork


@pytest.mark.parametrize(("arguments", "says"), [
    (("p",), "p is no power"), (("SW-01/ask",), "SW-01/ask is no power"), (("SW-09",), "did you mean SW-0"),
    (("-f", "xml"), "one of text, json, csv"), (("--fail-on", "all"), "one of error, warning, info, never")])
def test_what_is_asked_wrongly_is_told(arguments: tuple[str, ...], says: str, root: Path, capsys: Capture) -> None:
    ran = run(capsys, "sod", "collusion", *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_it_can_be_written_to_a_file(root: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.txt"
    assert run(capsys, "sod", "collusion", "-o", target, *DAY).out == ""
    assert target.read_text(encoding="utf-8").startswith("串通人数与绕过控制\n")
    assert "SD302" in target.read_text(encoding="utf-8")


def test_a_deep_check_reports_the_same(root: Path, capsys: Capture) -> None:
    assert "SD301" not in run(capsys, "validate", "--lang", "en", "--no-cache", *DAY).out
    assert "SD301" in run(capsys, "validate", "--deep", "--lang", "en", "--no-cache", *DAY).out
