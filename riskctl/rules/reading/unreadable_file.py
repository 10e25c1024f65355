"""A file or folder that cannot be read."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNREADABLE)


RULE = Rule(
    "CA104", "unreadable-file", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件或文件夹读不出来{problem:bracketed}",
                 "the file or folder cannot be read{problem:bracketed}"),
    fault=Text("操作系统不让读这个文件或文件夹。",
               "The operating system does not let the file or folder be read."),
    why=Text("没有读到的记录无从检查，结论就不完整。",
             "Records that were not read cannot be checked, so the verdict is incomplete."),
    fix=Text("检查权限和磁盘，使运行 riskctl 的账户可以读取。",
             "Check permissions and disk so that the account that runs riskctl can read it."),
    not_flagged=Text("以点开头的文件和文件夹，它们不属于目录。",
                     "Files and folders whose names begin with a dot: they are no part of a catalog."),
)
