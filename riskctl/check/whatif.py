"""What a change of people or posts would do: everything before and after it, compared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from riskctl.check.separation import Judged, judge
from riskctl.check.settings import settings_for
from riskctl.collusion.survey import collusion_survey
from riskctl.findings import Rule
from riskctl.flow.dates import add_years
from riskctl.flow.ended import control_has_ended
from riskctl.flow.holding import incumbents
from riskctl.flow.process import processes
from riskctl.flow.rotation import tenure_limits
from riskctl.flow.tenure import tenures
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.separation.draft import Change
from riskctl.separation.whatif import changed, in_order
from riskctl.staffing.acting import acting_in
from riskctl.staffing.authorised import Seat, seats_of
from riskctl.staffing.runs import bands_of
from riskctl.staffing.survey import answer_for

Watch = Callable[[Sequence[Power]], Iterable[Power]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a power stands: whether it can be staffed, how many absences it survives, how few people can carry it."""

    satisfiable: bool | None
    resilience: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Clock:
    """Since when a person is in a post that rotates, and by which day that is to end."""

    person: str
    post: str
    since: date
    due: date


@dataclass(frozen=True)
class Effect:
    """What a change brings, at a day: conflicts that come and go, powers that stand otherwise, what nobody answers for.

    `acting` are conflicts of people who would have to step in, and now have to. `vacant` are posts and `ownerless` controls
    in force that lose the last incumbent (of their owner); `filled` and `owned` those that get one. `clocks` are the terms
    of rotation before and after, None where there is none; who is only away keeps the term.
    """

    day: date
    new: tuple[Judged, ...]
    gone: tuple[Judged, ...]
    acting: tuple[Judged, ...]
    powers: Mapping[str, tuple[Standing, Standing]]
    vacant: tuple[str, ...]
    filled: tuple[str, ...]
    ownerless: tuple[str, ...]
    owned: tuple[str, ...]
    clocks: tuple[tuple[Clock | None, Clock | None], ...]

    @property
    def is_worse(self) -> bool:
        """Whether a conflict that counts comes or is acted out, a power gets harder to staff or easier to carry alone, a post falls vacant, or
        a control loses its owner."""
        return any(one.counts for one in (*self.new, *self.acting)) or bool(self.vacant or self.ownerless) or any(
            gets_worse(before, after) for before, after in self.powers.values())

    @property
    def is_undecided(self) -> bool:
        """Whether staffing of a power that may have changed was not decided."""
        return any(None in (before.satisfiable, after.satisfiable) for before, after in self.powers.values())


def gets_worse(before: Standing, after: Standing) -> bool:
    """Whether the power can no longer be staffed, survives fewer absences, or takes fewer people to carry alone."""
    if before.satisfiable and after.satisfiable is False:
        return True
    fewer = before.resilience is not None and after.resilience is not None and after.resilience < before.resilience
    easier = before.number is not None and after.number is not None and after.number < before.number
    return fewer or easier


def effect_of(catalog: Catalog, changes: Sequence[Change], rules: Iterable[Rule], watch: Watch = iter) -> Effect:
    """What the changes bring, on the last day that they name, else on the day of the catalog.

    `watch` is given the powers that have to be staffed anew, and hands them on one by one.
    """
    day = max([change.day for change in changes if change.day is not None], default=catalog.as_of)
    before = replace(catalog, as_of=day)
    changes = in_order(changes, day)
    after = changed(before, changes)
    rules = tuple(rules)
    settings, _ = settings_for(catalog.manifest, rules)
    was, is_now = ({_key(one): one for one in judge(one_, settings, rules)} for one_ in (before, after))
    held, now_held = _manned(before), _manned(after)
    staying = changed(before, [change for change in changes if change.what != "absent"])
    owned, now_owned = _with_owner(before, held), _with_owner(after, now_held)
    known = frozenset(before.posts)
    return Effect(
        day, tuple(one for key, one in is_now.items() if key not in was), tuple(one for key, one in was.items() if key not in is_now),
        tuple(one for key, one in is_now.items() if key in was and _acts(one, after) and not _acts(was[key], before)),
        _otherwise(before, after, watch), tuple(sorted(held - now_held)), tuple(sorted((now_held - held) & known)),
        tuple(sorted(owned - now_owned)), tuple(sorted(now_owned - owned)), _clocks(before, staying))


def _acts(judged: Judged, catalog: Catalog) -> bool:
    """Whether the conflict is one of somebody who has to step in already, for want of anybody else."""
    found = acting_in(judged.conflict, catalog)
    return found is not None and not found.absent


def _key(judged: Judged) -> tuple[object, ...]:
    return (judged.rule.code, *judged.conflict.key)


def _manned(catalog: Catalog) -> frozenset[str]:
    """The posts with an incumbent."""
    return frozenset(post for post, people in incumbents(catalog).items() if people and post in catalog.posts)


def _with_owner(catalog: Catalog, manned: frozenset[str]) -> frozenset[str]:
    """The controls in force whose owner is a post with an incumbent."""
    return frozenset(control.id for control in catalog.controls.values()
                     if control.owner in manned and not control_has_ended(control, catalog.as_of))


def _otherwise(before: Catalog, after: Catalog, watch: Watch) -> dict[str, tuple[Standing, Standing]]:
    """The powers that stand otherwise after than before; those in which the same people may act are not worked out."""
    concerned = tuple(power for power, _ in processes(before) if _seats(power, before) != _seats(power, after))
    compared = ((power.id, (_standing(power, before), _standing(after.powers[power.id], after))) for power in watch(concerned))
    return {id: both for id, both in compared if both[0] != both[1]}


def _seats(power: Power, catalog: Catalog) -> list[tuple[Seat, ...] | None]:
    """Who may act in each step, for each band of amounts: all that staffing and collusion know of people."""
    lent = (loan.up_to for loan in catalog.delegations.values() if loan.up_to is not None)
    return [seats_of(power, key, catalog, band) for band in bands_of(power, lent) for key in power.steps]


def _standing(power: Power, catalog: Catalog) -> Standing:
    answer = answer_for(power, catalog)
    numbers = (one.number for one in collusion_survey(catalog, powers=(power,)))
    return Standing(answer.is_satisfiable, answer.resilience, next(numbers, None))


def _clocks(before: Catalog, after: Catalog) -> tuple[tuple[Clock | None, Clock | None], ...]:
    """Each term of rotation that differs, before and after."""
    was, is_now = _terms(before), _terms(after)
    keys = [key for key in dict.fromkeys((*was, *is_now)) if was.get(key) != is_now.get(key)]
    return tuple((was.get(key), is_now.get(key)) for key in keys)


def _terms(catalog: Catalog) -> dict[tuple[str, str], Clock]:
    limits = tenure_limits(catalog)
    return {(one.person.id, one.post): Clock(one.person.id, one.post, one.since, add_years(one.since, limits[one.post].years))
            for one in tenures(catalog) if one.post in limits}
