"""Assignments to one post that overlap in time and cannot both be right."""

from collections.abc import Iterator
from datetime import date

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import Holding, is_incumbent
from riskctl.flow.periods import Period, clashes, is_well_dated
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Post
from riskctl.model.vocabulary import AssignmentRole

Clash = tuple[Period[Holding], Period[Holding]]


def check(catalog: Catalog) -> Iterator[Hit]:
    held: dict[str, list[Holding]] = {}
    for person in catalog.people.values():
        for assignment in person.assignments:
            if assignment.post in catalog.posts and is_well_dated(assignment):
                held.setdefault(assignment.post or "", []).append((person, assignment))
    for id, holdings in held.items():
        post = catalog.posts[id]
        yield from (_hit(post, clash) for clash in _held_twice(holdings))
        if post.headcount == 1:
            yield from (_hit(post, clash) for clash in _two_primaries(holdings))


def _held_twice(holdings: list[Holding]) -> Iterator[Clash]:
    """The same person twice, for the same scope, as holder or as backup."""
    by_person: dict[tuple[str, str | None, bool], list[Period[Holding]]] = {}
    for at, (person, assignment) in enumerate(holdings):
        periods = by_person.setdefault((person.id, assignment.scope, is_incumbent(assignment)), [])
        periods.append(Period(assignment.from_, assignment.to, str(at), (person, assignment)))
    for periods in by_person.values():
        if len(periods) > 1:
            yield from clashes(periods)


def _two_primaries(holdings: list[Holding]) -> Iterator[Clash]:
    primaries = (Period(assignment.from_, assignment.to, person.id, (person, assignment))
                 for person, assignment in holdings if assignment.as_ is AssignmentRole.PRIMARY)
    return clashes(primaries, handover=True)


def _hit(post: Post, clash: Clash) -> Hit:
    later, earlier = clash
    (person, assignment), (other, other_assignment) = later.what, earlier.what
    values = {"post": post.id, "post_name": post.label,
              "since": later.first.isoformat() if later.first else "", "days": _shared_days(later, earlier),
              "people": [each.id for each in dict.fromkeys((other, person))],
              "people_names": [each.label for each in dict.fromkeys((other, person))]}
    return Hit(assignment.place_of("from"), person.id, "assignments", values, "people",
               (Related(other_assignment.place_of("from"), other.id, "assignments"),))


def _shared_days(later: Period[Holding], earlier: Period[Holding]) -> str:
    """From when to when both run; an open end is left out, and all of it where both are open."""
    last = min(later.end, earlier.end)
    ends = (later.first.isoformat() if later.first else "", last.isoformat() if last < date.max else "")
    return " … ".join(ends).strip() if any(ends) else ""


RULE = Rule(
    "OR202", "assignments-overlap", Severity.ERROR, since="0.1", check=check,
    beside=("posts", "people"),
    cause=("post", "people", "since"),
    message=Text("岗位“{post_name}”的任职时间重叠{days:bracketed}：{people_names:list}",
                 "assignments to post '{post}' overlap{days:bracketed}: {people:list}"),
    fault=Text("同一人在同一岗位上有两段重叠的任职；或者编制一人的岗位同时有两名主岗。",
               "One person holds one post twice at a time, or a post with a headcount of 1 has two primary "
               "holders at a time."),
    why=Text("出了问题要查当时是谁在岗；任职时间重叠，责任就分不清，任职年限也算不准。",
             "When something goes wrong it must be clear who held the post that day; overlapping terms "
             "leave that open, and make the years in the post uncertain."),
    fix=Text("按任职文件改正日期：前一段任职写明截止日期（to）；确实同时任职的，分清主岗、副岗，或改正编制"
             "人数（headcount）。",
             "Correct the dates by the documents of appointment and end the earlier assignment (to); if "
             "both do hold the post, tell primary from deputy or correct the headcount."),
    not_flagged=Text("同一人在同一岗位分管不同范围（scope）；交接当天前后两名主岗同在；主岗与备岗为同一人的"
                     "（由 OR205 报告）；日期颠倒的（由 OR201 报告）。",
                     "One person for different scopes of one post; two primaries on the day of a handover; "
                     "a holder who is also the backup (OR205); reversed dates (OR201)."),
)
