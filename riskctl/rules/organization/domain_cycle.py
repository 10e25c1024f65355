"""A domain that lies, by way of its parents, in itself."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._rings import rings


def check(catalog: Catalog) -> Iterator[Hit]:
    return rings(catalog.domains, "parent", {id: domain.parent for id, domain in catalog.domains.items()})


RULE = Rule(
    "OR601", "domain-cycle", Severity.ERROR, since="0.1", check=check,
    message=Text("权域的上级关系成环：{ring}", "the parents of domains form a cycle: {ring}"),
    fault=Text("沿上级权域往上，又回到了原来的权域。",
               "Going up from domain to parent leads back to the domain."),
    why=Text("分管和职责分离都按权域逐级判断，成环后分不出哪个权域包含哪个权域。",
             "Portfolios and separation of duties are judged by domain; in a cycle no domain contains "
             "another."),
    fix=Text("改正环上写错的上级权域（parent）；最上一级权域不写上级，或写 std: 开头的标准权域。",
             "Correct the parent that is wrong; a topmost domain has none, or a standard one (std:…)."),
    not_flagged=Text("上级权域不存在的（由 RF101 报告）；以标准权域为上级的权域。",
                     "Parents that do not exist (RF101 reports those); domains below a standard one."),
)
