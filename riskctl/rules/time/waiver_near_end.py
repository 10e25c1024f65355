"""A waiver that soon expires."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.dates import add_days
from riskctl.flow.due import waiver_ends
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver
from riskctl.rules.time._overdue import hits


@dataclass(frozen=True, slots=True)
class Options:
    """`days`: how long before the end it is reported."""

    days: int = 30


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    ends = waiver_ends(catalog, add_days(catalog.as_of, options.days))
    return hits(catalog, (due for due in ends if isinstance(due.record, Waiver)
                          and in_force(due.record.from_, due.day, catalog.as_of)))


RULE = Rule(
    "TM105", "waiver-near-end", Severity.INFO, since="0.1", check=check, options=Options,
    message=Text("豁免“{record}”（{rule}，“{target}”）{due} 到期，还有 {days} 天",
                 "waiver '{record}' ({rule} on '{target}') expires on {due}, in {days} days"),
    fault=Text("豁免将在 30 天内到期（可用 days 调整）。", "A waiver expires within 30 days (unless set by days)."),
    why=Text("到期那天，原来的问题会自动重新计入，检查随之不通过。提前办，才来得及解决问题或重新审批。",
             "On the day after, the finding it waives counts again and the check fails. Seen in time, the matter can be settled "
             "or argued anew."),
    fix=Text("解决所豁免的问题并删去豁免；仍需豁免的，重新审批，更新 from 和 expires。",
             "Settle the matter and remove the waiver; or have it approved anew, with a new from and expires."),
    not_flagged=Text("已有下一期豁免紧接着的；已经到期的（由 WV101、WV102 报告）；尚未开始的；到期日写错的。",
                     "A waiver that another of the same follows without a day between; one that has expired (WV101 and WV102 "
                     "report it) or not begun; a misspelt day."),
)
