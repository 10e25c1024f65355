"""What is remembered gives the same answers as reading anew, whatever changes in between."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riskctl
from riskctl.cli import cache, facts
from tests.cli.running import SMALL, run, small_catalog
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30", "--format", "json")
LATER = ("--as-of", "2027-06-30", "--format", "json")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c", manifest="riskctl: 1\nlimits: {depth: 9}\n")
    monkeypatch.chdir(folder)
    return folder


def _remove(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


def _write(name: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize(("change", "asked"), [
    (_remove("riskctl.yaml"), DAY),
    (_write("riskctl.yaml", ""), DAY),
    (_write("riskctl.yaml", "riskctl: 1\nlimits: {depth: 3}\n"), DAY),
    (_write("riskctl.yaml", "riskctl: 1\nrules: {RP201: off}\n"), DAY),
    (_write("a.yaml", SMALL.replace("high", "low")), DAY),
    (_write("b.yaml", "posts: [\n"), DAY),
    (_write("b.yaml", SMALL.split("posts:")[0]), DAY),
    (lambda root: None, (*DAY, "--limit", "depth=3")),
    (lambda root: None, (*DAY, "--limit", "nodes_per_file=9")),
    (lambda root: None, (*DAY, "--limit", "files=0001")),
    (lambda root: None, (*DAY, "--select", "RP")),
    (lambda root: None, (*DAY, "--ignore", "RP")),
    (lambda root: None, (*DAY, "--no-waivers")),
    (lambda root: None, LATER),
])
def test_no_input_of_a_run_is_forgotten(root: Path, capsys: Capture, change: Callable[[Path], None], asked: tuple[str, ...]) -> None:
    run(capsys, "--catalog", root, "validate", *DAY)
    change(root)
    fresh = run(capsys, "--catalog", root, "validate", *asked, "--no-cache")
    assert run(capsys, "--catalog", root, "validate", *asked) == fresh
    assert run(capsys, "--catalog", root, "validate", *asked) == fresh


EXAMPLES = sorted(path for path in (ROOT / "examples" / "rules").glob("*/bad.yaml") if not path.parent.name.startswith("CA10"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(EXAMPLES), min_size=2, max_size=5, unique=True), st.integers(0, 4))
def test_files_that_are_remembered_give_what_files_that_are_read_give(tmp_path: Path, capsys: Capture, chosen: list[Path],
                                                                      touched: int) -> None:
    folder = tmp_path / "c"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "riskctl.yaml").write_text("riskctl: 1\n")
    for at, path in enumerate(chosen):
        shutil.copy(path, folder / f"{at}.yaml")
    run(capsys, "--catalog", folder, "validate", *DAY)
    with (folder / f"{touched % len(chosen)}.yaml").open("ab") as file:
        file.write(b"\n# touched\n")
    fresh = run(capsys, "--catalog", folder, "validate", *DAY, "--no-cache")
    assert run(capsys, "--catalog", folder, "validate", *DAY) == fresh


def test_a_catalog_that_is_edited_again_and_again_is_never_told_the_past(tmp_path: Path, capsys: Capture,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "FEW_FILES", 4)
    root, chance = tmp_path / "c", random.Random(7)
    shutil.copytree(ROOT / "catalog", root, ignore=shutil.ignore_patterns("business", "leadership", "SW-*", "RL-*"))
    files = sorted(path for path in root.rglob("*.yaml") if path.name != "riskctl.yaml")
    kept = {path: path.read_text(encoding="utf-8") for path in files}
    met = set()
    for _ in range(16):
        for path in chance.sample(files, chance.choice([0, 1, 1, 2, 5])):
            edit(path, kept, chance)
        fresh = run(capsys, "--catalog", root, "validate", *DAY, "--no-cache")
        assert run(capsys, "--catalog", root, "validate", *DAY) == fresh
        assert run(capsys, "--catalog", root, "validate", *DAY) == fresh
        met.add(fresh.out)
    assert len(met) > 7


def edit(path: Path, kept: dict[Path, str], chance: random.Random) -> None:
    """Give the file back its first text, or take a line out of it, double one, mend a word, move it all down, or remove it."""
    rows = (path.read_text(encoding="utf-8") if path.exists() else kept[path]).splitlines()
    at = chance.randrange(len(rows))
    match chance.randrange(6):
        case 0:
            rows = kept[path].splitlines()
        case 1:
            del rows[at]
        case 2:
            rows.insert(at, rows[at])
        case 3:
            rows[at] = rows[at].replace("a", "b", 1)
        case 4:
            rows.insert(0, "# 注")
        case _:
            path.unlink(missing_ok=True)
            return
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_a_few_changed_files_do_not_rewrite_what_is_remembered(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "FEW_FILES", 4)
    root = small_catalog(tmp_path / "c")
    for number in range(6):
        (root / f"u{number}.yaml").write_text(f"units: {{u{number}: {{name: 甲}}}}\n", encoding="utf-8")
    written = []
    for changed in (0, 2, 5):
        for number in range(changed):
            (root / f"u{number}.yaml").write_text(f"units: {{u{number}: {{name: 乙{changed}}}}}\n", encoding="utf-8")
        run(capsys, "--catalog", root, "validate", *DAY)
        written.append([entry.read_bytes() for entry in cache.cache_folder().glob("files-*.json")])
    assert written[0] == written[1] != written[2]


def test_a_folder_that_others_may_write_to_is_not_believed(root: Path, capsys: Capture, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(shared))
    run(capsys, "validate", *DAY)
    assert list(shared.iterdir()) == []


_CHECKED = """
import sys
from riskctl.cli.main import main
main(["--catalog", sys.argv[1], "validate", "--deep", "--no-cache"])
print(sorted({name.split(".")[1] for name in sys.modules if name.startswith("riskctl.")} & set(sys.argv[2:])))
"""


def test_what_is_remembered_follows_from_nothing_that_is_not_looked_at(tmp_path: Path) -> None:
    folder = small_catalog(tmp_path)
    done = subprocess.run([sys.executable, "-c", _CHECKED, str(folder), *cache.NOT_CHECKING, "rules"], capture_output=True, text=True,
                          check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "['rules']"


def test_what_is_remembered_is_forgotten_with_another_rule_but_not_with_another_drawing(tmp_path: Path,
                                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rules/a.py", "packs/laws/b.yaml", "drawing/c.py", "render/site/assets/d.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(riskctl, "__file__", str(tmp_path / "__init__.py"))
    digests = [cache.tool_digest()]
    for name in ("drawing/c.py", "render/site/assets/d.css", "rules/a.py", "packs/laws/b.yaml"):
        (tmp_path / name).write_text("22", encoding="utf-8")
        digests.append(cache.tool_digest())
    assert digests[0] == digests[1] == digests[2]
    assert len(set(digests)) == 3
