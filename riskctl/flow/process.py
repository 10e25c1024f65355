"""The process of a power as a graph: its steps and the ways between them, read once and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riskctl.flow.ended import power_has_ended
from riskctl.flow.graphs import components
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power, Step

END = "end"
_KEPT = "process"
_LISTED = "processes"


class Ways(NamedTuple):
    """Where one step leads: to which steps, and whether to the end or to somewhere unknown.

    Ways from the step to itself are in neither list. `branches` counts the forward ways as written, `is_dead`
    says that no way is written at all.
    """

    onward: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    ends: bool = False
    ends_back: bool = False
    is_vague: bool = False
    is_vague_back: bool = False
    is_dead: bool = False
    to_itself: bool = False
    returns: bool = False
    branches: int = 0

    @property
    def leaves(self) -> bool:
        """Whether any way, forward or back, leads to the end or may do so."""
        return self.ends or self.ends_back or self.is_vague or self.is_vague_back


@dataclass(frozen=True, eq=False)
class Process:
    """The steps of a power with the ways between them.

    `starts` are those of its starts that are steps; `splits` and `joins` the steps that say how they split or
    join; `by_amount` those that depend on an amount, or have a way that does; `of_several` those that may need more than one person.
    """

    steps: Mapping[str, Step]
    ways: Mapping[str, Ways]
    starts: tuple[str, ...]
    is_start_vague: bool
    splits: tuple[str, ...]
    joins: tuple[str, ...]
    by_amount: tuple[str, ...]
    of_several: tuple[str, ...]

    @cached_property
    def onward(self) -> Mapping[str, tuple[str, ...]]:
        """For each step, the steps to which its forward ways lead, in the order written."""
        return {step: ways.onward for step, ways in self.ways.items()}

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """Every step in the order in which a case may first come to it; those it never comes to are last."""
        met = dict.fromkeys(self.starts)
        waiting = list(met)
        for step in waiting:
            for following in self.ways[step].onward:
                if following not in met:
                    met[following] = None
                    waiting.append(following)
        return (*met, *(step for step in self.steps if step not in met))

    @cached_property
    def reached(self) -> frozenset[str]:
        """The steps to which forward ways lead from a start; every step where no start is known."""
        found = set(self.starts)
        waiting = list(found)
        while waiting:
            new = set(self.ways[waiting.pop()].onward) - found
            found |= new
            waiting += new
        return frozenset(found or self.steps)

    @cached_property
    def is_vague(self) -> bool:
        """Whether a case may take a way, or begin at a step, that is not known."""
        return self.is_start_vague or any(self.ways[step].is_vague for step in self.reached)

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """The strongly connected components of the forward ways, each before every one that it leads to."""
        return tuple(reversed(components(self.onward)))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every step before those that it leads to (Kahn); () where forward ways form a cycle."""
        ahead = dict.fromkeys(self.ways, 0)
        for ways in self.ways.values():
            for step in ways.onward:
                ahead[step] += 1
        found = [step for step, count in ahead.items() if not count]
        for step in found:
            for following in self.ways[step].onward:
                ahead[following] -= 1
                if not ahead[following]:
                    found.append(following)
        return tuple(found) if len(found) == len(ahead) else ()

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """Every step as charts and lists number them: after those that lead to it; those that a case never comes to are last.

        Where forward ways form a cycle, which is a fault, as in `sequence`.
        """
        if not self.order:
            return self.sequence
        return (*(step for step in self.order if step in self.reached), *(step for step in self.steps if step not in self.reached))

    @cached_property
    def may_hang(self) -> bool:
        """Whether there may be a step from which no forward way leads on to the end or to a dead end.

        Without forward cycles every way goes on to a step from which none does, so that only those matter.
        """
        return not self.order or any(ways.back and not ways.onward and not ways.leaves
                                     for ways in self.ways.values())

    @cached_property
    def traps(self) -> tuple[frozenset[str], ...]:
        """The sets of steps, joined by ways and returns, that a case reaches and cannot leave by any way."""
        if not self.may_hang:
            return ()
        every = {step: (*ways.onward, *ways.back) for step, ways in self.ways.items()}
        return tuple(frozenset(members) for members in reversed(components(every))
                     if len(members) > 1 and not self.reached.isdisjoint(members)
                     and not any(self.ways[step].leaves or not set(every[step]).issubset(members)
                                 for step in members))


def process_of(power: Power) -> Process:
    """The process of the power, built when it is first asked for and kept as the power's fields are."""
    process = power.__dict__.get(_KEPT)
    if not isinstance(process, Process):
        process = power.__dict__[_KEPT] = build_process(power)
    return process


def processes(catalog: Catalog) -> tuple[tuple[Power, Process], ...]:
    """Every power that has steps and has not ended, with its process; listed once for a catalog."""
    listed = catalog.__dict__.get(_LISTED)
    if not isinstance(listed, tuple):
        powers = (power for power in catalog.powers.values() if power.steps)
        listed = catalog.__dict__[_LISTED] = tuple(
            (power, process_of(power)) for power in powers if not power_has_ended(power, catalog.as_of))
    return listed


def build_process(power: Power) -> Process:
    """The graph of the power's steps. Ways are read as they were written: few are ever asked for more."""
    steps = power.steps
    starts = tuple(dict.fromkeys(start for start in power.start if start in steps))
    return Process(
        steps=steps,
        ways={key: _ways_of(key, step, steps) for key, step in steps.items()},
        starts=starts,
        is_start_vague=not power.lacks("start") and (not starts or len(starts) < len(set(power.start))),
        splits=tuple(key for key, step in steps.items() if "split" in step.node),
        joins=tuple(key for key, step in steps.items() if "join" in step.node),
        by_amount=tuple(key for key, step in steps.items() if _depends_on_amount(step)),
        of_several=tuple(key for key, step in steps.items() if _may_need_several(step)),
    )


def _may_need_several(step: Step) -> bool:
    return "people" in step.node or "all_of" in step.node or "authority" in step.node


def _depends_on_amount(step: Step) -> bool:
    return "authority" in step.node or any("measure" in way for way in _written(step) if isinstance(way, dict))


def _written(step: Step) -> Sequence[object]:
    """The entries under `next`, whatever they are."""
    held = step.node.get("next")
    return held if isinstance(held, list) else () if held is None else (held,)


def _ways_of(key: str, step: Step, steps: Mapping[str, Step]) -> Ways:
    if step.lacks("next"):
        return Ways(is_dead=True)
    onward: list[str] = []
    back: list[str] = []
    is_faulty = False
    for entry in _written(step):
        if isinstance(entry, str):
            onward.append(entry)
        elif isinstance(entry, dict):
            to = entry.get("to")
            (onward if entry.get("return") is None else back).append(to if isinstance(to, str) else "")
        else:
            is_faulty = True
    return Ways(
        onward=tuple([to for to in onward if to in steps and to != key]),
        back=tuple([to for to in back if to in steps and to != key]),
        ends=END in onward,
        ends_back=END in back,
        is_vague=is_faulty or any(to not in steps and to != END for to in onward),
        is_vague_back=any(to not in steps and to != END for to in back),
        to_itself=key in onward or key in back,
        returns=bool(back),
        branches=len(onward),
    )
