"""Other tools on as much: what each is given to do, and how it is found."""

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import Subject
from benchmarks.subjects import Bench

LINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"
ITEM = """active: true
derived: false
header: ''
level: '1.{number}'
links: {links}
normative: true
ref: ''
reviewed: null
text: |
  {text}
"""
# A document for each kind of record: its prefix, and the one that its items link to.
DOCUMENTS = {"powers": ("PWR", ""), "risk_points": ("RSK", "PWR"), "controls": ("CTL", "RSK")}


def peer_subjects(bench: Bench, catalog: Path, tools: Path | None) -> tuple[list[Subject], list[str]]:
    """The peers that are installed (in `tools`, here, or on the path), and the names of the others."""
    found, missing = [], []
    for make in (_yamllint, _check_jsonschema, _doorstop):
        name = make.__name__.strip("_").replace("_", "-")
        program = _find(name, tools)
        if program is None:
            missing.append(name)
        else:
            found.append(make(bench, catalog, program))
    return found, missing


def _find(name: str, tools: Path | None) -> str | None:
    places = [str(tools)] if tools else [str(Path(sys.executable).parent)]
    return next((found for place in (*places, None) if (found := shutil.which(name, path=place))), None)


def _yamllint(bench: Bench, catalog: Path, program: str) -> Subject:
    command = [program, "-d", LINT, str(catalog)]
    return Subject("yamllint", "yamllint, the same files", command, bench.folder, codes=(0, 1))


def _check_jsonschema(bench: Bench, catalog: Path, program: str) -> Subject:
    """The schema that riskctl exports, on the files of the powers."""
    schemas = bench.folder / "schemas"
    export = bench.riskctl("schema", "export", "--out", str(schemas))
    subprocess.run(export, env=bench.environment, check=True, stdout=subprocess.DEVNULL)
    files = map(str, sorted(catalog.rglob("powers/**/*.yaml")))
    command = [program, "--schemafile", str(schemas / "catalog.json"), *files]
    return Subject("jsonschema", "check-jsonschema, the power files", command, bench.folder)


def _doorstop(bench: Bench, catalog: Path, program: str) -> Subject:
    """A doorstop tree with an item for every power, risk point and control, linked as they are."""
    tree = bench.folder / "doorstop"
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    for kind, (prefix, parent) in DOCUMENTS.items():
        above = f"  parent: {parent}\n" if parent else ""
        document = f"settings:\n  digits: 5\n{above}  prefix: {prefix}\n  sep: ''\n"
        (tree / kind).mkdir()
        (tree / kind / ".doorstop.yml").write_text(document, encoding="utf-8")
    numbers: dict[str, str] = {}
    for path in sorted(catalog.rglob("powers/**/*.yaml")):
        _add_items(tree, path, numbers)
    return Subject("doorstop", "`doorstop -F`, as many items", [program, "-F"], tree)


def _add_items(tree: Path, path: Path, numbers: dict[str, str]) -> None:
    """The records of a file as items; `numbers` gives the doorstop id of each record."""
    kind = id = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.rstrip(":") in DOCUMENTS:
            kind = line.rstrip(":")
        elif line.startswith("  ") and line[2] != " ":
            id = line.strip(" :")
        elif line.startswith("    name:"):
            number = len(numbers) + 1
            numbers[id] = f"{DOCUMENTS[kind][0]}{number:05}"
            links = f"\n- {numbers[_above(id)]}: null" if kind != "powers" else "[]"
            item = ITEM.format(number=number, links=links, text=line.removeprefix("    name:").strip())
            (tree / kind / f"{numbers[id]}.yml").write_text(item, encoding="utf-8")


def _above(id: str) -> str:
    """The risk point that a control answers, and the power that a risk point is at: XK-001-C2a → XK-001-R2 → XK-001."""
    power, _, last = id.rpartition("-")
    return f"{power}-R{last[1:-1]}" if last.startswith("C") else power
