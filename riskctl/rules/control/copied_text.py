"""The same text on several controls that answer unlike risks."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.flow.wording import bare_words
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control


@dataclass(frozen=True, slots=True)
class Options:
    """`controls`: from how many controls with one text on there is a finding."""

    controls: int = 3


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    least = max(2, options.controls)
    answered = _answered(catalog)
    standing = [control for control in catalog.controls.values()
                if control.id in answered and control.name and not control_has_ended(control, catalog.as_of)]
    for named_alike in _alike(standing, "name"):
        for same in _alike(named_alike, "evidence") if len(named_alike) >= least else ():
            risks = {bare_words(name) for control in same for name in answered[control.id]}
            if len(same) >= least and len(risks) > 1:
                yield _hit(same, len(risks))


def _answered(catalog: Catalog) -> dict[str, set[str]]:
    """For each control, the names of the open risk points that list it."""
    found: dict[str, set[str]] = {}
    for point in catalog.risk_points.values():
        for answer in point.controls if point.is_open else ():
            found.setdefault(answer.control or "", set()).add(point.label)
    return found


def _alike(controls: list[Control], key: str) -> list[list[Control]]:
    """The controls in groups that say the same in a field."""
    found: dict[str, list[Control]] = {}
    for control in controls:
        found.setdefault(bare_words(str(control.node.get(key) or "")), []).append(control)
    return list(found.values())


def _hit(same: list[Control], risks: int) -> Hit:
    first, *others = same
    return Hit(first.place_of("name"), first.id, "name", kind="controls",
               values={"name": first.label, "count": len(same), "risks": risks},
               related=tuple(Related(control.place_of("name"), control.id, "name") for control in others))


RULE = Rule(
    "CT106", "copied-text", Severity.WARNING, since="0.1", check=check, options=Options,
    beside=("risk_points", "controls"),
    message=Text("{count} 项措施写的都是“{name}”，却对应 {risks} 种不同的风险",
                 "{count} controls have the text of '{record}' and answer {risks} different risks"),
    fault=Text("几项措施的名称和证据完全相同（不计标点），对应的却是不同的风险；达到 controls（默认 3）"
               "项即报告。",
               "Controls with the same name and evidence (punctuation aside) answer different risks; "
               "reported from `controls` of them on (3 unless set)."),
    why=Text("一段话套用到不同的风险上，说明措施不是针对这个风险想出来的；真正起作用的办法没有写。",
             "One text for different risks was not thought out for any of them; what would work is not "
             "written."),
    fix=Text("确是同一项措施的，合并为一条，由各风险点引用；否则按每个风险写明由谁、在哪个环节、做什么、"
             "留什么证据。",
             "If it is one control, keep one record and list it under each risk point; else say for each "
             "risk who does what in which step and what evidence it leaves."),
    not_flagged=Text("同名的风险点用同样的措施；一条措施被多个风险点引用；没有对应风险点的措施（由 CT102 "
                     "报告）；已失效的措施。",
                     "The same text for risks of the same name; one control listed by many risk points; "
                     "controls that answer nothing (CT102 reports them) or have ended."),
)
