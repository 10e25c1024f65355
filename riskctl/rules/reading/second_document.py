"""A second document in one file."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.SECOND_DOCUMENT)


RULE = Rule(
    "CA205", "second-document", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("第二个 YAML 文档从此开始，没有读取",
                 "a second YAML document begins here and was not read"),
    fault=Text("文件里用 --- 分出了第二个文档。", "The file holds a second document after ---."),
    why=Text("有的程序只读第一个文档，其余的记录会悄悄丢失。",
             "Some programs read the first document only: the other records would be lost unseen."),
    fix=Text("删去 ---，或把第二部分另存为一个文件。",
             "Delete the ---, or move the second part to a file of its own."),
    not_flagged=Text("文件开头的 ---，结尾的 ...。", "--- at the start of a file, ... at its end."),
)
