"""A kind of record that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, slip_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNKNOWN_KIND, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"slip": slip_of(fault)}


RULE = Rule(
    "CA301", "unknown-kind", Severity.ERROR, since="0.1", check=check, cause=("file", "key"), waivable=False,
    message=Text("没有“{key}”这种记录{slip_zh}{suggestion:suggestion}",
                 "'{key}' is no kind of record{slip_en}{suggestion:suggestion}"),
    fault=Text("文件最外层的键不是已知的记录种类。",
               "A key at the outermost level is no known kind of record."),
    why=Text("不认识的内容不会被检查，写错一个字母就会漏掉整段记录。",
             "What is not known is not checked: one wrong letter and a whole section is missed."),
    fix=Text("改为正确的种类；自用的内容用 x- 开头的键。",
             "Correct the kind; put content of your own under keys that begin with x-."),
    not_flagged=Text("x- 开头的键。", "Keys that begin with x-."),
)
