"""Who is where a risk is: the posts that act in, hold or head what a risk point is attached to."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from riskctl.flow.duties import duties_by_post
from riskctl.flow.holding import borrowers
from riskctl.flow.naming import WHOLE
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog


class Whereabouts:
    """The posts at each place of a catalog, and those above them; each is worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._superior = {post.id: post.reports_to for post in catalog.posts.values() if post.reports_to}
        self._parent = {unit.id: unit.parent for unit in catalog.units.values() if unit.parent}
        self._above: dict[str, frozenset[str]] = {}

    def posts_at(self, target: str) -> frozenset[str]:
        """The posts at a power, step, post, unit, body, duty or institution that are known to be there."""
        return frozenset(post for post in self._named_at(target) if post in self.catalog.posts)

    def above(self, post: str) -> frozenset[str]:
        """The posts that a post reports to, at any remove, and the heads of its unit and of those over it."""
        if post not in self._above:
            units = (self.catalog.units.get(unit) for unit in self._units_of(post))
            heads = (unit.head for unit in units if unit and unit.head)
            self._above[post] = frozenset([*ancestors(post, self._superior), *heads])
        return self._above[post]

    def borrowers(self, posts: Iterable[str]) -> frozenset[str]:
        """The posts that may act for any of these posts today, by what is lent and passed on."""
        return frozenset(to for lender in posts for to in self._lent.get(lender, ()))

    def _named_at(self, target: str) -> Iterable[str]:
        catalog = self.catalog
        if target in catalog.steps:
            power, step = catalog.steps[target]
            return [*step.posts, *self._members(step.bodies)] or self._of_power(power.id)
        if target.removesuffix("/" + WHOLE) in catalog.powers:
            return self._of_power(target.removesuffix("/" + WHOLE))
        if target in catalog.posts:
            return (target,)
        if target in catalog.units:
            return self._of_units({target})
        if target in catalog.bodies:
            return self._members((target,))
        if target in catalog.institutions:
            rule = catalog.institutions[target]
            return (*((rule.owner,) if rule.owner else ()), *self._of_units({rule.owner_unit or ""}))
        return self._having.get(target, ())

    def _of_power(self, id: str) -> Iterable[str]:
        """Everybody who acts in the power; where no step names anybody, everybody in its units."""
        power = self.catalog.powers[id]
        steps = power.steps.values()
        acting = [post for step in steps for post in (*step.posts, *self._members(step.bodies))]
        units = {power.lead_unit or "", *(power.units.assist if power.units else ())}
        return acting or self._of_units(units)

    def _members(self, bodies: Iterable[str]) -> Iterator[str]:
        for id in bodies:
            body = self.catalog.bodies.get(id)
            yield from (*body.members, *((body.chair,) if body.chair else ())) if body else ()

    def _of_units(self, units: set[str]) -> Iterator[str]:
        """The heads of the units and every post in them or in the units below."""
        yield from (self.catalog.units[unit].head or "" for unit in units if unit in self.catalog.units)
        yield from (post for post in self.catalog.posts if not units.isdisjoint(self._units_of(post)))

    def _units_of(self, post: str) -> Iterator[str]:
        unit = self.catalog.posts[post].unit
        if unit:
            yield unit
            yield from ancestors(unit, self._parent)

    @cached_property
    def _having(self) -> dict[str, list[str]]:
        """For each duty the posts that have it."""
        found: dict[str, list[str]] = {}
        for post, duties in duties_by_post(self.catalog).items():
            for duty in duties:
                found.setdefault(duty, []).append(post)
        return found

    @cached_property
    def _lent(self) -> Mapping[str, tuple[str, ...]]:
        return borrowers(self.catalog)
