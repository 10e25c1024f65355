"""How long staffing takes, against a bare start of Python and against encoding and solving alone.

    python -m benchmarks.staffing [COUNTY] [--steps 10,20,30,40] [--seeds 5] [--cores]

Instances are made as by Karapetyan, Parkes, Gutin and Gagarin (JAIR 66, 2019): k steps, 10k people each of whom may do
1 to k/2 of the steps, k rules that at most three people do five steps, and as many separations as make about half of the
instances impossible (a density near the transition). Read the ratios, not the seconds.
"""

import argparse
import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import ceil
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from riskctl.catalog.read import read_catalog
from riskctl.flow.process import processes
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.manifest import Manifest
from riskctl.staffing.breaking import Breaker
from riskctl.staffing.cores import minimal_core
from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider
from riskctl.staffing.encoding import Encoding
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import Constraint, Differ, MostPeople, Problem, is_valid, union
from riskctl.staffing.sat import Model
from riskctl.staffing.solved import Solving
from riskctl.staffing.survey import bottlenecks_of, staffing_of_all, survey

T = TypeVar("T")
MOST = 3
PROTOTYPE = 0.6 / 0.011
DENSITY = {10: 0.46, 20: 0.23, 30: 0.163, 40: 0.102}


class Measured(NamedTuple):
    """One instance: seconds to encode, to solve alone, for the whole answer; clauses; then bottlenecks and resilience."""

    is_satisfiable: bool
    clauses: int
    encode: float
    solve: float
    whole: float
    bottlenecks: float
    resilience: float


def instance(steps: int, seed: int, share: float = 1.0) -> Problem:
    """An instance of so many steps; `share` of the separations at the transition."""
    rng = Random(f"{steps}/{seed}")
    pools = [0] * steps
    for person in range(10 * steps):
        for step in rng.sample(range(steps), rng.randint(1, ceil(steps / 2))):
            pools[step] |= 1 << person
    asked: list[Constraint] = []
    pairs = list(combinations(range(steps), 2))
    for one, other in rng.sample(pairs, round(share * density(steps) * len(pairs))):
        asked.append(Differ(len(asked), one, other))
    for _ in range(steps):
        asked.append(MostPeople(len(asked), union(1 << step for step in rng.sample(range(steps), 5)), 3))
    return Problem(tuple(pools), (), tuple(asked))


def density(steps: int) -> float:
    """The share of pairs that are separated near the transition; between the sizes listed, the nearest."""
    return DENSITY[min(DENSITY, key=lambda known: abs(known - steps))]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def measure(problem: Problem) -> Measured:
    """One instance, each part from scratch."""
    small = collapse(problem).problem
    gc.collect()
    clauses = len(Encoding(small).clauses)
    built, model = timed(lambda: Model(small))
    solve, roster = timed(lambda: model.solve(0, 10**8))
    gc.collect()
    whole, answered = timed(lambda: _whole(problem))
    if (answered is not None) != (roster is not None):
        raise RuntimeError("two ways to solve an instance do not agree")
    pivotal, resilience = (_beyond(problem) if roster is not None else (0.0, 0.0))
    return Measured(roster is not None, clauses, built, solve, whole, pivotal, resilience)


def _whole(problem: Problem) -> object:
    crowd = collapse(problem)
    roster = Decider(crowd.problem).solve()
    if roster is not None and not is_valid(crowd.named(roster), problem):
        raise RuntimeError("the roster breaks a rule")
    return roster


def _beyond(problem: Problem) -> tuple[float, float]:
    """Who nobody can do without, and whether any three may be absent, with the model that is already there."""
    crowd = collapse(problem)
    decider = Decider(crowd.problem)
    roster = decider.solve()
    used = crowd.used(roster) if roster else ()
    bottlenecks, _ = timed(lambda: Breaker(crowd, decider, used).pivotal(1))
    resilience, _ = timed(lambda: Breaker(crowd, decider, used).smallest(most=MOST))
    return bottlenecks, resilience


def median(values: list[float]) -> float:
    """The median, 0 of nothing."""
    return statistics.median(values) if values else 0.0


def show_instances(steps: list[int], seeds: int) -> None:
    """A line for each number of steps: medians over the seeds, and what is beyond a roster as multiples of medians.

    That is for instances below the transition that have a roster: medians, as some take a hundred times as long as others.
    """
    print("steps  sat  clauses   encode  µs/clause    solve    whole  whole/(encode+solve)"
          "  bottlenecks/(e+s)  resilience≤3/(e+s)   (ms)")
    for number in steps:
        found = [(measure(instance(number, seed, share)), share) for seed in range(seeds) for share in (0.5, 0.9, 1.0)]
        sat = [one for one, share in found if one.is_satisfiable and share < 1]
        alone = median([one.encode for one in sat]) + median([one.solve for one in sat]) or 1.0
        every = [one for one, _ in found]
        print(f"{number:5}  {len(sat):2}/{len(found):<3} {median([one.clauses for one in every]):7.0f}"
              f" {1e3 * median([one.encode for one in every]):8.1f}"
              f" {1e6 * median([one.encode / one.clauses for one in every]):10.2f}"
              f" {1e3 * median([one.solve for one in every]):8.1f} {1e3 * median([one.whole for one in every]):8.1f}"
              f" {median([one.whole / (one.encode + one.solve) for one in every]):21.2f}"
              f" {median([one.bottlenecks for one in sat]) / alone:18.2f}"
              f" {median([one.resilience for one in sat]) / alone:19.2f}")


def show_cores(steps: int, seeds: int) -> None:
    """How long minimal sets of rules take, where instances are impossible."""
    for seed in range(seeds):
        problem = instance(steps, seed, 1.3)
        decider = Decider(problem)
        try:
            if decider.solve() is None:
                took, core = timed(lambda asked=decider: minimal_core(asked))  # type: ignore[misc]
                print(f"core of {steps} steps: {core.rules.bit_count()} rules, minimal {core.is_minimal}, {took:.2f} s")
        except OutOfWork:
            print(f"core of {steps} steps: not decided")


def bare_start() -> float:
    """What a bare start of Python takes: the median of eleven."""
    spent = []
    for _ in range(11):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def show_county(folder: Path) -> None:
    """Staffing of a whole county under its own rules, then with every pack in force; once cold, as multiples of a start."""
    own = read_catalog(folder.resolve(), date(2026, 6, 30))
    bare = bare_start()
    everything = Manifest({**own.manifest.node, "packs": list(own.shipped.rule_packs)})
    _show_staffing("county", own, bare)
    _show_staffing("county, all packs", replace(own, manifest=everything), bare)


def _show_staffing(title: str, catalog: Catalog, bare: float) -> None:
    took, answers = timed(lambda: staffing_of_all(catalog))
    ranked, bottlenecks = timed(lambda: bottlenecks_of(answers))
    print(f"{title}: {len(rules_in_force(catalog))} rules, {len(answers)} powers, {len(catalog.people)} people, {len(bottlenecks)} bottlenecks; "
          f"all of it {took + ranked:.3f} s = {(took + ranked) / bare:.0f} × a bare start ({bare * 1e3:.0f} ms); "
          f"prototype {PROTOTYPE:.0f} ×")
    powers = [power for power, _ in processes(catalog)]
    backups, found = timed(lambda: survey(catalog, powers))
    print(f"{title}: {len(found.backups)} backups ranked in {backups:.3f} s more = {backups / bare:.0f} × a bare start")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("county", nargs="?", type=Path, help="a catalog made by benchmarks.generate")
    parser.add_argument("--steps", default="10,20,30,40")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--cores", action="store_true", help="also minimal sets of rules of impossible instances")
    asked = parser.parse_args()
    Solving().decide(Problem((1,)))
    show_instances([int(one) for one in asked.steps.split(",") if one], asked.seeds)
    if asked.cores:
        for steps in (10, 20):
            show_cores(steps, asked.seeds)
    if asked.county is not None:
        show_county(asked.county)


if __name__ == "__main__":
    main()
