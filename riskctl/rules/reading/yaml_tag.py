"""A YAML tag."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.TAG)


RULE = Rule(
    "CA202", "yaml-tag", Severity.ERROR, since="0.1", check=check, cause=("file", "tag"), waivable=False,
    message=Text("使用了 YAML 标签“{tag}”", "a YAML tag '{tag}' is used"),
    fault=Text("值前面有标签（!…）。", "A value has a tag (!…)."),
    why=Text("标签让程序按自己的办法解释值，有的程序会因此执行代码。",
             "A tag lets programs read the value in ways of their own; some even execute code."),
    fix=Text("删去标签；文字以 ! 开头的，加引号。", "Delete the tag; quote text that begins with !."),
    not_flagged=Text("引号内的 !。", "! inside quotes."),
)
