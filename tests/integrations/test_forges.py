"""What plugs riskctl into git and the forges, tried on a real repository."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.cli.running import SMALL, commit_all, git, small_catalog
from tests.conftest import ROOT

ANSWERED = SMALL + "    controls: [c]\ncontrols:\n  c: {name: 双人核查, kind: dual_person, timing: preventive, owner: p}\n"


def loaded(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder of programs: riskctl from this checkout, and a `gh` that keeps comments in a file."""
    folder = tmp_path / "temp" / "riskctl" / "bin"
    folder.mkdir(parents=True)
    programs = {
        "riskctl": f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m riskctl \"$@\"\n",
        "gh": "#!/bin/sh\necho \"$*\" >> \"$GH_LOG\"\ncase \"$*\" in\n"
              "  *POST*|*PATCH*) for one in \"$@\"; do case \"$one\" in body=@*) cp \"${one#body=@}\" \"$GH_LOG.body\";; esac; done;;\n"
              "  *paginate*) if [ -f \"$GH_LOG.body\" ]; then echo 7; fi;;\n  *) cat \"$GH_LOG.body\";;\nesac\n",
    }
    for name, text in programs.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a branch by which a control is removed."""
    folder = small_catalog(tmp_path / "repo", ANSWERED)
    commit_all(folder, "first")
    git(folder, "checkout", "-q", "-b", "feature")
    (folder / "a.yaml").write_text(SMALL, encoding="utf-8")
    commit_all(folder, "drop")
    return folder


def shell(script: str, folder: Path, tools: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does."""
    temp = tools.parent.parent
    variables = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(temp / "output"),
                 "GITHUB_STEP_SUMMARY": str(temp / "summary"), "GH_LOG": str(temp / "gh"), **environment}
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder, env=variables,
                          capture_output=True, text=True, check=False)


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in loaded("action.yml")["runs"]["steps"] if one["name"] == name)
    return found


@pytest.mark.parametrize(("fail_on", "code"), [("weakens", 1), ("new-errors", 1), ("never", 0)])
def test_the_action_reviews_and_gives_the_verdict(repository: Path, tools: Path, fail_on: str, code: int) -> None:
    temp = tools.parent.parent
    ran = shell(step("Review")["run"], repository, tools, BASE="main", CATALOG=".", FAIL_ON=fail_on, REVIEW_LANGUAGE="en")
    assert ran.returncode == 0, ran.stderr
    outputs = dict(line.split("=", 1) for line in (temp / "output").read_text(encoding="utf-8").splitlines())
    assert outputs["code"] == str(code)
    assert "DF101" in (temp / "summary").read_text(encoding="utf-8")
    assert shell(step("Verdict")["run"], repository, tools, CODE=outputs["code"]).returncode == code


def test_the_action_keeps_one_comment_and_writes_it_anew_only_if_it_says_something_else(repository: Path, tools: Path) -> None:
    temp = tools.parent.parent
    report = temp / "report.md"
    for text in ("<!-- riskctl diff -->\n<!-- fingerprint: 1 -->\na\n", "<!-- riskctl diff -->\n<!-- fingerprint: 1 -->\nb\n",
                 "<!-- riskctl diff -->\n<!-- fingerprint: 2 -->\nc\n"):
        report.write_text(text, encoding="utf-8")
        ran = shell(step("Comment")["run"], repository, tools, GH_TOKEN="x", REPORT=str(report), ISSUE="3", REPOSITORY="o/r")
        assert ran.returncode == 0, ran.stderr
    methods = [word for line in (temp / "gh").read_text(encoding="utf-8").splitlines() for word in line.split() if word in ("POST", "PATCH")]
    assert methods == ["POST", "PATCH"]
    assert (temp / "gh.body").read_text(encoding="utf-8").endswith("c\n")


def test_no_value_of_a_pull_request_stands_in_a_script() -> None:
    for one in loaded("action.yml")["runs"]["steps"]:
        assert "${{" not in one["run"], one["name"]


def test_the_gitlab_job_reviews_with_no_more_than_the_repository(repository: Path, tools: Path) -> None:
    document = loaded("integrations/gitlab.yml")
    job = document["riskctl-diff"]
    environment = {**document["variables"], "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "main").strip()}
    ran = shell("\n".join([*job["before_script"], *job["script"]]), repository, tools, **environment)
    assert ran.returncode == 1, ran.stderr
    assert shell("\n".join(job["after_script"]), repository, tools, **environment).returncode == 0
    for path in job["artifacts"]["paths"]:
        assert "DF101" in (repository / path).read_text(encoding="utf-8")
    assert "TOKEN" not in (ROOT / "integrations" / "gitlab.yml").read_text(encoding="utf-8")


def test_the_hooks_of_pre_commit_are_commands_that_run(repository: Path, tools: Path) -> None:
    hooks = {hook["id"]: hook for hook in loaded(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"riskctl-validate", "riskctl-fmt", "riskctl-diff"}
    assert shell(hooks["riskctl-validate"]["entry"], repository, tools).returncode == 1
    git(repository, "branch", "-q", "--set-upstream-to=main")
    arguments = " ".join(f"'{word}'" for word in hooks["riskctl-diff"]["args"])
    assert shell(f"{hooks['riskctl-diff']['entry']} {arguments}", repository, tools).returncode == 1
    assert shell(hooks["riskctl-fmt"]["entry"], repository, tools).returncode == 0


def test_as_a_driver_of_git_only_what_is_meant_makes_a_difference(repository: Path, tools: Path) -> None:
    git(repository, "config", "diff.riskctl.textconv", "riskctl diff --textconv")
    (repository / ".gitattributes").write_text("*.yaml diff=riskctl\n", encoding="utf-8")
    (repository / "a.yaml").write_text(SMALL.replace("{name: 股长, unit: u}", "{unit: u, name: 股长}  # 岗位"), encoding="utf-8")
    assert shell("git diff HEAD -- a.yaml", repository, tools).stdout.count("\n@@") == 0
    (repository / "a.yaml").write_text(SMALL.replace("level: high", "level: low"), encoding="utf-8")
    out = shell("git diff HEAD -- a.yaml", repository, tools).stdout
    changed = [line for line in out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-risk_points r1 level: high", "+risk_points r1 level: low"]


def test_as_a_tool_of_git_two_folders_are_compared(repository: Path, tools: Path) -> None:
    git(repository, "config", "difftool.riskctl.cmd", 'riskctl --lang en diff "$LOCAL" "$REMOTE"')
    ran = shell("git difftool --no-prompt --dir-diff --no-symlinks --tool=riskctl main feature", repository, tools)
    assert "weakens DF101" in ran.stdout
    assert "removed" in ran.stdout


def test_a_file_that_cannot_be_read_is_shown_as_it_stands(repository: Path, tools: Path) -> None:
    (repository / "b.yaml").write_text("posts: [\n", encoding="utf-8")
    assert shell("riskctl diff --textconv b.yaml", repository, tools).stdout == "posts: [\n"
    ran = shell("riskctl --lang en diff --textconv none.yaml", repository, tools)
    assert (ran.returncode, "none.yaml cannot be read" in ran.stderr) == (3, True)
