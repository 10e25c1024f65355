"""What is wrong with rules themselves: sides that come with one another, and rules that nobody can keep together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from riskctl.flow.preceding import following
from riskctl.flow.process import process_of
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.model.power import Power
from riskctl.model.vocabulary import HolderKind, Scope
from riskctl.separation.access import Access
from riskctl.separation.incompatible import implied_pairs, pairs_of
from riskctl.separation.portfolios import nested
from riskctl.separation.rulebook import applies, steps_named
from riskctl.separation.scope import sides_of
from riskctl.separation.units import inside_of

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """That two rules (or one with itself) cannot both be kept: in a power at these steps, or for a duty."""

    rule: BoundRule
    other: BoundRule
    power: str
    matters: tuple[str, ...]


def one_sided(rule: BoundRule, access: Access) -> tuple[tuple[str, str], ...]:
    """The pairs of entries of the rule of which one always brings the other, so that nobody could keep them apart."""
    if rule.form in ("incompatible", "different_unit"):
        return implied_pairs(rule, access)
    asked = rule.record.not_both
    if asked is None:
        return ()
    return tuple((one, other) for one, other in combinations(asked.domains, 2) if nested(one, other, access))


def contradictions(access: Access) -> Iterator[Contradiction]:
    """Each two rules that contradict each other, once, at the first power in which they do.

    Rules that keep the performers of two steps apart against rules that ask for the same person in both, where one step
    leads to the other; steps of which one person may do at most n, but must do more; two orders against each other; one
    duty given to two groups of posts that have none in common.
    """
    rules = rules_in_force(access.catalog)
    seen: set[tuple[str, str]] = set()
    for found in (*_by_person(rules, access), *_by_order(rules, access), *_by_owner(rules, access)):
        key = (found.rule.id, found.other.id)
        if key not in seen and key[::-1] not in seen:
            seen.add(key)
            yield found


def _by_person(rules: tuple[BoundRule, ...], access: Access) -> Iterator[Contradiction]:
    joining = [rule for rule in rules if rule.form == "same_person"]
    parting = [rule for rule in rules if rule.form in ("different_person", "max_steps") or (
        rule.form == "incompatible" and rule.record.within is not Scope.DOMAIN
        and rule.record.per in (None, HolderKind.PERSON))]
    for power in access.powers.values() if joining and parting else ():
        for joined in joining:
            if not applies(joined, power, access.catalog):
                continue
            together = _steps_of(joined, power, access)
            meeting = _meeting(together, power) if len(together) > 1 else frozenset()
            for parted in parting if meeting else ():
                if applies(parted, power, access.catalog):
                    found = _apart(parted, power, together, meeting, access)
                    if found:
                        yield Contradiction(parted, joined, power.id, tuple(f"{power.id}/{key}" for key in found))


def _steps_of(rule: BoundRule, power: Power, access: Access) -> tuple[str, ...]:
    return steps_named([entry for side in sides_of(rule) for entry in side], power, access.catalog)


def _meeting(keys: tuple[str, ...], power: Power) -> frozenset[Pair]:
    """The pairs of the steps of which one leads to the other, so that some case passes both."""
    process = process_of(power)
    after: Mapping[str, frozenset[str]] = {key: following(process, (key,)) for key in keys}
    return frozenset(frozenset(pair) for pair in combinations(keys, 2) if pair[1] in after[pair[0]] or pair[0] in after[pair[1]])


def _apart(rule: BoundRule, power: Power, together: tuple[str, ...], meeting: frozenset[Pair], access: Access) -> tuple[str, ...]:
    """The first steps that the rule keeps apart although one person must do them all."""
    most = rule.record.max_steps
    if most is not None:
        named = [key for key in steps_named(most.of, power, access.catalog) if key in together]
        chained = all(frozenset(pair) in meeting for pair in combinations(named, 2))
        return tuple(named) if most.n is not None and len(named) > most.n and chained else ()
    for one, other in _kept_apart(rule, power, access):
        if frozenset((one, other)) in meeting:
            return (one, other)
    return ()


def _kept_apart(rule: BoundRule, power: Power, access: Access) -> Iterator[tuple[str, str]]:
    if rule.form == "different_person":
        yield from combinations(_steps_of(rule, power, access), 2)
        return
    for left, right in pairs_of(rule):
        ones, others = (steps_named((entry,), power, access.catalog) for entry in (left, right))
        yield from ((one, other) for one in ones for other in others if one != other)


def _by_order(rules: tuple[BoundRule, ...], access: Access) -> Iterator[Contradiction]:
    ordering = [rule for rule in rules if rule.form == "before"]
    for one, other in combinations(ordering, 2):
        asked = {(a, b) for at, a in enumerate(one.record.before) for b in one.record.before[at + 1:]}
        turned = [(a, b) for at, b in enumerate(other.record.before) for a in other.record.before[at + 1:] if (a, b) in asked]
        for power in access.powers.values() if turned else ():
            first, then = turned[0]
            if all(applies(rule, power, access.catalog) for rule in (one, other)) and all(
                    steps_named((entry,), power, access.catalog) for entry in (first, then)):
                yield Contradiction(other, one, power.id, (first, then))
                break


def _by_owner(rules: tuple[BoundRule, ...], access: Access) -> Iterator[Contradiction]:
    owning = [rule for rule in rules if rule.record.only is not None]
    for one, other in combinations(owning, 2):
        asked, also = one.record.only, other.record.only
        shared = tuple(duty for duty in asked.duties if also and duty in also.duties) if asked else ()
        if shared and asked and also:
            posts = inside_of(asked, access), inside_of(also, access)
            if all(posts) and posts[0].isdisjoint(posts[1]):
                yield Contradiction(other, one, "", shared)
