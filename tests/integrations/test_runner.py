"""The scripts of the action and of the GitLab job, run as a runner runs them: its checkout, its environment, nothing else."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import SMALL, commit_all, git, small_catalog
from tests.conftest import ROOT
from tests.integrations.test_forges import ANSWERED, loaded, step

FULL, ONE = ("--no-single-branch",), ("--no-single-branch", "--depth", "1")


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """What the forge holds: main, which moved on since, and a pull request from a fork by which a control is removed."""
    work = small_catalog(tmp_path / "work", ANSWERED)
    commit_all(work, "first")
    git(work, "checkout", "-q", "-b", "fork")
    (work / "a.yaml").write_text(SMALL, encoding="utf-8")
    git(work, "branch", "-q", "--force", "head", commit_all(work, "drop"))
    git(work, "checkout", "-q", "main")
    (work / "b.yaml").write_text("units:\n  v: {name: 药品股}\n", encoding="utf-8")
    commit_all(work, "main moves on")
    git(work, "merge", "-q", "--no-ff", "-m", "merge", "fork")
    merged = git(work, "rev-parse", "HEAD").strip()
    git(work, "reset", "-q", "--hard", "HEAD^1")
    bare = tmp_path / "forge.git"
    git(tmp_path, "clone", "-q", "--bare", "--single-branch", "--branch", "main", str(work), str(bare))
    git(work, "push", "-q", str(bare), f"{merged}:refs/pull/7/merge", "fork:refs/pull/7/head")
    return bare


def checkout(forge: Path, folder: Path, *how: str, ref: str = "refs/pull/7/merge") -> Path:
    """The work tree that the runner makes: HEAD is a commit and no branch."""
    git(forge.parent, "clone", "-q", "--no-checkout", *how, forge.as_uri(), str(folder))
    depth = how[how.index("--depth"):] if "--depth" in how else ()
    git(folder, "fetch", "-q", "--no-tags", *depth, "origin", f"+{ref}:refs/remotes/pull/7/merge")
    git(folder, "checkout", "-q", "--detach", "refs/remotes/pull/7/merge")
    return folder


def environment(temp: Path) -> dict[str, str]:
    """The environment of a job on a pull request: nothing of ours but where programs are."""
    programs = temp / "programs"
    (temp / "riskctl" / "bin").mkdir(parents=True, exist_ok=True)
    programs.mkdir(parents=True, exist_ok=True)
    for place in (temp / "riskctl" / "bin", programs):
        (place / "riskctl").write_text(f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m riskctl \"$@\"\n", encoding="utf-8")
        (place / "riskctl").chmod(0o755)
    event = temp / "event.json"
    event.write_text(json.dumps({"number": 7, "pull_request": {"number": 7, "head": {"repo": {"fork": True}}}}), encoding="utf-8")
    return {"PATH": f"{programs}:{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(temp), "CI": "true", "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(event), "GITHUB_BASE_REF": "main",
            "GITHUB_HEAD_REF": "fork", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_REPOSITORY": "o/r", "GITHUB_OUTPUT": str(temp / "output"),
            "GITHUB_STEP_SUMMARY": str(temp / "summary")}


def script(text: str, folder: Path, variables: Mapping[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Run a script in the shell of the runner."""
    return subprocess.run(["bash", *options, "-c", text], cwd=folder, env=dict(variables), capture_output=True, text=True, check=False)


def action(name: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step of the action."""
    return script(step(name)["run"], folder, variables, "--noprofile", "--norc", "-eo", "pipefail")


def outputs(temp: Path) -> dict[str, str]:
    """What the steps gave to those after them."""
    return dict(line.split("=", 1) for line in (temp / "output").read_text(encoding="utf-8").splitlines())


def test_a_pull_request_of_a_fork_is_reviewed_from_where_it_parted(forge: Path, tmp_path: Path) -> None:
    folder, temp = checkout(forge, tmp_path / "checkout", *FULL), tmp_path / "temp"
    given = environment(temp) | {"BASE": "origin/main", "CATALOG": ".", "FAIL_ON": "weakens", "REVIEW_LANGUAGE": "en"}
    ran = action("Review", folder, given)
    assert (ran.returncode, ran.stderr) == (0, "")
    report = (temp / "summary").read_text(encoding="utf-8")
    assert "1 weakens" in report
    assert "药品股" not in report
    assert outputs(temp) == {"report": str(temp / "riskctl-diff.md"), "code": "1"}
    assert action("Verdict", folder, given | {"CODE": "1"}).returncode == 1
    assert git(folder, "status", "--porcelain") == ""


@pytest.mark.parametrize(("how", "ref"), [(ONE, "refs/pull/7/merge"), (ONE, "refs/pull/7/head")])
def test_a_clone_of_one_commit_is_refused_with_the_remedy(forge: Path, tmp_path: Path, how: tuple[str, ...], ref: str) -> None:
    """Of the merge commit alone nothing says where the branch parted; the job says what to fetch and ends with 3."""
    folder, temp = checkout(forge, tmp_path / "checkout", *how, ref=ref), tmp_path / "temp"
    given = environment(temp) | {"BASE": "origin/main", "CATALOG": ".", "FAIL_ON": "never", "REVIEW_LANGUAGE": "en"}
    ran = action("Review", folder, given)
    assert ran.returncode == 0
    assert "git fetch --unshallow" in ran.stderr
    assert outputs(temp)["code"] == "3"
    assert not (temp / "riskctl-diff.md").exists()
    assert action("Comment", folder, given | {"REPORT": str(temp / "riskctl-diff.md"), "ISSUE": "7", "REPOSITORY": "o/r", "GH_TOKEN": "x"}
                  ).returncode == 0
    assert action("Verdict", folder, given | {"CODE": "3"}).returncode == 3


def test_a_token_that_only_reads_leaves_the_verdict_to_the_review(forge: Path, tmp_path: Path) -> None:
    """As with the pull request of a fork: the comment cannot be written, which is said and fails nothing."""
    folder, temp = checkout(forge, tmp_path / "checkout", *FULL), tmp_path / "temp"
    given = environment(temp)
    (temp / "programs" / "gh").write_text("#!/bin/sh\ncase \"$*\" in *POST*) echo 'HTTP 403' >&2; exit 1;; esac\n", encoding="utf-8")
    (temp / "programs" / "gh").chmod(0o755)
    report = temp / "report.md"
    report.write_text("<!-- riskctl diff -->\n", encoding="utf-8")
    ran = action("Comment", folder, given | {"REPORT": str(report), "ISSUE": "7", "REPOSITORY": "o/r", "GH_TOKEN": "x"})
    assert (ran.returncode, ran.stdout[:11]) == (0, "::warning::")


def test_a_review_that_breaks_off_passes_on_no_report_of_an_earlier_one(forge: Path, tmp_path: Path) -> None:
    folder, temp = checkout(forge, tmp_path / "checkout", *FULL), tmp_path / "temp"
    given = environment(temp) | {"BASE": "origin/main", "CATALOG": ".", "FAIL_ON": "weakens", "REVIEW_LANGUAGE": ""}
    assert action("Review", folder, given).returncode == 0
    assert (temp / "riskctl-diff.md").exists()
    assert action("Review", folder, given | {"BASE": "origin/none"}).returncode == 0
    assert outputs(temp)["code"] == "3"
    assert not (temp / "riskctl-diff.md").exists()


def test_the_action_installs_what_it_is_part_of(forge: Path, tmp_path: Path) -> None:
    """Without what riskctl needs, which the test has no network to fetch: enough to see that the script puts it where the next one looks."""
    built = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(built, check=True, capture_output=True)
    [wheel] = tmp_path.glob("riskctl-*.whl")
    temp = tmp_path / "empty"
    temp.mkdir()
    given = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(temp), "RUNNER_TEMP": str(temp),
             "GITHUB_ACTION_PATH": str(wheel), "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    ran = action("Install riskctl", tmp_path, given)
    assert (ran.returncode, ran.stderr) == (0, "")
    said = subprocess.run([str(temp / "riskctl" / "bin" / "riskctl"), "--version"], env=given, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("riskctl ")


@pytest.mark.parametrize(("how", "code"), [(FULL, 1), (ONE, 3)])
def test_the_gitlab_job_runs_on_the_checkout_of_a_runner(forge: Path, tmp_path: Path, how: tuple[str, ...], code: int) -> None:
    folder, temp = checkout(forge, tmp_path / "checkout", *how, ref="refs/pull/7/head"), tmp_path / "temp"
    document = loaded("integrations/gitlab.yml")
    job = document["riskctl-diff"]
    base = git(forge, "merge-base", "main", "refs/pull/7/head").strip()
    given = {name: value for name, value in environment(temp).items() if not name.startswith("GITHUB_")} | {
        **document["variables"], **job["variables"], "GITLAB_CI": "true", "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    ran = script("\n".join(["set -eo pipefail", *job["before_script"], *job["script"]]), folder, given)
    assert ran.returncode == code, ran.stderr
    assert (folder / "riskctl-diff.md").exists() is (code == 1)
    assert ("git fetch --unshallow" in ran.stderr or "--unshallow" in ran.stderr) is (code == 3)


def test_the_files_ask_for_no_right_and_name_no_secret() -> None:
    for name in ("action.yml", "integrations/gitlab.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "permissions:" not in text.replace("(permissions:", "")
        assert "pull_request_target" not in text
