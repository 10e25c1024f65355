"""Two rules of separation that nobody can keep together."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.access import access_of
from riskctl.separation.flaws import contradictions
from riskctl.separation.hits import place_of_rule
from riskctl.separation.words import labels


def check(catalog: Catalog) -> Iterator[Hit]:
    for found in contradictions(access_of(catalog)):
        one, other = (found.rule, found.other) if found.rule.pack is None else (found.other, found.rule)
        power = catalog.label_of(found.power) if found.power else ""
        yield Hit(place_of_rule(one, catalog), one.id, one.form, {
            "rule": one.id, "other": other.id, "power": found.power, "power_name": power,
            "matters_zh": labels(found.matters, catalog, "zh"), "matters_en": labels(found.matters, catalog, "en")},
            "sod_rules", (Related(place_of_rule(other, catalog), other.id),), sod_rule=one.id)


RULE = Rule(
    "SD123", "rules-contradict", Severity.ERROR, since="0.1", check=check, cause=("other",),
    message=Text("职责分离规则 {rule} 与 {other} 相互矛盾：{matters_zh}",
                 "rules of separation {rule} and {other} contradict each other: {matters_en}"),
    fault=Text("两条规则无法同时遵守：同样的环节既要求不同人、又要求同一人；一人最多办几个环节、又必须全办；先后次序相反；"
               "同一项职责分别只许互不相干的岗位具有。",
               "Two rules cannot both be kept: the same steps are to be done by different people and by the same; by one "
               "person, and by nobody more than some of them; in two opposite orders; a duty is given to two groups of posts "
               "that have none in common."),
    why=Text("守住一条就违反另一条，最后两条都没有人守。", "Who keeps one breaks the other, and in the end nobody keeps either."),
    fix=Text("删去一条，或者用 applies_to 分开各自适用的事项。",
             "Remove one, or part the powers that they apply to with applies_to."),
    not_flagged=Text("一件事不会都经过的环节（在不同分支上）；人手不够造成的无法同时满足（由人员配备检查）。",
                     "Steps that no case passes both; rules that cannot be kept for want of people (a matter of staffing)."),
)
