"""Time riskctl against its peers in one run: `python -m benchmarks.compare [--big] [--peers BIN]`."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import measure
from benchmarks.peers import peer_subjects
from benchmarks.subjects import ROOT, Bench, big_subject, own_subjects
from benchmarks.targets import report

BIG = ("20", "100")


def compare(folder: Path, times: int, big: bool, tools: Path | None) -> str:
    """The comparison as Markdown."""
    bench = Bench(folder)
    catalog = bench.catalog("county")
    peers, missing = peer_subjects(bench, catalog, tools)
    subjects = [*own_subjects(bench, catalog), *peers]
    uses = measure(subjects, times, say)
    command = [sys.executable, "-m", "benchmarks.scan", str(catalog), str(times)]
    scan = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    if big:
        large = [big_subject(bench, size) for size in BIG]
        uses |= measure(large, 1, say)
        subjects += large
    return report(subjects, uses, scan, [f"Not installed, so left out: {name}." for name in missing])


def say(text: str) -> None:
    """Show what is being done."""
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Compare, print, and write the table if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how many rounds")
    parser.add_argument("--big", action="store_true", help="20 and 100 counties as well, once each")
    parser.add_argument("--peers", type=Path, metavar="BIN", help="the folder where the peers are installed")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there as well")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="riskctl-bench-") as folder:
        text = compare(Path(folder), given.times, given.big, given.peers)
    print(text, end="")
    if given.write:
        given.write.parent.mkdir(parents=True, exist_ok=True)
        given.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
