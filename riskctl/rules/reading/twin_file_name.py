"""Two file names that are one on other systems."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TWIN_FILE_NAME)


RULE = Rule(
    "CA108", "twin-file-name", Severity.WARNING, since="0.1", check=check,
    cause=("file", "other"), waivable=False,
    message=Text("文件名与“{other}”只差大小写或字形",
                 "the file name differs from '{other}' only in case or in the form of its characters"),
    fault=Text("两个文件名只差大小写或 Unicode 规范形式。",
               "Two file names differ only in case or in their Unicode form."),
    why=Text("在 Windows 和 macOS 上两个文件会变成一个，其中一个的内容丢失。",
             "On Windows and macOS the two become one and the content of one is lost."),
    fix=Text("给其中一个改名，或把内容合并。", "Rename one of them, or merge their content."),
    not_flagged=Text("文件夹不同而名称相同的文件。", "Files of the same name in different folders."),
)
