"""Which rules of separation are in force, to which powers they apply, which steps they name, and what relaxes them."""

from collections.abc import Iterable, Mapping

from riskctl.flow.duties import domain_parents, duties_of_kinds, duty_links
from riskctl.flow.graphs import reached
from riskctl.flow.holding import in_force
from riskctl.flow.sod_rules import FORMS, BoundRule, rules_in_force
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power, Step
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import Compensation, StepKind

__all__ = ["ALL_STEPS", "FAMILY", "FORMS", "BoundRule", "applies", "relaxed", "relaxed_between", "rules_in_force", "step_duties",
           "steps_between", "steps_named", "waivers_of_rules"]

FAMILY = "SD"
ALL_STEPS = "*"
_PARENTS, _CLOSED, _WAIVERS = "domain parents", "duties that come along", "waivers of separation rules"
_BY_KIND = "duties by kind of step"
_NAMING = "steps by what names them"
_BROUGHT = "duties that steps bring"


def applies(rule: BoundRule, power: Power, catalog: Catalog) -> bool:
    """Whether the rule binds the power.

    Each of `types`, `domains`, `powers` and `tags` that the rule names must fit; without any of them the rule binds every
    power. A type fits with its scheme (`national:license`) or without it; a domain fits what lies in it, too.
    """
    scope = rule.record.applies_to
    if scope is None:
        return True
    if scope.types and power.type not in scope.types and (power.type or "").partition(":")[2] not in scope.types:
        return False
    if scope.domains and scope_of(power.domain, catalog).isdisjoint(scope.domains):
        return False
    if scope.powers and power.id not in scope.powers:
        return False
    return not scope.tags or not set(scope.tags).isdisjoint(power.tags)


def scope_of(domain: str | None, catalog: Catalog) -> frozenset[str]:
    """The domain and every one that it lies in; empty without a domain."""
    if domain is None:
        return frozenset()
    parents: Mapping[str, str] | None = catalog.__dict__.get(_PARENTS)
    if parents is None:
        parents = catalog.__dict__[_PARENTS] = domain_parents(catalog)
    return frozenset((domain, *ancestors(domain, parents)))


def steps_named(side: Iterable[str], power: Power, catalog: Catalog) -> tuple[str, ...]:
    """The keys of the power's steps that a side of a rule names, in the order of the power.

    An entry is a step `power/step`, all steps `power/*`, a kind of step, or a duty. A duty names the steps that bring it:
    by their kind, by their own duties, and by what these imply or are the same as.
    """
    naming = _naming(power, catalog)
    found = [naming[entry] for entry in side if entry in naming]
    if not found:
        return ()
    keys = frozenset[str]().union(*found)
    return tuple(key for key in power.steps if key in keys)


def _naming(power: Power, catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """For each entry that names steps of the power, their keys; found once for a power and kept."""
    kept: dict[str, Mapping[str, frozenset[str]]] = catalog.__dict__.setdefault(_NAMING, {})
    if power.id not in kept:
        found: dict[str, set[str]] = {f"{power.id}/{ALL_STEPS}": set(power.steps)}
        for key, step in power.steps.items():
            for entry in (f"{power.id}/{key}", *step_duties(step, catalog)):
                found.setdefault(entry, set()).add(key)
        kept[power.id] = {entry: frozenset(keys) for entry, keys in found.items()}
    return kept[power.id]


def step_duties(step: Step, catalog: Catalog) -> frozenset[str]:
    """What performing the step brings: the word of its kind, and every duty by kind, of its own and by implication."""
    kept: dict[tuple[StepKind | None, tuple[str, ...]], frozenset[str]] = catalog.__dict__.setdefault(_BROUGHT, {})
    kind = step.kind
    key = (kind, step.duties)
    if key not in kept:
        own = (*step.duties, *(_by_kind(catalog).get(kind, ()) if kind else ()))
        closed = frozenset[str]().union(*(coming_with(duty, catalog) for duty in own))
        kept[key] = closed | {kind.value} if kind else closed
    return kept[key]


def coming_with(duty: str, catalog: Catalog) -> frozenset[str]:
    """The duty and every one that it implies or is the same as, however far; kept for each duty."""
    kept: tuple[Mapping[str, tuple[str, ...]], dict[str, frozenset[str]]] | None = catalog.__dict__.get(_CLOSED)
    if kept is None:
        kept = catalog.__dict__[_CLOSED] = (duty_links(catalog), {})
    links, closed = kept
    if duty not in closed:
        closed[duty] = reached(duty, links)
    return closed[duty]


def _by_kind(catalog: Catalog) -> Mapping[StepKind, tuple[str, ...]]:
    """For each kind of step, the duties that performing it brings."""
    found: Mapping[StepKind, tuple[str, ...]] | None = catalog.__dict__.get(_BY_KIND)
    if found is None:
        found = catalog.__dict__[_BY_KIND] = duties_of_kinds(catalog)
    return found


def relaxed(rule: BoundRule, power: Power, catalog: Catalog) -> str | None:
    """The id of the waiver that takes the rule out for this power today, or None.

    It is a waiver in force whose rule is `SD…/rule-id` and whose record is the power, and which names compensating
    controls, and nothing that it is between; a rule that allows no compensation is never relaxed.
    """
    return next((waiver.id for waiver in _relaxing(rule, power, catalog) if not waiver.between), None)


def relaxed_between(rule: BoundRule, power: Power, catalog: Catalog) -> Mapping[frozenset[str], str]:
    """For each two steps of the power, by their keys, that a waiver takes out of the rule today, and no others, the waiver."""
    return {frozenset(pair): waiver.id for waiver in _relaxing(rule, power, catalog) if (pair := steps_between(waiver, power))}


def steps_between(waiver: Waiver, power: Power) -> tuple[str, ...]:
    """The keys of the two steps of the power that the waiver is between; () if it is between anything else."""
    keys = tuple(id.partition("/")[2] for id in dict.fromkeys(waiver.between) if id.partition("/")[0] == power.id)
    return keys if len(keys) == len(set(waiver.between)) == 2 and all(key in power.steps for key in keys) else ()


def _relaxing(rule: BoundRule, power: Power, catalog: Catalog) -> Iterable[Waiver]:
    if rule.record.compensating is Compensation.FORBIDDEN:
        return ()
    return (waiver for waiver in waivers_of_rules(catalog).get((rule.id, power.id), ())
            if waiver.compensating and is_in_force(waiver, catalog))


def is_in_force(waiver: Waiver, catalog: Catalog) -> bool:
    """Whether the waiver holds on the day of the catalog; one without a last day never does."""
    return waiver.expires is not None and in_force(waiver.from_, waiver.expires, catalog.as_of)


def waivers_of_rules(catalog: Catalog) -> Mapping[tuple[str, str], tuple[Waiver, ...]]:
    """The waivers of rules of separation, by the id of the rule and the record that they are for; found once and kept."""
    found: dict[tuple[str, str], tuple[Waiver, ...]] | None = catalog.__dict__.get(_WAIVERS)
    if found is None:
        found = catalog.__dict__[_WAIVERS] = {}
        for waiver in catalog.waivers.values():
            code, _, rule = (waiver.rule or "").partition("/")
            if code.startswith(FAMILY) and rule and waiver.record:
                key = (rule, waiver.record)
                found[key] = (*found.get(key, ()), waiver)
    return found
