"""A duty that is joined to no post."""

from collections.abc import Iterator, Mapping

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.duties import duties_by_post, every_duty
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Related
from riskctl.model.organization import Duty, Person

MOST_NAMED = 5
"""How many duties of a person are named and placed; the others are counted, and all are among the values."""


def check(catalog: Catalog) -> Iterator[Hit]:
    entitled = [person for person in catalog.people.values() if person.duties]
    if not entitled and not catalog.duties:
        return
    by_post, known = duties_by_post(catalog), dict(every_duty(catalog))
    for person in entitled:
        found = _outside_posts(catalog, person, by_post, known)
        if found is not None:
            yield found
    somewhere = {duty for person in entitled for duty in person.duties}.union(*by_post.values())
    for id, duty in catalog.duties.items():
        if id not in somewhere:
            values = {"duty": id, "named": [id], "names": [duty.label], "of_zh": "", "of_en": " has duty", "more_zh": "", "more_en": ""}
            yield Hit(duty.place_of("name"), id, None, values, "duties")


def _outside_posts(catalog: Catalog, person: Person, by_post: Mapping[str, frozenset[str]],
                   known: Mapping[str, Duty]) -> Hit | None:
    """The duties held directly that no post of the person has today: one finding, since all come of what the posts are."""
    posts = [assignment.post or "" for assignment in person.assignments
             if in_force(assignment.from_, assignment.to, catalog.as_of)]
    by_right = frozenset[str]().union(*(by_post.get(post, ()) for post in posts))
    outside = {id: at for at, id in enumerate(person.duties) if id in known and id not in by_right}
    if not outside:
        return None
    duties, (first, *others) = list(outside), list(outside.values())[:MOST_NAMED]
    left = len(duties) - MOST_NAMED
    values = {"duties": duties, "named": duties[:MOST_NAMED], "names": [known[id].label for id in duties[:MOST_NAMED]],
              "more_zh": f"等 {len(duties)} 项" if left > 0 else "", "more_en": f" or {left} more" if left > 0 else "",
              "of_zh": f"由{person.label}直接持有，其任职的岗位中",
              "of_en": f" of '{person.id}', who holds {'them' if others else 'it'} directly, has {'duties' if others else 'duty'}"}
    related = tuple(Related(person.place_of("duties", at), duties[number]) for number, at in enumerate(others, 1))
    return Hit(person.place_of("duties", first), person.id, "duties", values, "people", related)


RULE = Rule(
    "OR702", "chain-broken", Severity.ERROR, since="0.1", check=check, cause=("duty",), parts=("duties",), absence=True,
    beside=("posts", "people", "delegations", "duties", "powers"),
    message=Text("职责“{names:list}”{more_zh}{of_zh}没有岗位承担", "no post{of_en} '{named:list}'{more_en}"),
    fault=Text("目录中写明的职责没有任何岗位承担；或者人员直接持有的职责（如系统权限）超出其任职岗位的职"
               "责。",
               "A duty of the catalog belongs to no post; or a person directly holds a duty, such as an "
               "entitlement in a system, which none of their posts has."),
    why=Text("权力–职责–人员–岗位要一一对应：没有岗位的职责没有人做；不随岗位来的权限，换岗、离岗时没有人想"
             "起收回。",
             "Power, duty, person and post must correspond: a duty without a post is done by nobody, and "
             "an entitlement that does not come with a post is not taken back when its holder leaves."),
    fix=Text("将职责写到承担它的岗位（duties）或环节上；不再需要的职责、超出岗位的权限，予以删除或收回。",
             "Write the duty under the post or the step that has it; delete a duty that is not needed, and "
             "take back an entitlement that no post calls for."),
    not_flagged=Text("因办理某类环节、包含或等同关系、现行授权而具有的职责；备岗的岗位职责；标准职责没有岗"
                     "位承担的；只有人员直接持有的职责（只报告该人员，一人一条）。",
                     "Duties had by the kind of a step performed, by implies or same_as, or by a "
                     "delegation in force; those of posts held as backup; standard duties that no post "
                     "has; a duty that only a person holds (reported for the person, all of these together)."),
)
