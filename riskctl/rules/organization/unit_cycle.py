"""A unit that is, by way of its parents, its own parent."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._rings import rings


def check(catalog: Catalog) -> Iterator[Hit]:
    return rings(catalog.units, "parent", {id: unit.parent for id, unit in catalog.units.items()})


RULE = Rule(
    "OR101", "unit-cycle", Severity.ERROR, since="0.1", check=check,
    message=Text("单位的上级关系成环：{ring}", "the parents of units form a cycle: {ring}"),
    fault=Text("沿上级单位一级一级往上，又回到了原来的单位。",
               "Going up from unit to parent leads back to the unit."),
    why=Text("上下级不分，谁归谁管、谁对谁负责都说不清，按单位汇总的数字也算不出来。",
             "Where no unit is above the other, nobody can say who answers to whom, and no figure can be "
             "summed by unit."),
    fix=Text("对照“三定”规定，改正环上写错的那个上级单位（parent）。",
             "Compare with the bureau's establishment and correct the parent that is wrong."),
    not_flagged=Text("上级单位不存在的（由 RF101 报告）；通向环而自己不在环上的单位。",
                     "Parents that do not exist (RF101 reports those); units that lead into a cycle and "
                     "are not on it."),
)
