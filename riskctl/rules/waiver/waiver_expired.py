"""A waiver that is not in force although its finding is still there."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver
from riskctl.rules.waiver._rule_named import relaxes
from riskctl.separation.rulebook import is_in_force, waivers_of_rules

_COUNTED = {"effect_zh": "针对的问题重新计入", "effect_en": "the finding counts again"}
_STAFFING = {"effect_zh": "人员配备重新受该规则约束", "effect_en": "the rule binds the staffing again"}


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in catalog.waivers.values():
        is_bare = waiver.id not in use.lapsed and _binds_again(waiver, catalog)
        if waiver.expires and (waiver.id in use.lapsed or is_bare):
            has_ended = is_past(waiver.expires, catalog.as_of)
            field, day = ("expires", waiver.expires) if has_ended else ("from", waiver.from_)
            yield Hit(waiver.place_of(field), waiver.id, field, kind="waivers",
                      values={"rule": waiver.rule, "target": waiver.record, "day": str(day),
                              "target_name": catalog.label_of(waiver.record or ""),
                              **(_STAFFING if is_bare else _COUNTED),
                              "state_zh": f"已于 {day} 到期" if has_ended else f"自 {day} 起才生效",
                              "state_en": f"expired on {day}" if has_ended else f"begins only on {day}"})


def _binds_again(waiver: Waiver, catalog: Catalog) -> bool:
    """Whether a rule that it took, or will take, out of the staffing of a power binds it today, since nothing else does."""
    if is_in_force(waiver, catalog) or not relaxes(waiver, catalog):
        return False
    rule = (waiver.rule or "").partition("/")[2]
    return not any(is_in_force(other, catalog) and relaxes(other, catalog)
                   for other in waivers_of_rules(catalog).get((rule, waiver.record or ""), ()))


RULE = Rule(
    "WV101", "waiver-expired", Severity.WARNING, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”{state_zh}，{effect_zh}（{rule}，“{target_name}”）",
                 "waiver '{record}' {state_en}: {effect_en} ({rule} on '{target}')"),
    fault=Text("豁免不在有效期内，而它针对的问题仍然存在，或者它放宽的规则重新约束人员配备。",
               "A waiver is not in force, and what it waived is still there, or the rule it relaxed binds the staffing again."),
    why=Text("豁免是一时的容忍，到期就要有结果：问题解决了，或者重新说明理由。悄悄过期等于永久豁免。",
             "A waiver tolerates for a time; when it ends, the matter is settled or argued anew. One that "
             "lapses unseen would be for ever."),
    fix=Text("解决该问题并删去豁免；仍需豁免的，重新审批，更新 from 和 expires。",
             "Settle the matter and remove the waiver; or have it approved anew, with a new from and "
             "expires."),
    not_flagged=Text("已由另一个有效豁免接上的；问题已经不存在的（由 WV102 报告）；规则没有运行、"
                     "无从判断的。",
                     "A waiver that another one in force follows up; one whose finding is gone (WV102 "
                     "reports it); one whose rule did not run."),
)
