"""Odd wishes and odd surroundings: nothing is destroyed, nothing passes for clean, every exit code is right."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SMALL, commit_all, run, small_catalog
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
ONLY = ("--select", "RP201,CA")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("name", "said"), [
    ("a.yaml", "a.yaml is a file of the catalog, and no report is written to it."),
    ("riskctl.yaml", "riskctl.yaml is a file of the catalog"),
    ("new.yml", "new.yml is a file of the catalog"),
    ("", "is no name of a file."),
    (".", "is no name of a file."),
])
def test_a_report_overwrites_nothing_of_the_catalog(root: Path, capsys: Capture, name: str, said: str) -> None:
    ran = run(capsys, "validate", *DAY, "--output", name)
    assert (ran.code, said in ran.err) == (2, True)
    assert (root / "a.yaml").read_text(encoding="utf-8") == SMALL


def test_a_read_only_file_is_left_alone(root: Path, capsys: Capture) -> None:
    (root / "a.yaml").write_text("posts:\n  p: {unit: u, name: 股长}\n", encoding="utf-8")
    (root / "a.yaml").chmod(0o444)
    ran = run(capsys, "fmt")
    assert (ran.code, "a.yaml is read-only and is not written to." in ran.err) == (2, True)


def test_a_device_is_written_to_and_not_replaced(root: Path, capsys: Capture, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    run(capsys, "validate", *DAY, *ONLY, "--format", "json", "--output", pipe)
    assert json.loads(reader.communicate()[0])["findings"][0]["record"] == "r1"
    assert pipe.is_fifo()


@pytest.mark.parametrize("manifest", [b"riskctl: 1\nrules: {CA209: off}\nlevel_scheme: [hml\n", "名称：甲".encode("gb18030"), b"- a\n"])
def test_a_manifest_that_cannot_be_used_never_passes(root: Path, capsys: Capture, manifest: bytes) -> None:
    (root / "riskctl.yaml").write_bytes(manifest)
    assert run(capsys, "validate", *DAY).code == 3


@pytest.mark.parametrize("rules", ["{CA502: off}", "{CA504: warning}", "{RP201: [error]}", "{RP201: {severity: {a: b}}}", "{RP201: true}"])
def test_a_setting_that_cannot_be_is_a_finding(root: Path, capsys: Capture, rules: str) -> None:
    (root / "riskctl.yaml").write_text(f"riskctl: 1\nrules: {rules}\n", encoding="utf-8")
    ran = run(capsys, "validate", *DAY, *ONLY)
    assert ran.code == 1
    assert "CA505" in ran.out
    assert "RP201 risk point 'r1'" in ran.out


def test_a_path_shows_findings_that_touch_it(root: Path, capsys: Capture) -> None:
    (root / "p").mkdir()
    (root / "a.yaml").write_text("posts:\n  p: {name: 甲岗, unit: gone}\n", encoding="utf-8")
    (root / "p" / "b.yaml").write_text("posts:\n  q: {name: 乙岗, unit: gone}\n", encoding="utf-8")
    ran = run(capsys, "validate", "p", *DAY, "--select", "RF101")
    assert (ran.code, "there is no unit 'gone'" in ran.out) == (1, True)


def test_a_baseline_survives_a_base(root: Path, capsys: Capture) -> None:
    run(capsys, "validate", *DAY, *ONLY, "--write-baseline", "b.json")
    commit_all(root)
    ran = run(capsys, "validate", *DAY, *ONLY, "--baseline", "b.json", "--base", "HEAD")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "no findings")
    ran = run(capsys, "validate", *DAY, *ONLY, "--write-baseline", "b.json", "--base", "HEAD")
    assert (ran.code, "exclude each other" in ran.err) == (2, True)


def test_nothing_is_new_where_nothing_has_changed(root: Path, capsys: Capture) -> None:
    for folder in ("below", ".hidden"):
        (root / folder).mkdir()
        (root / folder / "riskctl.yaml").write_text("riskctl: 1\n")
    for name in (".travis.yml", "below/x.yaml"):
        (root / name).write_text("a: [\n")
    for name in ("Q.yaml", "q.yaml", "aux.yaml"):
        (root / name).write_text("{}\n")
    (root / "out.yaml").symlink_to("/etc/passwd")
    (root / "in.yaml").symlink_to("a.yaml")
    commit_all(root)
    ran = run(capsys, "validate", *DAY, "--base", "HEAD")
    assert [line for line in ran.out.splitlines() if ": error" in line or ": warning" in line] == []


def test_the_limits_of_the_base_decide(root: Path, capsys: Capture) -> None:
    (root / "riskctl.yaml").write_text("riskctl: 1\nlimits: {depth: 20}\n")
    commit_all(root)
    (root / "riskctl.yaml").write_text("riskctl: 1\nlimits: {depth: 30, files: 1}\n")
    ran = run(capsys, "validate", *DAY, "--base", "HEAD")
    assert (ran.code, "manifest limits.depth: 20 → 30" in ran.out) == (0, True)


def test_a_catalog_that_the_base_has_not_is_said(root: Path, capsys: Capture, tmp_path: Path) -> None:
    commit_all(root)
    (root / "moved").mkdir()
    for name in ("a.yaml", "riskctl.yaml"):
        (root / name).rename(root / "moved" / name)
    ran = run(capsys, "--catalog", "moved", "validate", *DAY, *ONLY, "--base", "HEAD")
    assert "there is no such catalog in HEAD: every finding counts as new" in ran.out


@pytest.mark.parametrize("option", ["--base", "--select", "--ignore"])
def test_an_empty_option_is_refused(root: Path, capsys: Capture, option: str) -> None:
    ran = run(capsys, "validate", f"{option}=")
    assert (ran.code, f"{option} is empty." in ran.err) == (2, True)


@pytest.mark.parametrize("epoch", ["abc", "99999999999999", "-1x"])
def test_a_clock_that_is_none_is_refused(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run(capsys, "validate")
    assert (ran.code, "is no time in seconds" in ran.err) == (2, True)


def test_a_link_to_what_no_walk_reads_is_refused(root: Path, capsys: Capture) -> None:
    (root / "x.txt").write_text(SMALL)
    (root / "x.yaml").symlink_to("x.txt")
    ran = run(capsys, "validate", *DAY, "--select", "CA106")
    assert (ran.code, "x.yaml:1:1: error CA106" in ran.out) == (3, True)


def test_a_record_may_be_called_like_a_rule(root: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_text("parties:\n  AB123: {name: 某公司, role: agency}\n", encoding="utf-8")
    assert run(capsys, "explain", "AB123").out.startswith("party AB123\n")


def test_an_internal_fault_exits_3_with_or_without_the_trace(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("riskctl.cli.checking.render", crash)
    ran = run(capsys, "validate")
    assert (ran.code, "an internal fault (ZeroDivisionError: x)" in ran.err) == (3, True)
    ran = run(capsys, "--debug", "validate")
    assert (ran.code, "Traceback" in ran.err) == (3, True)


@pytest.mark.parametrize("command", [[], ["rules"], ["schema"]])
def test_a_bare_command_shows_its_help(capsys: Capture, command: list[str]) -> None:
    ran = run(capsys, *command)
    assert (ran.code, ran.out.startswith("Usage: "), ran.err) == (0, True, "")


@pytest.mark.parametrize(("redirect", "code"), [(">&-", 1), (">/dev/full", 3), ("| true", 141)])
def test_an_output_that_nobody_takes_is_no_bug(root: Path, redirect: str, code: int) -> None:
    command = f'set -o pipefail; "{sys.executable}" -m riskctl validate --as-of 2026-06-30 --select RP201 {redirect}'
    done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "internal fault" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_starting_catalogs_speak_their_language(tmp_path: Path, capsys: Capture) -> None:
    for language in ("zh", "en"):
        run(capsys, "--lang", language, "init", tmp_path / language)
    chinese, english = ((tmp_path / language / "organization.yaml").read_text(encoding="utf-8") for language in ("zh", "en"))
    assert "食品安全监管股" in chinese
    assert "Food Safety Section" in english


def test_what_was_registered_for_the_exit_is_done(root: Path) -> None:
    program = ("import atexit, sys; atexit.register(print, 'left'); sys.argv = ['riskctl', 'validate', '--fail-on', 'odd']; "
               "from riskctl.__main__ import run; run()")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"})
    assert (done.returncode, done.stdout) == (2, "left\n")
    assert done.stderr.startswith("riskctl: --fail-on 'odd'")
