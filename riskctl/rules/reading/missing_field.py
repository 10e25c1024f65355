"""A required field that is not there."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MISSING_FIELD, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    other = fault.values["or"]
    return {"of": of_record(fault), "or": Text(f" 或 {other}", f" or '{other}'") if other else Text("", "")}


RULE = Rule(
    "CA303", "missing-field", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}缺少“{title_zh}”（{field}{or_zh}）", "{of_en} lacks '{field}'{or_en}"),
    fault=Text("记录缺少必填的字段。", "A record lacks a required field."),
    why=Text("没有这一项，记录说不清自己是什么，其他检查也无从做起。",
             "Without it the record does not say what it is, and other checks cannot be made."),
    fix=Text("补上该字段。", "Add the field."),
    not_flagged=Text("由专门规则报告的必填字段，如风险点的责任人；字段写了而名称写错的（CA302）。",
                     "Required fields that a rule on the subject reports, such as who is accountable for "
                     "a risk point; fields that are there under a misspelt name (CA302)."),
)
