"""A duty that implies itself, or is the same as itself by way of others."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.duties import duty_links
from riskctl.flow.graphs import components, shortest_way
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._rings import ring_text, rings


def check(catalog: Catalog) -> Iterator[Hit]:
    if not catalog.duties:
        return
    yield from rings(catalog.duties, "same_as", {id: duty.same_as for id, duty in catalog.duties.items()})
    component = {id: at for at, members in enumerate(components(duty_links(catalog))) for id in members}
    knots: dict[int, list[tuple[str, int]]] = {}
    for id, duty in catalog.duties.items():
        back = (at for at, implied in enumerate(duty.implies) if component.get(implied) == component[id])
        at = next(back, None)
        if at is not None:
            knots.setdefault(component[id], []).append((id, at))
    yield from (_hit(catalog, sorted(members)) for members in knots.values())


def _hit(catalog: Catalog, members: list[tuple[str, int]]) -> Hit:
    (first, at), *others = members
    duty = catalog.duties[first]
    way = shortest_way(duty.implies[at], first, duty_links(catalog))
    values = {"ring": ring_text((first, *way[:-1]))}
    return Hit(duty.place_of("implies", at), first, "implies", values, "duties",
               tuple(Related(catalog.duties[id].place_of("implies", at), id, "implies") for id, at in others))


RULE = Rule(
    "OR602", "duty-cycle", Severity.ERROR, since="0.1", check=check,
    message=Text("职责之间的包含或等同关系成环：{ring}", "duties imply each other in a cycle: {ring}"),
    fault=Text("职责经包含（implies）、等同（same_as）关系又回到自己。",
               "Following implies and same_as from a duty leads back to it."),
    why=Text("互相包含的职责其实是同一项职责，却有两个名字：按其中一个名字写的职责分离规则，会牵连本不相干"
             "的岗位。",
             "Duties that imply each other are one duty under several names, and a rule of separation on "
             "one of them catches posts it was not meant for."),
    fix=Text("只保留从大到小的包含关系；确属同一职责的，合并为一条，或都用 same_as 指向同一条标准职责。",
             "Keep only what leads from the wider duty to the narrower; if they are one duty, merge them "
             "or give both the same standard duty as same_as."),
    not_flagged=Text("两项职责等同于同一条标准职责；包含或等同的职责不存在的（由 RF101 报告）。",
                     "Two duties that are the same as one standard duty; duties that do not exist (RF101 "
                     "reports those)."),
)
