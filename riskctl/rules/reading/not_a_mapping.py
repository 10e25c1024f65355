"""A file that is no mapping."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NOT_A_MAPPING)


RULE = Rule(
    "CA210", "not-a-mapping", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件的内容不是映射", "the content of the file is no mapping"),
    fault=Text("文件最外层是列表或文字，不是“键: 值”。",
               "The outermost level of a file is a list or text, not keys and values."),
    why=Text("每个文件是一个 种类 → 编号 → 记录 的映射，清单是 设置 → 值 的映射。",
             "Each file is one mapping of kind, id and record; the manifest is one of settings."),
    fix=Text("在最外层写上种类，如 powers:，其下写编号；冒号用半角。",
             "Begin with a kind such as powers: and put ids below it; the colon is the ASCII one."),
    not_flagged=Text("空文件和只有注释的文件。", "Empty files and files of comments only."),
)
