"""Run riskctl in this process and see what it prints."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from riskctl.cli.main import main


class Ran(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


Runner = Callable[..., Ran]


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run riskctl with the arguments."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


SMALL = """\
units:
  u: {name: 食品股, head: p}
posts:
  p: {name: 股长, unit: u}
people:
  x:
    name: 张某
    unit: u
    assignments:
      - {post: p, as: primary, from: 2024-01-01}
risk_points:
  r1:
    at: p
    name: 核查不实
    type: [process]
    manifestation: 单人核查
    level: high
    accountable: {direct: p}
"""


def small_catalog(folder: Path, text: str = SMALL, manifest: str = "riskctl: 1\n") -> Path:
    """A catalog with one risk point that no control answers."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "riskctl.yaml").write_text(manifest, encoding="utf-8")
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git in the folder, as an author who does not exist."""
    environment = {**os.environ, "GIT_AUTHOR_NAME": "张某", "GIT_AUTHOR_EMAIL": "z@example.org",
                   "GIT_COMMITTER_NAME": "张某", "GIT_COMMITTER_EMAIL": "z@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", "-C", str(folder), *arguments], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def commit_all(folder: Path, message: str = "c") -> str:
    """Commit everything in the folder (made a repository first) and give the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").strip()
