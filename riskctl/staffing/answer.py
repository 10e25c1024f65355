"""Whether a power can be staffed, why not, how many absences it survives: for each band of amounts, the worst told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from riskctl.flow.amounts import Range
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.separation.rulebook import applies, relaxed, relaxed_between
from riskctl.staffing.authorised import Seat, roll_of, seats_of
from riskctl.staffing.binding import FORMS, PAIRED, Bound, Case, bind, constraints_of
from riskctl.staffing.cores import minimal_core
from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider
from riskctl.staffing.problem import members
from riskctl.staffing.runs import EVERY, bands_of, runs_of
from riskctl.staffing.solved import Solving


class Open(Enum):
    """Why a question stays open: the flow cannot be followed, a step has no actor, or it would take too much work."""

    FLOW = "flow"
    ACTOR = "actor"
    WORK = "work"


class Clash(NamedTuple):
    """Rules, and posts that only their holders hold, that cannot hold together; minimal where that was proved."""

    rules: tuple[str, ...]
    posts: tuple[str, ...]
    is_minimal: bool


class Unstaffed(NamedTuple):
    """A run, by its internal steps, that cannot be staffed even alone; `is_sure` unless that was not decided."""

    steps: tuple[str, ...]
    is_sure: bool


class Staffing(NamedTuple):
    """Whether the people there are can carry a power (sod.md 3), for the worst of its bands of amounts.

    `roster` says who performs each internal step. `resilience` is the greatest number of people of whom any may be absent;
    where it is None though there is a roster, `survives` absences at least are survived. `breaking` is a smallest set of
    people whose absence leaves no roster, `bottlenecks` are all who are in one, `posts` those of their posts in the power
    that have the fewest holders. `relaxed` are rules that a waiver takes out, with the waiver.
    """

    power: str
    is_satisfiable: bool | None
    open: Open | None = None
    roster: Mapping[str, tuple[str, ...]] | None = None
    band: Range | None = None
    clash: Clash | None = None
    resilience: int | None = None
    survives: int | None = None
    breaking: tuple[str, ...] = ()
    bottlenecks: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    runs: tuple[Unstaffed, ...] = ()
    relaxed: tuple[tuple[str, str], ...] = ()

    @property
    def is_undecided(self) -> bool:
        """Whether something that has an answer was not answered."""
        return self.open is not None or (self.clash is not None and not self.clash.is_minimal) \
            or any(not run.is_sure for run in self.runs)


def staffing_of(power: Power, catalog: Catalog, solving: Solving) -> Staffing:
    """The answer for one power."""
    rules, waived = rules_for(power, catalog)
    cases = tuple(cases_of(power, catalog))
    found = [_of_band(power, case, rules, catalog, solving)._replace(band=band) for band, case in cases]
    worst = min(found, key=_gravity)
    same = [answer for answer in found if answer.resilience is not None and answer.resilience == worst.resilience]
    named = [case for _, case in cases if isinstance(case, Case)]
    return worst._replace(
        bottlenecks=_merged(answer.bottlenecks for answer in same),
        posts=_merged(answer.posts for answer in same),
        relaxed=(*((rule.id, waiver) for rule, waiver in waived
                   if any(constraints_of(rule, 0, case, catalog, lambda _: 0) for case in named)),
                 *_relaxed_in_part(power, rules, named, catalog)),
    )


def _relaxed_in_part(power: Power, rules: Iterable[BoundRule], cases: Sequence[Case], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The rules of which waivers between two steps take something out, with each such waiver."""
    for rule in rules:
        waivers = relaxed_between(rule, power, catalog) if rule.form in PAIRED else {}
        if waivers and any(constraints_of(rule, 0, case, catalog, lambda _: 0, strictly=True)
                           != constraints_of(rule, 0, case, catalog, lambda _: 0) for case in cases):
            yield from ((rule.id, waiver) for waiver in dict.fromkeys(waivers.values()))


def _merged(some: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in some for one in each))


def _gravity(answer: Staffing) -> tuple[int, float]:
    """The worse, the less: not satisfiable, undecided, then by how little is survived; no limit for no step at all."""
    if answer.is_satisfiable is None or not answer.is_satisfiable:
        return (0 if answer.is_satisfiable is False else 1), 0
    survives = answer.resilience if answer.resilience is not None else answer.survives
    return 2, float("inf") if survives is None else survives


def rules_for(power: Power, catalog: Catalog) -> tuple[list[BoundRule], list[tuple[BoundRule, str]]]:
    """The rules about single cases that bind the power, and those that would but for a waiver, with it."""
    binding: list[BoundRule] = []
    waived: list[tuple[BoundRule, str]] = []
    for rule in rules_in_force(catalog):
        if rule.form in FORMS and applies(rule, power, catalog):
            waiver = relaxed(rule, power, catalog)
            if waiver is None:
                binding.append(rule)
            else:
                waived.append((rule, waiver))
    return binding, waived


def cases_of(power: Power, catalog: Catalog) -> Iterator[tuple[Range | None, Case | Open]]:
    """What a case of the power is for each band of amounts (None where there are none), or why that cannot be told."""
    lent_up_to = {loan.up_to for loans in roll_of(catalog).lent.values() for loan in loans if loan.up_to is not None}
    for band in bands_of(power, lent_up_to):
        yield (None if band == EVERY else band), case_of(power, catalog, band)


def case_of(power: Power, catalog: Catalog, band: Range = EVERY) -> Case | Open:
    """What a case of the power with an amount in the band is, or why that cannot be told."""
    runs = runs_of(power, band)
    if runs is None:
        return Open.FLOW
    seats: dict[str, tuple[Seat, ...]] = {}
    passed = 0
    for run in runs.plain:
        passed |= run
    for step in runs.named(passed):
        found = seats_of(power, step, catalog, band)
        if found is None:
            return Open.ACTOR
        if found:
            seats[step] = found
    return Case(power, runs, seats)


def _of_band(power: Power, case: Case | Open, rules: list[BoundRule], catalog: Catalog, solving: Solving) -> Staffing:
    if isinstance(case, Open):
        return Staffing(power.id, None, case)
    bound = bind(case, rules, catalog)
    solved = solving.solve(bound.problem)
    if solved.is_satisfiable is None:
        return Staffing(power.id, None, Open.WORK)
    if not solved.is_satisfiable:
        return _unsatisfiable(case, rules, catalog, solving)
    people = bound.people
    pivotal = tuple(people[person] for person in solved.pivotal or ())
    is_exact = solved.breaking is not None
    return Staffing(
        power.id, True, Open.WORK if case.seats and (not is_exact or solved.pivotal is None) else None,
        roster=bound.roster(solved.roster),
        resilience=solved.survives if is_exact else None,
        survives=solved.survives,
        breaking=tuple(people[person] for person in solved.breaking or ()),
        bottlenecks=pivotal,
        posts=_scarcest(case, pivotal),
    )


def _scarcest(case: Case, people: tuple[str, ...]) -> tuple[str, ...]:
    """Of the posts for which these people act in the case, those for which the fewest do."""
    holders: dict[str, frozenset[str]] = {}
    for seat in case.every_seat:
        for post, acting in seat.acting:
            if not (acting & seat.people).isdisjoint(people):
                holders[post] = holders.get(post, frozenset()) | acting
    fewest = min(map(len, holders.values()), default=0)
    return tuple(post for post, held in holders.items() if len(held) == fewest)


def _unsatisfiable(case: Case, rules: list[BoundRule], catalog: Catalog, solving: Solving) -> Staffing:
    bound = bind(case, rules, catalog, with_facts=True)
    core = minimal_core(Decider(collapse(bound.problem).problem, solving.work))
    clash = Clash(tuple(bound.rules[rule] for rule in members(core.rules)),
                  tuple(bound.posts[post] for post in members(core.facts)), core.is_minimal)
    return Staffing(case.power.id, False, clash=clash, runs=tuple(_unstaffed(case, rules, catalog, solving)))


def _unstaffed(case: Case, rules: list[BoundRule], catalog: Catalog, solving: Solving) -> Iterator[Unstaffed]:
    """Each run without returns that has no roster of its own."""
    for run in case.runs.plain:
        alone = case.alone(run)
        bound: Bound = bind(alone, rules, catalog)
        answer = solving.decide(bound.problem)
        if not answer:
            yield Unstaffed(tuple(alone.seats), answer is False)
