"""A limit, date, citation or quorum that is misspelt."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.fault import FaultKind
from riskctl.rules.reading._faults import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, FaultKind.MALFORMED_VALUE)


RULE = Rule(
    "CA308", "malformed-value", Severity.ERROR, since="0.1", check=check,
    cause=("file", "value"), waivable=False,
    message=Text("“{value}”写法不对：{problem_zh}", "'{value}' is malformed: {problem_en}"),
    fault=Text("时限、日期、法律依据或法定人数的写法不对。",
               "A limit, a date, a citation or a quorum is not written in its one form."),
    why=Text("写法唯一，才能算出期限、查到条文。",
             "Only one spelling lets time be reckoned and articles be looked up."),
    fix=Text("时限写作 5 workdays，日期写作 2026-06-30，依据写作 行政许可法(2019)第42条，法定人数写作 5 "
             '或 "2/3"。',
             'Write 5 workdays, 2026-06-30, 行政许可法(2019)第42条, and 5 or "2/3".'),
    not_flagged=Text("条文是否存在（由引用类规则报告）。", "Whether the law is known (RF104 reports it)."),
)
