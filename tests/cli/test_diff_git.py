"""What a repository may hold to harm who reads it: nothing of it runs, nothing is written, every error is clear."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import SMALL, commit_all, git, run, small_catalog

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "repo")
    commit_all(folder, "first")
    monkeypatch.chdir(folder)
    return folder


def changed_records(capsys: Capture, *arguments: str | Path) -> list[str]:
    ran = run(capsys, "diff", *DAY, *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return [one["record"] for one in json.loads(ran.out)["changes"]]


def soften(root: Path) -> None:
    (root / "a.yaml").write_text(SMALL.replace("level: high", "level: low"), encoding="utf-8")


def trap(folder: Path, name: str) -> str:
    """A program that leaves a mark when it runs."""
    script = folder / f"{name}.sh"
    script.write_text(f"#!/bin/sh\ntouch '{folder}/ran-{name}'\ncat\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_hooks_filters_monitors_drivers_and_pagers_do_not_run(root: Path, tmp_path: Path, capsys: Capture) -> None:
    traps = tmp_path / "traps"
    traps.mkdir()
    settings = {
        "core.fsmonitor": "monitor", "core.pager": "pager", "core.sshCommand": "ssh", "core.editor": "editor",
        "diff.evil.textconv": "textconv", "diff.evil.command": "command", "diff.external": "external",
        "filter.evil.smudge": "smudge", "filter.evil.clean": "clean", "filter.evil.process": "process",
        "uploadpack.packObjectsHook": "pack", "credential.helper": "helper", "gpg.program": "gpg", "alias.rev-parse": "alias",
    }
    hooks = root / ".git" / "hooks"
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).write_bytes(Path(trap(traps, f"hook-{hook}")).read_bytes())
        (hooks / hook).chmod(0o755)
    (root / ".gitattributes").write_text("*.yaml diff=evil filter=evil\n", encoding="utf-8")
    for name, script in settings.items():
        git(root, "config", name, trap(traps, script))
    soften(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    assert changed_records(capsys, "HEAD") == ["r1"]
    assert changed_records(capsys, "HEAD", "HEAD") == []
    assert not list(traps.glob("ran-*"))
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()} == before


def test_replaced_objects_are_not_believed(root: Path, capsys: Capture) -> None:
    first = git(root, "rev-parse", "HEAD").strip()
    soften(root)
    second = commit_all(root, "low")
    git(root, "replace", first, second)
    assert changed_records(capsys, first, second) == ["r1"]


@pytest.mark.parametrize("name", ["--output=x", "-c", "--upload-pack=touch x", "--all", "@{-1}", "HEAD^{tree}", ":/", "a..b..c", "\n", "HEAD\0x"])
def test_names_like_options_and_odd_ones_are_no_revisions(root: Path, capsys: Capture, name: str) -> None:
    ran = run(capsys, "diff", *DAY, "--", name)
    assert ran.code in (2, 3)
    assert ran.err.startswith("riskctl: ")
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in root.iterdir()) == [".git", "a.yaml", "riskctl.yaml"]


def test_environment_of_git_is_not_followed(root: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    other = small_catalog(tmp_path / "other")
    commit_all(other, "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", trap(tmp_path, "external"))
    soften(root)
    assert changed_records(capsys, "HEAD") == ["r1"]
    assert not list(tmp_path.glob("ran-*"))


def test_paths_that_are_no_utf8_are_shown_as_escapes(root: Path, capsys: Capture) -> None:
    folder = os.fsencode(root)
    Path(os.fsdecode(folder + b"/\xff.yaml")).write_text("posts:\n  q: {name: 员, unit: u}\n", encoding="utf-8")
    commit_all(root, "odd")
    assert changed_records(capsys, "HEAD~1", "HEAD") == ["q"]
    assert changed_records(capsys, "HEAD") == []


def test_links_lead_nowhere_in_a_revision_either(root: Path, tmp_path: Path, capsys: Capture) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("posts:\n  secret: {name: 密, unit: u}\n", encoding="utf-8")
    (root / "link.yaml").symlink_to(secret)
    commit_all(root, "link")
    for arguments in (("HEAD~1", "HEAD"), ("HEAD~1",)):
        out = run(capsys, "diff", *DAY, *arguments, "--format", "json").out
        assert json.loads(out)["changes"] == []
        assert "密" not in out


def test_links_to_folders_are_the_same_in_a_revision_and_the_work_tree(root: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "outside").mkdir()
    (root / "outside").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "LICENSE").symlink_to("/etc/hostname")
    commit_all(root, "link")
    done = run(capsys, "diff", *DAY, "HEAD", "--format", "json")
    document = json.loads(done.out)
    assert (done.code, document["findings"]["new"], document["findings"]["fixed"]) == (3, [], [])
    assert document["summary"]["unread_files"] == ["HEAD:outside", "work tree:outside"]


def test_a_damaged_file_of_a_revision_is_named(root: Path, capsys: Capture) -> None:
    blob = git(root, "rev-parse", "HEAD:a.yaml").strip()
    (root / "a.yaml").write_text("posts:\n  q: {name: 员, unit: u}\n", encoding="utf-8")
    stored = root / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o644)
    stored.write_bytes(b"junk")
    done = run(capsys, "--lang", "en", "diff", *DAY, "HEAD", "--format", "json")
    assert (done.code, json.loads(done.out)["summary"]["unread_files"]) == (3, ["HEAD:a.yaml"])


def test_a_repository_that_says_its_work_tree_is_elsewhere_is_refused(root: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "elsewhere").mkdir()
    git(root, "config", "core.worktree", str(tmp_path / "elsewhere"))
    done = run(capsys, "--lang", "en", "diff", *DAY, "HEAD")
    assert done.code == 3
    assert "(core.worktree), and the folder is not in it" in done.err


@pytest.mark.parametrize(("name", "said"), [
    ("a" * 5000, f"riskctl: {'a' * 60}… is no name: File name too long.\n"),
    ("\x1b[31mred", "riskctl: there is no commit \\x1b[31mred; run `git fetch`, or check the name.\n"),
])
def test_names_that_are_none_do_no_harm(root: Path, capsys: Capture, name: str, said: str) -> None:
    done = run(capsys, "--lang", "en", "diff", *DAY, name)
    assert (done.code, done.err) == (3, said)


def test_a_submodule_is_not_entered(root: Path, tmp_path: Path, capsys: Capture) -> None:
    library = small_catalog(tmp_path / "library", "posts:\n  lib: {name: 甲, unit: u}\n")
    commit = commit_all(library, "library")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{commit},modules/library")
    git(root, "commit", "-q", "-m", "submodule")
    assert changed_records(capsys, "HEAD~1", "HEAD") == []


def test_a_submodule_that_is_checked_out_is_not_taken_for_ours(root: Path, tmp_path: Path, capsys: Capture) -> None:
    library = small_catalog(tmp_path / "library", "posts:\n  lib: {name: 甲, unit: u}\nposts: [\n")
    (library / "riskctl.yaml").unlink()
    (library / "deep").mkdir()
    (library / "deep" / "b.yaml").write_text("posts:\n  deep: {name: 乙, unit: u}\n", encoding="utf-8")
    commit_all(library, "library")
    git(root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(library), "modules/library")
    (root / "modules" / "b.yaml").write_text("posts:\n  ours: {name: 丙, unit: u}\n", encoding="utf-8")
    assert (root / "modules" / "library" / "deep" / "b.yaml").is_file()
    assert changed_records(capsys, "HEAD") == ["ours"]
    commit_all(root, "submodule")
    assert changed_records(capsys, "HEAD") == []
    assert changed_records(capsys, "HEAD~1", "HEAD") == ["ours"]


def test_a_shallow_clone_says_which_command_to_run(root: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git(root, "rev-parse", "HEAD").strip()
    soften(root)
    commit_all(root, "low")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    ran = run(capsys, "diff", *DAY, first)
    assert (ran.code, "this is a shallow clone: run `git fetch --unshallow` first" in ran.err) == (3, True)
    assert changed_records(capsys, "HEAD") == []


def test_a_partial_clone_fetches_nothing_and_says_what_is_missing(
        root: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    first = git(root, "rev-parse", "HEAD").strip()
    soften(root)
    commit_all(root, "low")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{root}", "partial")
    monkeypatch.chdir(tmp_path / "partial")
    ran = run(capsys, "diff", *DAY, first, "--format", "json")
    assert ran.code == 3
    assert json.loads(ran.out)["summary"]["unread_files"] == [f"{first}:a.yaml"]
    assert json.loads(ran.out)["changes"] == []


def test_what_a_sparse_work_tree_leaves_out_is_not_taken_for_removed(root: Path, capsys: Capture) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "b.yaml").write_text("posts:\n  q: {name: 员, unit: u}\n", encoding="utf-8")
    commit_all(root, "sub")
    git(root, "sparse-checkout", "set", "--no-cone", "/*", "!/sub/")
    assert not (root / "sub").exists()
    assert changed_records(capsys, "HEAD~1", "HEAD") == ["q"]
    ran = run(capsys, "diff", *DAY, "HEAD", "--format", "json")
    assert (ran.code, json.loads(ran.out)["summary"]["unread_files"], json.loads(ran.out)["changes"]) == (3, ["work tree:sub/b.yaml"], [])


def test_a_repository_of_somebody_else_is_not_read(root: Path, capsys: Capture) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    for path in (root, root / ".git"):
        os.chown(path, 12345, 12345)
    ran = run(capsys, "diff", *DAY, "HEAD")
    assert (ran.code, "belongs to another user" in ran.err) == (3, True)


def test_outside_git_it_is_said(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_catalog(tmp_path / "plain"))
    ran = run(capsys, "diff", *DAY, "main")
    assert (ran.code, "is in no repository that git can read" in ran.err) == (3, True)


@pytest.mark.parametrize("name", ["@{upstream}", "@{u}"])
def test_a_branch_without_upstream_says_what_to_write(root: Path, capsys: Capture, name: str) -> None:
    ran = run(capsys, "--lang", "en", "--catalog", root, "diff", name)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (f"riskctl: the branch has no upstream, so that {name} names nothing: say which revision to compare with (such as "
                       "origin/main), or set the upstream with git push -u.\n")
