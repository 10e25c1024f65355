"""A file over the limit of size."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TOO_LARGE)


RULE = Rule(
    "CA110", "file-too-large", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件有 {size} 字节，超过上限 {limit}，没有读取",
                 "the file has {size} bytes, over the limit of {limit}, and was not read"),
    fault=Text("文件超过单个文件的字节上限（bytes_per_file）。",
               "A file is over the limit of bytes per file (bytes_per_file)."),
    why=Text("没有上限，一个恶意或写坏的文件就能耗尽内存，让整个检查停下。",
             "Without a limit one hostile or broken file exhausts memory and stops the whole check."),
    fix=Text("把文件按权力事项拆开；确有必要时用 --limit bytes-per-file=N 放宽。",
             "Split the file, one a power; if it must be, raise the limit with --limit bytes-per-file=N."),
    not_flagged=Text("所有文件合计的大小（由 CA112 报告）。",
                     "The size of all files together (CA112 reports it)."),
)
