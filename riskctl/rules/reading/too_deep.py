"""Nesting that is too deep."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TOO_DEEP)


RULE = Rule(
    "CA113", "too-deep", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("嵌套超过 {limit} 层，其后没有读取",
                 "the nesting is deeper than {limit}: the rest was not read"),
    fault=Text("映射和列表的嵌套超过上限（depth）。",
               "Mappings and lists are nested deeper than the limit (depth)."),
    why=Text("目录的格式用不了这么深；过深的嵌套会使别的程序崩溃。",
             "The format needs no such depth, and deep nesting crashes other programs."),
    fix=Text("检查括号和缩进，多半是写错了。",
             "Look at brackets and indentation: it is most likely a slip."),
    not_flagged=Text("未超过上限的嵌套。", "Nesting within the limit."),
)
