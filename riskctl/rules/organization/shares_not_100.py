"""Shares of a post that do not add up to the whole."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import Holding, holdings
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import AssignmentRole

WHOLE = 100
ROUNDING = 0.5


def check(catalog: Catalog) -> Iterator[Hit]:
    for id, holding in holdings(catalog).items():
        post = catalog.posts.get(id)
        if post is None:
            continue
        for scope, sharing in _by_scope(holding).items():
            given = [assignment.share for _, assignment in sharing if assignment.share is not None]
            if given and abs(sum(given) - WHOLE) > ROUNDING:
                first, *others = (Related(assignment.place_of("share"), person.id, "assignments")
                                  for person, assignment in sharing)
                values = {"name": post.label, "scope": scope or "",
                          "sum": f"{sum(given):g}", "people": len(sharing)}
                yield Hit(first.place, id, None, values, "posts", tuple(others))


def _by_scope(holding: tuple[Holding, ...]) -> dict[str | None, list[Holding]]:
    """Those who share the work, by scope: primaries and deputies, and who acts where there is no primary."""
    found: dict[str | None, list[Holding]] = {}
    for person, assignment in holding:
        found.setdefault(assignment.scope, []).append((person, assignment))
    for scope, sharing in found.items():
        has_primary = any(assignment.as_ is AssignmentRole.PRIMARY for _, assignment in sharing)
        first = AssignmentRole.PRIMARY if has_primary else AssignmentRole.ACTING
        found[scope] = [(person, assignment) for person, assignment in sharing
                        if assignment.as_ in (first, AssignmentRole.DEPUTY)]
    return found


RULE = Rule(
    "OR203", "shares-not-100", Severity.ERROR, since="0.1", check=check, cause=("scope",),
    beside=("posts", "people"),
    message=Text("岗位“{name}”{scope:bracketed}的工作份额合计为 {sum}%（{people} 人），不是 100%",
                 "the shares of post '{record}'{scope:bracketed} add up to {sum}% over {people} people, "
                 "not to 100%"),
    fault=Text("同一岗位（同一范围）目前各主岗、副岗的工作份额合计不是 100%。",
               "The shares of a post's primaries and deputies today, for one scope, do not add up to 100%."),
    why=Text("主岗、副岗按份额分担工作、分担责任；合计不足，就有一块工作没有人负责，合计超出，就有一块责任"
             "互相推。",
             "Primary and deputy share the work and answer for their share: less than the whole leaves "
             "work to nobody, more leaves it to be passed to and fro."),
    fix=Text("重新分配份额（share），使同一岗位、同一范围内合计为 100。",
             "Divide the shares anew so that those of one post and scope add up to 100."),
    not_flagged=Text("没有任何人写份额的岗位；备岗；有主岗时的代理人员；相差不超过 0.5 的（四舍五入）；不在"
                     "任期内的任职。",
                     "Posts where nobody has a share; backups; who acts beside a primary; a difference of "
                     "at most 0.5 (by rounding); assignments that are not in force."),
)
