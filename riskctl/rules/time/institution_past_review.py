"""An institution past the day by which it was to be looked through."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.due import revisions
from riskctl.model.catalog import Catalog
from riskctl.rules.time._overdue import hits, yesterday


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits(catalog, revisions(catalog, yesterday(catalog)))


RULE = Rule(
    "TM103", "institution-past-review", Severity.WARNING, since="0.1", check=check,
    message=Text("制度“{name}”应在 {due} 前修订，已超过 {days} 天",
                 "institution '{record}' was to be reviewed by {due}, {days} days ago"),
    fault=Text("制度已过应修订日期（review_by）。", "An institution is past its review_by."),
    why=Text("制度所依据的法律、机构、系统都会变。到期不修订，办事的人要么照旧规定办，要么各自变通。",
             "The law, the offices and the systems behind a rule change. Unrevised, it is followed to the letter of another "
             "day, or bent by everybody in his own way."),
    fix=Text("修订后改写文号、valid_from 和下一个 review_by；经评估无需修订的，写明新的 review_by；已废止的，把状态改为 "
             "repealed。",
             "Revise it and write its document, valid_from and the next review_by; if it can stand, set a new review_by; if "
             "it is gone, set its status to repealed."),
    not_flagged=Text("恰好今天到期的；没有写 review_by 的；已废止或已过失效日期的制度。正在修订（revising）的照样报告，直到写上新的日期。",
                     "One that is due today; one without review_by; one that is repealed or past its last day. One under "
                     "revision is reported until it has a new day."),
)
