"""A waiver of a rule of separation that allows no compensation."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.ended import is_past
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Compensation
from riskctl.separation.rulebook import waivers_of_rules


def check(catalog: Catalog) -> Iterator[Hit]:
    strict = {rule.id: rule for rule in rules_in_force(catalog) if rule.record.compensating is Compensation.FORBIDDEN}
    for (id, target), waivers in waivers_of_rules(catalog).items() if strict else ():
        for waiver in waivers if id in strict else ():
            if not is_past(waiver.expires, catalog.as_of):
                own = strict[id].pack is None
                yield Hit(waiver.place_of("rule"), waiver.id, "rule", {"rule": id, "target": target}, "waivers",
                          (Related(strict[id].record.place, id),) if own else (), sod_rule=id)


RULE = Rule(
    "SD124", "compensation-not-allowed", Severity.ERROR, since="0.1", check=check,
    message=Text("豁免“{record}”放开的职责分离规则 {rule} 不允许以补偿性措施代替，豁免不生效",
                 "waiver '{record}' is of rule {rule}, which allows no compensation: it has no effect"),
    fault=Text("规则写明 compensating: forbidden，却有豁免放开它。",
               "The rule says compensating: forbidden, and a waiver waives it all the same."),
    why=Text("法律没有留余地的分离，单位自己不能批准例外。", "Where the law leaves no room, a bureau cannot grant itself an exception."),
    fix=Text("改掉冲突本身，删去豁免。", "Mend the conflict itself and remove the waiver."),
    not_flagged=Text("已到期的豁免。", "Expired waivers."),
)
