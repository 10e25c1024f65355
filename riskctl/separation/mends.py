"""The smallest changes that would mend a conflict, each proved by working the conflicts out again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.separation.access import Access
from riskctl.separation.checked import STATIC, check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.portfolios import charges
from riskctl.separation.scope import inherit_fields
from riskctl.separation.whatif import Change, changed

MOST = 3
"""How many mends a conflict is given."""
CANDIDATES = 8
"""To how many people, posts or leaders what must go is offered."""
WORK = 400
"""How many times in a run the conflicts of people are worked out again; a change of posts counts as PER_POST of them."""
PER_POST = 20
OF_PEOPLE = ("incompatible", "only", "not_in_charge_of", "not_both", "kin_avoidance", "independent")
"""The forms whose conflicts can come and go with who holds a post."""
_PEOPLE_ONLY = frozenset(("assign", "unassign", "reassign", "withdraw", "hand_over"))

Keys = frozenset[tuple[object, ...]]


@dataclass
class Mender:
    """Finds mends for the conflicts of a catalog until its work is used up, so that the same input gives the same answer."""

    catalog: Catalog
    access: Access
    left: int = WORK
    _keys: dict[tuple[str, ...], Keys] = field(default_factory=dict)

    def mends(self, conflict: Conflict) -> tuple[Change, ...]:
        """At most three changes, the smallest first, after each of which the conflict is gone and no other has come."""
        return tuple(islice((change for change in _ideas(conflict, self.access) if self.is_good(change, conflict)), MOST))

    def is_good(self, change: Change, conflict: Conflict) -> bool:
        """Whether the change takes the conflict away and brings no other; False once the work is used up."""
        of_people = change.what in _PEOPLE_ONLY
        self.left -= 1 if of_people else PER_POST
        if self.left < 0:
            return False
        forms = OF_PEOPLE if of_people else tuple(STATIC)
        after = self.keys(forms, changed(self.catalog, [change]), shares=of_people)
        before = self._keys.get(forms)
        if before is None:
            before = self._keys[forms] = frozenset(_key(one) for one in check_separation(self.catalog).conflicts
                                                   if one.rule.form in forms)
        return _key(conflict) not in after and after <= before

    def keys(self, forms: Sequence[str], catalog: Catalog, *, shares: bool) -> Keys:
        """What tells each conflict of the forms in the catalog; `shares` where only people have changed in it."""
        access = self.access.with_people_of(catalog) if shares else Access(catalog)
        if shares:
            inherit_fields(self.access, access)
        return frozenset(_key(conflict) for rule in rules_in_force(catalog) if rule.form in forms
                         for conflict in STATIC[rule.form](rule, access))


def _key(conflict: Conflict) -> tuple[object, ...]:
    return (*conflict.key, conflict.pairs)


def _ideas(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Changes that may mend the conflict, the smallest first, not yet proved."""
    find = _IDEAS.get(conflict.rule.form)
    return find(conflict, access) if find else iter(())


def _of_duties(conflict: Conflict, access: Access) -> Iterator[Change]:
    """For people: give up a post or a duty held directly; for posts and units: move what brings a side."""
    person = conflict.holder
    if person not in access.person_number:
        yield from _of_posts(conflict, access)
        return
    posts = [path[1] for path in conflict.paths if path[1] in access.post_number]
    for path in conflict.paths:
        if path[1] not in access.post_number:
            yield Change("withdraw", person, path[1])
    yield from _without_posts(person, posts, access)


def _without_posts(person: str, posts: Sequence[str], access: Access) -> Iterator[Change]:
    """The person gives up one of the posts: as it is where others hold it, else with somebody who takes it."""
    manned = {post: [other for other in access.people_of.get(post, ()) if other != person and access.held[other][post]]
              for post in posts}
    for post in posts:
        if manned[post] or not access.held[person][post]:
            yield Change("unassign", person, post)
    for post in posts:
        if not manned[post] and access.held[person][post]:
            yield from (Change("reassign", person, post, other) for other in _takers(post, person, access))


def _takers(post: str, person: str, access: Access) -> Iterator[str]:
    """People who might take the post: those of its unit first, and those with the fewest posts first."""
    unit = access.catalog.posts[post].unit
    units = {other: {access.catalog.posts[held].unit for held in access.held.get(other, ())} | {access.catalog.people[other].unit}
             for other in access.people}
    others = [other for other in access.people if other != person and post not in access.held.get(other, ())
              and access.held.get(other)]
    yield from sorted(others, key=lambda other: (unit not in units[other], len(access.held[other])))[:CANDIDATES]


def _of_posts(conflict: Conflict, access: Access) -> Iterator[Change]:
    """End the delegation that brings a side, or move the duty or step that does to another post."""
    moves: list[tuple[str, str, str]] = []
    for path in conflict.paths:
        at = next((number for number, id in enumerate(path) if id in access.post_number), None)
        if at is None or at + 1 >= len(path):
            continue
        post, source = path[at], path[at + 1]
        if source in access.catalog.delegations:
            yield Change("end_delegation", source)
        elif "/" in source:
            moves.append(("move_step", post, source))
        elif source in access.catalog.posts[post].duties:
            moves.append(("move_duty", post, source))
    for what, post, item in moves:
        yield from (Change(what, post, item, other) for other in _other_posts(post, conflict, access))


def _other_posts(post: str, conflict: Conflict, access: Access) -> Iterator[str]:
    """Posts that might take something of the post: of its unit first unless the conflict is one of units, held ones first."""
    unit = access.catalog.posts[post].unit
    is_near = conflict.rule.form in ("different_unit", "only") or conflict.holder not in access.post_number
    others = [other for other in access.posts if other != post]
    yield from sorted(others, key=lambda other: ((access.catalog.posts[other].unit != unit) != is_near,
                                                 other not in access.people_of))[:CANDIDATES]


def _of_portfolios(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Hand what brings a side to another leader with a portfolio."""
    others = [leader for leader in charges(access) if leader != conflict.holder][:CANDIDATES]
    for path in reversed(conflict.paths):
        if len(path) > 2 and path[1] in access.catalog.portfolios:
            yield from (Change("hand_over", path[1], path[2], leader) for leader in others)


def _of_kin(conflict: Conflict, access: Access) -> Iterator[Change]:
    for path in conflict.paths:
        yield from _without_posts(path[0], path[1:2], access)


def _of_controller(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Have another post answer for it: the superior of the performer, then the heads of units."""
    performer = conflict.right or ""
    heads = (unit.head for unit in access.catalog.units.values() if unit.head)
    posts = dict.fromkeys((*(filter(None, (access.superiors.get(performer),))), *heads))
    yield from (Change("set_owner", conflict.holder, to=post) for post in list(posts)[:CANDIDATES] if post in access.post_number)


_IDEAS: Mapping[str, Callable[[Conflict, Access], Iterator[Change]]] = {
    "incompatible": _of_duties, "different_unit": _of_posts, "only": _of_duties, "not_in_charge_of": _of_portfolios,
    "not_both": _of_portfolios, "kin_avoidance": _of_kin, "independent": _of_controller,
}
