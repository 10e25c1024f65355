"""A value of the wrong type."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record, slip_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.WRONG_TYPE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"of": of_record(fault), "slip": slip_of(fault)}


RULE = Rule(
    "CA305", "wrong-type", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}的“{key}”应为{expected_zh}，实为{found:word}{slip_zh}",
                 "'{key}' of {of_en} is {found:word} where {expected_en} was expected{slip_en}"),
    fault=Text("值的类型不对，如该写列表的地方写了文字。",
               "A value is of the wrong type, such as text where a list is wanted."),
    why=Text("类型不对的值读不进来，等于没有写。",
             "A value of the wrong type cannot be taken over: it is as good as not written."),
    fix=Text("列表写作 [a, b] 或逐行以“- ”开头；映射写作 {键: 值} 或下一行缩进的“键: 值”；真假值写 true、"
             "false；数字不加引号。",
             "A list is written [a, b], or line by line after '- '; a mapping {key: value}, or as an "
             "indented block of 'key: value'; a truth value true or false; a number without quotes."),
    not_flagged=Text("没有加引号的数字（由 CA306 报告）。",
                     "Unquoted numbers where text is wanted (CA306 reports them)."),
)
