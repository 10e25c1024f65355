"""A power of a class that needs a time limit and has none."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog, PowerType
from riskctl.model.power import Power


def check(catalog: Catalog) -> Iterator[Hit]:
    for power in catalog.powers.values():
        kind = _type_of(power, catalog)
        if kind and kind.limited and _has_no_limit(power) and not power_has_ended(power, catalog.as_of):
            values = {"name": power.label, "type": power.type,
                      "type_zh": kind.name.zh, "type_en": kind.name.en}
            yield Hit(power.place_of("name"), power.id, "time_limit", values, "powers")


def _type_of(power: Power, catalog: Catalog) -> PowerType | None:
    scheme, _, value = (power.type or "").partition(":")
    return catalog.shipped.type_schemes.get(scheme, {}).get(value)


def _has_no_limit(power: Power) -> bool:
    if power.lacks("time_limit"):
        return True
    limit = power.time_limit
    return limit is not None and limit.lacks("statutory") and limit.lacks("promised")


RULE = Rule(
    "PW103", "no-time-limit", Severity.WARNING, since="0.1", check=check,
    each=("powers",),
    message=Text("{type_zh}事项“{name}”没有办理时限", "power '{record}' ({type_en}) has no time limit"),
    fault=Text("许可、处罚、强制、征收、给付、确认、裁决类事项既没有法定时限，也没有承诺时限。",
               "A licence, penalty, coercion, levy, payment, confirmation or adjudication has neither a "
               "statutory nor a promised limit."),
    why=Text("没有时限，拖着不办就无从认定，“吃拿卡要”也就有了余地。",
             "Without a limit a delay cannot be proved, and delay is what favours are asked for."),
    fix=Text("在 time_limit 下写 statutory（法定时限）和 promised（承诺时限）；法律没有规定的，"
             "写本单位承诺的时限。",
             "Write statutory and promised under time_limit; where the law sets none, write what the bureau "
             "promises."),
    not_flagged=Text("检查、奖励、公共服务等不要求时限的类型；内部管理权；类型写错的（由 PW106 报告）；"
                     "已取消或已失效的事项。只写了法定或承诺之一的也不报告。",
                     "Classes that need no limit, such as inspection, reward and public service; internal "
                     "management; types that are unknown (PW106 reports them); retired powers; powers with "
                     "only one of the two limits."),
)
