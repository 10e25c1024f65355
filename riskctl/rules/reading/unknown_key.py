"""A field that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record, slip_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.UNKNOWN_KEY, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    hint = Text("；它由文字里的半角逗号造成：请给文字加引号，或改用“，”",
                "; an ASCII comma in the text made it a key: quote the text, or use ，")
    return {"of": of_record(fault), "hint": hint if fault.values["bare"] else slip_of(fault)}


RULE = Rule(
    "CA302", "unknown-key", Severity.ERROR, since="0.1", check=check, cause=("file", "key"), waivable=False,
    message=Text("{of_zh}没有“{key}”这个字段{hint_zh}{suggestion:suggestion}",
                 "{of_en} has no field '{key}'{hint_en}{suggestion:suggestion}"),
    fault=Text("记录里有格式未规定的字段。", "A record has a field that the format does not know."),
    why=Text("写错的字段不起作用，而写的人以为它起作用。",
             "A misspelt field does nothing while its writer believes that it does."),
    fix=Text("改为正确的字段；括号里含逗号的文字加引号或改用“，”；自用的字段用 x- 开头。",
             "Correct the field; in brackets quote text that has a comma, or use ，; begin fields of "
             "your own with x-."),
    not_flagged=Text("x- 开头的键。", "Keys that begin with x-."),
)
