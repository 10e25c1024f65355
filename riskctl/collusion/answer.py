"""How few people can carry a power through, and by which run no control stands before its effect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from riskctl.collusion.cut import fewest_to_cut
from riskctl.collusion.guarding import EFFECTS, Guarding, guarding_of
from riskctl.collusion.number import Fewest, fewest
from riskctl.collusion.thresholds import Thresholds
from riskctl.collusion.unguarded import Guards, unguarded
from riskctl.flow.amounts import Range
from riskctl.flow.process import process_of
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.staffing.answer import Open, cases_of, rules_for
from riskctl.staffing.authorised import seats_of
from riskctl.staffing.binding import Bound, Case, bind
from riskctl.staffing.decider import Work
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import is_valid
from riskctl.staffing.runs import EVERY, Turns, runs_of


class Question(Enum):
    """What may stay open."""

    NUMBER = "number"
    WITHOUT_RULES = "without_rules"
    BYPASS = "bypass"


class Collusion(NamedTuple):
    """Collusion and bypass of a power (sod.md 4). Steps are written `power/step`.

    `number` people at least can perform every internal step of some run that counts, under the rules in force:
    `people`, on the run `path`; None where there is no such run, or no roster for one. `without_rules` is that number if
    no rule held. `bypass` is a shortest run with an unguarded effect, None where there is none; `guard` the fewest
    steps of the bureau to put a control at so that none is left, None where that is out of reach. What is named in
    `open` is not known, for the reason given; its fields are None.
    """

    power: str
    number: int | None = None
    people: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    without_rules: int | None = None
    threshold: int = Thresholds.default
    bypass: tuple[str, ...] | None = None
    guard: tuple[str, ...] | None = ()
    open: Mapping[Question, Open] = {}

    @property
    def is_below(self) -> bool:
        """Whether fewer people than the threshold are enough."""
        return self.number is not None and self.number < self.threshold


def collusion_of(power: Power, catalog: Catalog, work: Work | None = None) -> Collusion:
    """The answer for one power; of several bands of amounts, the one with the fewest people, and the shortest bypass."""
    return _with_bypass(_numbers(power, catalog, work), power, catalog)


def _numbers(power: Power, catalog: Catalog, work: Work | None) -> Collusion:
    """The numbers with and without rules."""
    cases = [_counting(case, band) for band, case in cases_of(power, catalog)] if power.steps else []
    closed = next((case for case in cases if isinstance(case, Open)), None)
    if closed is not None:
        return Collusion(power.id, open={Question.NUMBER: closed, Question.WITHOUT_RULES: closed})
    runs = [run for case in cases if isinstance(case, Case) for run in _each_run(case)]
    rules, _ = rules_for(power, catalog)
    found = Collusion(power.id)
    try:
        free = [bind(run, (), catalog) for run in _least(runs)]
        best = fewest([one.problem for one in free], work)
        if best is None:
            return found
        found = found._replace(without_rules=best.people)
        same = bind(free[best.problem].case, rules, catalog)
        if is_valid(best.roster, same.problem):
            return _with_number(found, same, best)
    except OutOfWork:
        found = found._replace(open={Question.WITHOUT_RULES: Open.WORK})
    return _under_rules(found, [bind(run, rules, catalog) for run in runs], work)


def _under_rules(found: Collusion, bound: Sequence[Bound], work: Work | None) -> Collusion:
    """The answer with the number under the rules of these problems."""
    try:
        best = fewest([one.problem for one in bound], work, found.without_rules or 0)
    except OutOfWork:
        return found._replace(open={**found.open, Question.NUMBER: Open.WORK})
    return found if best is None else _with_number(found, bound[best.problem], best)


def _with_number(found: Collusion, bound: Bound, best: Fewest) -> Collusion:
    """The answer with the people and the run of the roster."""
    (run,) = bound.case.runs.plain
    used = set(best.roster)
    return found._replace(number=best.people,
                          people=tuple(person for at, person in enumerate(bound.people) if at in used),
                          path=tuple(f"{found.power}/{step}" for step in bound.case.runs.named(run)))


def _counting(case: Case | Open, band: Range | None) -> Case | Open:
    """The case with the runs that count: without returns, along no negative way, with an effect."""
    if isinstance(case, Open):
        return case
    runs = runs_of(case.power, EVERY if band is None else band, without_negative=True)
    if runs is None:
        return Open.FLOW
    effects = runs.mask(key for key, step in case.power.steps.items() if step.kind in EFFECTS)
    counting = tuple(run for run in runs.plain if run & effects)
    return Case(case.power, replace(runs, plain=counting, every=counting), case.seats)


def _each_run(case: Case) -> Iterator[Case]:
    """Each run of the case by itself; of those with the same internal steps the first of the shortest."""
    shortest: dict[int, int] = {}
    internal = case.runs.mask(case.seats)
    for run in case.runs.plain:
        known = shortest.get(run & internal)
        if known is None or run.bit_count() < known.bit_count():
            shortest[run & internal] = run
    return (case.alone(run) for run in shortest.values())


def _least(runs: Sequence[Case]) -> list[Case]:
    """The runs whose internal steps contain no other's: what is enough for more steps is enough for fewer of them.

    Runs of different bands may have other seats for the same step and stay apart.
    """
    seats = [frozenset(run.seats.items()) for run in runs]
    return [run for run, mine in zip(runs, seats, strict=True) if not any(other < mine for other in seats)]


def _with_bypass(found: Collusion, power: Power, catalog: Catalog) -> Collusion:
    """The answer with the bypass and what to guard."""
    process = process_of(power)
    if not power.steps:
        return found
    if process.is_vague or not process.order or not process.starts:
        return found._replace(guard=None, open={**found.open, Question.BYPASS: Open.FLOW})
    guarding = guarding_of(power, catalog)
    best: tuple[str, ...] | None = None
    effects: dict[str, None] = {}
    for band, _ in cases_of(power, catalog):
        turns = Turns(process, EVERY if band is None else band, False)
        try:
            here = unguarded(turns, tuple(turns.number[start] for start in process.starts), _guards(turns, guarding))
        except OutOfWork:
            return found._replace(guard=None, open={**found.open, Question.BYPASS: Open.WORK})
        effects |= dict.fromkeys(step for at, step in enumerate(turns.steps) if here.effects >> at & 1)
        if here.shortest is not None and (best is None or len(here.shortest) < len(best)):
            best = tuple(f"{power.id}/{turns.steps[at]}" for at in here.shortest)
    return found._replace(bypass=best, guard=_guard(power, catalog, guarding, effects))


def _guards(turns: Turns, guarding: Guarding) -> Guards:
    def mask(keys: Iterable[str]) -> int:
        return sum(1 << turns.number[key] for key in keys if key in turns.number)

    return Guards(mask(guarding.effects), mask(guarding.controls), mask(guarding.preventive))


def _guard(power: Power, catalog: Catalog, guarding: Guarding, effects: Iterable[str]) -> tuple[str, ...] | None:
    """The fewest internal steps on every way from a start to these effects that passes no control step."""
    process = process_of(power)
    onward = {step: () if step in guarding.controls else process.onward[step] for step in process.order}
    internal = [step for step in process.order if seats_of(power, step, catalog) != ()]
    found = fewest_to_cut(onward, process.starts, tuple(effects), internal)
    return None if found is None else tuple(f"{power.id}/{step}" for step in found)
