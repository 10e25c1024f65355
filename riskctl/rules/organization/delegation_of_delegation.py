"""A delegation of what was itself only delegated."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation
from riskctl.rules.organization._lending import (
    current_loans,
    lent_items,
    loans_by_borrower,
    performs,
    sources,
)


def check(catalog: Catalog) -> Iterator[Hit]:
    loans = loans_by_borrower(catalog)
    for loan in current_loans(catalog):
        passed_on: list[str] = []
        lenders: dict[str, Delegation] = {}
        for _, item in lent_items(catalog, loan):
            if performs(catalog, loan.from_ or "", item):
                continue
            found = sources(catalog, loan, item, loans)
            if found and not any(source.redelegate for source in found):
                passed_on.append(item)
                lenders |= {source.id: source for source in found}
        if passed_on:
            yield _hit(catalog, loan, passed_on, list(lenders.values()))


def _hit(catalog: Catalog, loan: Delegation, items: list[str], lenders: list[Delegation]) -> Hit:
    values = {"name": loan.label, "items": items,
              "from": loan.from_, "from_name": catalog.label_of(loan.from_ or ""),
              "sources": [source.id for source in lenders],
              "source_names": [source.label for source in lenders]}
    return Hit(loan.place_of("from"), loan.id, "from", values, "delegations",
               tuple(Related(source.place_of("to"), source.id, "redelegate") for source in lenders))


RULE = Rule(
    "OR303", "delegation-of-delegation", Severity.ERROR, since="0.1", check=check,
    message=Text("授权“{name}”将岗位“{from_name}”受权取得的 {items:list} 再次授出，原授权（"
                 "{source_names:list}）未准许转授权",
                 "delegation '{record}' passes on {items:list}, which post '{from}' has by {sources:list} "
                 "without leave to pass it on"),
    fault=Text("岗位将受权取得的权力再次授给他人，而原授权没有准许转授权。",
               "A post delegates what it has only by a delegation that does not allow redelegation."),
    why=Text("层层转授，最后办事的人与当初授权的人互不知情，出了问题追不到人；转授权必须由原授权明文准许。",
             "Passed from hand to hand, a power ends with somebody whom its holder never chose; "
             "redelegation needs express leave."),
    fix=Text("由原授权岗位直接授给最后的受权岗位；准许转授权的，在原授权中写明 redelegate: true 并附文件。",
             "Let the first post delegate directly; if it does allow redelegation, write redelegate: true "
             "there, with the document that says so."),
    not_flagged=Text("授权岗位自己也办理的事项；原授权写明 redelegate: true 的；两项授权的期间不相交的；已"
                     "到期的授权（由 OR301 报告）。",
                     "What the lending post also performs itself; first delegations with redelegate: true; "
                     "delegations that are never in force together; those that have expired (OR301)."),
)
