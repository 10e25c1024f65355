"""Check that riskctl finds every planted fault and nothing else: `python -m benchmarks.check_planted DIR`."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.manifest import AS_OF
from benchmarks.planting import Expected
from riskctl.catalog.limits import Limits
from riskctl.catalog.read import read_catalog
from riskctl.check.engine import run_rules
from riskctl.check.outcome import Outcome
from riskctl.check.settings import settings_for
from riskctl.rules import all_rules

ANY_SIZE = Limits(files=1_000_000, bytes=10_000_000_000)
SHOWN = 40


def outcome_of(root: Path) -> Outcome:
    """What all rules find in the catalog, on the day for which it was written."""
    catalog = read_catalog(root, date.fromisoformat(AS_OF), ANY_SIZE)
    settings, faults = settings_for(catalog.manifest, all_rules())
    return run_rules(replace(catalog, faults=(*catalog.faults, *faults)), settings, all_rules())


def found_in(outcome: Outcome) -> Counter[Expected]:
    """The findings, waived ones too, in the terms of the planted list."""
    return Counter(Expected(finding.rule.code, finding.hit.record, finding.hit.field) for finding in outcome.findings)


def expected_in(root: Path) -> Counter[Expected]:
    """The planted list that stands beside the catalog; empty for a clean one."""
    beside = root.with_name(f"{root.name}.expected.json")
    if not beside.is_file():
        return Counter()
    return Counter(Expected(**one) for one in json.loads(beside.read_text(encoding="utf-8")))


def differences(expected: Counter[Expected], found: Counter[Expected]) -> Iterator[str]:
    """A line for each fault that is not found, and for each finding of what was not planted."""
    for what, which in (("not found", expected - found), ("not planted", found - expected)):
        for one, times in sorted(which.items(), key=str):
            count = f" ×{times}" if times > 1 else ""
            yield f"{what}: {one.code} {one.record or '-'} {one.field or '-'}{count}"


def main(arguments: Sequence[str]) -> int:
    """Compare, say the differences, and give 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check_planted", description=__doc__)
    parser.add_argument("catalog", type=Path)
    root = parser.parse_args(arguments).catalog
    outcome, expected = outcome_of(root), expected_in(root)
    found = found_in(outcome)
    lines = [f"crashed: {crash.code}\n{crash.trace}" for crash in outcome.crashes]
    lines += differences(expected, found)
    print(*lines[:SHOWN], sep="\n", end="\n" if lines else "")
    print(f"{expected.total()} planted, {found.total()} found, {len(lines)} differences")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
