"""The wheel alone is enough: nothing outside riskctl/ is needed to start a catalog, check it and explain a rule."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder),
                    str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("riskctl-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    return subprocess.run([sys.executable, "-m", "riskctl", *arguments], cwd=cwd, env=environment, capture_output=True,
                          text=True, check=False)


def test_the_wheel_starts_checks_and_explains(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, tmp_path, "init", "new").returncode == 0
    checked = _run(installed, tmp_path, "--catalog", "new", "validate", "--as-of", "2026-06-30")
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "no findings")
    assert "bad example" in _run(installed, tmp_path, "explain", "RP201").stdout


def test_the_wheel_holds_the_licence_and_no_tests(installed: Path) -> None:
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*")}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "riskctl/py.typed" in names
    assert not any(name.startswith(("tests", "catalog", "benchmarks")) for name in names)


def test_the_extra_all_is_every_other_one_and_messages_name_only_those_there_are(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info/METADATA")
    lines = metadata.read_text(encoding="utf-8").splitlines()
    offered = {line.removeprefix("Provides-Extra: ") for line in lines if line.startswith("Provides-Extra: ")}
    assert offered == {"all", "dev", "graph", "office", "print", "solve"}
    needs = {extra: {line.split(";")[0] for line in lines if f"extra == '{extra}'" in line} for extra in offered}
    assert needs["all"] == set[str]().union(*(needs[extra] for extra in offered - {"all", "dev"}))
    assert all(needs.values())
    named = {name for path in (ROOT / "riskctl").rglob("*.py") for name in re.findall(r"riskctl\[(\w+)\]", path.read_text(encoding="utf-8"))}
    assert named == offered - {"all", "dev"}
