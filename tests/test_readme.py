"""The commands that the READMEs show are run, in order, and must print what stands there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

READMES = ("README.md", "README.zh-CN.md")
RECIPES = ("examples/guangan-items/README.md", "examples/risk-tables/README.md")
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def _blocks(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each console block, with its commands and the output shown under each."""
    for block in _BLOCK.finditer(text):
        steps: list[tuple[str, str]] = []
        for line in block[1].splitlines(keepends=True):
            if line.startswith("$ "):
                steps.append((line[2:].rstrip("\n"), ""))
            else:
                command, output = steps.pop()
                steps.append((command, output + line))
        yield block[0], steps


def _run(command: str, folder: Path) -> str:
    scripts = folder / "scripts"
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", [*READMES, *RECIPES])
def test_the_readme_shows_what_the_commands_print(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for folder in ("catalog", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts" / "riskctl"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m riskctl "$@"\n')
    script.chmod(0o755)
    readme = ROOT / name
    text = readme.read_text(encoding="utf-8")
    fresh = text
    for block, steps in _blocks(text):
        printed = "".join(f"$ {command}\n{_run(command, tmp_path)}" for command, _ in steps)
        fresh = fresh.replace(block, f"```console\n{printed}```")
    if request.config.getoption("--accept"):
        readme.write_text(fresh, encoding="utf-8")
    assert fresh == readme.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_of_set_up_are_the_same_in_both_languages(name: str) -> None:
    found = re.findall(r"<!-- command: (\w+) -->\n```bash\n(.*?)\n```", (ROOT / name).read_text(encoding="utf-8"))
    english = re.findall(r"<!-- command: (\w+) -->\n```bash\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [key for key, _ in found] == ["try", "test"]
    assert found == english
