"""Several powers of one unit with the same name."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.flow.wording import without_spaces
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power


def check(catalog: Catalog) -> Iterator[Hit]:
    named: dict[tuple[str, str], list[Power]] = {}
    for power in catalog.powers.values():
        if power.name and power.lead_unit and not power_has_ended(power, catalog.as_of):
            named.setdefault((power.lead_unit, without_spaces(power.name)), []).append(power)
    for (unit, _), (first, *others) in named.items():
        if others:
            second, *further = others
            yield Hit(second.place_of("name"), second.id, "name", kind="powers",
                      values={"name": second.label, "power": second.id, "other": first.id, "unit": unit,
                              "unit_name": catalog.label_of(unit), "count": 1 + len(others)},
                      related=tuple(Related(power.place_of("name"), power.id, "name")
                                    for power in (first, *further)))


RULE = Rule(
    "PW107", "duplicate-name", Severity.WARNING, since="0.1", check=check,
    message=Text("{unit_name}有 {count} 项权力事项同名“{name}”（{other}、{record}等）",
                 "power '{record}' has the same name as '{other}' of the same unit '{unit}' ({count} in "
                 "all)"),
    fault=Text("同一单位的几项权力事项名称相同（不计空格和全角半角）。",
               "Several powers of one unit have the same name (white space and width of characters aside)."),
    why=Text("名称相同的事项，办事人和监督人都分不清说的是哪一项；往往是同一项被登记了两次，数量、"
             "风险点都跟着算重。",
             "Nobody can tell which of them is meant; often one power was entered twice, and its risks are "
             "counted twice."),
    fix=Text("同一事项登记了两次的，合并为一条；确是不同事项的，在名称里写出区别（如“新办”“变更”“注销”）。",
             "Merge what was entered twice; where the powers differ, say so in the name."),
    not_flagged=Text("不同单位的同名事项；已取消或已失效的事项；名称相近而不相同的。",
                     "Powers of the same name in different units; powers that are retired or past their last "
                     "day; names that are alike and not equal."),
)
