"""An assignment that ends before it begins."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for person in catalog.people.values():
        for assignment in person.assignments:
            first, last = assignment.from_, assignment.to
            if first and last and last < first:
                values = {"name": person.label, "post": assignment.post or "",
                          "post_name": catalog.label_of(assignment.post or ""),
                          "from": first.isoformat(), "to": last.isoformat()}
                yield Hit(assignment.place_of("to"), person.id, "assignments", values, "people")


RULE = Rule(
    "OR201", "assignment-dates-reversed", Severity.ERROR, since="0.1", check=check,
    cause=("post", "from", "to"),
    message=Text("“{name}”任岗位“{post_name}”的截止日期（{to}）早于起始日期（{from}）",
                 "the assignment of '{record}' to post '{post}' ends ({to}) before it begins ({from})"),
    fault=Text("任职的截止日期早于起始日期。", "The last day of an assignment lies before its first."),
    why=Text("日期颠倒的任职在任何一天都不算数：岗位看上去空着，不相容岗位由一人担任也查不出来。",
             "Such an assignment is in force on no day: the post looks empty, and a conflict of duties "
             "goes unseen."),
    fix=Text("对照任职文件，改正 from 或 to。", "Correct from or to by the document of appointment."),
    not_flagged=Text("起止为同一天的任职；没有写起始或截止日期的任职。",
                     "Assignments of a single day; assignments with an open beginning or end."),
)
