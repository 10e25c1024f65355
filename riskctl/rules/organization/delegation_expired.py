"""A delegation whose time is over."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for loan in catalog.delegations.values():
        last = loan.valid_to
        is_reversed = loan.valid_from is not None and last is not None and last < loan.valid_from
        if last is not None and is_past(last, catalog.as_of) and not is_reversed:
            values = {"name": loan.label, "to": last.isoformat()}
            yield Hit(loan.place_of("valid_to"), loan.id, "valid_to", values, "delegations")


RULE = Rule(
    "OR301", "delegation-expired", Severity.WARNING, since="0.1", check=check,
    message=Text("授权“{name}”已于 {to} 到期", "delegation '{record}' expired on {to}"),
    fault=Text("授权的失效日期已过。", "The last day of a delegation has passed."),
    why=Text("授权到期即失效，此后以该授权作出的审批没有依据；到期的授权还留在目录里，容易被当作有效。",
             "After its last day nothing may be approved under a delegation; one that stays in the catalog "
             "is easily taken to be in force."),
    fix=Text("需要继续授权的，另发文件并更新文号和起止日期；不再需要的，从目录中删除（git 中仍可查到）。",
             "If it is still needed, renew it with a new document and new dates; else delete it (git keeps "
             "it)."),
    not_flagged=Text("今天到期的授权；起止日期颠倒的授权（由 OR304 报告）。",
                     "Delegations that end today; those with reversed dates (OR304)."),
)
