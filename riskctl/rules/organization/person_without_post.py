"""A person who holds no post."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import is_past
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    leaders = {portfolio.leader for portfolio in catalog.portfolios.values()
               if in_force(portfolio.from_, portfolio.to, catalog.as_of)}
    for person in catalog.people.values():
        has_left = all(is_past(assignment.to, catalog.as_of) for assignment in person.assignments)
        if (has_left and person.id in leaders) or not person.node.get("assignments"):
            yield Hit(person.place_of("name"), person.id, "assignments", {"name": person.label}, "people")


RULE = Rule(
    "OR107", "person-without-post", Severity.WARNING, since="0.1", check=check,
    message=Text("人员“{name}”没有任职岗位", "person '{record}' holds no post"),
    fault=Text("人员没有任何任职；或任职均已结束，而仍在分管工作。",
               "A person has no assignment at all, or leads a portfolio after every assignment has ended."),
    why=Text("人员与岗位要一一对应：没有岗位的人没有职责依据，办了事也追不到责任。",
             "People and posts must correspond: who holds no post has no duty to act and cannot be held to "
             "one."),
    fix=Text("在该人员的 assignments 下写上任职岗位；已调离的，写明各项任职的截止日期（to），并结束其分管分"
             "工。",
             "Write the person's assignments; if the person has left, end each assignment with a date (to) "
             "and end the portfolio."),
    not_flagged=Text("任职均已结束的调离、退休人员（保留备查）；任职尚未开始的人员；只任备岗的人员；任职岗"
                     "位编号写错的（由 RF101 报告）。",
                     "Former staff whose every assignment has ended; people whose assignments have not "
                     "begun; people who are only a backup; assignments to posts that do not exist (RF101 "
                     "reports those)."),
)
