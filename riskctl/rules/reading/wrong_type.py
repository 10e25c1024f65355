"""A value of the wrong type."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.WRONG_TYPE, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"of": of_record(fault)}


RULE = Rule(
    "CA305", "wrong-type", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}的“{key}”应为{expected_zh}，实为{found:word}",
                 "'{key}' of {of_en} is {found:word} where {expected_en} was expected"),
    fault=Text("值的类型不对，如该写列表的地方写了文字。",
               "A value is of the wrong type, such as text where a list is wanted."),
    why=Text("类型不对的值读不进来，等于没有写。",
             "A value of the wrong type cannot be taken over: it is as good as not written."),
    fix=Text("按要求的类型改写。", "Rewrite it in the type that is asked for."),
    not_flagged=Text("没有加引号的数字（由 CA306 报告）。",
                     "Unquoted numbers where text is wanted (CA306 reports them)."),
)
