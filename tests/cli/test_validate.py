"""`riskctl validate`: what it says, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.cli import cache
from riskctl.rules.risk_point.no_control import RULE
from tests.cli.running import SMALL, commit_all, git, run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
ONLY = ("--select", "RP201,CA")
LINE = "a.yaml:14:11: error RP201 risk point 'r1' (高) has no control\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c")
    monkeypatch.chdir(folder)
    return folder


def test_a_finding_is_said_with_its_place_and_remedy(root: Path, capsys: Capture) -> None:
    assert run(capsys, "validate", *DAY, *ONLY) == (1, LINE + """
RP201 ×1  """ + RULE.fix.en + """
why, by which law, what to do: riskctl explain RP201

checked 1 file as of 2026-06-30: 1 unit, 1 post, 1 person, 1 risk point
1 error
""", "")


def test_it_is_said_in_chinese(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "validate", "--lang", "zh", *DAY, *ONLY)
    assert ran.out.splitlines()[0] == "a.yaml:14:11: 错误 RP201 风险点“核查不实”（高）没有防控措施"
    assert ran.out.splitlines()[-2:] == ["检查 1 个文件（2026-06-30）：单位 1，岗位 1，人员 1，风险点 1", "1 个错误"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(root: Path, capsys: Capture, fail_on: str, code: int) -> None:
    assert run(capsys, "validate", *DAY, *ONLY, "--fail-on", fail_on).code == code


@pytest.mark.parametrize(("arguments", "said"), [
    (["validate", "--format", "xml"], "--format 'xml': it is one of text, json, sarif, junit, github, gitlab."),
    (["validate", "--fail-on", "high"], "--fail-on 'high': it is one of error, warning, info, never."),
    (["validate", "--select", "RP999"], "--select: there is no rule 'RP999'."),
    (["validate", "--limit", "depth"], "--limit 'depth' is not understood"),
    (["validate", "nowhere.yaml"], "there is no nowhere.yaml."),
    (["validate", "/"], "/ is not inside the catalog"),
    (["validate", "--baseline", "none.json"], "there is no baseline none.json"),
    (["validate", "--colour"], "No such option: --colour"),
    (["valdate"], "No such command 'valdate'"),
    (["--catalog", "nowhere", "validate"], "--catalog nowhere: there is no such folder."),
])
def test_a_wrong_command_says_what_is_wrong(root: Path, capsys: Capture, arguments: list[str], said: str) -> None:
    ran = run(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_no_catalog_anywhere_says_how_to_start_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, "validate")
    assert ran.code == 2
    assert "start one with `riskctl init`" in ran.err


def test_a_broken_file_hides_nothing_and_exits_3(root: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_text("posts: [\n", encoding="utf-8")
    ran = run(capsys, "validate", *DAY, *ONLY)
    assert ran.code == 3
    assert LINE in ran.out
    assert "b.yaml:2:1: error CA209" in ran.out
    assert "1 file not read" in ran.out


def test_path_narrows_what_is_shown_and_counted(root: Path, capsys: Capture) -> None:
    (root / "more").mkdir()
    (root / "more" / "b.yaml").write_text(SMALL.split("risk_points:")[1].replace("r1", "r2").join(["risk_points:", ""]))
    ran = run(capsys, "validate", "more", *DAY, *ONLY)
    assert [line.split(":")[0] for line in ran.out.splitlines() if " RP201 " in line and "error" in line] == ["more/b.yaml"]
    assert run(capsys, "validate", "a.yaml", *DAY, *ONLY).out.startswith(LINE)


@pytest.mark.parametrize("format", ["json", "sarif", "junit", "github", "gitlab"])
def test_machine_formats_follow_the_manifest_and_not_the_locale(root: Path, capsys: Capture, format: str) -> None:
    assert "风险点“核查不实”" in run(capsys, "validate", *DAY, *ONLY, "--format", format).out
    assert "has no control" in run(capsys, "validate", *DAY, *ONLY, "--format", format, "--lang", "en").out


def test_a_file_is_written_whole_and_nothing_else_is_left(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "validate", *DAY, *ONLY, "--format", "json", "--output", "out.json")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads((root / "out.json").read_text(encoding="utf-8"))["findings"][0]["record"] == "r1"
    assert sorted(path.name for path in root.iterdir()) == ["a.yaml", "out.json", "riskctl.yaml"]


def test_a_file_that_cannot_be_written_is_said(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "validate", "--output", "no/such/folder.txt")
    assert ran.code == 2
    assert "no/such/folder.txt cannot be written" in ran.err


def test_statistics_count_by_rule(root: Path, capsys: Capture) -> None:
    assert "1  RP201  no-control  No control answers a risk point.\n" in run(capsys, "validate", *DAY, *ONLY, "--statistics").out


def test_the_manifest_sets_severities(root: Path, capsys: Capture) -> None:
    (root / "riskctl.yaml").write_text("riskctl: 1\nrules: {RP201: warning}\n", encoding="utf-8")
    ran = run(capsys, "validate", *DAY, *ONLY)
    assert ran.code == 0
    assert "warning RP201" in ran.out


WAIVER = """
waivers:
  w: {rule: RP201, record: r1, reason: 本年底前补齐, approved_by: p, from: 2026-01-01, expires: 2026-12-31}
"""


def test_a_waiver_counts_until_it_ends(root: Path, capsys: Capture) -> None:
    (root / "a.yaml").write_text(SMALL + WAIVER, encoding="utf-8")
    ran = run(capsys, "validate", *DAY, *ONLY)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "no findings, 1 waived")
    assert run(capsys, "validate", "--as-of", "2027-01-01", *ONLY).code == 1
    assert run(capsys, "validate", *DAY, *ONLY, "--no-waivers").code == 1


def test_a_baseline_freezes_shrinks_and_never_grows(root: Path, capsys: Capture) -> None:
    assert run(capsys, "validate", *DAY, *ONLY, "--write-baseline", "b.json").code == 0
    frozen = (root / "b.json").read_text(encoding="utf-8")
    ran = run(capsys, "validate", *DAY, *ONLY, "--baseline", "b.json")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "no findings, 1 in the baseline")

    (root / "b.yaml").write_text(SMALL.split("risk_points:")[1].replace("r1", "r2").join(["risk_points:", ""]))
    ran = run(capsys, "validate", *DAY, *ONLY, "--write-baseline", "b.json")
    assert ran.code == 1
    assert "'r2'" in ran.out
    assert "'r1'" not in ran.out
    assert (root / "b.json").read_text(encoding="utf-8") == frozen

    (root / "a.yaml").write_text(SMALL.replace("    level: high", "    level: high\n    controls: [c]"), encoding="utf-8")
    assert "1 baseline entry no longer occurs" in run(capsys, "validate", *DAY, *ONLY, "--baseline", "b.json").out
    run(capsys, "validate", *DAY, *ONLY, "--write-baseline", "b.json")
    assert (root / "b.json").read_text(encoding="utf-8") == '{"riskctl": 1, "findings": []}\n'


def test_a_file_that_is_no_baseline_is_refused(root: Path, capsys: Capture) -> None:
    (root / "b.json").write_text("[]", encoding="utf-8")
    ran = run(capsys, "validate", "--baseline", "b.json")
    assert (ran.code, "b.json is no baseline of riskctl." in ran.err) == (2, True)


def test_with_a_base_only_what_is_new_is_reported(root: Path, capsys: Capture) -> None:
    start = commit_all(root)
    (root / "b.yaml").write_text(SMALL.split("risk_points:")[1].replace("r1", "r2").join(["risk_points:", ""]))
    ran = run(capsys, "validate", *DAY, *ONLY, "--base", start)
    assert ran.code == 1
    assert "'r2'" in ran.out
    assert "'r1'" not in ran.out


def test_a_change_does_not_loosen_its_own_gate(root: Path, capsys: Capture) -> None:
    start = commit_all(root)
    (root / "riskctl.yaml").write_text("riskctl: 1\nrules: {RP201: off}\n", encoding="utf-8")
    (root / "b.yaml").write_text(SMALL.split("risk_points:")[1].replace("r1", "r2").join(["risk_points:", WAIVER.replace("r1", "r2")]))
    ran = run(capsys, "validate", *DAY, "--select", "CA", "--select", "RP201", "--base", start)
    assert ran.code == 1
    assert "error RP201 risk point 'r2'" in ran.out
    assert "manifest rules.RP201: (none) → off" in ran.out
    assert "waiver w added" in ran.out


def test_the_base_is_where_the_branches_parted(root: Path, capsys: Capture) -> None:
    commit_all(root)
    git(root, "checkout", "-q", "-b", "topic")
    (root / "b.yaml").write_text(SMALL.split("risk_points:")[1].replace("r1", "r2").join(["risk_points:", ""]))
    commit_all(root)
    git(root, "checkout", "-q", "main")
    (root / "a.yaml").write_text(SMALL.replace("    level: high", "    level: high\n    controls: [c]"), encoding="utf-8")
    commit_all(root)
    git(root, "checkout", "-q", "topic")
    ran = run(capsys, "validate", *DAY, "--select", "RP201", "--base", "main")
    assert ("'r2'" in ran.out, "'r1'" in ran.out) == (True, False)


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "-x", "HEAD:a.yaml", "甲"])
def test_a_revision_that_is_not_here_is_said_with_the_remedy(root: Path, capsys: Capture, name: str) -> None:
    commit_all(root)
    ran = run(capsys, "validate", f"--base={name}")
    assert ran.code == 3
    assert "run `git fetch`, or check the name" in ran.err
    assert sorted(path.name for path in root.iterdir()) == [".git", "a.yaml", "riskctl.yaml"]


def test_a_base_outside_git_is_said(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "validate", "--base", "main")
    assert (ran.code, "is in no repository that git can read" in ran.err) == (3, True)


def test_a_cached_run_says_the_same_in_every_format(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for format in ("text", "json", "sarif", "junit", "github", "gitlab"):
        asked = ("validate", *DAY, *ONLY, "--format", format)
        fresh = run(capsys, *asked, "--no-cache")
        run(capsys, *asked)
        with monkeypatch.context() as patched:
            patched.setattr("riskctl.cli.fresh.run_rules", None)
            assert run(capsys, *asked) == fresh


def test_a_change_of_any_input_is_a_miss(root: Path, capsys: Capture) -> None:
    run(capsys, "validate", *DAY, *ONLY)
    (root / "a.yaml").write_text(SMALL.replace("    level: high", "    level: low"), encoding="utf-8")
    assert "(低)" in run(capsys, "validate", *DAY, *ONLY).out
    assert len(list(cache.cache_folder().glob("run-*.json"))) == 2


GARBAGE = ("", "{", "[]", '{"riskctl": 1, "content": {"findings": [[1]]}}', '{"riskctl": 2}', "\udcff", "[" * 100_000)


@pytest.mark.parametrize("garbage", GARBAGE)
def test_an_unreadable_entry_is_a_miss(root: Path, capsys: Capture, garbage: str) -> None:
    fresh = run(capsys, "validate", *DAY, *ONLY)
    for entry in cache.cache_folder().iterdir():
        entry.write_bytes(garbage.encode("utf-8", "surrogateescape"))
    assert run(capsys, "validate", *DAY, *ONLY) == fresh


@pytest.mark.parametrize("content", [None, 1, [], {"findings": [[1]]}, {"records": None, "findings": []}], ids=repr)
def test_an_entry_of_another_form_is_a_miss(root: Path, capsys: Capture, content: object) -> None:
    fresh = run(capsys, "validate", *DAY, *ONLY)
    for entry in [*cache.cache_folder().iterdir()]:
        cache.store(entry.stem, content)
    assert run(capsys, "validate", *DAY, *ONLY) == fresh


@pytest.mark.parametrize("kind", ["run", "files"])
def test_an_entry_that_is_not_as_it_was_written_is_a_miss(root: Path, capsys: Capture, kind: str) -> None:
    fresh = run(capsys, "validate", *DAY, *ONLY)
    (entry,) = cache.cache_folder().glob(f"{kind}-*.json")
    written = entry.read_bytes()
    for at in range(0, len(written), len(written) // 12):
        for other in cache.cache_folder().glob("run-*.json"):
            other.unlink()
        entry.write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1:])
        assert cache.load(entry.stem) is None
        assert run(capsys, "validate", *DAY, *ONLY) == fresh


def test_a_user_without_a_home_has_no_cache(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    fresh = run(capsys, "validate", *DAY, *ONLY)
    for name in ("RISKCTL_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert run(capsys, "validate", *DAY, *ONLY) == fresh


def test_the_cache_is_private_and_can_be_switched_off(root: Path, capsys: Capture, tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(folder))
    run(capsys, "validate", *DAY, *ONLY, "--no-cache")
    assert not folder.exists()
    run(capsys, "validate", *DAY, *ONLY)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.suffix for path in folder.iterdir()} == {".json"}


def test_a_cache_folder_that_cannot_be_used_is_no_matter(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(root / "a.yaml"))
    assert run(capsys, "validate", *DAY, *ONLY).code == 1


def test_a_rule_that_crashes_is_said_and_exits_3(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from riskctl.rules import all_rules

    def crash(catalog: object) -> list[object]:
        raise ZeroDivisionError("x")

    rules = tuple(replace(rule, check=crash) if rule.code == "RP201" else rule for rule in all_rules())
    monkeypatch.setattr("riskctl.cli.fresh.all_rules", lambda: rules)
    ran = run(capsys, "validate", *DAY, *ONLY)
    assert ran.code == 3
    assert "the rule RP201 crashed: ZeroDivisionError: x" in ran.err


def _process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "riskctl", *arguments], cwd=cwd, capture_output=True, check=False,
                          env={**os.environ, **environment})


def test_a_console_that_knows_no_chinese_gets_escapes(root: Path) -> None:
    done = _process("validate", "--lang", "zh", *DAY, *ONLY, cwd=root, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"\\u98ce\\u9669\\u70b9" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_silent(root: Path) -> None:
    command = f'"{sys.executable}" -m riskctl rules list | head -n 1 >/dev/null'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=root, capture_output=True, check=False)
    assert done.stderr == b""


def test_a_full_disk_is_an_error(root: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "riskctl", "validate", *DAY], cwd=root, stdout=full,
                              stderr=subprocess.PIPE, check=False)
    assert done.returncode not in (0, 1)


def test_two_hash_seeds_give_the_same_bytes(root: Path) -> None:
    first = _process("validate", "--no-cache", "--format", "json", *DAY, cwd=root, PYTHONHASHSEED="1")
    second = _process("validate", "--no-cache", "--format", "json", *DAY, cwd=root, PYTHONHASHSEED="2")
    assert first.stdout == second.stdout
    assert first.returncode == 1
