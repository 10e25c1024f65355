"""The runs of a power: which steps a case passes together, from a start to the end.

A run follows one way out at each choice and all of them at each fork, so it is a part of the graph, not only a path.
A set of steps is an int with bit i for `steps[i]`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from riskctl.flow.amounts import EVERY_AMOUNT, Range, range_of
from riskctl.flow.process import END, Process, process_of
from riskctl.model.power import Authority, Band, Power
from riskctl.model.vocabulary import Branching

MOST_STATES = 20_000
"""How many states of a case are looked at before the runs of a power count as too many."""

EVERY = EVERY_AMOUNT[0]
_KEPT = "runs by band"


@dataclass(frozen=True)
class Runs:
    """The runs of a power for one band of amounts.

    `steps` are in the order in which a case may pass them. `plain` are the runs without returns, each once; `every` are
    the runs with returns, too, each once.
    """

    steps: tuple[str, ...]
    plain: tuple[int, ...]
    every: tuple[int, ...]

    @cached_property
    def widest(self) -> tuple[int, ...]:
        """The runs that no other run contains: what is lost when a step is added need only be asked of these."""
        whole = _union(self.every)
        return (whole,) if whole in self.every else greatest(self.every)

    @cached_property
    def bit(self) -> dict[str, int]:
        """The bit of each step."""
        return {step: 1 << at for at, step in enumerate(self.steps)}

    def mask(self, steps: Iterable[str]) -> int:
        """Those of the steps that some run may pass, as a set."""
        found = 0
        for step in steps:
            found |= self.bit.get(step, 0)
        return found

    def named(self, mask: int) -> tuple[str, ...]:
        """The steps of a set, in order."""
        return tuple(step for at, step in enumerate(self.steps) if mask >> at & 1)

    def meet(self, one: str, other: str) -> bool:
        """Whether some run passes both steps."""
        both = self.mask((one,)) | self.mask((other,))
        return both.bit_count() == len({one, other}) and any(both & run == both for run in self.widest)


def bands_of(power: Power, up_to: Iterable[float] = ()) -> tuple[Range, ...]:
    """The bands of amounts among which something differs in who acts or where a case goes; one where nothing does.

    `up_to` are further amounts that matter, such as those up to which something is lent.
    """
    process = process_of(power)
    spans = [range_of(band) for key in process.by_amount for band in _bands_at(process, key)]
    if not spans:
        return (EVERY,)
    edges = sorted({edge for span in spans if span for edge in span} | set(up_to) | {0.0, EVERY[1]})
    return tuple((over, to) for over, to in pairwise(edges) if over >= 0)


def _bands_at(process: Process, key: str) -> Iterator[Authority | Band]:
    step = process.steps[key]
    yield from step.authority
    yield from (way.measure for way in step.next if way.measure is not None)


def runs_of(power: Power, band: Range = EVERY, *, without_negative: bool = False) -> Runs | None:
    """The runs of the power for amounts in the band; None where they cannot be told.

    That is where a way or start is not known, forward ways form a cycle, or there are too many (MOST_STATES). With
    `without_negative`, runs along a way marked as a negative outcome are left out, and those with returns as well.
    """
    process = process_of(power)
    if process.is_vague or not process.order or not process.starts:
        return None
    kept: dict[tuple[Range, bool], Runs | None] = power.__dict__.setdefault(_KEPT, {})
    key = (band if process.by_amount else EVERY, without_negative)
    if key not in kept:
        kept[key] = _find_runs(Turns(process, key[0], without_negative), process, returning=not without_negative)
    return kept[key]


class Turns:
    """Where a case may turn at each step, by the number of the step; steps are in an order in which a case passes them.

    Each of `onward[n]` is the set of steps that follow step n together: none (0) where the case may end there, no option
    where no way on is open. `back[n]` are the returns.
    """

    def __init__(self, process: Process, band: Range, without_negative: bool) -> None:
        self.steps = tuple(step for step in process.order if step in process.reached)
        self.number = {step: at for at, step in enumerate(self.steps)}
        self.onward = [self._options(process, step, band, without_negative) for step in self.steps]
        self.back = [[1 << self.number[to] for to in dict.fromkeys(process.ways[step].back) if to in self.number]
                     for step in self.steps]

    def _options(self, process: Process, step: str, band: Range, without_negative: bool) -> list[int]:
        """What may follow the step: [0] if the case may only end, [] if no way on is open."""
        ways = process.ways[step]
        is_fork = process.steps[step].split is Branching.ALL
        targets: Sequence[str] = (*ways.onward, END) if ways.ends or ways.is_dead else ways.onward
        if not ways.is_dead and (without_negative or step in process.by_amount):
            open_ = [way for way in process.steps[step].next if not way.is_return and _lets_through(way.measure, band)]
            kept = [way for way in open_ if not (without_negative and way.negative)]
            targets = () if is_fork and len(kept) < len(open_) else [way.to for way in kept if way.to and way.to != step]
        sets = [1 << self.number[to] if to in self.number else 0 for to in dict.fromkeys(targets)]
        return [_union(sets)] if is_fork and sets else list(dict.fromkeys(sets))


def _lets_through(measure: Band | None, band: Range) -> bool:
    span = EVERY if measure is None else range_of(measure)
    return span is None or (span[0] <= band[0] and band[1] <= span[1])


def _union(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _find_runs(ways: Turns, process: Process, *, returning: bool) -> Runs | None:
    starts = [1 << ways.number[start] for start in process.starts]
    plain = _complete(ways, starts, returning=False)
    if plain is None:
        return None
    if not returning or len(plain) < 2 or not any(ways.back):
        return Runs(ways.steps, tuple(plain), tuple(plain))
    every = _complete(ways, starts, returning=True)
    return None if every is None else Runs(ways.steps, tuple(plain), tuple(every))


def _complete(ways: Turns, starts: Sequence[int], *, returning: bool) -> list[int] | None:
    """The sets of steps of all runs, each once; None beyond the limit.

    A state is what was passed, what waits to be passed in this pass of the case, and where returns taken in it lead. The
    first waiting step in order goes on, so that branches that come together choose once. When nothing waits, the returns
    begin the next pass, in which choices are made anew.
    """
    found: dict[int, None] = {}
    waiting = [(0, start, 0) for start in reversed(starts)]
    seen = set(waiting)
    while waiting:
        if len(seen) > MOST_STATES:
            return None
        passed, here, back = waiting.pop()
        if not here and not back:
            found[passed] = None
            continue
        if not here:
            here, back = back, 0
        at = (here & -here).bit_length() - 1
        passed, here = passed | 1 << at, here & (here - 1)
        following = [(passed, here | option, back) for option in reversed(ways.onward[at])]
        if returning:
            following += [(passed, here, back | to) for to in ways.back[at]]
        for state in following:
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return list(found)


def greatest(sets: Iterable[int]) -> tuple[int, ...]:
    """Those of the sets that no other one contains, each once, in their order."""
    distinct = list(dict.fromkeys(sets))
    return tuple(one for one in distinct if not any(one & other == one and one != other for other in distinct))


def least(sets: Iterable[int]) -> tuple[int, ...]:
    """Those of the sets that contain no other one, each once, in their order."""
    distinct = list(dict.fromkeys(sets))
    return tuple(one for one in distinct if not any(one & other == other and one != other for other in distinct))
