"""Write a synthetic catalog: `python -m benchmarks.generate OUT --size county|20|100 --seed N [--faults]`."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import county, planting
from benchmarks.county import County
from benchmarks.manifest import FAULTY, FAULTY_EXPECTED, MANIFEST
from benchmarks.planting import Bed, Expected, Planting
from benchmarks.yaml_text import yaml_text

LEAST_POWERS = 12
SIZES = {"county": 1, "20": 20, "100": 100}
PLANTINGS: dict[str, tuple[Planting, ...]] = {"": (), "whole": planting.WHOLE, "broken": planting.BROKEN}


@dataclass(frozen=True)
class Request:
    """What is to be written: so many counties of so many powers, and which faults in them."""

    counties: int = 1
    seed: int = 1
    powers: int = county.POWERS
    faults: str = ""


@dataclass
class Catalog:
    """A catalog as bytes by path; `special` holds what is no file; `expected` fills as the files are made."""

    request: Request
    expected: list[Expected] = field(default_factory=list)
    special: dict[str, str] = field(default_factory=dict)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The path and the bytes of every file, the manifest first."""
        is_faulty = self.request.faults == "whole"
        self.expected += FAULTY_EXPECTED if is_faulty else []
        yield "riskctl.yaml", (FAULTY if is_faulty else MANIFEST).encode()
        number = self.request.counties
        if number > 1:
            yield "organization.yaml", yaml_text(county.root_file(), "市局").encode()
        every = [one for one in PLANTINGS[self.request.faults] for _ in range(one.times)]
        for at, each in enumerate(county.counties(number, self.request.seed, self.request.powers)):
            yield from self._county(each, every[at::number])

    def _county(self, each: County, plantings: Sequence[Planting]) -> Iterator[tuple[str, bytes]]:
        bed = Bed(each.place, each.files)
        for one in plantings:
            bed.plant(one)
        self.expected += bed.expected
        self.special |= {each.folder + path: what for path, what in bed.special.items()}
        for path, sections in each.files.items():
            text = bed.edits.get(path, str)(yaml_text(sections, header(sections)))
            # NOTE: bytes that are no UTF-8, which a fault may put in, stand in the text as lone surrogates.
            yield each.folder + path, text.encode("utf-8", "surrogateescape")
        yield from ((each.folder + path, data) for path, data in bed.extra.items())


def header(sections: county.File) -> str:
    """The comment on top of a file: the name of its power, or what kinds it holds."""
    power = next(iter(sections.get("powers", {}).values()), None)
    return str(power["name"]) if power else "、".join(sections)


def write(root: Path, catalog: Catalog) -> tuple[int, int, int]:
    """Write the catalog below the root; how many files, lines and bytes there are."""
    files = lines = size = 0
    for path, data in catalog.files():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        files, lines, size = files + 1, lines + data.count(b"\n"), size + len(data)
    for path, what in catalog.special.items():
        if what == "pipe":
            os.mkfifo(root / path)
        else:
            (root / path).symlink_to("/etc/hostname")
    return files, lines, size


def expected_text(expected: Sequence[Expected]) -> str:
    """The faults as JSON, sorted, one a line."""
    ordered = sorted(expected, key=lambda one: tuple(part or "" for part in one))
    return "[\n" + ",\n".join(json.dumps(one._asdict(), ensure_ascii=False) for one in ordered) + "\n]\n"


def main(arguments: Sequence[str]) -> int:
    """Write the catalog that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write; it is empty or not there")
    parser.add_argument("--size", choices=list(SIZES), default="county")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--powers", type=int, default=county.POWERS, help="powers in each county")
    told = "plant faults; the list of what must be found goes to OUT.expected.json"
    kinds = ["whole", "broken"]
    parser.add_argument("--faults", nargs="?", const="whole", default="", choices=kinds, help=told)
    given = parser.parse_args(arguments)
    if given.out.exists() and any(given.out.iterdir()):
        parser.error(f"{given.out} is not empty")
    if given.powers < LEAST_POWERS:
        parser.error(f"a county needs {LEAST_POWERS} powers at least")
    catalog = Catalog(Request(SIZES[given.size], given.seed, given.powers, given.faults))
    try:
        files, lines, size = write(given.out, catalog)
    except LookupError as error:
        parser.error(str(error))
    print(f"{given.out}: {files} files, {lines} lines, {size / 1e6:.2f} MB")
    if given.faults:
        beside = given.out.with_name(f"{given.out.name}.expected.json")
        beside.write_text(expected_text(catalog.expected), encoding="utf-8")
        print(f"{beside}: {len(catalog.expected)} findings to be made")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
