"""What falls due by the catalog, and when: one account for the rules about time and for the calendar.

Each function gives the matters of its sort whose last day in order is `until` or earlier. What has no day (one that is
misspelt or missing) is left out.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from riskctl.flow.dates import add_days, add_years, full_years, last_day
from riskctl.flow.ended import control_has_ended, institution_has_ended, power_has_ended
from riskctl.flow.holding import in_force
from riskctl.flow.rotation import tenure_limits
from riskctl.flow.tenure import tenures
from riskctl.model.block import Block, Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Word
from riskctl.model.manifest import Manifest
from riskctl.model.place import Place
from riskctl.model.power import Review
from riskctl.model.quantity import Limit
from riskctl.model.risk import Determination, RiskPoint
from riskctl.model.scheme import Level
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import ControlKind

YEARLY = Limit(12, "months")
Look = tuple[date, str, Block]
LevelOf = Callable[[RiskPoint], Level | None]


class Matter(Word):
    """What falls due."""

    REVIEW = "review", "复核", "review"
    TEST = "test", "措施测试", "control test"
    REVISION = "revision", "制度修订", "institution review"
    ROTATION = "rotation", "轮岗", "rotation"
    WAIVER = "waiver", "豁免到期", "waiver ends"
    DELEGATION = "delegation", "授权到期", "delegation ends"
    ASSIGNMENT = "assignment", "任职到期", "assignment ends"
    PORTFOLIO = "portfolio", "分工到期", "portfolio ends"
    LAW = "law", "法律施行", "law comes into force"


@dataclass(frozen=True, slots=True)
class Due:
    """A matter of a record that is in order up to a day, itself included.

    The last part of `field` is what decides; `block`, which is the record or stands in it, holds it.
    `owner` is the post that has to see to it, `values` are plain values that sentences about it name.
    """

    matter: Matter
    record: Record
    day: date
    field: str
    block: Block
    owner: str | None = None
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where it is written what decides."""
        return self.block.place_of(self.field.rpartition(".")[2])


def in_months(months: int) -> Limit | None:
    """The interval of so many months, or None for no interval at all."""
    return Limit(months, "months") if months > 0 else None


def usual_test(manifest: Manifest) -> Limit | None:
    """How often controls without `test_every` are tested: as the manifest sets it by `months` of TM102, else every year.

    None for never, where that is 0 or less. What is no whole number sets nothing.
    """
    setting = (manifest.rules or {}).get("TM102")
    months = setting.get("months") if isinstance(setting, dict) else None
    return in_months(months) if isinstance(months, int) and not isinstance(months, bool) else YEARLY


def risk_reviews(catalog: Catalog, until: date, level_of: LevelOf) -> Iterator[Due]:
    """When open risk points are to be looked at again, by the review interval of their level in the scheme in force.

    `level_of` says which level before controls a risk point has. The interval begins with the last review or with the day
    on which the level was fixed, whichever is later. Its owner is who reviewed it last, else the unit's post that is
    accountable, else the one directly accountable.
    """
    scheme = catalog.level_scheme
    intervals = {at: entry.review for at, entry in enumerate(scheme.levels, 1) if entry.review} if scheme else {}

    @cache
    def may_be_due(last: date) -> bool:
        return any(last_day(last, interval) <= until for interval in intervals.values())

    for point in catalog.risk_points.values():
        look = _last_look(("reviewed", point.reviewed), ("determined", point.determined)) if point.is_open else None
        # Levels are worked out only where they decide: most risk points were looked at lately enough for any.
        level = level_of(point) if look and may_be_due(look[0]) else None
        interval = intervals.get(level.gravity) if level else None
        if look and level and interval:
            yield from _again(point, look, interval, until, _reviewer(point), {"level": level.label})


def record_reviews(catalog: Catalog, until: date, powers: Limit | None, controls: Limit | None) -> Iterator[Due]:
    """When powers and controls that were reviewed are to be reviewed again, where an interval is given for them."""
    for power in catalog.powers.values() if powers else ():
        look = None if power_has_ended(power, catalog.as_of) else _last_look(("reviewed", power.reviewed))
        if look and powers:
            yield from _again(power, look, powers, until, power.reviewed.by if power.reviewed else None)
    for control in catalog.controls.values() if controls else ():
        look = None if control_has_ended(control, catalog.as_of) else _last_look(("reviewed", control.reviewed))
        if look and controls:
            yield from _again(control, look, controls, until, control.reviewed.by if control.reviewed else None)


def _again(record: Record, look: Look, interval: Limit, until: date, owner: str | None,
           values: Mapping[str, object] | None = None) -> Iterator[Due]:
    last, field, block = look
    day = last_day(last, interval)
    if day <= until:
        yield Due(Matter.REVIEW, record, day, field, block, owner,
                  {"last": str(last), "interval": str(interval), **(values or {})})


def _last_look(*looks: tuple[str, Review | Determination | None]) -> Look | None:
    """The latest of the looks, with its field and block; None if there is none, or the day of one is misspelt."""
    dated: list[Look] = []
    for key, block in looks:
        if block is not None and block.has("date"):
            if block.date is None:
                return None
            dated.append((block.date, f"{key}.date", block))
    return max(dated, key=lambda look: look[0], default=None)


def _reviewer(point: RiskPoint) -> str | None:
    if point.reviewed is not None and point.reviewed.by:
        return point.reviewed.by
    return (point.accountable.unit or point.accountable.direct) if point.accountable else None


def control_tests(catalog: Catalog, until: date, usual: Limit | None) -> Iterator[Due]:
    """When controls in force are to be tested, by their `test_every`, else at the usual interval (if any).

    The interval begins with the last test; for a control that was never tested, with its first day.
    """
    for control in catalog.controls.values():
        if control_has_ended(control, catalog.as_of) or is_after(control.valid_from, catalog.as_of):
            continue
        is_tested = control.has("tested")
        begun = control.tested if is_tested else control.valid_from
        interval = control.test_every if control.has("test_every") else usual
        day = last_day(begun, interval) if begun and interval else None
        if day is not None and day <= until:
            yield Due(Matter.TEST, control, day, "tested" if is_tested else "valid_from", control, control.owner,
                      {"last": str(begun) if is_tested else "", "begun": str(begun), "interval": str(interval)})


def is_after(first: date | None, day: date) -> bool:
    """Whether a first day is written and lies after the day."""
    return first is not None and first > day


def revisions(catalog: Catalog, until: date) -> Iterator[Due]:
    """When institutions that still hold are to be looked through, by their `review_by`."""
    for institution in catalog.institutions.values():
        day = institution.review_by
        if day is not None and day <= until and not institution_has_ended(institution, catalog.as_of):
            yield Due(Matter.REVISION, institution, day, "review_by", institution, institution.owner)


def rotations(catalog: Catalog, until: date, stand_in: ControlKind | None = None) -> Iterator[Due]:
    """When people are to leave posts that are rotated; the owner is the post above."""
    limits = tenure_limits(catalog, stand_in)
    for tenure in tenures(catalog) if limits else ():
        limit = limits.get(tenure.post)
        day = add_years(tenure.since, limit.years) if limit else date.max
        if limit is not None and day <= until:
            yield Due(Matter.ROTATION, tenure.person, day, "assignments.post", tenure.assignment, _above(catalog, tenure.post),
                      {"post": tenure.post, "since": str(tenure.since), "limit": _number(limit.years),
                       "years": full_years(tenure.since, catalog.as_of), "rule": limit.rule or ""})


def _number(years: float) -> float:
    return int(years) if float(years).is_integer() else years


def _above(catalog: Catalog, id: str) -> str | None:
    post = catalog.posts.get(id)
    return post.reports_to if post else None


def waiver_ends(catalog: Catalog, until: date) -> Iterator[Due]:
    """When waivers expire that no other waiver of the same follows without a day between."""
    same: dict[tuple[object, ...], list[Waiver]] = {}
    for waiver in catalog.waivers.values():
        same.setdefault((waiver.rule, waiver.record, waiver.field, frozenset(waiver.between)), []).append(waiver)
    for group in same.values():
        for waiver in group:
            day = waiver.expires
            if day is not None and day <= until and not any(_follows(other, day) for other in group):
                yield Due(Matter.WAIVER, waiver, day, "expires", waiver, waiver.approved_by,
                          {"rule": waiver.rule or "", "target": waiver.record or ""})


def _follows(waiver: Waiver, end: date) -> bool:
    begins = waiver.from_ or (date.max if waiver.has("from") else date.min)
    return waiver.expires is not None and waiver.expires > end and begins <= add_days(end, 1)


def delegation_ends(catalog: Catalog, until: date) -> Iterator[Due]:
    """When delegations that hold today end; the owner is the post that lends."""
    for delegation in catalog.delegations.values():
        day = delegation.valid_to
        if day is not None and day <= until and in_force(delegation.valid_from, day, catalog.as_of):
            yield Due(Matter.DELEGATION, delegation, day, "valid_to", delegation, delegation.from_)


def assignment_ends(catalog: Catalog, until: date) -> Iterator[Due]:
    """When assignments that hold today end; the owner is the post above."""
    for person in catalog.people.values():
        for one in person.assignments:
            if one.to is not None and one.to <= until and one.post and in_force(one.from_, one.to, catalog.as_of):
                yield Due(Matter.ASSIGNMENT, person, one.to, "assignments.to", one, _above(catalog, one.post),
                          {"post": one.post})


def portfolio_ends(catalog: Catalog, until: date) -> Iterator[Due]:
    """When portfolios that hold today end."""
    for portfolio in catalog.portfolios.values():
        day = portfolio.to
        if day is not None and day <= until and in_force(portfolio.from_, day, catalog.as_of):
            yield Due(Matter.PORTFOLIO, portfolio, day, "to", portfolio)
