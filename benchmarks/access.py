"""Time access data in: `python -m benchmarks.access [--times N]`.

The data are those of `benchmarks.separation`: 3,500 users, 10,000 entitlements, 185,000 pairs, 5,000 rules, as two CSV files.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import Subject
from benchmarks.separation import access_data
from benchmarks.subjects import Bench
from benchmarks.tables import figures


def write_files(folder: Path) -> tuple[Path, Path]:
    """The pairs of user and entitlement, and the rules, as systems export them."""
    data, pairs, rules = access_data(), folder / "pairs.csv", folder / "rules.csv"
    rows = (f"{user},ERP,{duty}\n" for user, held in data["people"].items() for duty in held["duties"])
    pairs.write_text("UserID,System,Entitlement\n" + "".join(rows), encoding="utf-8")
    sides = (f"{id},ERP,{rule['incompatible'][0]},ERP,{rule['incompatible'][1]}\n" for id, rule in data["sod_rules"].items())
    rules.write_text("RuleID,SystemA,EntitlementA,SystemB,EntitlementB\n" + "".join(sides), encoding="utf-8")
    return pairs, rules


def subjects(bench: Bench) -> list[Subject]:
    """The import rehearsed, written and repeated, and the check of what came in."""
    files = tuple(map(str, write_files(bench.folder)))
    empty, full = bench.folder / "empty", bench.folder / "full"

    def start_anew(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")

    def on(folder: Path, *arguments: str) -> list[str]:
        return bench.riskctl("--catalog", str(folder), *arguments)

    start_anew(empty)
    return [
        bench.subject("access", "import access, rehearsal", on(empty, "import", "access", *files)),
        bench.subject("access-write", "import access --write", on(full, "import", "access", *files, "--write"), lambda: start_anew(full)),
        bench.subject("access-again", "import access --write, nothing new", on(full, "import", "access", *files, "--write")),
        bench.subject("access-check", "sod check of it", on(full, "sod", "check", "--no-mends", "--format", "json", "--fail-on", "never")),
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.access", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="how many rounds")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="riskctl-access-") as folder:
        print(figures(subjects(Bench(Path(folder))), given.times, "185,000 pairs, 5,000 rules"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
