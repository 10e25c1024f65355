"""Two leaders in charge of one thing at one time."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.duties import every_domain
from riskctl.flow.periods import Period, clashes, is_well_dated
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Portfolio
from riskctl.model.place import Place


def check(catalog: Catalog) -> Iterator[Hit]:
    names = {id: unit.label for id, unit in catalog.units.items()}
    names |= {id: domain.label for id, domain in every_domain(catalog)}
    charged: dict[str, list[Period[Portfolio]]] = {}
    for portfolio in catalog.portfolios.values():
        if portfolio.leader is not None and portfolio.leader in catalog.people and is_well_dated(portfolio):
            period = Period(portfolio.from_, portfolio.to, portfolio.leader, portfolio)
            for item in _items(portfolio):
                charged.setdefault(item, []).append(period)
    shared: dict[tuple[str, str], list[str]] = {}
    for item, periods in charged.items():
        for later, earlier in clashes(periods, handover=True) if item in names and len(periods) > 1 else ():
            shared.setdefault((later.what.id, earlier.what.id), []).append(item)
    for (later_id, earlier_id), items in shared.items():
        portfolio, other = catalog.portfolios[later_id], catalog.portfolios[earlier_id]
        people = [catalog.people[each.leader or ""] for each in (other, portfolio)]
        values = {"other": earlier_id, "items": items, "item_names": [names[item] for item in items],
                  "leaders": [person.id for person in people],
                  "leader_names": [person.label for person in people]}
        yield Hit(_place(portfolio, items[0]), later_id, "in_charge", values, "portfolios",
                  (Related(_place(other, items[0]), earlier_id, "in_charge"),))


def _items(portfolio: Portfolio) -> tuple[str, ...]:
    remit = portfolio.in_charge
    return (*remit.units, *remit.domains) if remit is not None else ()


def _place(portfolio: Portfolio, item: str) -> Place:
    """Where the portfolio names the unit or domain."""
    remit = portfolio.in_charge
    if remit is not None and item in remit.units:
        return portfolio.place_of("in_charge", "units", remit.units.index(item))
    return portfolio.place_of("in_charge", "domains", remit.domains.index(item) if remit is not None else 0)


RULE = Rule(
    "OR401", "portfolio-overlap", Severity.WARNING, since="0.1", check=check, cause=("other",),
    message=Text("分工“{other}”与“{record}”（{leader_names:list}）同时分管：{item_names:list}",
                 "portfolios '{other}' and '{record}' ({leaders:list}) are both in charge of: {items:list}"),
    fault=Text("同一单位或权域同时由两位领导分管。",
               "Two leaders are in charge of one unit or domain at the same time."),
    why=Text("两位领导都分管，请示找谁、谁签字、出了问题追究谁的领导责任，都说不清。",
             "With two in charge it is open whom to ask, who signs, and who answers for the unit as its "
             "leader."),
    fix=Text("留一位领导分管（in_charge），另一位改为协管（assists）；分工已调整的，为原分工写明截止日期（"
             "to）。",
             "Leave one in charge (in_charge) and let the other assist (assists); if the division has "
             "changed, end the earlier portfolio with a date (to)."),
    not_flagged=Text("一位分管、一位协管；同一领导的两份分工；上级单位与其下属单位、权域与其下级权域分别由"
                     "两位领导分管；交接当天。",
                     "One in charge and one assisting; two portfolios of one leader; a unit or domain and "
                     "one below it under different leaders; the day of a handover."),
)
