"""A promised limit that is longer than the statutory one."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.model.catalog import Catalog
from riskctl.rules.power._limits import pairs


def check(catalog: Catalog) -> Iterator[Hit]:
    return (pair.hit() for pair in pairs(catalog) if is_longer(pair.promised, pair.statutory))


RULE = Rule(
    "PW104", "promised-longer", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”的承诺时限（{promised:limit}）长于法定时限（{statutory:limit}）",
                 "power '{record}' promises {promised:limit}, longer than the statutory {statutory:limit}"),
    fault=Text("承诺时限长于法定时限。", "The promised limit is longer than the statutory one."),
    why=Text("承诺只能比法律更快；承诺比法律更慢，等于公开承诺违法。",
             "A promise may only be quicker than the law; a slower one promises to break it."),
    fix=Text("把 promised 改为不超过 statutory；两者的单位写错的，改正单位（工作日写 workdays，自然日写 "
             "days）。",
             "Lower promised to no more than statutory; or, if a unit is wrong, mend it (workdays or days)."),
    not_flagged=Text("单位不同、长短要看日历的（由 PW105 提示）。n 个工作日在任何日历上都不短于 n 日，"
                     "所以承诺 11 个工作日、法定 10 日一定更长；都是 10 则说不准。延长期限不计入。",
                     "Limits in different units whose order depends on the calendar (PW105 notes them). On "
                     "every calendar n workdays take at least n days: a promise of 11 workdays is surely "
                     "longer than 10 days, one of 10 workdays need not be. Extensions are not counted."),
)
