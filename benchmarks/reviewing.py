"""Time `riskctl diff` against `riskctl validate` in one run: `python -m benchmarks.reviewing [--times N] [--big]`."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.compare import say
from benchmarks.manifest import AS_OF
from benchmarks.measuring import Subject, Uses, measure, median, ratio, run_once
from benchmarks.subjects import NO_LIMITS, Bench, Commenting, Renaming

TARGETS = (("diff", "cold", 1.3), ("diff-cached", "changed", 2.0))
"""Subject, the one it is held against, and the ratio of processor times that is not to be passed."""
GROWTH_LIMIT = 25
"""What 20 counties may cost of one: linear, and a quarter for what grows with all of them."""


def under_git(catalog: Path) -> Path:
    """The catalog, committed as it stands, with its first power file edited in the work tree."""
    environment = {**os.environ, **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}}
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "as generated"]):
        subprocess.run(["git", "-C", str(catalog), *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    return catalog


def subjects_of(bench: Bench, catalog: Path, suffix: str = "", *options: str) -> list[Subject]:
    """A cold check, a check of one changed file, and reviews of this file with and without what is remembered."""
    changed = Renaming(sorted(catalog.rglob("powers/**/*.yaml"))[0])
    changed.path.write_text(changed.path.read_text(encoding="utf-8").replace("people: 2", "people: 1"), encoding="utf-8")
    edited = Commenting(changed.path)
    diff = bench.riskctl("--as-of", AS_OF, "--catalog", str(catalog), "diff", "HEAD", *options)
    found = [
        bench.subject(f"cold{suffix}", "validate, no cache", bench.validate(catalog, "--no-cache", *options)),
        bench.subject(f"changed{suffix}", "validate, one file changed", bench.validate(catalog, *options), changed.make),
        bench.subject(f"diff{suffix}", "diff, one file changed, no cache", [*diff, "--no-cache"], edited.make),
        bench.subject(f"diff-cached{suffix}", "diff, one file changed", diff, edited.make),
    ]
    # One person where the law asks for two is an error, and only that: the check finds it and ends with 1.
    found = [replace(subject, codes=(1,) if subject.key in (f"cold{suffix}", f"changed{suffix}") else (0,)) for subject in found]
    for subject in found:
        run_once(subject)
    return found


def report(subjects: Sequence[Subject], uses: Uses) -> str:
    """The figures and whether they are within the targets, as Markdown."""
    lines = ["| | CPU s | peak MB |", "|---|---|---|"]
    lines += [f"| {one.title} | {median(uses[one.key], lambda use: use.cpu):.2f} | {median(uses[one.key], lambda use: use.peak):.0f} |"
              for one in subjects]
    lines += ["", "| ratio | limit | figure | |", "|---|---|---|---|"]
    for key, to, limit in TARGETS:
        figure = ratio(uses, key, to)
        lines.append(f"| {key} to {to} | ≤ {limit:g}× | {figure:.2f}× | {'met' if figure <= limit else '**over**'} |")
    if "diff-20" in uses:
        growth = median(uses["diff-20"], lambda use: use.cpu) / median(uses["diff"], lambda use: use.cpu)
        lines.append(f"| diff of 20 counties to one | ≤ {GROWTH_LIMIT}× | {growth:.1f}× | {'met' if growth <= GROWTH_LIMIT else '**over**'} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reviewing", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how many rounds")
    parser.add_argument("--big", action="store_true", help="20 counties as well, once")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="riskctl-bench-") as folder:
        bench = Bench(Path(folder))
        subjects = subjects_of(bench, under_git(bench.catalog("county")))
        uses = measure(subjects, given.times, say)
        if given.big:
            big = [one for one in subjects_of(bench, under_git(bench.catalog("20")), "-20", *NO_LIMITS) if one.key == "diff-20"]
            uses |= measure(big, 1, say)
            subjects += big
    print(report(subjects, uses), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
