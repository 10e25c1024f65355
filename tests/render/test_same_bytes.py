"""Every document, chart, graph and page has the same bytes in every run, under any hash seed, on any Python."""

import os
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest

from tests.conftest import ROOT

OTHERS = tuple(filter(None, os.environ.get("RISKCTL_OTHER_PYTHONS", "").split(os.pathsep)))
"""Interpreters with riskctl's dependencies and the extras print and office; `nox -s same_bytes` asks all that are found."""


@cache
def digests(python: str, seed: str) -> tuple[str, ...]:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([python, "-m", "tests.render.everything"], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    return tuple(ran.stdout.splitlines())


def test_every_format_is_asked_for() -> None:
    names = [line.partition(" ")[2] for line in digests(sys.executable, "1")]
    assert len(names) == len(set(names))
    formats = Counter(name.rpartition(".")[2] for name in names)
    assert set(formats) >= {"html", "md", "xlsx", "docx", "pdf", "csv", "json", "svg", "png", "dot", "mmd", "js", "css"}
    assert min(formats[format] for format in ("xlsx", "docx", "pdf", "png", "dot", "svg")) >= 12


def test_two_runs_with_two_hash_seeds_give_the_same_bytes() -> None:
    assert digests(sys.executable, "1") == digests(sys.executable, "2")


@pytest.mark.skipif(not OTHERS, reason="RISKCTL_OTHER_PYTHONS names no other Python")
@pytest.mark.parametrize("python", OTHERS)
def test_another_python_gives_the_same_bytes(python: str) -> None:
    assert digests(python, "3") == digests(sys.executable, "1")
