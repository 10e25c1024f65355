"""Kin on one reporting line or in posts that a rule names, and controllers who are not independent of the controlled."""

from collections.abc import Iterator, Mapping
from functools import cache

from riskctl.flow.holding import in_force
from riskctl.flow.sod_rules import BoundRule
from riskctl.flow.trees import ancestors
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.vocabulary import BodyDuty, HolderKind, Independence
from riskctl.separation.access import Access
from riskctl.separation.conflict import Conflict, Path, State
from riskctl.separation.rulebook import applies

REPORTING_LINE = "reporting_line"
_KEPT = "kin"


def kin_of(access: Access) -> Mapping[tuple[str, str], str]:
    """Each two people who are kin, in the order of the catalog, with their relation as the first record says it."""
    found: dict[tuple[str, str], str] | None = access.__dict__.get(_KEPT)
    if found is None:
        found = access.__dict__[_KEPT] = {}
        number = access.person_number
        for person in access.catalog.people.values():
            for kin in person.kin:
                if kin.person and kin.person in number and kin.person != person.id and kin.relation:
                    one, other = sorted((person.id, kin.person), key=lambda id: number[id])
                    found.setdefault((one, other), kin.relation)
    return found


def kin_avoidance(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each two kin of the relations named (of any, if none is) whose posts are too near, at the nearest two posts.

    On a reporting line that is: one post is above the other at any distance, both report to the same post, or they are the
    same post. Where the rule names posts: both are among them. Actual posts before those held as backup only.
    """
    between = rule.record.kin_avoidance.between if rule.record.kin_avoidance else None
    if between is None:
        return
    relations = kin_relations(rule, access)
    for (one, other), relation in kin_of(access).items():
        if relation not in relations:
            continue
        near = [(left, right) for left in access.held.get(one, {}) for right in access.held.get(other, {})
                if _too_near(left, right, between, access)]
        if near:
            posts = min(near, key=lambda pair: not (access.held[one][pair[0]] and access.held[other][pair[1]]))
            incumbent = access.held[one][posts[0]] and access.held[other][posts[1]]
            yield Conflict(rule, State.STRUCTURAL if incumbent else State.POTENTIAL, HolderKind.PERSON, one, posts[0], posts[1],
                           (), ((one, posts[0]), (other, posts[1])), (one, other), (other, *posts), (posts,),
                           {"relative": other, "relation": relation})


def kin_relations(rule: BoundRule, access: Access) -> frozenset[str]:
    """The relations on record that the rule speaks of."""
    asked = rule.record.kin_avoidance
    known = frozenset(kin_of(access).values())
    return known & frozenset(asked.relations) if asked and asked.relations else known


def _too_near(left: str, right: str, between: object, access: Access) -> bool:
    if isinstance(between, tuple):
        return left in between and right in between
    if between != REPORTING_LINE:
        return False
    up = access.superiors
    same_superior = up.get(left) is not None and up.get(left) == up.get(right)
    return left == right or same_superior or left in ancestors(right, up) or right in ancestors(left, up)


def independent(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each control, or supervised risk point, whose controlling post is not independent of one that performs the step.

    That is where it is the same post, the performer stands above it on the reporting line, one person holds both posts, or
    their holders are kin. One conflict for each control (or risk point) and performing post.
    """
    asked = rule.record.independent
    if asked is None or asked.of is None:
        return
    matters = _controls(rule, access) if asked.of is Independence.OWNER else _supervised(rule, access)
    nearness = cache(lambda controller, performer: _nearness(controller, performer, access))
    for record, controller, performers in matters:
        for performer, way in performers:
            found = nearness(controller, performer)
            if found is not None:
                how, state, holders = found
                yield Conflict(rule, state, None, record.id, controller, performer, (), ((controller, record.id), (performer, *way)),
                               holders, (controller, performer), ((controller, performer),), {"how": how, "step": way[-1]})


def _controls(rule: BoundRule, access: Access) -> Iterator[tuple[Control | RiskPoint, str, tuple[tuple[str, Path], ...]]]:
    """Each control in force with its owner, and the posts that perform the steps it acts at or answers for."""
    day = access.catalog.as_of
    at: dict[str, dict[str, None]] = {control.id: dict.fromkeys(control.at) for control in access.catalog.controls.values()}
    for point in access.catalog.risk_points.values():
        for answer in point.controls if point.is_open else ():
            if answer.control in at and not access.catalog.controls[answer.control].at:
                at[answer.control].update(dict.fromkeys(point.at))
    for control in access.catalog.controls.values():
        owner, is_running = control.owner, in_force(control.valid_from, control.valid_to, day)
        if owner and owner in access.catalog.posts and is_running:
            yield control, owner, _performers(rule, at[control.id], access)


def _supervised(rule: BoundRule, access: Access) -> Iterator[tuple[Control | RiskPoint, str, tuple[tuple[str, Path], ...]]]:
    """Each open risk point with its supervisor, and the posts that perform the steps where it lies."""
    for point in access.catalog.risk_points.values():
        if point.is_open and point.supervisor and point.supervisor in access.catalog.posts:
            yield point, point.supervisor, _performers(rule, dict.fromkeys(point.at), access)


def _performers(rule: BoundRule, places: Mapping[str, None], access: Access) -> tuple[tuple[str, Path], ...]:
    """The posts that perform the steps among the places, by delegation too, each with the way to the first such step.

    A place may be `power/*`. Steps of powers that the rule does not apply to are left out; bodies count as the rule says.
    """
    found: dict[str, Path] = {}
    performing = access.performers(rule.record.bodies or BodyDuty.NONE)
    for place in places:
        power, _, key = place.partition("/")
        if power in access.powers and key and applies(rule, access.powers[power], access.catalog):
            for name in access.powers[power].steps if key == "*" else (key,):
                for post, way in performing.get(f"{power}/{name}", {}).items():
                    found.setdefault(post, way)
    return tuple(found.items())


def _nearness(controller: str, performer: str, access: Access) -> tuple[str, State, tuple[str, ...]] | None:
    """Why the controller is not independent, in which state, and the people it is about; None if it is."""
    if controller == performer:
        return "same", State.DESIGN, _of(controller, access)
    if performer in ancestors(controller, access.superiors):
        return "above", State.STRUCTURAL, ()
    ones, others = _of(controller, access), _of(performer, access)
    both = [person for person in ones if person in others]
    if both:
        incumbent = [person for person in both if access.held[person][controller] and access.held[person][performer]]
        return "person", State.ACTUAL if incumbent else State.POTENTIAL, tuple(incumbent or both)
    kin = [(one, other) for one in ones for other in others if {(one, other), (other, one)} & set(kin_of(access))]
    return ("kin", State.STRUCTURAL, kin[0]) if kin else None


def _of(post: str, access: Access) -> tuple[str, ...]:
    return access.people_of.get(post, ())
