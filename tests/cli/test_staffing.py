"""`riskctl sod staffing`, as its users run it."""

import json
from pathlib import Path

import pytest

from riskctl.staffing import sat, survey
from riskctl.staffing.decider import Work
from riskctl.staffing.solved import Solving
from tests.building import EXAMPLES
from tests.cli.running import Ran, run

DAY = "2026-06-30"


def staffing(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> Ran:
    return run(capsys, "--catalog", folder, "--as-of", DAY, "sod", "staffing", *arguments)


def example(folder: Path, code: str, side: str = "bad") -> Path:
    """The example of a rule as a catalog."""
    text = next(EXAMPLES.glob(f"rules/{code}-*/{side}.yaml")).read_text(encoding="utf-8")
    (folder / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return folder


def test_what_cannot_be_staffed_is_an_error_with_its_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = staffing(capsys, example(tmp_path, "SD201"), "--lang", "zh")
    assert (ran.code, ran.err) == (1, "")
    tables, _, finding = ran.out.rpartition("\n\n")
    assert finding.endswith("与岗位“出纳岗”（只有陈某、周某）不能同时成立\n")
    assert "a.yaml:17:5: 错误 SD201 “资金支付”配不齐人员：" in finding
    assert tables == """\
人员配备
编号   权力事项  能否配齐  任缺几人仍能办  同时不在就办不成  瓶颈岗位  说明
CW-01  资金支付  不能                                                  规则 pay-1“制单与复核分离”（制单、复核）、\
规则 pay-2“复核与盖章分离”（复核、盖章付款）、规则 pay-3“制单与盖章分离”（制单、盖章付款）与岗位“出纳岗”（只有陈某、周某）不能同时成立
                                                                       单走也配不齐：审批 → 制单 → 复核 → 盖章付款
事项 1 个：能配齐 0 个（其中 0 个缺一人就可能办不成），不能 1 个，未判定 0 个。

建议增设的 B 角（不产生新的冲突）
编号     任 B 角的岗位  可缺人数合计增加  受益事项  人选数  任选一人
cashier  出纳岗         1                 1         1       刘某"""


def test_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = staffing(capsys, example(tmp_path, "SD202"), "--format", "json", "--fail-on", "warning")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "riskctl": 1, "as_of": DAY,
        "powers": [{
            "power": "XK-01", "satisfiable": True, "roster": {"accept": ["chen"], "decide": ["zhou"]}, "band": None, "core": None,
            "resilience": 0, "resilience_at_least": 0, "breaking": ["chen"], "bottlenecks": ["chen"], "bottleneck_posts": ["window"],
            "runs": [], "relaxed": [], "undecided": None, "reason": None}],
        "bottlenecks": [{"id": "chen", "kind": "people", "powers": [{"resilience": 0, "powers": ["XK-01"]}]},
                        {"id": "window", "kind": "posts", "powers": [{"resilience": 0, "powers": ["XK-01"]}]}],
        "backups": [{"person": "zhou", "post": "window", "gain": 1, "powers": ["XK-01"]},
                    {"person": "wu", "post": "window", "gain": 1, "powers": ["XK-01"]}],
        "acting": []}


def test_the_exit_code_follows_fail_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = example(tmp_path, "SD202")
    assert [staffing(capsys, folder, "--fail-on", level).code for level in ("error", "warning", "info", "never")] == [0, 1, 1, 0]


def test_what_hangs_on_one_person_is_told_and_fails_if_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = example(tmp_path, "SD203")
    told = staffing(capsys, folder, "--lang", "en", "--fail-on", "info")
    assert (told.code, told.out.count(" info SD203 ")) == (1, 1)
    assert staffing(capsys, folder, "--fail-on", "warning").code == 0
    (folder / "riskctl.yaml").write_text("riskctl: 1\nrules: {SD203: \"off\"}\n", encoding="utf-8")
    quiet = staffing(capsys, folder, "--lang", "en", "--fail-on", "info")
    assert (quiet.code, "SD203" in quiet.out) == (0, False)


def test_a_power_by_name_comes_with_its_roster(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = staffing(capsys, example(tmp_path, "SD201", "good"), "CW-01", "--lang", "en", "--backups", "0")
    assert ran.code == 0
    assert "资金支付: one roster that holds\nstep     name      people\n" in ran.out
    assert "backups" not in ran.out


def test_what_is_not_decided_exits_with_3_and_says_what_helps(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    ran = staffing(capsys, example(tmp_path, "SD204"), "--lang", "en")
    assert ran.code == 3
    assert ran.err.startswith("riskctl: not everything was decided for 1 power: CW-02.")
    monkeypatch.setattr(sat, "find_spec", lambda _: None)
    sat.is_installed.cache_clear()
    monkeypatch.setattr(survey, "Solving", lambda: Solving(Work(nodes=1)))
    ran = staffing(capsys, example(tmp_path, "SD201", "good"), "--lang", "en")
    sat.is_installed.cache_clear()
    assert (ran.code, ran.err) == (3, "riskctl: not everything was decided for 1 power: CW-01. "
                                      "Larger ones are decided with the solver: pip install 'riskctl[solve]'.\n")


@pytest.mark.parametrize(("arguments", "said"), [
    (("--format", "xml"), "--format 'xml': it is one of text, json, csv, html."),
    (("--fail-on", "maybe"), "--fail-on 'maybe': it is one of error, warning, info, never."),
    (("CW-09",), "there is no record 'CW-09'; did you mean CW-01?"),
    (("cashier",), "cashier is no power."),
])
def test_wrong_arguments_say_what_is_right(capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...],
                                           said: str) -> None:
    ran = staffing(capsys, example(tmp_path, "SD201"), *arguments, "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (2, "", f"riskctl: {said}\n")


def test_every_format_is_written_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = example(tmp_path, "SD201")
    for format, start in (("csv", "编号,权力事项"), ("html", "<!DOCTYPE html>"), ("json", "{"), ("text", "人员配备\n")):
        target = tmp_path / f"out.{format}"
        assert staffing(capsys, folder, "--format", format, "--output", str(target)) == (1, "", "")
        assert target.read_text(encoding="utf-8-sig").startswith(start)
