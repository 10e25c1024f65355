"""A rule of separation whose one entry brings the other, so that nobody could ever keep to it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.sod_rules import rules_in_force
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.separation.access import access_of
from riskctl.separation.flaws import one_sided
from riskctl.separation.hits import place_of_rule


def check(catalog: Catalog) -> Iterator[Hit]:
    for rule in rules_in_force(catalog):
        pairs = one_sided(rule, access_of(catalog))
        for left, right in pairs[:1]:
            place = rule.record.place_of(rule.form) if rule.pack is None else place_of_rule(rule, catalog)
            values: dict[str, object] = {
                "rule": rule.id, "left": left, "right": right, "pairs": len(pairs),
                **{f"{side}_{language}": label(id, catalog, "zh" if language == "zh" else "en")
                   for side, id in (("left", left), ("right", right)) for language in ("zh", "en")}}
            yield Hit(place, rule.id, rule.form, values, "sod_rules", sod_rule=rule.id)


RULE = Rule(
    "SD122", "sides-not-apart", Severity.ERROR, since="0.1", check=check, cause=("left", "right"),
    message=Text("职责分离规则 {rule} 要求分开“{left_zh}”和“{right_zh}”，但有其一必有其二",
                 "rule of separation {rule} keeps '{left_en}' and '{right_en}' apart, but whoever has one has the other"),
    fault=Text("规则要求分开的两项，一项包含另一项（implies、same_as、环节类型带来的职责，或者一个权域在另一个之内）。",
               "Of two entries that a rule keeps apart, one brings the other: by implies or same_as, as a duty of a kind of "
               "step, or as a domain that lies in the other."),
    why=Text("这样的规则谁也守不住，报出来的全是假冲突，真冲突反而没人看。",
             "Nobody can keep such a rule; it would only cry wolf."),
    fix=Text("改写规则，把两项写成互不包含的职责；或者改正职责的 implies。",
             "Write the rule with duties that do not bring each other, or mend what the duty implies."),
    not_flagged=Text("规则中其余的组合照常检查；两项职责只是碰巧总由同一岗位承担的（那是 SD101）。",
                     "The other pairs of the rule, which are checked; duties that merely happen to be in one post (SD101)."),
)
