"""A waiver of separation of duties without a compensating control."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._rule_named import SEPARATION, code_of, standing


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in standing(catalog):
        if code_of(waiver).startswith(SEPARATION) and waiver.lacks("compensating"):
            yield Hit(waiver.place_of("rule"), waiver.id, "compensating",
                      {"rule": waiver.rule, "target": waiver.record}, "waivers")


RULE = Rule(
    "WV107", "no-compensating", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”放开了职责分离（{rule}），却没有补偿性措施",
                 "waiver '{record}' of separation of duties ({rule}) has no compensating control"),
    fault=Text("职责分离规则的豁免没有写明补偿性措施。",
               "A waiver of a separation rule names no compensating control."),
    why=Text("人手不够分不开的，必须用别的办法补上（如上级复核、外部抽查）；不补，就是一个人说了算。",
             "Where there are too few people to separate duties, something else must stand in, such as "
             "review from above; else one person decides alone."),
    fix=Text("在 compensating 下列出补偿性措施的编号。",
             "List the ids of compensating controls under compensating."),
    not_flagged=Text("其他规则的豁免；已到期的豁免；补偿性措施不存在（由 RF101 报告）或已失效（由 RF201 "
                     "报告）的。",
                     "Waivers of other rules; expired waivers; a control that does not exist (RF101 reports "
                     "it) or has ended (RF201 does)."),
)
