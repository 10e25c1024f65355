"""An id that may not be one."""

import re
import unicodedata
from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MALFORMED_ID, _phrases)


_ALLOWED = re.compile(r"[\w.-]")


def _phrases(fault: Fault) -> dict[str, Text]:
    id = str(fault.values["id"])
    wrong = next((character for character in id if not _ALLOWED.match(character)), "")
    if wrong:
        return {"problem": Text(f"不能有“{wrong}”", f"'{wrong}' is not allowed")}
    if not unicodedata.is_normalized("NFC", id):
        return {"problem": Text("字符没有按 NFC 合成", "its characters are not composed (NFC)")}
    return {"problem": Text("应以文字或数字开头", "it begins with neither a letter nor a digit")}


RULE = Rule(
    "CA401", "malformed-id", Severity.ERROR, since="0.1", check=check, waivable=False,
    message=Text("编号“{id}”不合写法：{problem_zh}", "'{id}' is no id: {problem_en}"),
    fault=Text("编号里有不允许的字符，或开头不对。",
               "An id has a character that is not allowed, or begins wrongly."),
    why=Text("编号用在命令、文件名和链接里，只能用各处都安全的字符。",
             "Ids are used in commands, file names and links and may hold only what is safe everywhere."),
    fix=Text("编号用文字（含汉字）、数字、点、下划线、连字符，以文字或数字开头。",
             "Use letters (Chinese too), digits, dots, underscores and hyphens; begin with a letter or a "
             "digit."),
    not_flagged=Text("汉字编号。", "Ids in Chinese."),
)
