"""A second unit without a parent."""

from collections import Counter
from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._internal import internal_units


def check(catalog: Catalog) -> Iterator[Hit]:
    roots = [unit for unit in internal_units(catalog) if not unit.has("parent")]
    if len(roots) < 2:
        return
    parent_of = {id: unit.parent for id, unit in catalog.units.items() if unit.parent}
    below = Counter(above for id in catalog.units for above in ancestors(id, parent_of))
    main = max(roots, key=lambda unit: below[unit.id])
    for unit in roots:
        if unit is not main:
            values = {"name": unit.label, "root": main.id, "root_name": main.label}
            yield Hit(unit.place_of("name"), unit.id, "parent", values, "units",
                      (Related(main.place_of("name"), main.id),))


RULE = Rule(
    "OR102", "several-roots", Severity.ERROR, since="0.1", check=check,
    message=Text("单位“{name}”没有上级单位，而最高单位已有“{root_name}”",
                 "unit '{record}' has no parent, while '{root}' already is the root unit"),
    fault=Text("没有上级单位的单位不止一个。", "More than one unit has no parent."),
    why=Text("一个局只有一个最高单位；脱离机构树的单位，既不在任何领导的分管之下，也不会计入全局的汇总。",
             "A bureau has one root; a unit outside its tree is under nobody's charge and in no total."),
    fix=Text("为该单位写上上级单位（parent）；确是局外单位的，将其性质（kind）写为 external。",
             "Write the unit's parent; if it is outside the bureau, set its kind to external."),
    not_flagged=Text("外部单位；下属单位最多的那个最高单位；上级单位写错编号的（由 RF101 报告）或成环的（由"
                     " OR101 报告）。",
                     "External units; of several roots, the one with most units below it; parents that do "
                     "not exist (RF101) or form a cycle (OR101)."),
)
