"""A file with too many nodes."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TOO_MANY_NODES)


RULE = Rule(
    "CA111", "too-many-nodes", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("文件的节点超过 {limit} 个，其后没有读取",
                 "the file has more than {limit} nodes: the rest was not read"),
    fault=Text("文件里的键、值、列表项合计超过上限（nodes_per_file）。",
               "The keys, values and items of a file are more than the limit (nodes_per_file)."),
    why=Text("没有上限，一个恶意或写坏的文件就能耗尽内存，让整个检查停下。",
             "Without a limit one hostile or broken file exhausts memory and stops the whole check."),
    fix=Text("把文件拆开；确有必要时用 --limit nodes-per-file=N 放宽。",
             "Split the file; if it must be, raise the limit with --limit nodes-per-file=N."),
    not_flagged=Text("注释和空行，它们不是节点。", "Comments and blank lines: they are no nodes."),
)
