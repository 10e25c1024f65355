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
    fix=Text("数据文件最外层写种类，如 powers:，其下写编号；清单 riskctl.yaml 最外层写设置，如 riskctl: 1。"
             "冒号用半角，后面空一格。",
             "A file of records begins with a kind such as powers:, with ids below it; the manifest "
             "riskctl.yaml has settings such as riskctl: 1. The colon is the ASCII one, with a space after "
             "it."),
    not_flagged=Text("空文件和只有注释的文件。", "Empty files and files of comments only."),
)
