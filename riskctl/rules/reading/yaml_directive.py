"""A YAML directive."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.DIRECTIVE)


RULE = Rule(
    "CA204", "yaml-directive", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("使用了 YAML 指令“{text}”", "a YAML directive '{text}' is used"),
    fault=Text("文件开头有指令（%YAML、%TAG 等）。", "The file begins with a directive (%YAML, %TAG)."),
    why=Text("指令改变其后内容的读法；目录的读法只有一种。",
             "A directive changes how the rest is read; a catalog is read in one way only."),
    fix=Text("删去以 % 开头的行和其后的 ---。", "Delete the line that begins with % and the --- after it."),
    not_flagged=Text("正文里的 %。", "% inside the content."),
)
