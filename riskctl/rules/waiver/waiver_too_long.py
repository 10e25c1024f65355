"""A waiver for more than a year."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._rule_named import standing

LONGEST = 366


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in standing(catalog):
        if waiver.expires is None or (waiver.has("from") and waiver.from_ is None):
            continue
        days = (waiver.expires - (waiver.from_ or catalog.as_of)).days
        if days > LONGEST:
            yield Hit(waiver.place_of("expires"), waiver.id, "expires", {"days": days, "most": LONGEST,
                      "expires": str(waiver.expires)}, "waivers")


RULE = Rule(
    "WV104", "waiver-too-long", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”期限 {days} 天（至 {expires}），超过一年",
                 "waiver '{record}' runs for {days} days (until {expires}), more than a year"),
    fault=Text("豁免从起始日（没有写的从检查当日）到到期日超过 366 天。",
               "A waiver runs for more than 366 days from its first day (from today, if none is written)."),
    why=Text("豁免每年至少要重新审一次：情况变了，人变了，当初的理由未必还在。",
             "A waiver is to be argued anew every year: circumstances and people change, and the reason may "
             "be gone."),
    fix=Text("把 expires 改到起始日起一年以内；到期仍需要的，重新审批。",
             "Set expires to within a year of from; if it is still needed then, have it approved anew."),
    not_flagged=Text("恰好一年的；已到期的；起止日期写错的（由读取规则报告）。",
                     "A waiver of exactly one year; one that has expired; dates that are misspelt (the "
                     "reading rules report them)."),
)
