"""A control that was found to be without effect and still answers a risk."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.risk import Answer, Control
from riskctl.risk.contribution import Part, part_without_effect
from riskctl.rules.control._in_use import Use, in_use, related_to

PARTS: dict[Part, Text] = {"design": Text("设计", "as designed"), "operation": Text("执行", "as operated")}


def check(catalog: Catalog) -> Iterator[Hit]:
    broken: dict[str, list[Use]] = {}
    for control, (point, answer) in in_use(catalog):
        if part_without_effect(answer, control):
            broken.setdefault(control.id, []).append((point, answer))
    for id, uses in broken.items():
        control, (first, answer) = catalog.controls[id], uses[0]
        part = part_without_effect(answer, control) or "design"
        yield Hit(_place(control, answer, part), id, f"effect.{part}", kind="controls", related=related_to(uses),
                  values={"name": control.label, "part": part, "part_zh": PARTS[part].zh, "part_en": PARTS[part].en,
                          "point": first.id, "point_name": first.label, "count": len(uses)})


def _place(control: Control, answer: Answer, part: Part) -> Place:
    """Where it is written: at the risk point, whose word goes first, else at the control."""
    said = answer.effect if answer.effect and getattr(answer.effect, part) else control.effect
    return said.place_of(part) if said else control.place_of("effect")


RULE = Rule(
    "CT110", "without-effect", Severity.WARNING, since="0.1", check=check,
    each=("controls",), beside=("risk_points",),
    message=Text("措施“{name}”评为{part_zh}无效，仍列为风险点“{point_name}”的防控措施（共 {count} 个风险点）",
                 "control '{record}' was found to be without effect {part_en} and still answers risk point '{point}' (risk "
                 "points in all: {count})"),
    fault=Text("措施的设计或执行评为无效（effect 为 none），风险点仍然靠它防控。",
               "The design or operation of a control was found to be without effect (none), and a risk point still relies on it."),
    why=Text("评估出来无效，却还挂在登记表上，看着有人防，实际上敞开着。这样的措施算等级时不计。",
             "It was found not to work and still stands in the register: the risk looks answered and is not. Such a control "
             "takes nothing off the level."),
    fix=Text("整改后重新测试，改写 effect 和 tested；改不了的，换别的措施，把这项写上 valid_to。",
             "Mend it, test it again and write effect and tested; or answer the risk by another control and end this one "
             "(valid_to)."),
    not_flagged=Text("部分有效的；风险点自己写了有效的（以风险点的为准）；已失效或尚未生效的措施；没有风险点在用的；"
                     "已接受或已停用的风险点。一项措施只报告一次，各风险点列为相关位置。",
                     "Controls with partial effect; a risk point that says otherwise for itself, which goes first; controls "
                     "that have ended or not begun, or that answer nothing; risk points accepted or retired. A control is one "
                     "finding with its risk points as related places."),
)
