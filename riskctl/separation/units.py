"""Duties that belong to different units, and duties that nobody outside some units or posts may have."""

from collections.abc import Iterator, Mapping

from riskctl.flow.sod_rules import BoundRule
from riskctl.flow.trees import ancestors
from riskctl.model.separation import Only
from riskctl.model.vocabulary import HolderKind
from riskctl.separation.access import Access, members
from riskctl.separation.conflict import Conflict, Entitlement, State
from riskctl.separation.incompatible import implied_pairs, pairs_of
from riskctl.separation.scope import ANYWHERE, Field, field_of


def different_unit(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each two units, equal or one in the other, of which posts have one and the other duty; a root contains none.

    What parties do is done elsewhere. One conflict for each two units, at the first posts that show it.
    """
    table = field_of(rule, access)
    left_out = frozenset(implied_pairs(rule, access))
    seen: dict[tuple[str, str], Conflict] = {}
    for left, right in (pair for pair in pairs_of(rule) if pair not in left_out):
        for place in table.shared((left,), (right,)):
            lefts, rights = _units_with(table, left, place), _units_with(table, right, place)
            for unit, number in lefts.items():
                for inner, outer, other in _near(unit, rights, access):
                    key = (inner, outer)
                    if key not in seen:
                        seen[key] = _of_units(rule, table, key, (unit, number, left), (other, rights[other], right), place)
    yield from (seen[key] for key in sorted(seen))


def _units_with(table: Field, duty: str, place: str) -> Mapping[str, int]:
    """The units with a post that has the duty in the place, each with the first such post."""
    found: dict[str, int] = {}
    for number in members(table.posts_with((duty,), place)):
        unit = table.access.catalog.posts[table.access.posts[number]].unit
        if unit:
            found.setdefault(unit, number)
    return found


def _near(unit: str, others: Mapping[str, int], access: Access) -> Iterator[tuple[str, str, str]]:
    """Each of the other units that is the unit, is in it or has it in it: the inner, the outer, the other."""
    for other in others:
        if other == unit:
            yield unit, unit, other
        elif _contains(other, unit, access):
            yield unit, other, other
        elif _contains(unit, other, access):
            yield other, unit, other


def _contains(outer: str, inner: str, access: Access) -> bool:
    parents = access.unit_parents
    return outer in parents and outer in ancestors(inner, parents)


def _of_units(rule: BoundRule, table: Field, key: tuple[str, str], left: tuple[str, int, str], right: tuple[str, int, str],
              place: str) -> Conflict:
    access = table.access
    posts = tuple(access.posts[number] for _, number, _ in (left, right))
    paths = tuple((unit, *table.path(access.posts[number], duty, place)) for unit, number, duty in (left, right))
    holders = dict.fromkeys(access.people[person] for _, number, _ in (left, right) for person in members(access.holders[number]))
    return Conflict(rule, State.STRUCTURAL, HolderKind.UNIT, key[0], left[2], right[2], tuple(filter(None, (place,))), paths,
                    tuple(holders), posts, ((left[2], right[2]),), {"outer": key[1]})


def only(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each post outside the units and posts of the rule that has one of its duties, and each person who holds one directly.

    A unit stands for those in it, too. What is held directly is held through the posts and the unit of the person.
    """
    asked = rule.record.only
    if asked is None:
        return
    table = field_of(rule, access)
    inside = inside_of(asked, access)
    at = table.by_post.get(ANYWHERE, {})
    for number in members(table.posts_with(asked.duties, ANYWHERE)):
        post = access.posts[number]
        if post not in inside:
            duties = [duty for duty in asked.duties if at.get(duty, 0) >> number & 1]
            path = table.path(post, duties[0], ANYWHERE)
            holders = tuple(access.people[person] for person in members(access.holders[number]))
            yield Conflict(rule, State.DESIGN, HolderKind.POST, post, duties[0], None, (), (path,), holders,
                           (path[1] if len(path) > 1 else duties[0],), (), {"duties": duties})
    for person, bit in access.person_number.items():
        held = [duty for duty in asked.duties if table.by_person.get(ANYWHERE, {}).get(duty, 0) >> bit & 1]
        unit = access.catalog.people[person].unit
        if held and not _lies_in(unit, asked.units, access) and inside.isdisjoint(access.held.get(person, ())):
            yield Conflict(rule, State.ACTUAL, HolderKind.PERSON, person, held[0], None, (),
                           (table.direct_path(person, held[0]),), (person,), (held[0],), (), {"duties": held})


def inside_of(asked: Only, access: Access) -> frozenset[str]:
    """The posts that may have the duties: those named, and those of the units named and of what lies in them."""
    return frozenset(post for post in access.posts
                     if post in asked.posts or _lies_in(access.catalog.posts[post].unit, asked.units, access))


def _lies_in(unit: str | None, outer: tuple[str, ...], access: Access) -> bool:
    return unit is not None and (unit in outer or any(one in outer for one in ancestors(unit, access.unit_parents)))


def entitlements(access: Access) -> Iterator[Entitlement]:
    """Each person with duties held directly that are outside every duty of the posts held today, backups included."""
    for person, direct in access.direct.items():
        posts = tuple(access.held.get(person, ()))
        had = frozenset[str]().union(*(access.duties_by_post.get(post, frozenset()) for post in posts))
        outside = tuple(duty for duty in dict.fromkeys(access.catalog.people[person].duties) if duty in direct and duty not in had)
        if outside:
            yield Entitlement(person, outside, posts)
