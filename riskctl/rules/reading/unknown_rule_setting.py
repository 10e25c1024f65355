"""A setting of a rule that means nothing."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNKNOWN_RULE_SETTING, _phrases)


_SAID = {
    "rule": Text("没有规则“{}”", "there is no rule '{}'"),
    "effect": Text("“{}”判断改动的影响，没有严重程度，不能设置；由 riskctl diff --fail-on weakens 决定是否不通过",
                   "'{}' says what a change does to control, has no severity and cannot be set; `riskctl diff --fail-on weakens` decides"),
    "severity": Text("没有“{}”这种严重程度", "'{}' is no severity"),
    "fixed": Text("规则“{}”查的就是清单，清单不能把它关闭或降级",
                  "rule '{}' is about the manifest, which cannot switch it off or soften it"),
    "option": Text("规则没有“{}”这个选项", "the rule has no option '{}'"),
    "option value": Text("选项“{}”的值类型不对", "the value of option '{}' is of the wrong type"),
}


def _phrases(fault: Fault) -> dict[str, Text]:
    said, key = _SAID[str(fault.values["problem"])], fault.values["key"]
    return {"said": Text(said.zh.format(key), said.en.format(key))}


RULE = Rule(
    "CA505", "unknown-rule-setting", Severity.ERROR, since="0.1", check=check,
    cause=("file", "key"), waivable=False,
    message=Text("清单的规则设置无效：{said_zh}{suggestion:suggestion}",
                 "a rule setting has no effect: {said_en}{suggestion:suggestion}"),
    fault=Text("清单的 rules 里有不认识的规则、严重程度或选项。",
               "The manifest's rules name a rule, a severity or an option that is not known."),
    why=Text("写错的设置不起作用，以为关掉或收紧的规则照旧。",
             "A misspelt setting does nothing: a rule believed to be off or stricter is as before."),
    fix=Text("改正编码、严重程度（error、warning、info、off）或选项；用 riskctl rules list 查看。",
             "Correct the code, the severity (error, warning, info, off) or the option; see riskctl "
             "rules list."),
    not_flagged=Text("命令行上的 --select 和 --ignore，写错时命令直接拒绝。",
                     "--select and --ignore: the command itself refuses what it does not know."),
)
