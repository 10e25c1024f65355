"""A person who has held a post for longer than it may be held."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.due import rotations
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty, ControlKind
from riskctl.rules.time._overdue import hits, yesterday
from riskctl.separation.hits import as_asked


@dataclass(frozen=True, slots=True)
class Options:
    """`otherwise`: the kind of control that may stand in for rotation by max_tenure_years; none unless set."""

    otherwise: str = ""


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    stand_in = next((kind for kind in ControlKind if kind.value == options.otherwise), None)
    asking = {rule.id: rule for rule in rules_in_force(catalog) if rule.form == "rotation"}
    for hit in hits(catalog, rotations(catalog, yesterday(catalog), stand_in)):
        post, rule = str(hit.values["post"]), hit.values["rule"]
        by = Text(f"轮岗规则“{rule}”", f"the rotation rule '{rule}'") if rule else Text("岗位", "the post")
        told = replace(hit, values={**hit.values, "post_name": catalog.label_of(post), "by_zh": by.zh, "by_en": by.en})
        yield as_asked(told, asking[str(rule)]) if rule else told


RULE = Rule(
    "TM104", "rotation-due", Severity.WARNING, since="0.1", check=check, options=Options, cause=("post",),
    message=Text("人员“{record}”自 {since} 起任“{post_name}”，已满 {years} 年，{by_zh}的任职年限是 {limit} 年，{due} 前就应轮岗",
                 "person '{record}' has held post '{post}' since {since} ({years} full years); {by_en} allows {limit} years, "
                 "until {due}"),
    fault=Text("一人连续任同一岗位超过岗位的 max_tenure_years，或超过轮岗规则（sod_rules 的 rotation）的年限；几个年限并存的，按最短的算。",
               "A person has held a post without interruption for longer than its max_tenure_years or than a rotation rule "
               "(sod_rules) allows; the shortest of several limits counts."),
    why=Text("一个岗位坐得太久，人情、惯例和没人看得见的办法都会长出来。轮岗让接手的人把账、物、事重新看一遍。",
             "In a post held for long, favours, habits and ways that nobody else sees grow. Rotation makes a successor look "
             "at everything anew."),
    fix=Text("安排轮岗，给旧任职写 to；确实不能轮岗的，写明豁免和补偿措施，或落实规则中 otherwise 所列的措施。",
             "Have the person change post and end the assignment with to; where that cannot be, waive it with compensating "
             "controls, or put in place the control that the rule names as otherwise."),
    not_flagged=Text("恰好满年限的当天；B角；起始日期没有写或写错的任职。中断满六个月的，重新起算；不满六个月的不算中断。"
                     "规则写了 otherwise，且有在用的该类措施防控该岗位的风险、责任岗位不是该岗位自己的，不报告；岗位自己的年限没有替代办法，"
                     "除非在选项 otherwise 中写明。",
                     "The day on which the years are full; backups; assignments whose first day is absent or misspelt. A gap of "
                     "six months begins a new time, a shorter one does not. A post whose risks a control in force of the "
                     "kind named as otherwise answers, owned by another post; for a post's own limit nothing stands in, "
                     "unless the option otherwise names a kind."),
    basis=(Basis("公务员法(2018)第71条", Certainty.V2),),
)
