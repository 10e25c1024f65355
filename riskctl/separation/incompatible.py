"""Duties that no holder may combine: people by several paths, posts by their make-up, units by their posts together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from riskctl.flow.sod_rules import BoundRule
from riskctl.model.separation import Sides
from riskctl.model.vocabulary import HolderKind, StepKind
from riskctl.separation.access import DIRECT, Access, members
from riskctl.separation.conflict import Conflict, Path, State
from riskctl.separation.rulebook import ALL_STEPS, coming_with, step_duties
from riskctl.separation.scope import Field, field_of

Pair = tuple[str, str]
Group = tuple[tuple[str, ...], tuple[str, ...]]
_KINDS = frozenset(kind.value for kind in StepKind)


def pairs_of(rule: BoundRule) -> tuple[Pair, ...]:
    """Every pair of entries that the rule forbids together: left with right, or all pairs of a list."""
    held = getattr(rule.record, rule.form)
    if isinstance(held, Sides):
        return tuple(dict.fromkeys((left, right) for left in held.left for right in held.right))
    return tuple(combinations(dict.fromkeys(held), 2)) if isinstance(held, tuple) else ()


def implied_pairs(rule: BoundRule, access: Access) -> tuple[Pair, ...]:
    """The pairs of which one entry brings the other: a fault of the rule, and no conflict of anybody's."""
    return tuple((one, other) for one, other in pairs_of(rule)
                 if other in brought_by(one, access) or one in brought_by(other, access))


def brought_by(entry: str, access: Access) -> frozenset[str]:
    """The entry and everything that comes with it: of a step all that performing it brings."""
    kept: dict[str, frozenset[str]] = access.__dict__.setdefault("brought by", {})
    if entry not in kept:
        kept[entry] = _brought_by(entry, access)
    return kept[entry]


def _brought_by(entry: str, access: Access) -> frozenset[str]:
    if "/" in entry and entry in access.catalog.steps:
        power, step = access.catalog.steps[entry]
        return step_duties(step, access.catalog) | {entry, f"{power.id}/{ALL_STEPS}"}
    if entry in _KINDS:
        duties = (duty for duty in access.of_kind.get(entry, ()))
        return frozenset((entry,)).union(*(coming_with(duty, access.catalog) for duty in (entry, *duties)))
    return coming_with(entry, access.catalog)


def groups_of(rule: BoundRule, access: Access) -> tuple[Group, ...]:
    """The pairs that are compared, gathered so that within a group every left entry is held against every right one."""
    left_out = frozenset(implied_pairs(rule, access))
    pairs = [pair for pair in pairs_of(rule) if pair not in left_out]
    held = getattr(rule.record, rule.form)
    if isinstance(held, Sides) and not left_out:
        return ((held.left, held.right),) if pairs else ()
    by_left: dict[str, list[str]] = {}
    for left, right in pairs:
        by_left.setdefault(left, []).append(right)
    return tuple(((left,), tuple(rights)) for left, rights in by_left.items())


@dataclass(slots=True)
class _Found:
    """Where one conflict shows: the pairs and places, the first of which its paths are for."""

    state: State
    pairs: dict[Pair, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)


def incompatible(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Every conflict of a rule of the form `incompatible`, in order of posts, then people, or of units.

    A post that has both sides is one conflict of design, whoever holds it. Of a person each pair of posts (or a post and
    duties held directly, or these alone) of which neither alone has both sides is one conflict: actual if held as
    incumbent, else potential. With `per: unit` the posts of a unit count together. Cost: sides × (people + posts) / 64
    for each place, and paths for what is found.
    """
    table = field_of(rule, access)
    groups = groups_of(rule, access)
    per = rule.record.per or HolderKind.PERSON
    if per is HolderKind.UNIT:
        yield from _of_units(rule, table, groups)
        return
    design: dict[int, _Found] = {}
    people: dict[tuple[int, str, str], _Found] = {}
    for left, right in groups:
        for place in table.shared(left, right):
            both = table.posts_with(left, place) & table.posts_with(right, place)
            for post in members(both):
                _note(design.setdefault(post, _Found(State.DESIGN)), _pairs_at(table, post, left, right, place), place)
            if per is HolderKind.PERSON:
                for person in members(table.people_with(left, place) & table.people_with(right, place)):
                    _note_person(people, table, person, (left, right), place)
    yield from (_of_post(rule, table, post, design[post]) for post in sorted(design))
    yield from (_of_person(rule, table, key, people[key]) for key in sorted(people, key=lambda key: (key[0], key[1:])))


def _note(found: _Found, pairs: Sequence[Pair], place: str) -> None:
    found.pairs.update(dict.fromkeys(pairs))
    found.places[place] = None


def _pairs_at(table: Field, post: int, left: Sequence[str], right: Sequence[str], place: str) -> list[Pair]:
    at = table.by_post[place]
    return [(one, other) for one in left if at.get(one, 0) >> post & 1 for other in right if at.get(other, 0) >> post & 1]


def _note_person(people: dict[tuple[int, str, str], _Found], table: Field, person: int, group: Group, place: str) -> None:
    """Note each pair of the person's sources of which neither alone has the two sides."""
    left, right = group
    sources = list(_sources(table, person, left, right, place))
    held = table.access.held.get(table.access.people[person], {})
    for one, lefts, also_right in sources:
        for other, also_left, rights in sources:
            pairs = [(a, b) for a in left if a in lefts for b in right if b in rights
                     and (one == other == DIRECT or (one != other and b not in also_right and a not in also_left))]
            if pairs:
                first, second = sorted((one, other))
                state = State.ACTUAL if held.get(one, True) and held.get(other, True) else State.POTENTIAL
                _note(people.setdefault((person, first, second), _Found(state)), pairs, place)


def _sources(table: Field, person: int, left: Sequence[str], right: Sequence[str],
             place: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each post of the person, and the duties held directly, with what of either side comes of it in the place."""
    access = table.access
    at = table.by_post.get(place, {})
    for post in access.held.get(access.people[person], {}):
        number = access.post_number[post]
        yield post, _having(at, left, number), _having(at, right, number)
    at = table.by_person.get(place, {})
    yield DIRECT, _having(at, left, person), _having(at, right, person)


def _having(at: Mapping[str, int], side: Sequence[str], number: int) -> frozenset[str]:
    return frozenset(duty for duty in side if at.get(duty, 0) >> number & 1)


def _of_post(rule: BoundRule, table: Field, number: int, found: _Found) -> Conflict:
    access = table.access
    post = access.posts[number]
    place = next(iter(found.places))
    left, right = next(pair for pair in found.pairs if pair in _pairs_at(table, number, *_split(found.pairs), place))
    paths = (table.path(post, left, place), table.path(post, right, place))
    holders = tuple(access.people[person] for person in members(access.holders[number]))
    return Conflict(rule, State.DESIGN, HolderKind.POST, post, left, right, tuple(sorted(filter(None, found.places))), paths,
                    holders, _told_apart(table, post, found), tuple(found.pairs))


def _split(pairs: Mapping[Pair, None]) -> tuple[list[str], list[str]]:
    return [one for one, _ in pairs], [other for _, other in pairs]


def _told_apart(table: Field, post: str, found: _Found) -> tuple[str, ...]:
    """The one step by which the post has the left side and the one for the right; () if there are more, or other ways."""
    steps = [tuple(dict.fromkeys(act.step for act in table.acts[post] for duty in table.brought(act) if duty in side
                                 and not found.places.keys().isdisjoint(table.places(act, duty))))
             for side in map(set, _split(found.pairs))]
    return (steps[0][0], steps[1][0]) if all(len(one) == 1 and one[0] for one in steps) else ()


def _of_person(rule: BoundRule, table: Field, key: tuple[int, str, str], found: _Found) -> Conflict:
    number, one, other = key
    access = table.access
    person = access.people[number]
    place = next(iter(found.places))
    (left, right), (first, second) = _first_pair(table, number, (one, other), found, place)
    paths = (_path(table, person, first, left, place), _path(table, person, second, right, place))
    sides = [set(side) for side in _split(found.pairs)]
    between = tuple(filter(None, (source or (side.pop() if len(side) == 1 else "")
                                  for source, side in zip((first, second), sides, strict=True))))
    return Conflict(rule, found.state, HolderKind.PERSON, person, left, right, tuple(sorted(filter(None, found.places))), paths,
                    (person,), between, tuple(found.pairs))


def _first_pair(table: Field, person: int, sources: tuple[str, str], found: _Found,
                place: str) -> tuple[Pair, tuple[str, str]]:
    """The first pair that the two sources have in the place, and which of them has the left side."""
    lefts, rights = _split(found.pairs)
    having = {source: (own, others) for source, own, others in _sources(table, person, lefts, rights, place)}
    for pair in found.pairs:
        for one, other in (sources, sources[::-1]):
            if pair[0] in having[one][0] and pair[1] in having[other][1] and (
                    one == other or (pair[1] not in having[one][1] and pair[0] not in having[other][0])):
                return pair, (one, other)
    raise LookupError(sources)


def _path(table: Field, person: str, source: str, duty: str, place: str) -> Path:
    return (person, *table.path(source, duty, place)) if source else table.direct_path(person, duty)


def _of_units(rule: BoundRule, table: Field, groups: Sequence[Group]) -> Iterator[Conflict]:
    """Units whose posts together have both sides."""
    posts = table.access.catalog.posts
    seen: dict[str, Conflict] = {}
    for left, right in groups:
        for place in table.shared(left, right):
            by_unit: list[dict[str, int]] = [{}, {}]
            for side, entries in enumerate((left, right)):
                for number in members(table.posts_with(entries, place)):
                    by_unit[side].setdefault(posts[table.access.posts[number]].unit or "", number)
            for unit in by_unit[0]:
                if unit and unit in by_unit[1] and unit not in seen:
                    seen[unit] = _of_unit(rule, table, unit, (by_unit[0][unit], by_unit[1][unit]), (left, right), place)
    yield from (seen[unit] for unit in sorted(seen))


def _of_unit(rule: BoundRule, table: Field, unit: str, numbers: tuple[int, int], group: Group, place: str) -> Conflict:
    access = table.access
    at = table.by_post[place]
    duties = [next(duty for duty in side if at.get(duty, 0) >> number & 1)
              for number, side in zip(numbers, group, strict=True)]
    posts = [access.posts[number] for number in numbers]
    paths = tuple((unit, *table.path(post, duty, place)) for post, duty in zip(posts, duties, strict=True))
    holders = dict.fromkeys(access.people[person] for number in numbers for person in members(access.holders[number]))
    return Conflict(rule, State.STRUCTURAL, HolderKind.UNIT, unit, duties[0], duties[1], tuple(filter(None, (place,))), paths,
                    tuple(holders), tuple(posts), ((duties[0], duties[1]),))
