"""A waiver of a rule that cannot be waived."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._rule_named import UNWAIVABLE, code_of


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in catalog.waivers.values():
        code = code_of(waiver)
        if code in use.known and code.startswith(UNWAIVABLE):
            yield Hit(waiver.place_of("rule"), waiver.id, "rule", {"rule": waiver.rule}, "waivers")


RULE = Rule(
    "WV106", "waiver-of-what-cannot-be-waived", Severity.ERROR, since="0.1", check=check, after=True,
    waivable=False,
    message=Text("豁免“{record}”针对的规则 {rule} 不可豁免",
                 "waiver '{record}' names rule {rule}, which cannot be waived"),
    fault=Text("豁免针对的是读取类（CA）或豁免类（WV）规则。",
               "A waiver names a rule of reading (CA) or of waivers (WV)."),
    why=Text("读不懂的文件无从判断，放过它就不知道放过了什么；豁免的规矩再被豁免，就没有规矩了。",
             "What cannot be read cannot be judged, so nobody would know what was let pass; and if the rules "
             "on waivers could be waived there would be none."),
    fix=Text("按该规则的说明改正问题，删去豁免。", "Mend what the rule reports and remove the waiver."),
    not_flagged=Text("其他各类规则；编码不存在的（由 WV105 报告）。",
                     "All other rules; a code that does not exist (WV105 reports it)."),
)
