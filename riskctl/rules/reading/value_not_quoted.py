"""A number or truth value where text is wanted."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NOT_QUOTED, _phrases)


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"of": of_record(fault)}


RULE = Rule(
    "CA306", "value-not-quoted", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}的“{key}”应为文字，请加引号", "'{key}' of {of_en} takes text: quote it"),
    fault=Text("该写文字的地方写了没有加引号的数字或 true、false。",
               "A number, true or false stands unquoted where text is wanted."),
    why=Text("数字会丢掉前导零和末尾的零，12345 与 012345 不再可分。",
             "A number loses leading and trailing zeros: 12345 and 012345 become one."),
    fix=Text('给值加引号，如 "12345"。', 'Quote the value, as in "12345".'),
    not_flagged=Text("加了引号的数字。", "Numbers in quotes."),
)
