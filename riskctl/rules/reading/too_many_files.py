"""More files, or more bytes in all, than are read."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TOO_MANY_FILES, _phrases)


_WHAT = {"files": Text("文件数", "files"), "bytes": Text("总字节数", "bytes")}


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"what": _WHAT[str(fault.values["name"])]}


RULE = Rule(
    "CA112", "too-many-files", Severity.ERROR, since="0.1", check=check, cause=("name",), waivable=False,
    message=Text("目录的{what_zh}超过 {limit}，从此文件起没有读取",
                 "the catalog has more than {limit} {what_en}: from this file on nothing was read"),
    fault=Text("目录的文件数（files）或总字节数（bytes）超过上限。",
               "The number of files (files) or of bytes in all (bytes) is over its limit."),
    why=Text("没有上限，一个恶意或写坏的文件就能耗尽内存，让整个检查停下。",
             "Without a limit one hostile or broken file exhausts memory and stops the whole check."),
    fix=Text("确认目录里没有混入无关文件；确有必要时用 --limit files=N 或 --limit bytes=N 放宽。",
             "See that no foreign files are below the root; if it must be, raise it with --limit files=N "
             "or --limit bytes=N."),
    not_flagged=Text("名称不以 .yaml 或 .yml 结尾的文件。", "Files that are not named .yaml or .yml."),
)
