"""A unit that no leader is in charge of."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.duties import domain_parents
from riskctl.flow.holding import in_force
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import UnitKind

LED = (UnitKind.BUSINESS, UnitKind.ADMINISTRATIVE, UnitKind.BRANCH)


def check(catalog: Catalog) -> Iterator[Hit]:
    remits = [portfolio.in_charge for portfolio in catalog.portfolios.values()
              if portfolio.in_charge is not None and in_force(portfolio.from_, portfolio.to, catalog.as_of)]
    if not remits:
        return
    led = {unit for remit in remits for unit in remit.units}
    led |= _led_by_domain(catalog, frozenset(domain for remit in remits for domain in remit.domains))
    parent_of = {id: unit.parent for id, unit in catalog.units.items() if unit.parent}
    for unit in catalog.units.values():
        if unit.unit_kind in LED and led.isdisjoint((unit.id, *ancestors(unit.id, parent_of))):
            yield Hit(unit.place_of("name"), unit.id, None, {"name": unit.label}, "units")


def _led_by_domain(catalog: Catalog, domains: frozenset[str]) -> set[str]:
    """The units that exercise a power in one of the domains or below it."""
    if not domains:
        return set()
    parent_of = domain_parents(catalog)
    exercised = {(power.lead_unit, power.domain) for power in catalog.powers.values()}
    return {unit for unit, domain in exercised
            if unit and domain and not domains.isdisjoint((domain, *ancestors(domain, parent_of)))}


RULE = Rule(
    "OR403", "unit-in-no-portfolio", Severity.INFO, since="0.1", check=check, absence=True,
    message=Text("单位“{name}”目前没有领导分管", "no leader is in charge of unit '{record}' today"),
    fault=Text("已有领导分工，而某个业务部门、行政部门或派出机构不在任何人分管之下。",
               "There are portfolios, and a business unit, administrative unit or branch is in none of "
               "them."),
    why=Text("没有领导分管的单位，风险点的领导责任没有人承担，需要分管领导审批的事项没有人审批。",
             "Where no leader is in charge, nobody answers as a leader for the unit's risks, nor approves "
             "what a leader must."),
    fix=Text("将该单位写入某位领导的分管（in_charge.units）；由主要负责人直接负责的，写入其分工。",
             "Write the unit into a leader's in_charge.units; if the head of the bureau sees to it "
             "directly, into that portfolio."),
    not_flagged=Text("没有现行分工的目录；领导班子、外部单位、未写性质的单位；上级单位已有人分管的；实施的"
                     "事项属于已有人分管的权域的。",
                     "Catalogs without a portfolio in force; leadership, external units and units without "
                     "a kind; units below one that a leader is in charge of, or with a power in a domain "
                     "that one is in charge of."),
)
