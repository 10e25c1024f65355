"""`riskctl diff` with snapshots written by `riskctl export json`, on either side."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import SMALL, Ran, commit_all, run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")
ANSWERED = SMALL + "    controls: [c]\ncontrols:\n  c: {name: 双人核查, kind: dual_person, timing: preventive, owner: p}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """A catalog under git, with a snapshot of its first commit beside it and a second commit without the control."""
    folder = small_catalog(tmp_path / "repo", ANSWERED)
    commit_all(folder, "first")
    monkeypatch.chdir(folder)
    assert run(capsys, "--as-of", "2026-01-31", "export", "json", "-o", tmp_path / "old.json").code == 0
    (folder / "a.yaml").write_text(SMALL, encoding="utf-8")
    commit_all(folder, "second")
    assert run(capsys, *DAY, "export", "json", "-o", tmp_path / "new.json").code == 0
    return folder


def told(ran: Ran) -> tuple[list[tuple[str, str]], list[str], str]:
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return ([(one["kind"], one["record"]) for one in found["changes"]], [one["code"] for one in found["findings"]["new"]], found["as_of"])


@pytest.mark.parametrize("arguments", [
    ("../old.json",), ("../old.json", "../new.json"), ("../old.json", "HEAD"), ("../old.json", "."), ("HEAD~1", "../new.json"),
    ("HEAD~1:", "../new.json"),
])
def test_a_snapshot_stands_for_the_catalog_on_the_day_of_the_run(root: Path, capsys: Capture, arguments: tuple[str, ...]) -> None:
    ran = run(capsys, "diff", *DAY, *arguments, "--format", "json")
    assert told(ran) == ([("removed", "c")], ["RP201"], "2026-06-30")


@pytest.mark.parametrize("arguments", [("../new.json",), ("HEAD", "../new.json"), ("../new.json", "../new.json"), ("../new.json", ".")])
def test_a_catalog_and_its_snapshot_differ_in_nothing(root: Path, capsys: Capture, arguments: tuple[str, ...]) -> None:
    assert told(run(capsys, "diff", *DAY, *arguments, "--format", "json"))[:2] == ([], [])


def test_faults_of_reading_are_not_told_where_one_side_cannot_know_them(root: Path, capsys: Capture) -> None:
    with (root / "a.yaml").open("a", encoding="utf-8") as file:
        file.write("    nmae: 张某\n")
    found = told(run(capsys, "diff", *DAY, "../new.json", "--format", "json"))
    assert found[:2] == ([("added", "r1")], [])
    assert "CA302" in told(run(capsys, "diff", *DAY, "HEAD", "--format", "json"))[1]


def test_a_remembered_base_is_not_that_of_a_comparison_with_a_snapshot(root: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_text("posts:\n  q: {name: 员, unit: u, nmae: 张某}\n", encoding="utf-8")
    commit_all(root, "a fault")
    assert told(run(capsys, "diff", *DAY, "HEAD", "../new.json", "--format", "json"))[1] == []
    (root / "b.yaml").unlink()
    document = json.loads(run(capsys, "diff", *DAY, "HEAD", "--format", "json").out)
    assert "CA302" in {one["code"] for one in document["findings"]["fixed"]}


def test_files_that_the_snapshot_did_not_hold_are_named(root: Path, tmp_path: Path, capsys: Capture) -> None:
    (root / "b.yaml").write_bytes(b"posts: [\n")
    run(capsys, *DAY, "export", "json", "-o", tmp_path / "half.json")
    ran = run(capsys, "diff", *DAY, "../half.json", "--lang", "en")
    assert (ran.code, "not read" in ran.out) == (3, True)


def test_the_snapshot_is_not_overwritten_by_the_report(root: Path, tmp_path: Path, capsys: Capture) -> None:
    before = (tmp_path / "old.json").read_bytes()
    ran = run(capsys, "diff", *DAY, "../old.json", "-o", "../old.json")
    assert (ran.code, "no report is written to it" in ran.err, (tmp_path / "old.json").read_bytes()) == (2, True, before)
    assert run(capsys, "diff", *DAY, "../old.json", "-o", "../report.txt").code == 0


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff\xfe", b"a: 1\n", b"[" * 100_000, b'{"riskctl": 1, "format": "snapshot"}'])
def test_what_is_no_snapshot_is_refused(root: Path, tmp_path: Path, capsys: Capture, data: bytes) -> None:
    (tmp_path / "odd.json").write_bytes(data)
    ran = run(capsys, "diff", *DAY, "../odd.json")
    assert ran.code == 3
    assert ran.err.startswith("riskctl: ../odd.json")
    assert "Traceback" not in ran.err


def test_a_snapshot_beyond_the_limit_is_refused(root: Path, capsys: Capture) -> None:
    ran = run(capsys, "diff", *DAY, "../old.json", "--limit", "bytes=100")
    assert (ran.code, "--limit bytes=N" in ran.err) == (3, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_a_snapshot_with_anything_in_it_never_breaks_the_run(root: Path, tmp_path: Path, capsys: Capture, data: st.DataObject) -> None:
    document = json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))
    places = list(_places(document))
    odd: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just([]) | st.just({}) | st.just([{"x": [1]}])
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = data.draw(odd)
    (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    ran = run(capsys, "diff", *DAY, "../odd.json", "--format", "json")
    assert ran.code in (0, 3)
    assert "Traceback" not in ran.err + ran.out
    assert "--debug" not in ran.err


def _places(node: Any) -> Any:
    for key in (list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()):
        yield node, key
        yield from _places(node[key])
