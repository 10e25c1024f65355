"""After how many years whoever holds a post is to change it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskctl.flow.ended import control_has_ended
from riskctl.flow.holding import in_force
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.separation import Rotation
from riskctl.model.vocabulary import ControlKind

KEY_POSTS = "key"


@dataclass(frozen=True, slots=True)
class TenureLimit:
    """That a post is held for at most so many years, by the rule of rotation of that id, or by the post itself."""

    years: float
    rule: str | None = None


def tenure_limits(catalog: Catalog, stand_in: ControlKind | None = None) -> Mapping[str, TenureLimit]:
    """For each post that is to be rotated, the shortest limit: its own `max_tenure_years`, or a rule of rotation.

    A limit does not bind where a control in force of the kind named as `otherwise` by the rule (`stand_in` for the
    post's own limit) answers an open risk point of the post, and another post is its owner. A risk point is of a
    post if it lies at the post or at a step of the post, or if the post is directly accountable for it.
    """
    found: dict[str, TenureLimit] = {}
    covered = _Covered(catalog)
    for post, limit, otherwise in _all_limits(catalog, stand_in):
        shortest = found.get(post)
        if (shortest is None or limit.years < shortest.years) and post not in covered.by(otherwise):
            found[post] = limit
    return found


def _all_limits(catalog: Catalog, stand_in: ControlKind | None) -> Iterator[tuple[str, TenureLimit, ControlKind | None]]:
    for post in catalog.posts.values():
        if post.max_tenure_years is not None:
            yield post.id, TenureLimit(post.max_tenure_years), stand_in
    for rule in rules_in_force(catalog):
        rotation = rule.record.rotation
        if rotation is not None and rotation.years is not None:
            for post_id in _rotated(catalog, rotation):
                yield post_id, TenureLimit(rotation.years, rule.id), rotation.otherwise


def _rotated(catalog: Catalog, rotation: Rotation) -> Iterable[str]:
    """The posts that a rule of rotation names: the key posts, or those listed."""
    named = rotation.posts
    if named == KEY_POSTS:
        return (post.id for post in catalog.posts.values() if post.is_key)
    return (post for post in named if post in catalog.posts) if isinstance(named, tuple) else ()


class _Covered:
    """Which posts have a control of a kind instead of rotation; worked out for the kinds that are asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._by_kind: dict[ControlKind, frozenset[str]] = {}

    def by(self, kind: ControlKind | None) -> frozenset[str]:
        if kind is None:
            return frozenset()
        if kind not in self._by_kind:
            self._by_kind[kind] = frozenset(self._posts(kind))
        return self._by_kind[kind]

    def _posts(self, kind: ControlKind) -> Iterator[str]:
        fitting = {control.id: control for control in self.catalog.controls.values() if self._counts(control, kind)}
        for point in self.catalog.risk_points.values() if fitting else ():
            owners = {fitting[answer.control].owner for answer in point.controls if answer.control in fitting}
            if owners and point.is_open:
                yield from (post for post in posts_at_risk(self.catalog, point) if owners != {post})

    def _counts(self, control: Control, kind: ControlKind) -> bool:
        day = self.catalog.as_of
        begun = in_force(control.valid_from, None, day) and not control_has_ended(control, day)
        return control.control_kind is kind and begun


def posts_at_risk(catalog: Catalog, point: RiskPoint) -> frozenset[str]:
    """The posts that a risk point concerns: those it lies at, those of its steps, the one directly accountable."""
    found = {place for place in point.at if place in catalog.posts}
    for place in point.at:
        if place in catalog.steps:
            found.update(catalog.steps[place][1].posts)
    if point.accountable is not None and point.accountable.direct:
        found.add(point.accountable.direct)
    return frozenset(found)
