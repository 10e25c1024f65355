"""What may mend a conflict, not yet proved: who gives a post up, what goes to whom, which step or post is made anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from riskctl.model.vocabulary import UnitKind
from riskctl.separation.access import Access
from riskctl.separation.conflict import Conflict, State
from riskctl.separation.draft import Change
from riskctl.separation.flow_remedies import of_body, of_order, of_panel, of_people
from riskctl.separation.portfolios import charges
from riskctl.separation.rulebook import coming_with
from riskctl.separation.scope import field_of
from riskctl.separation.units import inside_of

CANDIDATES = 8
"""To how many people, posts or leaders what must go is offered."""


def remedies(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Changes that may mend the conflict, the smallest first."""
    find = _BY_FORM.get(conflict.rule.form)
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
            yield from (Change("end_delegation", loan) for loan in path[at + 1:] if loan in access.catalog.delegations)
        elif "/" in source:
            moves.append(("move_step", post, source))
        elif source in access.catalog.posts[post].duties:
            moves.append(("move_duty", post, source))
    for what, post, item in moves:
        yield from (Change(what, post, item, other) for other in _other_posts(post, conflict, access))


def _other_posts(post: str, conflict: Conflict, access: Access) -> Iterator[str]:
    """Posts that might take something of the post: held ones first of those that are the likeliest.

    These are the ones that the rule lets have it, where it names them; posts of other units, where units are to be apart;
    else those of the same unit.
    """
    unit, only = access.catalog.posts[post].unit, conflict.rule.record.only
    if only is not None:
        likely = inside_of(only, access)
    else:
        is_near = conflict.rule.form != "different_unit" and conflict.holder in access.post_number
        likely = frozenset(other for other in access.posts if (access.catalog.posts[other].unit == unit) == is_near)
    others = [other for other in access.posts if other != post]
    yield from sorted(others, key=lambda other: (other not in likely, other not in access.people_of))[:CANDIDATES]


def _of_portfolios(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Hand what brings a side to another leader with a portfolio."""
    others = [leader for leader in _leaders(access) if leader != conflict.holder][:CANDIDATES]
    for path in reversed(conflict.paths):
        if len(path) > 2 and path[1] in access.catalog.portfolios:
            yield from (Change("hand_over", path[1], path[2], leader) for leader in others)


def _leaders(access: Access) -> tuple[str, ...]:
    """Who may be in charge of something: those with a portfolio, then those in office in a unit of leadership."""
    units, posts = access.catalog.units, access.catalog.posts
    leading = {unit.id for unit in units.values() if unit.unit_kind is UnitKind.LEADERSHIP}
    in_office = (person for person in access.people for post, is_incumbent in access.held.get(person, {}).items()
                 if is_incumbent and posts[post].unit in leading)
    return tuple(dict.fromkeys((*charges(access), *in_office)))


def _of_kin(conflict: Conflict, access: Access) -> Iterator[Change]:
    for path in conflict.paths:
        yield from _without_posts(path[0], path[1:2], access)


def _of_tenure(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Somebody else takes the post over."""
    yield from _without_posts(conflict.holder, conflict.between, access)


def _of_controller(conflict: Conflict, access: Access) -> Iterator[Change]:
    """End the delegations by which it is performed, or have another post answer for it: a superior, then the heads of units."""
    for path in conflict.paths:
        yield from (Change("end_delegation", loan) for loan in path if loan in access.catalog.delegations)
    performer = conflict.right or ""
    heads = (unit.head for unit in access.catalog.units.values() if unit.head)
    posts = dict.fromkeys((*(filter(None, (access.superiors.get(performer),))), *heads))
    yield from (Change("set_owner", conflict.holder, to=post) for post in list(posts)[:CANDIDATES] if post in access.post_number)


def splits(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Of a post that combines two sides: a new post takes all that brings the one, or all that brings the other."""
    if conflict.state is not State.DESIGN or conflict.rule.form != "incompatible":
        return
    post, number = conflict.holder, 2
    while f"{post}-{number}" in access.catalog.by_id:
        number += 1
    for side in (frozenset(pair[at] for pair in conflict.pairs) for at in (0, 1)):
        items = _bringing(side, conflict, access)
        if items:
            yield Change("split_post", post, to=f"{post}-{number}", items=items)


def _bringing(side: frozenset[str], conflict: Conflict, access: Access) -> tuple[str, ...]:
    """All duties and steps of the post that bring something of the side; () if some of it is lent, or a body's."""
    post, table, found = conflict.holder, field_of(conflict.rule, access), dict[str, None]()
    for act in table.acts.get(post, ()):
        if side.isdisjoint(table.brought(act)):
            continue
        if not act.step:
            found.update(dict.fromkeys(duty for duty in access.catalog.posts[post].duties
                                       if not side.isdisjoint(coming_with(duty, access.catalog))))
        elif act.via == (act.step,):
            found[act.step] = None
        else:
            return ()
    return tuple(found)


_BY_FORM: Mapping[str, Callable[[Conflict, Access], Iterator[Change]]] = {
    "incompatible": _of_duties, "different_unit": _of_posts, "only": _of_duties, "not_in_charge_of": _of_portfolios,
    "not_both": _of_portfolios, "kin_avoidance": _of_kin, "independent": _of_controller, "rotation": _of_tenure,
    "before": of_order, "collective": of_body, "panel": of_panel, "min_people": of_people,
}
