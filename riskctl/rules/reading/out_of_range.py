"""A number out of its range."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.OUT_OF_RANGE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    least, most = fault.values["least"], fault.values["most"]
    allowed = Text(f"不小于 {least}", f"at least {least}")
    if most is not None:
        allowed = Text(f"在 {least} 到 {most} 之间", f"{least} to {most}")
    return {"of": of_record(fault), "range": allowed}


RULE = Rule(
    "CA309", "out-of-range", Severity.ERROR, since="0.1", check=check,
    cause=("file", "value"), waivable=False,
    message=Text("{of_zh}的“{key}”为 {value}，应{range_zh}",
                 "'{key}' of {of_en} is {value} where {range_en} is expected"),
    fault=Text("数字超出允许的范围。", "A number is out of its range."),
    why=Text("超出范围的数字没有意义，如零个人。",
             "A number out of its range means nothing, such as zero people."),
    fix=Text("改为范围内的数字。", "Write a number within the range."),
    not_flagged=Text("数字之间的关系（由专门规则报告）。",
                     "How numbers relate to each other (rules on the subject report that)."),
)
