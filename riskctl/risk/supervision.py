"""Who may supervise a risk point: the posts its level calls for, and those above them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from riskctl.flow.duties import domain_parents
from riskctl.flow.holding import heads_of_bureau, in_force, incumbents
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Unit
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import UnitKind
from riskctl.risk.roll_up import own_units, places_of

DISCIPLINE_WORDS = ("纪检", "监察", "discipline")
HIGHER: Mapping[str, tuple[str, ...]] = {
    "head": (), "discipline": ("head",), "portfolio_leader": ("head", "discipline"),
    "unit_head": ("portfolio_leader", "head", "discipline"),
}

Whereabouts = tuple[frozenset[str], frozenset[str]]
"""The units and the domains in which a risk lies."""


class Supervision:
    """Finds the posts behind the words `head`, `portfolio_leader`, `unit_head` and `discipline`, on the catalog's day.

    - `head`: the head of a unit that has no parent and is not external; and, where several bureaus stand in one catalog,
      the head of a leadership unit (kind `leadership`) that the risk is in or below.
    - `portfolio_leader`: a post held by a leader in charge of the unit where the risk is, of a unit over it, or of the
      domain (or one over it) of the power where the risk is.
    - `unit_head`: the head of the unit where the risk is, or of one over it.
    - `discipline`: a post of a unit whose id or name speaks of discipline (纪检, 监察), its head, or a post whose own id
      or name does.
    - anything else is the id of a post.

    The units where a risk is are those of the directly accountable post, of its power and of what it is at.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._superiors = {post.id: post.reports_to for post in catalog.posts.values() if post.reports_to}
        self._known: dict[tuple[str, tuple[str, ...], Whereabouts], bool] = {}
        self._near: dict[str, Whereabouts] = {}

    def called_for(self, words: Iterable[str], point: RiskPoint) -> Mapping[str, frozenset[str]]:
        """For each word the posts behind it; words behind which there is nobody are left out."""
        whereabouts = self._whereabouts(point)
        found = {word: frozenset(post for post in self._catalog.posts if self._is(post, word, whereabouts)) for word in words}
        return {word: posts for word, posts in found.items() if posts}

    def is_high_enough(self, supervisor: str, words: Iterable[str], point: RiskPoint) -> bool:
        """Whether the post is one of those called for, is above one of them, or is of a word that ranks higher.

        `head` ranks above all, `discipline` above `portfolio_leader`, and this above `unit_head`.
        """
        words = tuple(words)
        if self._ranks(supervisor, words, self._nearby(point)) or self._ranks(supervisor, words, self._whereabouts(point)):
            return True
        called = frozenset[str]().union(*self.called_for(words, point).values())
        return any(supervisor in ancestors(post, self._superiors) for post in called)

    def _ranks(self, supervisor: str, words: tuple[str, ...], whereabouts: Whereabouts) -> bool:
        """Whether the post is of one of the words or of one that ranks higher; looked up once for each place."""
        key = (supervisor, words, whereabouts)
        if key not in self._known:
            wider = (*words, *(higher for word in words for higher in HIGHER.get(word, ("head",))))
            self._known[key] = any(self._is(supervisor, word, whereabouts) for word in wider)
        return self._known[key]

    def _nearby(self, point: RiskPoint) -> Whereabouts:
        """The unit of the post answerable alone: it nearly always settles the matter, and is known at once."""
        direct = (point.accountable.direct if point.accountable else None) or ""
        if direct not in self._near:
            post = self._catalog.posts.get(direct)
            self._near[direct] = frozenset((post.unit,) if post and post.unit else ()), frozenset()
        return self._near[direct]

    def _whereabouts(self, point: RiskPoint) -> Whereabouts:
        units = self._nearby(point)[0].union(own_units(self._catalog, point))
        powers = places_of(self._catalog, point, "power")
        return units, frozenset(domain for id in powers if (domain := self._catalog.powers[id].domain))

    def _is(self, post: str, word: str, whereabouts: Whereabouts) -> bool:
        """Whether the word means the post, for a risk in those units and domains."""
        units, domains = whereabouts
        match word:
            case "head":
                return post in self._heads or not units.isdisjoint(self._led_bureaus.get(post, ()))
            case "discipline":
                return post in self._discipline
            case "unit_head":
                return not units.isdisjoint(self._headed.get(post, ()))
            case "portfolio_leader":
                led, led_domains = self._led.get(post, (frozenset(), frozenset()))
                return not (units.isdisjoint(led) and domains.isdisjoint(led_domains))
            case _:
                return post == word

    @cached_property
    def _headed(self) -> Mapping[str, frozenset[str]]:
        """For each post the units that it heads, and those below them."""
        return self._below_headed(self._catalog.units.values())

    @cached_property
    def _led_bureaus(self) -> Mapping[str, frozenset[str]]:
        """For each post the leadership units that it heads, and those below them."""
        return self._below_headed(unit for unit in self._catalog.units.values() if unit.unit_kind is UnitKind.LEADERSHIP)

    def _below_headed(self, units: Iterable[Unit]) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for unit in units:
            if unit.head:
                found.setdefault(unit.head, set()).add(unit.id)
        return {post: _with_those_below(headed, self._parents) for post, headed in found.items()}

    @cached_property
    def _led(self) -> Mapping[str, Whereabouts]:
        """For each post the units and domains that its holders are in charge of as leaders, and those below them."""
        held: dict[str, set[str]] = {}
        for post, people in incumbents(self._catalog).items():
            for person in people:
                held.setdefault(person, set()).add(post)
        units: dict[str, set[str]] = {}
        domains: dict[str, set[str]] = {}
        for portfolio in self._catalog.portfolios.values():
            if portfolio.in_charge and in_force(portfolio.from_, portfolio.to, self._catalog.as_of):
                for post in held.get(portfolio.leader or "", ()):
                    units.setdefault(post, set()).update(portfolio.in_charge.units)
                    domains.setdefault(post, set()).update(portfolio.in_charge.domains)
        parents = domain_parents(self._catalog)
        return {post: (_with_those_below(units[post], self._parents), _with_those_below(domains[post], parents))
                for post in units}

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        return {unit.id: unit.parent for unit in self._catalog.units.values() if unit.parent}

    @cached_property
    def _heads(self) -> frozenset[str]:
        return heads_of_bureau(self._catalog)

    @cached_property
    def _discipline(self) -> frozenset[str]:
        catalog = self._catalog
        units = {unit.id for unit in catalog.units.values() if _speaks_of_discipline(unit.id, unit.name)}
        heads = {catalog.units[unit].head or "" for unit in units}
        return frozenset(post.id for post in catalog.posts.values()
                         if post.unit in units or post.id in heads or _speaks_of_discipline(post.id, post.name))


def _with_those_below(tops: Iterable[str], parents: Mapping[str, str]) -> frozenset[str]:
    wanted = frozenset(tops)
    return wanted | {id for id in parents if not wanted.isdisjoint(ancestors(id, parents))}


def _speaks_of_discipline(id: str, name: str | None) -> bool:
    return any(word in id or word in (name or "") for word in DISCIPLINE_WORDS)
