"""Whether a change leaves nobody to carry out what can be carried out today."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from riskctl.flow.amounts import Range
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.vocabulary import BodyDuty
from riskctl.separation.access import Access, access_of
from riskctl.separation.draft import Change
from riskctl.separation.whatif import changed
from riskctl.staffing.answer import cases_of, rules_for
from riskctl.staffing.authorised import EVERY, Sitting, seats_of
from riskctl.staffing.binding import Bound, Case, bind
from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider, Work
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import Problem, Roster, union

OF_POSTS = ("unassign", "reassign")
OF_STEPS = ("move_step", "lead_through", "add_step", "set_people", "set_body")
OF_BODIES = ("set_quorum", "add_member")


@dataclass(frozen=True, slots=True)
class Staffed:
    """A power that can be staffed: for each band of amounts its problem among everybody, and who is in one roster of each."""

    bands: tuple[tuple[Range, Bound, Problem], ...]
    people: frozenset[str]

    @property
    def has_body(self) -> bool:
        """Whether a body performs any step: how many of it must be there hangs on who is in office."""
        return any(seat.sitting is not Sitting.POST for _, bound, _ in self.bands for seat in bound.case.every_seat)


@dataclass(frozen=True)
class Keeper:
    """Tells of changes to a catalog what they do to its staffing; what was worked out is kept."""

    catalog: Catalog
    work: Work = field(default_factory=Work)
    _today: dict[str, Staffed | None] = field(default_factory=dict)

    def keeps(self, change: Change) -> bool:
        """Whether every power with a roster today is shown to have one after the change.

        A post made anew is to be held by somebody else, and is left out of account.
        """
        powers = [power for power in self._concerned(change) if self._is_at_stake(power, change)]
        if not powers:
            return True
        after = self._access.with_rules_of(changed(self.catalog, [change])).catalog
        return all(self._stands(power, change, after) for power in powers)

    def _is_at_stake(self, power: str, change: Change) -> bool:
        """Whether the power has a roster today, other than one that stands after the change as well."""
        if power not in self._today:
            self._today[power] = self._staffed(self.catalog.powers[power], self.catalog)
        today = self._today[power]
        return today is not None and (change.what not in OF_POSTS or today.has_body or change.record in today.people)

    def _stands(self, id: str, change: Change, after: Catalog) -> bool:
        """Whether the power has a roster after the change; if it is one of people, often only who may fill each seat is new."""
        power, today = after.powers[id], self._today[id]
        if today is None or change.what not in OF_POSTS:
            return self._staffed(power, after) is not None
        for band, bound, problem in today.bands:
            pools = _pools(power, band, bound, after)
            if len(pools) != len(problem.pools):
                return self._staffed(power, after) is not None
            if self._roster(replace(problem, pools=pools)) is None:
                return False
        return True

    def _concerned(self, change: Change) -> tuple[str, ...]:
        """The powers in which others may act, or act otherwise, after the change."""
        if change.what in OF_POSTS:
            return self._powers_of.get(change.item, ())
        if change.what in OF_BODIES or change.what == "end_delegation":
            return self._powers_of.get(change.record, ())
        return (change.record.partition("/")[0] if change.what != "move_step" else change.item.partition("/")[0],
                ) if change.what in OF_STEPS else ()

    @cached_property
    def _powers_of(self) -> dict[str, tuple[str, ...]]:
        """For each post, delegation and body the powers in which it acts."""
        found: dict[str, dict[str, None]] = {}
        for act in self._access.acts(BodyDuty.MEMBERS):
            for id in (act.post, *act.via[:-1]) if act.power else ():
                found.setdefault(id, {})[act.power] = None
        return {id: tuple(powers) for id, powers in found.items()}

    @cached_property
    def _access(self) -> Access:
        return access_of(self.catalog)

    def _staffed(self, power: Power, catalog: Catalog) -> Staffed | None:
        """The power with a roster for every band of amounts; None where there is none, or none was found."""
        rules, _ = rules_for(power, catalog)
        people = set[str]()
        bands: list[tuple[Range, Bound, Problem]] = []
        for band, case in cases_of(power, catalog):
            if not isinstance(case, Case):
                return None
            bound = bind(case, rules, catalog, with_facts=True)
            problem = replace(bound.problem, facts=(), able=())
            roster = self._roster(problem)
            if roster is None:
                return None
            bands.append((band or EVERY, bound, problem))
            people.update(bound.people[person] for person in roster)
        return Staffed(tuple(bands), frozenset(people))

    def _roster(self, problem: Problem) -> Roster | None:
        crowd = collapse(problem)
        try:
            found = Decider(crowd.problem, self.work).solve()
        except OutOfWork:
            return None
        return None if found is None else crowd.named(found)


def _pools(power: Power, band: Range, bound: Bound, after: Catalog) -> tuple[int, ...]:
    """Who may fill each seat of the case in another catalog of the same people, numbered as in the problem."""
    bit = {person: 1 << number for number, person in enumerate(bound.people)}
    seats = (seat for step in bound.case.seats for seat in seats_of(power, step, after, band) or ())
    return tuple(union(bit[person] for person in seat.people) for seat in seats)
