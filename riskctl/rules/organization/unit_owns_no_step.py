"""A power of which its own units perform nothing."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.vocabulary import UnitKind


def check(catalog: Catalog) -> Iterator[Hit]:
    parent_of = {id: unit.parent for id, unit in catalog.units.items() if unit.parent}
    above = {id: frozenset((id, *ancestors(id, parent_of))) for id in catalog.units}
    units_of = {id: above.get(post.unit or "", frozenset()) for id, post in catalog.posts.items()}
    for power in catalog.powers.values():
        units = {power.lead_unit, *(power.units.assist if power.units else ())}
        if power_has_ended(power, catalog.as_of) or power.lead_unit not in catalog.units:
            continue
        if any(not units.isdisjoint(units_of.get(post, ())) for post in _posts_of(power)):
            continue
        if all(step.has_actor for step in power.steps.values()) and all(map(units_of.get, _posts_of(power))):
            yield from _hits(catalog, power)


def _posts_of(power: Power) -> Iterator[str]:
    """The posts that perform steps, with repetition."""
    return (post for step in power.steps.values() for post in step.posts)


def _leads(catalog: Catalog, power: Power) -> bool:
    """Whether the power is one of the leadership, for which bodies act."""
    unit = catalog.units[power.lead_unit or ""]
    return unit.unit_kind is UnitKind.LEADERSHIP or not unit.has("parent")


def _hits(catalog: Catalog, power: Power) -> Iterator[Hit]:
    acting = [catalog.posts[post].unit or "" for post in _posts_of(power)]
    bodies = [body for step in power.steps.values() for body in step.bodies]
    others = list(dict.fromkeys((*acting, *bodies)))
    if not others or (bodies and _leads(catalog, power)):
        return
    unit = power.lead_unit or ""
    values = {"name": power.label, "unit": unit, "unit_name": catalog.label_of(unit),
              "others": others, "other_names": [catalog.label_of(other) for other in others]}
    path = ("unit",) if power.unit else ("units", "lead")
    yield Hit(power.place_of(*path), power.id, ".".join(path), values, "powers")


RULE = Rule(
    "OR701", "unit-owns-no-step", Severity.ERROR, since="0.1", check=check,
    message=Text("权力事项“{name}”由“{unit_name}”实施，而各环节均由其他单位办理：{other_names:list}",
                 "power '{record}' belongs to unit '{unit}', and every step is done by others: "
                 "{others:list}"),
    fault=Text("实施单位（含配合单位及其下属单位）没有一个岗位办理该事项的任何环节。",
               "No post of the units that exercise a power, of those that assist or lie below them, "
               "performs any step of it."),
    why=Text("权力、职责、岗位要一一对应：挂名的单位不办事，办事的单位没有这项权力，责任两头落空。",
             "Power, duty and post must correspond: a unit that has the power and does nothing, and units "
             "that act without it, leave nobody to answer."),
    fix=Text("将实施单位改为实际办理的单位，或在 units 中写明牵头（lead）和配合（assist）单位；环节岗位写错"
             "的，改正岗位。",
             "Name the unit that does the work, or lead and assist under units; if the posts of the steps "
             "are mistaken, correct those."),
    not_flagged=Text("领导班子或最高单位的事项中由集体决策机构办理的；尚无环节的事项；有环节没有写明由谁办"
                     "理的（由 ST118 报告）；已取消或失效的事项。",
                     "Powers of the leadership or of the root unit in which bodies act; powers without "
                     "steps; steps with no actor (ST118); powers that have ended."),
)
