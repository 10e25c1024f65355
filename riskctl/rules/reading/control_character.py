"""A control character."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.CONTROL_CHARACTER)


RULE = Rule(
    "CA102", "control-character", Severity.ERROR, since="0.1", check=check,
    cause=("file", "character"), waivable=False,
    message=Text("有控制字符 {character}（共 {count} 处）",
                 "control character {character} stands here ({count} in all)"),
    fault=Text("文件里有控制字符，或只被部分程序当作换行的字符。",
               "The file has a control character, or one that only some programs take for a line break."),
    why=Text("看到的和实际存的不一样，复核的人会被误导；写入 Excel、Word 时还会出错。",
             "What is shown is not what is stored: a reviewer is misled, and Excel and Word files cannot "
             "hold it."),
    fix=Text("删去该字符；多为从网页、PDF 或旧系统粘贴带入。",
             "Delete the character; it usually came with text pasted from a page, a PDF or an old system."),
    not_flagged=Text("换行、回车和制表符。", "Line feed, carriage return and tab."),
)
