"""`riskctl sod check`: what it shows, in which format, and how it ends."""

import json
from pathlib import Path

import pytest

from riskctl.separation.mends import Mender
from tests.cli.running import run, small_catalog

CASH = """\
units:
  finance: {name: 财务股, head: head}
posts:
  head: {name: 股长, unit: finance}
  cashier: {name: 出纳, unit: finance, duties: ["std:cashier"], reports_to: head}
  accountant: {name: 会计, unit: finance, duties: [books], reports_to: head}
duties:
  books: {name: 登记账目, implies: ["std:bookkeeping"]}
people:
  qian:
    name: 钱某
    unit: finance
    assignments:
      - {post: cashier, as: primary, from: 2024-01-01}
      - {post: accountant, as: primary, from: 2024-01-01}
  sun:
    name: 孙某
    unit: finance
    assignments:
      - {post: accountant, as: deputy, from: 2024-01-01}
controls:
  count: {name: 月末盘点, kind: reconciliation, timing: detective, owner: head, frequency: monthly,
      evidence: 盘点表}
sod_rules:
  cash:
    name: 出纳不得兼管账目登记
    legal_basis: [会计法(2024)第35条]
    certainty: V2
    incompatible: ["std:cashier", "std:bookkeeping"]
"""
WAIVER = """\
waivers:
  w: {rule: SD101/cash, record: qian, between: [cashier, accountant], reason: 编制不足, approved_by: head,
      compensating: [count], from: 2026-01-01, expires: 2026-12-31}
"""
DAY = ("--as-of", "2026-06-30")


def check(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str | Path) -> tuple[int, str]:
    ran = run(capsys, "--catalog", folder, *DAY, "sod", "check", *arguments)
    return ran.code, ran.out


def test_no_mend_takes_the_people_from_a_power(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    power = """\
  zhao:
    name: 赵某
    unit: finance
    assignments: [{post: cashier, as: primary, from: 2024-01-01}]
powers:
  count:
    {name: 库款清点, type: "internal:finance", unit: finance, start: look,
     steps: {look: {name: 清点, kind: verify, post: cashier, people: 2, next: [end]}}}
controls:
"""
    mends = [json.loads(check(capsys, small_catalog(tmp_path, text), "--format", "json")[1])["conflicts"][0]["mend"]
             for text in (CASH.replace("controls:\n", power), CASH.replace("controls:\n", power.replace(", people: 2", "")))]
    cashier, accountant = ({"change": "unassign", "record": "qian", "item": post} for post in ("cashier", "accountant"))
    assert mends == [[accountant], [cashier, accountant]]


def test_a_conflict_is_said_with_both_paths_its_law_and_mends(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    code, out = check(capsys, small_catalog(tmp_path, CASH), "--lang", "zh")
    assert code == 1
    assert out == """\
现实 (1)
错误 SD101/cash 钱某: 出纳不得兼管账目登记
    钱某 → 出纳
    钱某 → 会计 → 登记账目 → 记账（会计核算）
    依据: 会计法(2024)第35条（两处文本核对一致）
    改法: “钱某”不再任“会计”

2026-06-30：1 个冲突，0 个已豁免，0 条规则未全部检查
"""


def test_json_has_the_fixed_keys(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out = check(capsys, small_catalog(tmp_path, CASH), "--format", "json")
    document = json.loads(out)
    [conflict] = document["conflicts"]
    assert code == 1
    fixed = ("rule", "state", "per", "holder", "left", "right", "within", "paths", "holders", "basis",
        "compensated", "mend")
    assert {key: conflict[key] for key in fixed} == {
        "rule": "cash", "state": "actual", "per": "person", "holder": "qian", "left": "std:cashier",
        "right": "std:bookkeeping",
        "within": "anywhere", "paths": [["qian", "cashier", "std:cashier"],
        ["qian", "accountant", "books", "std:bookkeeping"]],
        "holders": ["qian"], "basis": [{"citation": "会计法(2024)第35条", "certainty": "V2"}],
        "compensated": None,
        "mend": [{"change": "unassign", "record": "qian", "item": "accountant"}]}
    assert document["unresolved"] == []


def test_a_waiver_with_compensation_is_reported_with_owner_evidence_and_end(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH + WAIVER)
    code, out = check(capsys, folder, "--lang", "en")
    assert code == 0
    assert out.splitlines()[:6] == [
        "waived, with compensating controls (1)", "SD101/cash 钱某: 出纳不得兼管账目登记", "    钱某 → 出纳 → cashier",
        "    钱某 → 会计 → 登记账目 → bookkeeping",
        "    compensating control '月末盘点' (count): owner '股长', evidence '盘点表'", "    waiver w, until 2026-12-31"]
    assert check(capsys, folder, "--no-waivers")[0] == 1


def test_a_waiver_that_has_expired_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH + WAIVER)
    ran = run(capsys, "--catalog", folder, "--as-of", "2027-01-01", "--lang", "en", "sod", "check")
    assert (ran.code, "    waiver w expired on 2026-12-31\n" in ran.out) == (1, True)
    ran = run(capsys, "--catalog", folder, "--as-of", "2027-01-01", "sod", "check", "--format", "json")
    assert json.loads(ran.out)["conflicts"][0]["expired"] == ["w"]


def test_a_rule_that_allows_no_compensation_is_not_waived(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    text = CASH.replace("    certainty: V2\n", "    certainty: V2\n    compensating: forbidden\n") + WAIVER
    code, out = check(capsys, small_catalog(tmp_path, text), "--lang", "en")
    assert code == 1
    assert "SD124" in out
    assert "1 conflict, 0 waived" in out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_severity_of_the_rule_decides_the_exit_code(capsys: pytest.CaptureFixture[str], tmp_path: Path,
    fail_on: str, code: int) -> None:
    text = CASH.replace("    certainty: V2\n", "    severity: warning\n")
    assert check(capsys, small_catalog(tmp_path, text), "--fail-on", fail_on)[0] == code


def test_law_that_nobody_checked_only_warns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH.replace("certainty: V2", "certainty: M"))
    assert check(capsys, folder)[0] == 0
    assert check(capsys, folder, "--fail-on", "warning")[0] == 1


def test_a_side_that_matches_nothing_is_never_clean(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = CASH.replace('"std:bookkeeping"]\n', '"std:acceptance"]\n')
    code, out = check(capsys, small_catalog(tmp_path, text), "--lang", "en")
    assert code == 0
    assert "cash: acceptance of goods (nobody and no step has it)" in out
    assert out.endswith("0 conflicts, 0 waived, 1 rule not checked in full\n")


    assert check(capsys, small_catalog(tmp_path, text), "--fail-on", "warning")[0] == 1


def test_a_name_that_does_not_exist_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = CASH.replace('"std:bookkeeping"]\n', '"std:bookeeping"]\n')
    code, out = check(capsys, small_catalog(tmp_path, text), "--lang", "en")
    assert code == 1
    assert "error RF105 there is no standard duty 'std:bookeeping'; did you mean 'std:bookkeeping'?" in out
    assert "cash: std:bookeeping (there is no such name)" in out


def test_a_rule_without_any_form_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = CASH.replace('    incompatible: ["std:cashier", "std:bookkeeping"]\n', "")
    code, out = check(capsys, small_catalog(tmp_path, text), "--lang", "en")
    assert (code, "error CA" in out) == (1, True)


def test_without_a_rule_in_force_nothing_is_called_clean(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH.partition("sod_rules:")[0])
    code, out = check(capsys, folder, "--lang", "en")
    assert (code, "nothing was checked" in out, "0 conflicts" in out) == (0, True, False)
    assert json.loads(check(capsys, folder, "--format", "json")[1])["summary"]["rules"] == 0


@pytest.mark.parametrize(("rule", "detail"), [
    ("rotation: {posts: [cashier], years: 2}", "since 2024-01-01, 2 full years; the limit is 2"),
    ("kin_avoidance: {between: reporting_line}", "rules not checked, or not in full (1)\ncash: kinship (nothing on record)")])
def test_forms_without_two_sides_are_said_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path, rule: str, detail: str) -> None:
    text = CASH.replace('incompatible: ["std:cashier", "std:bookkeeping"]', rule)
    assert detail in check(capsys, small_catalog(tmp_path, text), "--lang", "en")[1]


def test_csv_and_html_say_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH.replace("name: 钱某", 'name: "=钱<b>某"'))
    _, csv = check(capsys, folder, "--format", "csv")
    assert csv.splitlines()[0] == "级别,状态,规则,名称,对象,路径,依据,豁免,改法"
    assert ",'=钱<b>某," in csv
    _, html = check(capsys, folder, "--format", "html")
    assert "=钱&lt;b&gt;某" in html
    assert "<b>某" not in html


def test_an_unknown_rule_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), "--lang", "en", "sod", "check", "--rule",
        "cahs")
    assert ran.code == 2
    assert "did you mean cash?" in ran.err


def test_an_unread_file_ends_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH)
    (folder / "b.yaml").write_bytes("units: {甲: {name: 乙}}".encode("gbk"))
    assert check(capsys, folder)[0] == 3


def test_validate_reports_the_conflict_at_the_later_assignment(capsys: pytest.CaptureFixture[str],
    tmp_path: Path) -> None:
    ran = run(capsys, "--catalog", small_catalog(tmp_path, CASH), *DAY, "--lang", "zh", "validate",
        "--no-cache", "--select", "SD101")
    assert ran.code == 1
    assert ":15:16: 错误 SD101 “钱某”职责不相容（现实；规则 cash“出纳不得兼管账目登记”）" in ran.out


def test_it_is_said_where_the_work_for_mends_was_used_up(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_catalog(tmp_path, CASH)
    assert json.loads(check(capsys, folder, "--format", "json")[1])["summary"]["mends_complete"] is True
    monkeypatch.setattr(Mender, "__init__", lambda self, of, access, keeps: self.__dict__.update(
        catalog=of, access=access, left=0, keeps=keeps, _found={}))
    code, out = check(capsys, folder, "--lang", "en")
    assert code == 1
    assert "mend:" not in out
    assert "mends were not all worked out" in out
