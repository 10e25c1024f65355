"""How long the static check of separation takes: on a county, and on access data of the size of a large firm.

    python -m benchmarks.separation [COUNTY]

The access data: 3,500 people, 10,000 duties, 185,000 pairs of person and duty, 5,000 rules of one duty against one, written
as a catalog and checked by whole processes, and in this one without reading; and much the same by way of 800 posts. On COUNTY
(made by `benchmarks.generate`) what the rules of separation of every pack add is held against a whole cold validation. Read the
ratios.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measuring import Subject, Use, run_once
from benchmarks.yaml_text import yaml_text
from riskctl.catalog.assemble import from_records
from riskctl.catalog.read import read_catalog
from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.model.catalog import Catalog
from riskctl.model.manifest import Manifest
from riskctl.rules import all_rules
from riskctl.separation.checked import check_separation

PEOPLE, DUTIES, PAIRS, RULES = 3_500, 10_000, 185_000, 5_000
POSTS, UNITS, POSTS_EACH = 800, 40, 2
DAY = date(2026, 6, 30)
_FILES = 20


def access_data(seed: int = 1) -> dict[str, dict[str, Any]]:
    """People who hold duties directly, as many as said above, and rules that keep two neighbouring duties apart."""
    rng = Random(seed)
    duties = [f"d{number}" for number in range(DUTIES)]
    share = PAIRS // PEOPLE
    sizes = [share + (number < PAIRS - share * PEOPLE) for number in range(PEOPLE)]
    return {
        "duties": {duty: {"name": f"权限{duty}"} for duty in duties},
        "people": {f"x{number}": {"name": "张某", "duties": rng.sample(duties, size)} for number, size in enumerate(sizes)},
        "sod_rules": {f"r{number}": {"name": "分离", "incompatible": [f"d{2 * number}", f"d{2 * number + 1}"]} for number in range(RULES)},
    }


def role_data(seed: int = 1) -> dict[str, dict[str, Any]]:
    """The same people, duties and rules, but the duties are those of posts, of which each of the people holds two."""
    rng, plain = Random(seed), access_data(seed)
    share = PAIRS // PEOPLE // POSTS_EACH
    posts = {f"t{number}": {"name": f"岗位{number}", "unit": f"u{number % UNITS}", "duties": rng.sample(list(plain["duties"]), share)}
             for number in range(POSTS)}
    return {
        "units": {f"u{number}": {"name": f"部门{number}"} for number in range(UNITS)}, "posts": posts, **plain,
        "people": {id: {"name": "张某", "assignments": [{"post": post, "as": "primary"} for post in rng.sample(list(posts), POSTS_EACH)]}
                   for id in plain["people"]},
    }


def write(records: dict[str, dict[str, Any]], folder: Path) -> None:
    """The records as a catalog of some files."""
    (folder / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    for kind, held in records.items():
        entries = list(held.items())
        for part in range(_FILES):
            chosen = dict(entries[part::_FILES])
            (folder / f"{kind}-{part}.yaml").write_text(yaml_text({kind: chosen}), encoding="utf-8")


def of_process(folder: Path, *arguments: str) -> Use:
    """What a riskctl process on the catalog uses."""
    command = (sys.executable, "-m", "riskctl", "--catalog", str(folder), "--as-of", DAY.isoformat(), *arguments)
    return run_once(Subject("", "", command, codes=(0, 1)))


def county_share(folder: Path) -> tuple[float, float]:
    """Processor seconds of reading and all other rules, and of the rules of separation with every pack in force."""
    began = time.process_time()
    catalog = read_catalog(folder, DAY)
    catalog = replace(catalog, manifest=Manifest({**catalog.manifest.node, "packs": list(catalog.shipped.rule_packs)}))
    own = [rule for rule in all_rules() if rule.family == "SD" and not rule.deep]
    _run(catalog, [rule for rule in all_rules() if rule.family != "SD"])
    rest = time.process_time() - began
    began = time.process_time()
    _run(catalog, own)
    return rest, time.process_time() - began


def _run(catalog: Catalog, rules: list[Any]) -> None:
    settings, _ = settings_for(catalog.manifest, rules)
    run_rules(catalog, settings, rules)


def lines(county: Path | None) -> Iterator[str]:
    """What was measured, line by line."""
    bare = run_once(Subject("", "", (sys.executable, "-c", "pass"))).cpu
    # NOTE: before the access data, which the collector of garbage would go through again and again.
    share = None if county is None else county_share(county)
    records = access_data()
    catalog = from_records(records, DAY)
    began = time.process_time()
    found = len(check_separation(catalog).conflicts)
    seconds = time.process_time() - began
    yield f"check of {PAIRS:,} pairs under {RULES:,} rules in memory: {seconds:.2f} s, {seconds / bare:.0f} × bare Python, {found} conflicts"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(records, folder)
        yield from _timed(folder, bare, ("sod", "check", "--no-mends", "--format", "json"), ("sod", "check", "--format", "json"),
                          ("validate", "--no-cache", "--select", "SD101"), ("validate", "--no-cache", "--format", "json"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(role_data(), folder)
        yield f"the same by {POSTS} posts:"
        yield from _timed(folder, bare, ("sod", "check", "--format", "json"))
    if share is not None:
        rest, own = share
        yield f"county: separation adds {own:.2f} s to {rest:.2f} s, a share of {own / rest:.0%}"


def _timed(folder: Path, bare: float, *commands: tuple[str, ...]) -> Iterator[str]:
    for arguments in commands:
        use = of_process(folder, *arguments)
        yield f"riskctl {' '.join(arguments)}: {use.cpu:.2f} s, {use.cpu / bare:.0f} × bare Python, {use.peak:.0f} MB"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("county", nargs="?", type=Path, help="a catalog made by benchmarks.generate")
    for line in lines(parser.parse_args().county):
        print(line, flush=True)


if __name__ == "__main__":
    main()
