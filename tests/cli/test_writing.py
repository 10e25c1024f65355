"""Writing many files: all or none, wherever the run is cut short."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.cli import writing
from riskctl.cli.session import LIST, STAGE
from riskctl.errors import UserError
from tests.building import EXAMPLES
from tests.cli.running import run, small_catalog
from tests.conftest import ROOT

BEFORE = {"a.yaml": b"units:\n  u: {name: a}\n", "sub/b.yaml": b"# b\n"}
MADE = {"a.yaml": b"units:\n  u: {name: c}\n", "sub/b.yaml": b"# new\n", "c.yaml": b"posts: {}\n"}
# Runs the writing and kills it, without any clean-up, before the effect of that number.
KILLED = """
import os, pathlib, sys
from riskctl.cli import writing
left = int(sys.argv[2])
def counted(real):
    def step(*arguments):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*arguments)
    return step
writing.write_atomically, writing._move, writing._clear = map(counted, (writing.write_atomically, writing._move, writing._clear))
writing.write_all(pathlib.Path(sys.argv[1]), {made!r}, {before!r})
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for file, data in BEFORE.items():
        (tmp_path / file).write_bytes(data)
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_everything_is_written_and_nothing_left_behind(root: Path) -> None:
    (root / "a.yaml").chmod(0o640)
    writing.write_all(root, MADE, BEFORE)
    assert contents(root) == MADE
    assert (root / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert not (root / STAGE).exists()


def test_a_run_that_is_killed_has_written_nothing_or_is_carried_through(root: Path) -> None:
    ended, outcomes = 9, []
    for effects in range(20):
        for file in (*contents(root), "c.yaml"):
            (root / file).unlink(missing_ok=True)
        for file, data in BEFORE.items():
            (root / file).write_bytes(data)
        script = KILLED.replace("{made!r}", repr(MADE)).replace("{before!r}", repr(BEFORE))
        ended = subprocess.run([sys.executable, "-c", script, str(root), str(effects)], cwd=ROOT, check=False).returncode
        is_listed = (root / STAGE / LIST).exists()
        assert is_listed or {file: data for file, data in contents(root).items() if STAGE not in file} in (BEFORE, MADE)
        writing.finish(root)
        outcomes.append(contents(root) == MADE)
        assert contents(root) in (BEFORE, MADE)
        assert not (root / STAGE).exists()
        if ended == 0:
            break
    assert ended == 0
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


def test_a_file_that_was_changed_since_is_not_overwritten(root: Path) -> None:
    script = KILLED.replace("{made!r}", repr(MADE)).replace("{before!r}", repr(BEFORE))
    assert subprocess.run([sys.executable, "-c", script, str(root), "6"], cwd=ROOT, check=False).returncode == 9
    (root / "c.yaml").write_bytes(b"# mine\n")
    before = contents(root)
    with pytest.raises(UserError, match=r"c\.yaml has changed since"):
        writing.finish(root)
    assert contents(root) == before


@pytest.mark.parametrize("entry", [{"file": "../x.yaml"}, {"file": "a.txt"}, {"file": ".a.yaml"}, {"laid": "../a.yaml"}, {"more": 1}])
def test_a_list_of_another_kind_moves_nothing(root: Path, entry: dict[str, str]) -> None:
    (root / STAGE).mkdir()
    (root / STAGE / "0.new").write_bytes(b"# x\n")
    move = {"file": "a.yaml", "laid": "0.new", "old": writing._digest(BEFORE["a.yaml"]), "new": writing._digest(b"# x\n"), **entry}
    (root / STAGE / LIST).write_text(json.dumps([move]), encoding="utf-8")
    before = contents(root)
    with pytest.raises(UserError, match="cut short"):
        writing.finish(root)
    assert contents(root) == before


def test_other_commands_refuse_a_half_written_catalog_and_an_import_mends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_catalog(tmp_path / "catalog")
    script = KILLED.replace("{made!r}", repr({"z.yaml": b"units:\n  z: {name: \xe7\xaa\x97\xe5\x8f\xa3}\n"})).replace("{before!r}", "{}")
    assert subprocess.run([sys.executable, "-c", script, str(root), "3"], cwd=ROOT, check=False).returncode == 9
    ran = run(capsys, "--catalog", root, "--lang", "en", "validate")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == ("riskctl: an earlier import was cut short and only a part of the catalog is written; "
                       "run `riskctl import` again to carry it through.\n")
    table = tmp_path / "t.csv"
    table.write_text("单位,风险点,表现形式,风险等级\n窗口,核查走过场,甲,高\n", encoding="utf-8")
    ran = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", table)
    assert (ran.code, ran.err) == (0, "riskctl: an earlier import was cut short; it is now carried through: z.yaml\n")
    assert "z" in ran.out
    assert run(capsys, "--catalog", root, "list", "units").code == 0


@pytest.mark.parametrize("command", [
    ("export", "csv"), ("render", "register", "--profile", "internal", "-f", "csv"), ("render", "coverage", "-f", "csv",
    "--profile", "internal"), ("risk", "register", "--format", "csv"), ("sod", "check", "-f", "csv"), ("sod", "collusion", "-f", "csv"),
    ("sod", "matrix", "duties", "-f", "csv"), ("sod", "staffing", "-f", "csv")], ids=" ".join)
def test_csv_has_a_byte_order_mark_in_a_file_and_none_in_a_pipe(command: tuple[str, ...], tmp_path: Path,
                                                                capsys: pytest.CaptureFixture[str]) -> None:
    start: tuple[str | Path, ...] = ("--catalog", EXAMPLES / "food-licence", "--as-of", "2026-11-22", "--lang", "zh", *command)
    printed, written = run(capsys, *start), run(capsys, *start, "-o", tmp_path / "x.csv")
    assert written.code == printed.code < 2
    assert printed.out
    assert "\ufeff" not in printed.out
    assert (tmp_path / "x.csv").read_bytes() == f"\ufeff{printed.out}".encode()
