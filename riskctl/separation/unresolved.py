"""Sides of rules that match nothing, so that nobody takes what was not checked for clean."""

from collections.abc import Container, Iterable, Iterator, Mapping

from riskctl.flow.naming import is_known
from riskctl.flow.rotation import KEY_POSTS
from riskctl.flow.sod_rules import BoundRule, leaders_named
from riskctl.model.separation import Sides
from riskctl.model.vocabulary import BodyDuty, HolderKind, Independence, Scope, StepKind
from riskctl.separation.access import Access
from riskctl.separation.conflict import Unresolved
from riskctl.separation.kinship import kin_of, kin_relations
from riskctl.separation.portfolios import charges
from riskctl.separation.rulebook import ALL_STEPS, applies
from riskctl.separation.scope import field_of, sides_of

UNKNOWN, UNUSED, NO_POWER, NO_RECORD, NO_DOMAIN, ALONE = "unknown", "unused", "no power", "no record", "no domain", "alone"
UNLIMITED, UNQUALIFIED = "unlimited", "unqualified"
OF_PEOPLE = ("not_in_charge_of", "not_both", "kin_avoidance", "rotation")
"""Forms about posts, portfolios and kin, which no scope of powers limits."""
HELD = ("incompatible", "different_unit", "only")
"""Forms whose sides are held by somebody; those of the other forms with sides are steps of powers."""
QUALIFIED: Mapping[str, tuple[str, ...]] = {
    "within": ("incompatible", "different_unit"), "per": ("incompatible",),
    "bodies": (*HELD, "independent", "different_person", "same_person", "min_people", "max_steps", "no_single_person", "one_team")}
"""For each qualifier the forms to which it means something."""
_DEFAULTS = (Scope.ANYWHERE, HolderKind.PERSON, BodyDuty.NONE)
_AGAINST = ("incompatible", "different_unit", "before")
_KINDS = frozenset(kind.value for kind in StepKind)


def unresolved(rule: BoundRule, access: Access) -> Iterator[Unresolved]:
    """What of the rule matches nothing: names that do not exist, sides that nobody and no step has, or all of it."""
    sides = sides_of(rule)
    missing = tuple(dict.fromkeys(entry for side in sides for entry in side if not _exists(entry, access)))
    if missing:
        yield Unresolved(rule, rule.form, missing, UNKNOWN)
    idle = tuple(_idle_qualifiers(rule))
    if idle:
        yield Unresolved(rule, rule.form, idle, UNQUALIFIED)
    scope = rule.record.applies_to
    if scope is not None and rule.form in OF_PEOPLE:
        yield Unresolved(rule, "applies_to", _words_of_scope(rule), UNLIMITED)
    elif scope is not None and not (rule.form in HELD and scope.domains) and not any(
            applies(rule, power, access.catalog) for power in access.powers.values()):
        yield Unresolved(rule, "applies_to", _words_of_scope(rule), NO_POWER)
        return
    alone = _alone(rule)
    if alone:
        yield Unresolved(rule, rule.form, alone, ALONE)
        return
    yield from _sides(rule, sides, access) if sides else _matters(rule, access)


def _idle_qualifiers(rule: BoundRule) -> Iterator[str]:
    """What the rule says beside its form that means nothing there, as written."""
    for name, forms in QUALIFIED.items():
        value = getattr(rule.record, name)
        if value is not None and value not in _DEFAULTS and rule.form not in forms:
            yield f"{name}: {value.value}"


def _alone(rule: BoundRule) -> tuple[str, ...]:
    """The one entry of a form that holds each of its entries against the others; () where there are more."""
    asked = rule.record.not_both
    entries = asked.domains if asked is not None else getattr(rule.record, rule.form) if rule.form in _AGAINST else ()
    return tuple(set(entries)) if isinstance(entries, tuple) and len(set(entries)) == 1 else ()


def _exists(entry: str, access: Access) -> bool:
    return entry in _KINDS or is_known(access.catalog, entry, ("duties", "steps"))


def _words_of_scope(rule: BoundRule) -> tuple[str, ...]:
    scope = rule.record.applies_to
    return (*scope.types, *scope.domains, *scope.powers, *scope.tags) if scope else ()


def _sides(rule: BoundRule, sides: Iterable[tuple[str, ...]], access: Access) -> Iterator[Unresolved]:
    """The sides of which no entry is had by anybody, or brought by any step; one report for each.

    Of different units one may lie outside: a step of a party is enough.
    """
    had: list[Container[str]] = [field_of(rule, access).places_of] if rule.form in HELD else []
    if rule.form not in HELD or rule.form == "different_unit":
        had.append(_brought(rule, access))
    is_sided = isinstance(getattr(rule.record, rule.form), Sides)
    for number, side in enumerate(sides):
        known = tuple(entry for entry in side if _exists(entry, access))
        if known and not any(entry in some for entry in side for some in had):
            is_in_none = rule.record.within is Scope.DOMAIN and _is_had(known, rule, access)
            yield Unresolved(rule, f"{rule.form}.{('left', 'right')[number]}" if is_sided else rule.form, known,
                             NO_DOMAIN if is_in_none else UNUSED)


def _is_had(entries: Iterable[str], rule: BoundRule, access: Access) -> bool:
    """Whether a step brings any of the entries, or somebody has one of them by a post or directly."""
    standing = (*(act.duties for act in access.own.values()), *access.direct.values())
    return any(entry in _brought(rule, access) or any(entry in duties for duties in standing) for entry in entries)


def _brought(rule: BoundRule, access: Access) -> frozenset[str]:
    """Everything by which a step of a power that the rule applies to can be named; rules of one scope share it."""
    powers = tuple(power.id for power in access.powers.values() if power.steps and applies(rule, power, access.catalog))
    kept: dict[tuple[str, ...], frozenset[str]] = access.__dict__.setdefault("named by steps", {})
    if powers not in kept:
        bound = set(powers)
        steps = [(id, duties) for power, id, _, duties in access.steps if power.id in bound]
        kept[powers] = frozenset[str](f"{id}/{ALL_STEPS}" for id in powers).union(
            (id for id, _ in steps), *{duties for _, duties in steps})
    return kept[powers]


def _matters(rule: BoundRule, access: Access) -> Iterator[Unresolved]:
    """What a form without sides speaks of, where the catalog has nothing of it."""
    match rule.form:
        case "not_in_charge_of" | "not_both":
            yield from _portfolios(rule, access)
        case "kin_avoidance":
            yield from _kin(rule, access)
        case "independent":
            yield from _controllers(rule, access)
        case "rotation" if not _rotated(rule, access):
            yield Unresolved(rule, "rotation.posts", _posts_of(rule), UNUSED)
        case "no_single_person" if not any(power.steps for power in access.powers.values()):
            yield Unresolved(rule, rule.form, ("steps",), NO_RECORD)


def _portfolios(rule: BoundRule, access: Access) -> Iterator[Unresolved]:
    asked = rule.record.not_in_charge_of
    if asked is not None and not any(access.people_of.get(post) for post in leaders_named(asked, access.catalog)):
        named = asked.posts if isinstance(asked.posts, tuple) else (str(asked.posts),)
        yield Unresolved(rule, "not_in_charge_of.posts", named, UNUSED)
    if not charges(access):
        yield Unresolved(rule, rule.form, ("portfolios",), NO_RECORD)


def _kin(rule: BoundRule, access: Access) -> Iterator[Unresolved]:
    asked = rule.record.kin_avoidance
    if not kin_of(access):
        yield Unresolved(rule, rule.form, ("kin",), NO_RECORD)
    elif asked is not None and not kin_relations(rule, access):
        yield Unresolved(rule, "kin_avoidance.relations", asked.relations, UNUSED)


def _controllers(rule: BoundRule, access: Access) -> Iterator[Unresolved]:
    asked = rule.record.independent
    by_owner = asked is not None and asked.of is Independence.OWNER
    supervised = (point for point in access.catalog.risk_points.values() if point.supervisor)
    if not (access.catalog.controls if by_owner else any(supervised)):
        yield Unresolved(rule, rule.form, ("controls" if by_owner else "supervisor",), NO_RECORD)


def _posts_of(rule: BoundRule) -> tuple[str, ...]:
    posts: object = rule.record.rotation.posts if rule.record.rotation else None
    return posts if isinstance(posts, tuple) else (posts,) if isinstance(posts, str) else ()


def _rotated(rule: BoundRule, access: Access) -> bool:
    """Whether anybody holds a post that the rule rotates."""
    posts = _posts_of(rule)
    if posts == (KEY_POSTS,):
        posts = tuple(post.id for post in access.catalog.posts.values() if post.is_key)
    return any(access.people_of.get(post) for post in posts)
