"""A device, pipe or socket where a file should be."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.SPECIAL_FILE)


RULE = Rule(
    "CA105", "special-file", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("不是普通文件，没有读取", "this is no regular file and was not read"),
    fault=Text("名为 .yaml 的是管道、设备或套接字，不是普通文件。",
               "What is named .yaml is a pipe, a device or a socket."),
    why=Text("读取管道或设备会让检查一直等下去。",
             "To read a pipe or a device can make the check wait for ever."),
    fix=Text("换成普通文件，或移出目录。", "Replace it by a regular file, or move it out of the catalog."),
    not_flagged=Text("名称不以 .yaml 或 .yml 结尾的。", "Whatever is not named .yaml or .yml."),
)
