"""One person as primary holder of several key posts."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Assignment, Person
from riskctl.model.vocabulary import AssignmentRole


def check(catalog: Catalog) -> Iterator[Hit]:
    for person in catalog.people.values():
        held = _key_posts(catalog, person)
        if len(held) > 1:
            values = {"name": person.label, "posts": list(held),
                      "post_names": [catalog.posts[post].label for post in held]}
            first, second, *rest = held.values()
            yield Hit(second.place_of("post"), person.id, "assignments", values, "people",
                      tuple(Related(other.place_of("post"), person.id, "assignments")
                            for other in (first, *rest)))


def _key_posts(catalog: Catalog, person: Person) -> dict[str, Assignment]:
    """The key posts of which the person is a primary holder today, each with its first assignment."""
    found: dict[str, Assignment] = {}
    for assignment in person.assignments:
        post = catalog.posts.get(assignment.post or "")
        is_held = in_force(assignment.from_, assignment.to, catalog.as_of)
        if post is not None and post.is_key and is_held and assignment.as_ is AssignmentRole.PRIMARY:
            found.setdefault(post.id, assignment)
    return found


RULE = Rule(
    "OR108", "two-key-posts", Severity.WARNING, since="0.1", check=check,
    beside=("posts", "people"),
    message=Text("人员“{name}”同时任多个重点岗位的主岗：{post_names:list}",
                 "person '{record}' is the primary holder of several key posts: {posts:list}"),
    fault=Text("一个人目前同时任两个以上重点岗位的主岗。",
               "One person is today the primary holder of several key posts."),
    why=Text("重点岗位集中了审批、执法、收付、保管、选人用人的权力；两个重点岗位在一人手里，权力过于集中，"
             "互相牵制就落空了。",
             "Key posts hold the powers to approve, enforce, pay, keep and appoint; two in one hand no "
             "longer check each other."),
    fix=Text("将其中一个岗位另派人员任主岗；确因人手不足的，说明理由、写明补偿措施后豁免。",
             "Give one of the posts to somebody else; where staff is short, waive the finding with a "
             "reason and compensating controls."),
    not_flagged=Text("另一个重点岗位上的副岗、备岗和代理任职；已结束或尚未开始的任职。",
                     "Key posts held as deputy, backup or acting; assignments that have ended or not begun."),
)
