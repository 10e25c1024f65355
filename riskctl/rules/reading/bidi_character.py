"""A character that reorders or hides text."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.BIDI_CHARACTER)


RULE = Rule(
    "CA103", "bidi-character", Severity.ERROR, since="0.1", check=check,
    cause=("file", "character"), waivable=False,
    message=Text("有改变显示顺序或不可见的字符 {character}（共 {count} 处）",
                 "character {character}, which reorders or hides text, stands here ({count} in all)"),
    fault=Text("文件（含注释）里有改变文字显示顺序的字符，或不可见的字符。",
               "The file, its comments included, has a character that reorders text or cannot be seen."),
    why=Text("看到的和实际存的不一样，复核的人会被误导；写入 Excel、Word 时还会出错。",
             "What is shown is not what is stored: a reviewer is misled, and Excel and Word files cannot "
             "hold it."),
    fix=Text("删去该字符。", "Delete the character."),
    not_flagged=Text("表情符号里的连接符、异体字选择符；文件开头的 BOM。",
                     "Joiners in emoji, variation selectors, and a byte order mark at the start of the "
                     "file."),
)
