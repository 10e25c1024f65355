"""Whom to appoint as backup in which post, so that powers survive more absences."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.flow.holding import holdings
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.vocabulary import UnitKind
from riskctl.separation.access import access_of
from riskctl.separation.draft import Change
from riskctl.separation.mends import Mender
from riskctl.staffing.answer import Open, cases_of, rules_for
from riskctl.staffing.authorised import Seat, Sitting
from riskctl.staffing.binding import Bound, bind
from riskctl.staffing.crowd import alike
from riskctl.staffing.problem import Problem, members, union
from riskctl.staffing.solved import Solved, Solving

Choice = tuple[str, int, tuple[str, ...]]
MOST_CHECKED = 200
"""How many appointments are checked for conflicts at most before the list ends."""


@dataclass(frozen=True, slots=True)
class Backup:
    """An appointment of a person as backup in a post, and by how much it raises the resilience of all powers together.

    A power that could not be staffed at all counts one less than one that survives no absence.
    """

    person: str
    post: str
    gain: int
    powers: tuple[str, ...]


def best_backups(powers: Sequence[Power], catalog: Catalog, solving: Solving, *, most: int = 10, people_each: int = 5,
                 posts_each: int = 3) -> tuple[Backup, ...]:
    """The appointments that raise resilience most: the greatest gain first, then people of the same unit, then those who
    lead nobody, then those with the fewest posts.

    People who do the same for the same powers in a post are choices, of which at most `people_each` are named; so are at
    most `most` of these posts. No appointment brings a new conflict of duties or gives a person more than `posts_each`
    posts. Powers that are not decided are left out.
    """
    gains: dict[tuple[str, str], dict[str, int]] = {}
    for power in powers:
        for appointment, gain in _gains(power, catalog, solving).items():
            gains.setdefault(appointment, {})[power.id] = gain
    held = _posts_held(catalog)
    fitting = [Backup(person, post, sum(by_power.values()), tuple(by_power)) for (person, post), by_power in gains.items()
               if len(held.get(person, frozenset()) | {post}) <= posts_each]
    order = {person: at for at, person in enumerate(catalog.people)}
    leading = _leading_posts(catalog)
    fitting.sort(key=lambda one: (-one.gain, not _is_at_home(one, catalog), not leading.isdisjoint(held.get(one.person, ())),
                                  len(held.get(one.person, ())), order[one.person], one.post))
    found: dict[Choice, list[Backup]] = {}
    mender = Mender(catalog, access_of(catalog), left=sys.maxsize)
    checked = 0
    for backup in fitting:
        known = found.get(choice_of(backup), [])
        if len(known) == people_each or (not known and len(found) == most):
            continue
        if checked == MOST_CHECKED:
            break
        checked += 1
        if mender.brings_none(Change("assign", backup.person, backup.post, as_="backup")):
            found.setdefault(choice_of(backup), known).append(backup)
    return tuple(backup for choice in found.values() for backup in choice)


def choice_of(backup: Backup) -> Choice:
    """What tells the appointments apart of which one is enough: the post, how much is gained, and for which powers."""
    return backup.post, backup.gain, backup.powers


def _is_at_home(backup: Backup, catalog: Catalog) -> bool:
    """Whether the person works in the unit of the post."""
    post = catalog.posts.get(backup.post)
    return post is not None and post.unit is not None and catalog.people[backup.person].unit == post.unit


def _leading_posts(catalog: Catalog) -> frozenset[str]:
    """The posts of leaders: in a unit of leaders, or at the head of a unit."""
    heads = (unit.head for unit in catalog.units.values() if unit.head)
    leaders = {unit.id for unit in catalog.units.values() if unit.unit_kind is UnitKind.LEADERSHIP}
    return frozenset((*heads, *(post.id for post in catalog.posts.values() if post.unit in leaders)))


def _posts_held(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for post, people in holdings(catalog).items():
        for person, _ in people:
            found.setdefault(person.id, set()).add(post)
    return {person: frozenset(posts) for person, posts in found.items()}


def _gains(power: Power, catalog: Catalog, solving: Solving) -> dict[tuple[str, str], int]:
    """For each appointment that raises the resilience of the power, by how much."""
    rules, _ = rules_for(power, catalog)
    bands: list[_Band] = []
    for _, case in cases_of(power, catalog):
        if isinstance(case, Open):
            return {}
        bound = bind(case, rules, catalog, with_facts=True)
        plain = replace(bound.problem, facts=(), able=())
        bands.append(_Band(bound, plain, solving.solve(plain)))
    levels = [band.level for band in bands]
    if not levels or None in levels:
        return {}
    worst = min(level for level in levels if level is not None)
    found: dict[tuple[str, str], int] = {}
    weakest = next(band for band in bands if band.level == worst)
    for people, post in weakest.chances():
        person = people[0]
        raised = [band.raised(person, post, solving) for band in bands]
        gain = min(raised) - worst
        if gain > 0:
            found.update({(one, post): gain for one in people})
    return found


@dataclass(frozen=True)
class _Band:
    """A power for one band of amounts: its problem among all people of the catalog, and the answer today."""

    bound: Bound
    problem: Problem
    solved: Solved

    @property
    def level(self) -> int | None:
        """How many absences are survived, -1 if there is no roster; None where not decided or without meaning."""
        if self.solved.is_satisfiable is False:
            return -1
        return self.solved.survives if self.solved.pivotal is not None else None

    def chances(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """People who are alike for this power, with a post that might help; who is in a smallest breaking set never does."""
        pivotal = union(1 << person for person in self.solved.pivotal or ())
        everybody = (1 << len(self.bound.people)) - 1
        for people in alike(self.bound.problem, everybody & ~pivotal):
            for post in self.bound.posts:
                first = people & -people
                if any(_would_fill(seat, post, self.bound.people, first) and not pool & first
                       for seat, pool in zip(self.bound.case.every_seat, self.problem.pools, strict=True)):
                    yield tuple(self.bound.people[person] for person in members(people)), post

    def raised(self, person: str, post: str, solving: Solving) -> int:
        """How many absences are survived with the appointment, at least as many as today."""
        today = self.level if self.level is not None else -1
        bit = 1 << self.bound.people.index(person)
        pools = tuple(pool | bit if _would_fill(seat, post, self.bound.people, bit) else pool
                      for seat, pool in zip(self.bound.case.every_seat, self.problem.pools, strict=True))
        if pools == self.problem.pools:
            return today
        away = union(1 << one for one in self.solved.breaking or ())
        without = replace(self.problem, pools=tuple(pool & ~away for pool in pools))
        if not solving.decide(without):
            return today
        solved = solving.solve(replace(self.problem, pools=pools))
        return today if solved.survives is None else max(today, solved.survives)


def _would_fill(seat: Seat, post: str, people: Sequence[str], bit: int) -> bool:
    """Whether a backup in the post, given as a bit among the people, may fill the seat."""
    if post not in seat.posts or seat.sitting is Sitting.MEMBER:
        return False
    able: Collection[str] | None = seat.able
    return able is None or people[bit.bit_length() - 1] in able
