"""What leaders may not be in charge of: domains that go with their posts ill, and domains that go with one another ill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riskctl.flow.holding import in_force
from riskctl.flow.sod_rules import BoundRule, leaders_named
from riskctl.flow.trees import ancestors
from riskctl.model.organization import Portfolio
from riskctl.model.vocabulary import HolderKind
from riskctl.separation.access import Access
from riskctl.separation.conflict import Conflict, Path, State
from riskctl.separation.rulebook import scope_of

_KEPT = "charges"


@dataclass(frozen=True, slots=True)
class Charge:
    """That a leader is in charge of a domain by a portfolio that names it, or of a power in it by a unit (not `whole`)."""

    domain: str
    path: Path
    whole: bool = True


def charges(access: Access) -> Mapping[str, tuple[Charge, ...]]:
    """For each leader the domains in whose charge a portfolio in force puts the leader; a unit brings those of its powers.

    The units below a unit count with it. What a leader only assists with is left out.
    """
    found: dict[str, list[Charge]] | None = access.__dict__.get(_KEPT)
    if found is None:
        found = access.__dict__[_KEPT] = {}
        by_unit = _domains_of_units(access)
        for portfolio in access.catalog.portfolios.values():
            if portfolio.leader and in_force(portfolio.from_, portfolio.to, access.catalog.as_of):
                found.setdefault(portfolio.leader, []).extend(_of_portfolio(portfolio, by_unit))
    return {leader: tuple(held) for leader, held in found.items()}


def _of_portfolio(portfolio: Portfolio, by_unit: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[Charge]:
    leader = portfolio.leader or ""
    for domain in portfolio.in_charge.domains if portfolio.in_charge else ():
        yield Charge(domain, (leader, portfolio.id, domain))
    for unit in portfolio.in_charge.units if portfolio.in_charge else ():
        for power, domain in by_unit.get(unit, ()):
            yield Charge(domain, (leader, portfolio.id, unit, power, domain), whole=False)


def _domains_of_units(access: Access) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each unit the domains of its powers and of those of the units below, each with the first such power."""
    found: dict[str, dict[str, str]] = {}
    for power in access.powers.values():
        lead = power.lead_unit
        if lead and power.domain:
            for unit in (lead, *ancestors(lead, access.unit_parents)):
                found.setdefault(unit, {}).setdefault(power.domain, power.id)
    return {unit: tuple((power, domain) for domain, power in domains.items()) for unit, domains in found.items()}


def concerns(charge: Charge, domain: str, access: Access) -> bool:
    """Whether the charge is of the domain or of something in it; a whole domain also of everything in it."""
    return domain in scope_of(charge.domain, access.catalog) or (
        charge.whole and charge.domain in scope_of(domain, access.catalog))


def nested(one: str, other: str, access: Access) -> bool:
    """Whether the two domains are the same, or one lies in the other."""
    return one in scope_of(other, access.catalog) or other in scope_of(one, access.catalog)


def not_in_charge_of(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """What incumbents of the posts of the rule are in charge of in its domains, of a part or of the whole of one.

    One conflict for each charge, with all domains of the rule that it is of.
    """
    asked = rule.record.not_in_charge_of
    if asked is None:
        return
    leading = leaders_named(asked, access.catalog)
    for person, held in charges(access).items():
        post = next((post for post, incumbent in access.held.get(person, {}).items() if incumbent and post in leading), "")
        by_charge: dict[Charge, list[str]] = {}
        for domain, charge in _of_domains(asked.domains, held, access).items() if post else ():
            by_charge.setdefault(charge, []).append(domain)
        for charge, domains in by_charge.items():
            yield Conflict(rule, State.STRUCTURAL, HolderKind.PERSON, person, post, domains[0], (charge.domain,),
                           ((person, post), charge.path), (person,), (post, domains[0]), tuple((post, domain) for domain in domains))


def not_both(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """What leaders are in charge of in two domains of the rule: one conflict for each two charges, with all pairs that they are of."""
    asked = rule.record.not_both
    if asked is None:
        return
    for person, held in charges(access).items():
        of = _of_domains(asked.domains, held, access)
        by_charges: dict[tuple[Path, ...], list[tuple[str, str]]] = {}
        for one, other in combinations(of, 2):
            if not nested(one, other, access):
                by_charges.setdefault(tuple(sorted((of[one].path, of[other].path))), []).append((one, other))
        for pairs in by_charges.values():
            one, other = pairs[0]
            yield Conflict(rule, State.STRUCTURAL, HolderKind.PERSON, person, one, other,
                           tuple(dict.fromkeys((of[one].domain, of[other].domain))), (of[one].path, of[other].path),
                           (person,), (one, other), tuple(pairs))


def _of_domains(domains: Iterable[str], held: Sequence[Charge], access: Access) -> dict[str, Charge]:
    """Which of the domains the leader is in charge of, each with the first charge that says so."""
    first = ((domain, next((one for one in held if concerns(one, domain, access)), None)) for domain in domains)
    return {domain: charge for domain, charge in first if charge is not None}
