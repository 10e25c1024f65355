"""Who has what: people, the posts they hold, the acts that posts perform, and the duties that come of them.

One account of a catalog at its date. Posts and people are numbered, sets of them are ints with a bit for each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riskctl.flow.duties import duties_of_kinds, duty_links
from riskctl.flow.graphs import shortest_way
from riskctl.flow.holding import holdings, in_force, is_incumbent
from riskctl.flow.lending import Lending
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power, Step
from riskctl.model.vocabulary import BodyDuty, PowerStatus
from riskctl.separation.conflict import Path
from riskctl.separation.rulebook import coming_with, step_duties

DIRECT = ""
"""Stands in for a post where a person holds duties directly."""
_KEPT = "access"
_OF_POSTS = ("posts", "post_number", "powers", "own", "steps", "lending", "acts by bodies", "acts by posts", "performers by bodies", "unit_parents",
             "superiors", "links", "of_kind", "named", "brought by")
_OF_STEPS = ("powers", "steps", "lending", "unit_parents", "links", "of_kind", "named", "brought by")
_OF_RULES = ("separation rules in force", "domain parents", "duties that come along", "duties by kind of step")
_OF_DUTIES = ("steps", *_OF_RULES)


class Act(NamedTuple):
    """That a post has duties: of its own (`power` and `step` are empty) or by a step that it performs in a power.

    `via` names what leads from the post to the duties: delegations (the last one first) or a body, and the step.
    """

    post: str
    power: str
    step: str
    via: tuple[str, ...]
    duties: frozenset[str]


@dataclass(frozen=True)
class Access:
    """Everybody's duties at the date of the catalog, by every path."""

    catalog: Catalog

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """Every post by its number."""
        return tuple(self.catalog.posts)

    @cached_property
    def post_number(self) -> Mapping[str, int]:
        """The number of each post."""
        return {post: number for number, post in enumerate(self.posts)}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Every person by number."""
        return tuple(self.catalog.people)

    @cached_property
    def person_number(self) -> Mapping[str, int]:
        """The number of each person."""
        return {person: number for number, person in enumerate(self.people)}

    @cached_property
    def held(self) -> Mapping[str, Mapping[str, bool]]:
        """For each person the posts held today, and whether as incumbent or only as a backup."""
        found: dict[str, dict[str, bool]] = {}
        for post, people in holdings(self.catalog).items():
            for person, assignment in people if post in self.catalog.posts else ():
                own = found.setdefault(person.id, {})
                own[post] = own.get(post, False) or is_incumbent(assignment)
        return found

    @cached_property
    def holders(self) -> tuple[int, ...]:
        """For each post by number, the people who hold it."""
        bits = [0] * len(self.posts)
        for person, posts in self.held.items():
            for post in posts:
                bits[self.post_number[post]] |= 1 << self.person_number[person]
        return tuple(bits)

    @cached_property
    def people_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each post that is held, the people who hold it, in the order of the catalog."""
        found: dict[str, list[str]] = {}
        for person in self.people:
            for post in self.held.get(person, ()):
                found.setdefault(post, []).append(person)
        return {post: tuple(people) for post, people in found.items()}

    @cached_property
    def direct(self) -> Mapping[str, frozenset[str]]:
        """For each person with duties held directly, these with all that come with them."""
        return {person.id: frozenset[str]().union(*(coming_with(duty, self.catalog) for duty in person.duties))
                for person in self.catalog.people.values() if person.duties}

    @cached_property
    def powers(self) -> Mapping[str, Power]:
        """The powers in force at the date."""
        day = self.catalog.as_of
        return {power.id: power for power in self.catalog.powers.values()
                if power.status is not PowerStatus.RETIRED and in_force(power.valid_from, power.valid_to, day)}

    @cached_property
    def own(self) -> Mapping[str, Act]:
        """For each post with duties of its own, the act of having them."""
        return {post.id: Act(post.id, "", "", (), self._closed(post.duties))
                for post in self.catalog.posts.values() if post.duties}

    def _closed(self, duties: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*(coming_with(duty, self.catalog) for duty in duties))

    @cached_property
    def steps(self) -> tuple[tuple[Power, str, Step, frozenset[str]], ...]:
        """Every step in force: its power, its full id, itself, and the duties that performing it brings."""
        known: dict[object, frozenset[str]] = {}
        found = []
        for power in self.powers.values():
            for id, step in power.each_step():
                # NOTE: with no duties of its own a step brings what its kind does, as it is written.
                brings = step.node.get("kind") if "duties" not in step.node else None
                if not isinstance(brings, str):
                    found.append((power, id, step, step_duties(step, self.catalog)))
                    continue
                if brings not in known:
                    known[brings] = step_duties(step, self.catalog)
                found.append((power, id, step, known[brings]))
        return tuple(found)

    @cached_property
    def lending(self) -> Lending:
        """What posts lend to one another today."""
        return Lending(self.catalog)

    def acts(self, bodies: BodyDuty) -> tuple[Act, ...]:
        """Every act of every post: those of its own first, then by its steps; bodies count as asked."""
        kept: dict[BodyDuty, tuple[Act, ...]] = self.__dict__.setdefault("acts by bodies", {})
        if bodies not in kept:
            kept[bodies] = (*self.own.values(), *self._performed(bodies))
        return kept[bodies]

    def acts_by_post(self, bodies: BodyDuty) -> Mapping[str, tuple[Act, ...]]:
        """For each post that acts in any way all its acts, in the same order."""
        kept: dict[BodyDuty, Mapping[str, tuple[Act, ...]]] = self.__dict__.setdefault("acts by posts", {})
        if bodies not in kept:
            found: dict[str, list[Act]] = {}
            for act in self.acts(bodies):
                found.setdefault(act.post, []).append(act)
            kept[bodies] = {post: tuple(acts) for post, acts in found.items()}
        return kept[bodies]

    @cached_property
    def duties_by_post(self) -> Mapping[str, frozenset[str]]:
        """For each post that acts in any way what this brings, bodies left out of account."""
        return {post: frozenset[str]().union(*{act.duties for act in acts}) for post, acts in self.acts_by_post(BodyDuty.NONE).items()}

    def performers(self, bodies: BodyDuty) -> Mapping[str, Mapping[str, Path]]:
        """For each step the posts that perform it, by delegation too, each with what leads to the step; bodies count as asked."""
        kept: dict[BodyDuty, dict[str, dict[str, Path]]] = self.__dict__.setdefault("performers by bodies", {})
        if bodies not in kept:
            found = kept[bodies] = {}
            for act in self.acts(bodies):
                if act.step:
                    found.setdefault(act.step, {}).setdefault(act.post, act.via)
        return kept[bodies]

    @cached_property
    def unit_parents(self) -> Mapping[str, str]:
        """For each unit that is part of another, that one."""
        return {unit.id: unit.parent for unit in self.catalog.units.values() if unit.parent}

    @cached_property
    def superiors(self) -> Mapping[str, str]:
        """For each post that reports to another, that one."""
        return {post.id: post.reports_to for post in self.catalog.posts.values() if post.reports_to}

    def _performed(self, bodies: BodyDuty) -> Iterator[Act]:
        known, lent = self.catalog.posts, self.lending.powers
        for power, id, step, duties in self.steps:
            for post in step.posts:
                if post in known:
                    yield Act(post, power.id, id, (id,), duties)
                for borrower, loans in self.lending.borrowers(post, power.id, id) if power.id in lent else ():
                    if borrower in known:
                        yield Act(borrower, power.id, id, (*loans, id), duties)
            if bodies is not BodyDuty.NONE:
                for body, post in self._seats(step, bodies):
                    yield Act(post, power.id, id, (body, id), duties)

    def _seats(self, step: Step, bodies: BodyDuty) -> Iterator[tuple[str, str]]:
        """The bodies that act in the step, with each post that sits on them in the way that counts."""
        for id in step.bodies:
            body = self.catalog.bodies.get(id)
            if body is not None:
                members = () if bodies is BodyDuty.CHAIR else body.members
                named = dict.fromkeys([*((body.chair,) if body.chair else ()), *members])
                yield from ((id, post) for post in named if post in self.catalog.posts)

    def with_people_of(self, catalog: Catalog) -> "Access":
        """The account of a catalog that differs from this one in people, portfolios and waivers alone.

        What posts, steps and duties are is taken over as far as it was worked out.
        """
        other = Access(catalog)
        if tuple(catalog.people) == self.people:
            other.__dict__["person_number"] = self.person_number
        return self._handed(other, _OF_POSTS, _OF_DUTIES)

    def with_duties_of(self, catalog: Catalog) -> "Access":
        """The account of a catalog that differs from this one in people, and in which posts there are with which duties."""
        return self._handed(Access(catalog), _OF_STEPS, _OF_DUTIES)

    def with_rules_of(self, catalog: Catalog) -> "Access":
        """The account of a catalog whose duties, domains and rules of separation are those of this one."""
        return self._handed(Access(catalog), (), _OF_RULES)

    def _handed(self, other: "Access", own: tuple[str, ...], of_catalog: tuple[str, ...]) -> "Access":
        other.__dict__.update({name: self.__dict__[name] for name in own if name in self.__dict__})
        kept = self.catalog.__dict__
        other.catalog.__dict__.update({name: kept[name] for name in of_catalog if name in kept})
        return other

    def let_go(self) -> None:
        """Forget the catalog and all that was worked out: some of it refers back to the account, which would never be freed."""
        self.__dict__.clear()

    @cached_property
    def links(self) -> Mapping[str, tuple[str, ...]]:
        """For each duty the duties that come with it at once."""
        return duty_links(self.catalog)

    def way_to(self, roots: Iterable[str], target: str) -> Path:
        """The shortest chain of duties from one of the roots to the target."""
        ways = (shortest_way(root, target, self.links) for root in roots)
        return min((way for way in ways if way), key=len, default=(target,))

    def path_of_act(self, act: Act, target: str) -> Path:
        """From the post of the act to a duty, kind of step or step that it brings."""
        head = (act.post, *act.via)
        if not act.step:
            return (*head, *self.way_to(self.catalog.posts[act.post].duties, target))
        _, step = self.catalog.steps[act.step]
        if "/" in target or (step.kind and target == step.kind.value):
            return head if "/" in target else (*head, target)
        return (*head, *self.way_to((*step.duties, *self.of_kind.get(step.kind.value if step.kind else "", ())), target))

    @cached_property
    def of_kind(self) -> Mapping[str, tuple[str, ...]]:
        """For each kind of step, the duties that performing it brings."""
        return {kind.value: duties for kind, duties in duties_of_kinds(self.catalog).items()}


def access_of(catalog: Catalog) -> Access:
    """The account of the catalog; made once and kept."""
    found = catalog.__dict__.get(_KEPT)
    if not isinstance(found, Access):
        found = catalog.__dict__[_KEPT] = Access(catalog)
    return found


def members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest.

    >>> list(members(0b10110))
    [1, 2, 4]
    """
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
