"""A portfolio with nothing in it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for portfolio in catalog.portfolios.values():
        remit = portfolio.in_charge
        is_faulty = remit is None and bool(portfolio.node.get("in_charge"))
        if not is_faulty and not (remit and (remit.node.get("units") or remit.node.get("domains"))):
            leader = portfolio.leader or ""
            yield Hit(portfolio.key_place_of("in_charge"), portfolio.id, "in_charge",
                      {"leader": leader, "leader_name": catalog.label_of(leader)}, "portfolios")


RULE = Rule(
    "OR402", "portfolio-empty", Severity.ERROR, since="0.1", check=check,
    covers=(("portfolios", "in_charge"),),
    message=Text("分工“{record}”{leader_name:bracketed}没有分管任何单位或权域",
                 "portfolio '{record}'{leader:bracketed} is in charge of no unit and no domain"),
    fault=Text("分管分工中没有任何单位或权域。",
               "A portfolio names no unit and no domain that its leader is in charge of."),
    why=Text("分工文件要写明分管什么：分管内容空着，领导责任没有着落，“不得分管”“不得同时分管”的规则也查不"
             "到它。",
             "A portfolio exists to say what a leader answers for; empty, it gives nobody a leader and "
             "escapes the rules on what leaders may not be in charge of."),
    fix=Text("在 in_charge 下写上分管的单位（units）或权域（domains）；不再分管的，删除该分工。",
             "Write the units or domains under in_charge, or delete the portfolio."),
    not_flagged=Text("单位或权域编号不存在的（由 RF101 报告）。",
                     "Units or domains that do not exist (RF101 reports those)."),
)
