"""A delegation that ends before it begins."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for loan in catalog.delegations.values():
        first, last = loan.valid_from, loan.valid_to
        if first and last and last < first:
            values = {"name": loan.label, "from": first.isoformat(), "to": last.isoformat()}
            yield Hit(loan.place_of("valid_to"), loan.id, "valid_to", values, "delegations")


RULE = Rule(
    "OR304", "delegation-dates-reversed", Severity.ERROR, since="0.1", check=check,
    message=Text("授权“{name}”的失效日期（{to}）早于生效日期（{from}）",
                 "delegation '{record}' ends ({to}) before it begins ({from})"),
    fault=Text("授权的失效日期早于生效日期。", "The last day of a delegation lies before its first."),
    why=Text("日期颠倒的授权在任何一天都不生效，受权岗位的审批没有依据。",
             "Such a delegation is in force on no day, and what is approved under it has no ground."),
    fix=Text("对照授权文件，改正 valid_from 或 valid_to。",
             "Correct valid_from or valid_to by the document."),
    not_flagged=Text("只授权一天的；缺少日期的（由 CA 类规则报告）。",
                     "Delegations for a single day; missing dates (rules of the family CA report those)."),
)
