"""The levels of risk points before and after a change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from riskctl.change.comparison import Comparison
from riskctl.flow.due import usual_test
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.manifest import Manifest
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.risk.assessment import Assessment, assessor_of
from riskctl.risk.roll_up import STAGES, Stage

_SHARED = ("level_schemes", "people", "posts")
"""Kinds of records that the level of any risk point may follow from."""


class LevelChange(NamedTuple):
    """That a risk point in both catalogs is of another level at a stage; None where it has none."""

    record: str
    stage: Stage
    before: Level | None
    after: Level | None

    @property
    def is_graver(self) -> bool | None:
        """Whether the level rose; None where the two cannot be compared."""
        if self.before is None or self.after is None or self.before.scheme != self.after.scheme:
            return None
        return self.after.gravity < self.before.gravity


def level_changes(comparison: Comparison) -> tuple[LevelChange, ...]:
    """Every risk point that is of another level before controls, as planned or as operated; in the order of the head.

    The scheme of the base and how often it has controls tested decide; a level that this scheme leaves as it was, or does not
    have, is the one of the head's scheme.
    """
    return tuple(_changes(comparison.base, comparison.head))


def _changes(base: Catalog, head: Catalog) -> Iterator[LevelChange]:
    earlier, laters = assessor_of(base), tuple(map(assessor_of, _judged(base, head)))
    is_same = _unchanged(base, head)
    for id, point in head.risk_points.items():
        known = base.risk_points.get(id)
        if known is None or is_same(known, point):
            continue
        was, now = earlier.assess(known), [later.assess(point) for later in laters]
        for stage in STAGES:
            before = _level(was, stage)
            others = [level for one in now if (level := _level(one, stage)) != before]
            if others:
                yield LevelChange(id, stage, before, next(filter(None, others), None))


def _judged(base: Catalog, head: Catalog) -> Iterator[Catalog]:
    """The head as the base judges levels, then as the head does where it has other schemes; tested as often as the base has it."""
    rules = head.manifest.rules if usual_test(base.manifest) == usual_test(head.manifest) else base.manifest.rules
    own = head if rules is head.manifest.rules else replace(head, manifest=_with(head.manifest, rules=rules))
    schemes = base.records.get("level_schemes", {})
    if base.manifest.level_scheme != head.manifest.level_scheme or _nodes(schemes) != _nodes(head.records.get("level_schemes", {})):
        chosen = _with(own.manifest, level_scheme=base.manifest.level_scheme)
        yield replace(own, manifest=chosen, records={**head.records, "level_schemes": schemes})
    yield own


def _with(manifest: Manifest, **settings: object) -> Manifest:
    return Manifest({**manifest.node, **settings}, manifest.file, manifest.place)


def _nodes(section: Mapping[str, Record]) -> dict[str, object]:
    return {id: record.node for id, record in section.items()}


def _unchanged(base: Catalog, head: Catalog) -> Callable[[RiskPoint, RiskPoint], bool]:
    """Whether nothing that the levels of a risk point follow from is another object; most are the same in both catalogs."""
    shared = all(len(base.records.get(kind, {})) == len(head.records.get(kind, {}))
                 and all(base.records[kind].get(id) is record for id, record in head.records.get(kind, {}).items())
                 for kind in _SHARED) and base.manifest.level_scheme == head.manifest.level_scheme

    def same(known: RiskPoint, point: RiskPoint) -> bool:
        return shared and known is point and all(
            base.controls.get(answer.control or "") is head.controls.get(answer.control or "") for answer in point.controls) and all(
            base.powers.get(at.partition("/")[0]) is head.powers.get(at.partition("/")[0]) for at in point.at)

    return same


def _level(assessment: Assessment, stage: Stage) -> Level | None:
    found: Level | None = getattr(assessment, stage)
    return found
