"""Text that is not YAML."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.SYNTAX, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    problem = str(fault.values["problem"])
    zh, en = str(fault.values["hint_zh"]), str(fault.values["hint_en"])
    return {"said": Text(zh, en) if zh else Text(f"读到此处无法继续（{problem}）", problem)}


RULE = Rule(
    "CA209", "yaml-syntax", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("不是合法的 YAML：{said_zh}", "this is not YAML: {said_en}"),
    fault=Text("文件从此处起不合 YAML 语法，读到这里为止。",
               "The file is not YAML from here on and was read up to this place."),
    why=Text("读不下去的文件，其后的记录都没有检查。",
             "Nothing after the place where reading broke off was checked."),
    fix=Text("按提示改正。常见原因：缺冒号，全角的冒号、空格或括号，制表符缩进，引号或括号没有闭合，含冒号的文字没有"
             "加引号。",
             "Follow the hint. Usual causes: a missing colon, a full-width colon, space or bracket, a tab, an "
             "open quote or bracket, unquoted text with a colon."),
    not_flagged=Text("合法但不符合格式的内容（由 CA3 各规则报告）。",
                     "What is YAML but not of the format (the CA3 rules report it)."),
)
