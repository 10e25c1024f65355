"""A number or truth value where text is wanted."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.rules.reading._faults import hits_of, of_record


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.NOT_QUOTED, _phrases)


_TEXT = Text("应为文字，请加引号", "takes text: quote it")
_FORMS = {
    "limit": Text("应为时限，请写作 5 workdays（单位还可以是 days、hours、months）",
                  "takes a limit of time: write 5 workdays (or days, hours, months)"),
    "day": Text("应为日期，请写作 2026-06-30", "takes a date: write 2026-06-30"),
    "citation": Text("应为法律依据，请写作 行政许可法(2019)第42条",
                     "takes a citation: write 行政许可法(2019)第42条"),
}


def _phrases(fault: Fault) -> dict[str, Text]:
    return {"of": of_record(fault), "wanted": _FORMS.get(str(fault.values.get("form")), _TEXT)}


RULE = Rule(
    "CA306", "value-not-quoted", Severity.ERROR, since="0.1", check=check, cause=("file",), waivable=False,
    message=Text("{of_zh}的“{key}”{wanted_zh}", "'{key}' of {of_en} {wanted_en}"),
    fault=Text("该写文字的地方写了没有加引号的数字或 true、false。",
               "A number, true or false stands unquoted where text is wanted."),
    why=Text("数字会丢掉前导零和末尾的零，12345 与 012345 不再可分。",
             "A number loses leading and trailing zeros: 12345 and 012345 become one."),
    fix=Text('给文字加引号，如 "12345"；时限写作 5 workdays，日期写作 2026-06-30，依据写作 行政许可法(2019)第42条。',
             'Quote text, as in "12345"; write a limit as 5 workdays, a date as 2026-06-30, a citation as '
             '行政许可法(2019)第42条.'),
    not_flagged=Text("加了引号的数字。", "Numbers in quotes."),
)
