"""Where the two sides of a rule are compared: anywhere, within one power, or within one domain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from riskctl.flow.duties import domain_parents, every_domain, every_duty
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.model.separation import Sides
from riskctl.model.vocabulary import BodyDuty, Scope
from riskctl.separation.access import Access, Act, members
from riskctl.separation.conflict import Path
from riskctl.separation.rulebook import ALL_STEPS, applies, scope_of

ANYWHERE = ""
_FIELDS = "fields of comparison"
_OF_POSTS = ("acts", "performing", "by_post", "_of_posts", "_own_domain", "_below", "known")


@dataclass(frozen=True)
class Reach:
    """What a rule looks at: how bodies count, where sides are compared, in which powers (None: in all of them).

    `domains` are those that the rule is limited to where it is limited by nothing else.
    """

    bodies: BodyDuty
    within: Scope
    powers: frozenset[str] | None = None
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Field:
    """Who has which duty in which place, for one reach; a place is a power, a domain, or `ANYWHERE`."""

    access: Access
    reach: Reach
    wanted: frozenset[str]

    @cached_property
    def acts(self) -> Mapping[str, tuple[Act, ...]]:
        """For each post its acts that count in the powers of the reach."""
        every, powers = self.access.acts_by_post(self.reach.bodies), self.reach.powers
        if powers is None:
            return every
        counting = {post: tuple(act for act in acts if not act.power or act.power in powers) for post, acts in every.items()}
        return {post: acts for post, acts in counting.items() if acts}

    @cached_property
    def performing(self) -> Mapping[str, frozenset[str]]:
        """For each post the powers of the reach in which it performs a step."""
        return {post: frozenset(act.power for act in acts if act.power) for post, acts in self.acts.items()}

    def places(self, act: Act, duty: str) -> Iterable[str]:
        """The places in which an act counts for the duty."""
        performing = self.performing.get(act.post, frozenset())
        match self.reach.within:
            case Scope.ANYWHERE:
                return (ANYWHERE,) if act.power or self._counts(duty, performing) else ()
            case Scope.POWER:
                return (act.power,) if act.power else performing
            case Scope.DOMAIN:
                return self._domains(duty, act.power) if act.power or self._counts(duty, performing) else ()

    def _counts(self, duty: str, performing: frozenset[str]) -> bool:
        """Whether a standing duty counts: everywhere, in a limited domain, or where its holder performs a step."""
        if self.reach.powers is None or performing:
            return True
        return not scope_of(self._own_domain.get(duty), self.access.catalog).isdisjoint(self.reach.domains)

    def _domains(self, duty: str, power: str) -> Iterable[str]:
        own = self._own_domain.get(duty)
        of_power = self.access.catalog.powers[power].domain if power else None
        return dict.fromkeys(below for domain in (own, of_power) if domain for below in self._below.get(domain, (domain,)))

    @cached_property
    def _own_domain(self) -> Mapping[str, str]:
        return {id: duty.domain for id, duty in every_duty(self.access.catalog) if duty.domain}

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        """For each domain itself and those that lie in it."""
        parents = domain_parents(self.access.catalog)
        found: dict[str, list[str]] = {id: [id] for id, _ in every_domain(self.access.catalog)}
        for id in found:
            above = id
            for _ in range(len(parents)):
                above = parents.get(above, "")
                if not above or above == id:
                    break
                found.setdefault(above, []).append(id)
        return {id: tuple(dict.fromkeys(lower)) for id, lower in found.items()}

    def brought(self, act: Act) -> Iterator[str]:
        """The duties, steps and kinds of step that the act brings, of those that any rule names."""
        yield from self._wanted_of(act.duties)
        if not self._names_steps:
            return
        if act.step in self.wanted:
            yield act.step
        if act.power and f"{act.power}/{ALL_STEPS}" in self.wanted:
            yield f"{act.power}/{ALL_STEPS}"

    def _wanted_of(self, duties: frozenset[str]) -> frozenset[str]:
        known: dict[frozenset[str], frozenset[str]] = self.__dict__.setdefault("known", {})
        if duties not in known:
            known[duties] = duties & self.wanted
        return known[duties]

    @cached_property
    def by_post(self) -> Mapping[str, Mapping[str, int]]:
        """For each place and duty, the posts that have it there."""
        found: dict[str, dict[str, int]] = {}
        number = self.access.post_number
        for post, acts in self.acts.items():
            bit = 1 << number[post]
            for act in self._telling(acts):
                for duty in self.brought(act):
                    for place in self.places(act, duty):
                        at = found.setdefault(place, {})
                        at[duty] = at.get(duty, 0) | bit
        return found

    def _telling(self, acts: Iterable[Act]) -> Iterable[Act]:
        """Of the acts of a post one of each sort that brings what any rule names, and counts in the same places."""
        if self._names_steps:
            return acts
        everywhere = self.reach.within is Scope.ANYWHERE
        sorts = {(bool(act.power) if everywhere else act.power, act.duties): act for act in acts}
        return [act for (_, duties), act in sorts.items() if self._wanted_of(duties)]

    @cached_property
    def _names_steps(self) -> bool:
        """Whether any rule names a step, or all steps, of a power."""
        return any("/" in entry for entry in self.wanted)

    @cached_property
    def by_person(self) -> Mapping[str, Mapping[str, int]]:
        """For each place and duty, the people who hold it directly there."""
        found: dict[str, dict[str, int]] = {}
        for person, duties in self.access.direct.items():
            wanted = self._wanted_of(duties)
            if not wanted:
                continue
            bit = 1 << self.access.person_number[person]
            posts = self.access.held.get(person, {})
            performing = frozenset[str]().union(*(self.performing.get(post, frozenset()) for post in posts))
            for duty in wanted:
                for place in self._places_of_person(duty, performing):
                    at = found.setdefault(place, {})
                    at[duty] = at.get(duty, 0) | bit
        return found

    def _places_of_person(self, duty: str, performing: frozenset[str]) -> Iterable[str]:
        if self.reach.within is Scope.POWER:
            return performing
        if not self._counts(duty, performing):
            return ()
        return (ANYWHERE,) if self.reach.within is Scope.ANYWHERE else self._domains(duty, "")

    @cached_property
    def places_of(self) -> Mapping[str, frozenset[str]]:
        """For each duty the places in which anybody has it."""
        directly = _by_duty(self.by_person)
        more = {duty: places | self._of_posts.get(duty, frozenset()) for duty, places in directly.items()}
        return {**self._of_posts, **more} if more else self._of_posts

    @cached_property
    def _of_posts(self) -> Mapping[str, frozenset[str]]:
        """For each duty the places in which a post has it."""
        return _by_duty(self.by_post)

    def shared(self, left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
        """The places in which somebody has something of the left side and somebody something of the right."""
        places = [frozenset[str]().union(*(self.places_of.get(duty, frozenset()) for duty in side)) for side in (left, right)]
        return tuple(sorted(places[0] & places[1]))

    def posts_with(self, side: Iterable[str], place: str) -> int:
        """The posts that have any of the duties in the place."""
        at = self.by_post.get(place, {})
        bits = 0
        for duty in side:
            bits |= at.get(duty, 0)
        return bits

    def people_with(self, side: Iterable[str], place: str) -> int:
        """The people who have any of the duties in the place, by a post or directly."""
        bits = 0
        for duty in side:
            bits |= self._people_with(duty, place)
        return bits

    def _people_with(self, duty: str, place: str) -> int:
        known: dict[tuple[str, str], int] = self.__dict__.setdefault("people", {})
        if (duty, place) not in known:
            bits = self.by_person.get(place, {}).get(duty, 0)
            for post in members(self.by_post.get(place, {}).get(duty, 0)):
                bits |= self.access.holders[post]
            known[duty, place] = bits
        return known[duty, place]

    def path(self, post: str, duty: str, place: str) -> Path:
        """A way from the post to the duty in the place: by its own duties, else by the first step that brings it."""
        for act in self.acts.get(post, ()):
            if duty in self.brought(act) and place in self.places(act, duty):
                return self.access.path_of_act(act, duty)
        return (post, duty)

    def direct_path(self, person: str, duty: str) -> Path:
        """A way from a person to a duty that is held directly."""
        return (person, *self.access.way_to(self.access.catalog.people[person].duties, duty))


def _by_duty(table: Mapping[str, Mapping[str, int]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for place, duties in table.items():
        for duty in duties:
            found.setdefault(duty, set()).add(place)
    return {duty: frozenset(places) for duty, places in found.items()}


def field_of(rule: BoundRule, access: Access) -> Field:
    """The field on which the rule compares its sides; rules of the same reach share one."""
    fields: dict[Reach, Field] = access.__dict__.setdefault(_FIELDS, {})
    reach = _reach_of(rule, access)
    if reach not in fields:
        fields[reach] = Field(access, reach, _all_named(access))
    return fields[reach]


def inherit_fields(before: Access, after: Access) -> None:
    """Give the account of a catalog that differs in people alone what the fields of the other know about posts."""
    fields: dict[Reach, Field] = before.__dict__.get(_FIELDS, {})
    kept = after.__dict__[_FIELDS] = {}
    for reach, field in fields.items():
        other = kept[reach] = Field(after, reach, field.wanted)
        other.__dict__.update({name: field.__dict__[name] for name in _OF_POSTS if name in field.__dict__})


def _reach_of(rule: BoundRule, access: Access) -> Reach:
    record = rule.record
    bodies, within = record.bodies or BodyDuty.NONE, (rule.form != "only" and record.within) or Scope.ANYWHERE
    scope = record.applies_to
    if scope is None:
        return Reach(bodies, within)
    powers = frozenset(power.id for power in access.powers.values() if applies(rule, power, access.catalog))
    only = frozenset() if scope.types or scope.powers or scope.tags else frozenset(scope.domains)
    return Reach(bodies, within, powers, only)


def sides_of(rule: BoundRule) -> tuple[tuple[str, ...], ...]:
    """What the rule's form names, as its sides: each entry of a list is a side of its own."""
    held = getattr(rule.record, rule.form)
    if isinstance(held, Sides):
        return (held.left, held.right)
    if rule.form == "only":
        return (held.duties,)
    if isinstance(held, tuple):
        return tuple((entry,) for entry in held)
    for name in ("steps", "of"):
        entries = getattr(held, name, None)
        if isinstance(entries, tuple):
            return (entries,)
    return ()


def _all_named(access: Access) -> frozenset[str]:
    named: frozenset[str] | None = access.__dict__.get("named")
    if named is None:
        named = access.__dict__["named"] = frozenset(
            entry for rule in rules_in_force(access.catalog) for side in sides_of(rule) for entry in side)
    return named
