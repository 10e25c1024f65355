"""A unified social credit code that is wrong."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNIFIED_CODE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    length, expected = fault.values["length"], fault.values["expected"]
    if length != 18:
        return {"problem": Text(f"应为 18 位，实为 {length} 位", f"it has {length} characters instead of 18")}
    if not expected:
        return {"problem": Text("有不允许的字符", "it has a character that is not allowed")}
    return {"problem": Text(f"校验码应为 {expected}", f"the check digit should be {expected}")}


RULE = Rule(
    "CA503", "unified-code", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("统一社会信用代码“{code}”不对：{problem_zh}",
                 "unified code '{code}' is wrong: {problem_en}"),
    fault=Text("统一社会信用代码的位数、字符或校验码不对。",
               "The unified social credit code has a wrong length, character or check digit."),
    why=Text("代码写错，公开和上报的材料就对不上本单位。",
             "With a wrong code, what is published and reported does not match the bureau."),
    fix=Text("对照证书改正（18 位，不含 I、O、S、V、Z）。",
             "Correct it from the certificate (18 characters, without I, O, S, V, Z)."),
    not_flagged=Text("没有写代码的清单。", "A manifest without a code."),
)
