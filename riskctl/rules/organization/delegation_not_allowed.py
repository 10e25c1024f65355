"""A delegation of what may not be delegated."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation
from riskctl.model.power import Power
from riskctl.model.vocabulary import Certainty
from riskctl.rules.organization._lending import (
    Loans,
    current_loans,
    lent_items,
    loans_by_borrower,
    performs,
    sources,
)

COERCION = "national:coercion"
GROUNDS = {
    "coercion": Text("行政强制措施权不得委托给岗位“{to_name}”所在的单位",
                     "may not be entrusted to the unit of post '{to}'"),
    "not-performed": Text("授权岗位“{from_name}”自己并不办理",
                          "is not performed by the lending post '{from}'"),
    "itself": Text("授权岗位“{from_name}”授给了自己", "is lent by post '{from}' to itself"),
}


def check(catalog: Catalog) -> Iterator[Hit]:
    loans = loans_by_borrower(catalog)
    for loan in current_loans(catalog):
        found: dict[tuple[str, str], list[str]] = {}
        for field, item in lent_items(catalog, loan):
            ground = _ground(catalog, loan, item, loans)
            if ground:
                found.setdefault((field, ground), []).append(item)
        for (field, ground), items in found.items():
            yield _hit(catalog, loan, field, ground, items)


def _ground(catalog: Catalog, loan: Delegation, item: str, loans: Loans) -> str:
    """Why the post may not lend it; an empty string if it may."""
    if not performs(catalog, loan.from_ or "", item):
        return "" if sources(catalog, loan, item, loans) else "not-performed"
    if loan.from_ == loan.to:
        return "itself"
    power = catalog.powers[item.partition("/")[0]]
    return "coercion" if power.type == COERCION and _leaves_unit(catalog, loan, power) else ""


def _leaves_unit(catalog: Catalog, loan: Delegation, power: Power) -> bool:
    """Whether the borrowing post is neither in a unit of the power nor in the unit of the lending post."""
    lender, borrower = catalog.posts[loan.from_ or ""], catalog.posts[loan.to or ""]
    if power.lead_unit is None or borrower.unit is None:
        return False
    allowed = {power.lead_unit, lender.unit, *(power.units.assist if power.units else ())}
    parent_of = {id: unit.parent for id, unit in catalog.units.items() if unit.parent}
    return allowed.isdisjoint((borrower.unit, *ancestors(borrower.unit, parent_of)))


def _hit(catalog: Catalog, loan: Delegation, field: str, ground: str, items: list[str]) -> Hit:
    values = {"name": loan.label, "ground": ground, "items": items,
              "from": loan.from_, "from_name": catalog.label_of(loan.from_ or ""),
              "to": loan.to, "to_name": catalog.label_of(loan.to or "")}
    reason = GROUNDS[ground]
    values |= {"ground_zh": reason.zh.format(**values), "ground_en": reason.en.format(**values)}
    written = loan.node.get(field)
    at = written.index(items[0]) if isinstance(written, list) else 0
    return Hit(loan.place_of(field, at), loan.id, field, values, "delegations")


RULE = Rule(
    "OR302", "delegation-not-allowed", Severity.ERROR, since="0.1", check=check, cause=("ground",),
    basis=(Basis("行政强制法(2011)第17条", Certainty.V2),),
    message=Text("授权“{name}”中的 {items:list}，{ground_zh}",
                 "in delegation '{record}', {items:list} {ground_en}"),
    fault=Text("把行政强制事项授给了实施单位以外的岗位，或者授出了授权岗位自己并不办理的事项，或者授给了自己。",
               "A coercive power is delegated to a post outside its units, or a post delegates what it "
               "does not perform, or delegates to itself."),
    why=Text("行政强制措施权不得委托；没有的权力也不能授给别人。依这样的授权作出的决定，依据不足，容易被撤"
             "销。",
             "The power to take coercive measures may not be entrusted, and nobody can lend what they do "
             "not have; what is decided under such a delegation may be set aside."),
    fix=Text("撤回该项授权，由有权岗位办理；事项或环节写错编号的，改正编号。",
             "Withdraw it and let the post that has the power act; if the power or step is mistaken, "
             "correct it."),
    not_flagged=Text("受权岗位在事项的实施单位、其下属单位或授权岗位所在单位内；授权岗位经授权取得的（由 "
                     "OR303 报告）；事项尚无环节的；已到期的授权（由 OR301 报告）。",
                     "Borrowing posts in the units of the power, below them, or in the unit of the lending "
                     "post; what the lending post has by delegation (OR303); powers without steps; "
                     "delegations that have expired (OR301)."),
)
