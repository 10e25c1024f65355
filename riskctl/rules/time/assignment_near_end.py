"""A key post that will soon have nobody in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.dates import add_days
from riskctl.flow.tenure import manned_until
from riskctl.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Options:
    """`days`: how long before the end it is reported."""

    days: int = 30


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    until = add_days(catalog.as_of, options.days)
    for id, period in manned_until(catalog).items():
        post = catalog.posts.get(id)
        if post is not None and post.is_key and period.end <= until:
            yield Hit(period.what.place_of("to"), period.owner, "assignments.to", kind="people",
                      values={"post": id, "post_name": post.label, "due": str(period.last),
                              "days": (period.end - catalog.as_of).days})


RULE = Rule(
    "TM106", "assignment-near-end", Severity.INFO, since="0.1", check=check, options=Options, cause=("post",),
    message=Text("重点岗位“{post_name}”的任职（“{record}”）{due} 到期，还有 {days} 天，之后没有人在岗",
                 "the assignment of '{record}' to key post '{post}' ends on {due}, in {days} days, and nobody follows"),
    fault=Text("重点岗位现任人员的任职将在 30 天内到期（可用 days 调整），此后没有人任职。",
               "The last assignment to a key post ends within 30 days (unless set by days), and no other follows it."),
    why=Text("重点岗位一天没有人，权力就由没有任命的人在行使，或者一件事也办不成。",
             "While a key post is empty, somebody who was not appointed does its work, or nobody does."),
    fix=Text("提前确定接任人员，写明其任职和起始日期；继续任职的，按新的文号改写 to。",
             "Settle who follows and write that assignment with its first day; if the same person stays, write the new document "
             "and to."),
    not_flagged=Text("不是重点岗位的；已写明接任的；B角的任职；今天已经没有人任职的（由组织类规则报告）；有任职日期写错的岗位。",
                     "Other posts; a successor is written; assignments as backup; a post that is empty today (the rules on "
                     "organisation report it); a post with a misspelt day in one of its assignments."),
)
