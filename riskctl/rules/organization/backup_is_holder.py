"""A backup who is the one holder of the post."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for id, holding in holdings(catalog).items():
        post = catalog.posts.get(id)
        in_office = [(person, assignment) for person, assignment in holding if is_incumbent(assignment)]
        if post is None or len({person.id for person, _ in in_office}) != 1:
            continue
        holder, held = in_office[0]
        for person, assignment in holding:
            if person is holder and not is_incumbent(assignment):
                values = {"name": person.label, "post": id, "post_name": post.label}
                yield Hit(assignment.place_of("as"), person.id, "assignments", values, "people",
                          (Related(held.place_of("as"), person.id, "assignments"),))


RULE = Rule(
    "OR205", "backup-is-holder", Severity.ERROR, since="0.1", check=check, cause=("post",),
    message=Text("岗位“{post_name}”的备岗{name}就是唯一的任职人员",
                 "the backup of post '{post}', '{record}', is its only holder"),
    fault=Text("岗位的备岗与唯一的任职人员是同一个人。",
               "The backup of a post is the same person as its only holder."),
    why=Text("备岗要在任职人员不在时顶岗；两者是同一个人，纸面上有备岗，实际上没有。",
             "A backup stands in when the holder is away; where both are one person there is a backup on "
             "paper only."),
    fix=Text("另指定一名备岗，或删除这项备岗任职。",
             "Appoint somebody else as backup, or delete the assignment."),
    not_flagged=Text("岗位另有其他任职人员的；不在任期内的任职。",
                     "Posts that somebody else holds as well; assignments that are not in force."),
)
