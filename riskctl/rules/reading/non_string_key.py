"""A key that is not text."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NON_STRING_KEY, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    text = str(fault.values["text"])
    collection = Text("映射或列表", "a mapping or a list")
    return {"shown": collection if text == "?" else Text(f"{text}，请加引号", f"{text}; quote it")}


RULE = Rule(
    "CA207", "non-string-key", Severity.ERROR, since="0.1", check=check,
    cause=("file", "text"), waivable=False,
    message=Text("键不是文字：{shown_zh}", "a key is not text: {shown_en}"),
    fault=Text("键是数字、true、false、空，或是映射、列表。",
               "A key is a number, true, false, nothing, or a mapping or list."),
    why=Text("数字作键会丢掉前导零，也无法按编号引用。",
             "A number as a key loses its leading zeros and cannot be named as an id."),
    fix=Text('给键加引号，如 "0131"。', 'Quote the key, as in "0131".'),
    not_flagged=Text("加了引号的数字。", "Numbers in quotes."),
)
