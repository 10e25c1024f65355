"""A promised and a statutory limit of which the calendar decides which is the longer."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.model.catalog import Catalog
from riskctl.rules.power._limits import pairs


def check(catalog: Catalog) -> Iterator[Hit]:
    return (pair.hit() for pair in pairs(catalog) if is_longer(pair.promised, pair.statutory) is None)


RULE = Rule(
    "PW105", "limits-not-comparable", Severity.INFO, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”的承诺时限（{promised:limit}）与法定时限（{statutory:limit}）单位不同，"
                 "孰长孰短要看日历",
                 "power '{record}' promises {promised:limit} where the law gives {statutory:limit}: which is "
                 "longer depends on the calendar"),
    fault=Text("承诺时限和法定时限单位不同，而且不是在任何日历上都有同样的长短。",
               "The promised and the statutory limit are in different units, and not every calendar puts "
               "them in the same order."),
    why=Text("遇上长假，十个工作日可以超过十五日：表面看短的承诺，实际可能超出法定时限。",
             "Over a long holiday ten workdays can take more than fifteen days: a promise that looks shorter "
             "may break the law."),
    fix=Text("把承诺时限改成与法定时限相同的单位。", "Write the promise in the unit that the law uses."),
    not_flagged=Text("单位不同但长短确定的：承诺 n 日、法定不少于 n 个工作日的，一定不超；一定更长的由 PW104 "
                     "报告。",
                     "Limits in different units whose order is sure: n days never exceed n or more workdays; "
                     "what is surely longer is reported by PW104."),
)
