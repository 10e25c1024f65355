"""A waiver of a rule that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse, nearest
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._rule_named import code_of


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in catalog.waivers.values():
        code = code_of(waiver)
        if waiver.rule and code not in use.known:
            near = nearest(code, sorted(use.known))
            values = {"rule": waiver.rule, "suggestion": near + waiver.rule[len(code):] if near else ""}
            yield Hit(waiver.place_of("rule"), waiver.id, "rule", values, "waivers")


RULE = Rule(
    "WV105", "waiver-of-unknown-rule", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”针对的规则 {rule} 不存在{suggestion:suggestion}",
                 "waiver '{record}' names rule {rule}, which does not exist{suggestion:suggestion}"),
    fault=Text("豁免所写的规则编码不存在。", "The rule that a waiver names does not exist."),
    why=Text("编码写错的豁免什么也没有豁免，批准过的人却以为已经生效。",
             "A waiver of a misspelt rule waives nothing, while those who approved it think it does."),
    fix=Text("照报告中的编码改写，如 RP201；职责分离写作 SD101/规则编号。用 riskctl rules list "
             "查看全部规则。",
             "Copy the code from the finding, as in RP201; for separation of duties write SD101/rule-id. "
             "`riskctl rules list` shows all."),
    not_flagged=Text("规则存在但已关闭的；斜线后的职责分离规则编号不存在的。",
                     "A rule that is off; the id of a separation rule after the slash."),
)
