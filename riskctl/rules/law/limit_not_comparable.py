"""A limit of which the calendar decides whether it is longer than the law allows."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.law._limits import limits_asked, limits_of_disclosure


def check(catalog: Catalog) -> Iterator[Hit]:
    for pairs in (limits_asked(catalog), limits_of_disclosure(catalog)):
        yield from (pair.hit() for pair in pairs if pair.is_longer is None)


RULE = Rule(
    "LB208", "limit-not-comparable", Severity.INFO, since="0.1", check=check, cause=("entry",),
    each=("powers",), beside=("units", "bodies"),
    message=Text("“{name}”的时限是{limit:limit}，{citation}规定{allowed:limit}（{entry}）{certainty:unverified}：单位不同，是否超过"
                 "要看日历",
                 "{field} of '{record}' is {limit:limit}, {citation} allows {allowed:limit} ({entry}){certainty:unverified}: "
                 "whether that is longer depends on the calendar"),
    fault=Text("时限和法定时限的单位不同，而且不是在任何日历上都有同样的长短。",
               "A limit and what the law allows are in different units, and not every calendar puts them in the same order."),
    why=Text("工作日遇上长假会拖得很长：十五个工作日未必在三十日之内。不能比较的，就不能说合法。",
             "Over a long holiday workdays stretch: fifteen of them need not lie within thirty days. What cannot be compared "
             "cannot be called lawful."),
    fix=Text("改用法律所用的单位；各法的日怎么计算，见 riskctl law show 法名。",
             "Write the limit in the unit of the law; riskctl law show LAW says how it counts days."),
    not_flagged=Text("单位不同但长短确定的：n 日不长于 n 个工作日，n 个工作日不短于 n 日；确定更长的由 LB201、LB205 报告；没有启用的规"
                     "则包。",
                     "Limits in different units whose order is sure: n days never exceed n workdays; what is surely longer is "
                     "reported by LB201 and LB205; packs not in force."),
)
