"""An id that mixes alphabets."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MIXED_SCRIPT_ID)


RULE = Rule(
    "CA405", "mixed-script-id", Severity.WARNING, since="0.1", check=check, waivable=False,
    message=Text("编号“{id}”混用了几种字母：{scripts:list}", "id '{id}' mixes alphabets: {scripts:list}"),
    fault=Text("编号里混有拉丁、西里尔、希腊等不同的字母。",
               "An id mixes letters of Latin, Cyrillic, Greek or other alphabets."),
    why=Text("不同字母表里的字形相同，查找和引用都会落空。",
             "Letters of different alphabets look the same: searches and references miss them."),
    fix=Text("改用同一种字母。", "Use one alphabet."),
    not_flagged=Text("汉字与拉丁字母并用。", "Chinese together with Latin letters."),
)
