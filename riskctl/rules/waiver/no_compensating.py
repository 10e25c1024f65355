"""A waiver of separation of duties that no control makes up for."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.flow.ended import control_has_ended
from riskctl.flow.holding import holders
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import Effectiveness
from riskctl.rules.waiver._rule_named import SEPARATION, code_of, standing

GROUNDS = {
    "none": Text("却没有补偿性措施", "has no compensating control"),
    "idle": Text("补偿性措施 {controls} 却评为无效或尚未生效", "is made up for by {controls}, without effect or not yet in force"),
    "own": Text("补偿性措施 {controls} 却由所涉人员自己承担", "is made up for by {controls}, which the people concerned perform themselves"),
}


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    for waiver in standing(catalog):
        if code_of(waiver).startswith(SEPARATION):
            ground = _ground(waiver, catalog)
            if ground:
                controls = list(waiver.compensating)
                values = {"rule": waiver.rule, "target": waiver.record, "ground": ground, "controls": controls}
                said = GROUNDS[ground]
                values |= {"ground_zh": said.zh.format(controls="、".join(controls)), "ground_en": said.en.format(controls=", ".join(controls))}
                yield Hit(waiver.place_of("rule"), waiver.id, "compensating", values, "waivers")


def _ground(waiver: Waiver, catalog: Catalog) -> str:
    """Why nothing makes up for what is waived; "" if something does, or if another rule says of a control what is wrong."""
    if waiver.lacks("compensating"):
        return "none"
    concerned = _concerned(waiver, catalog)
    found = [_fault(catalog.controls[id], concerned, catalog) for id in waiver.compensating if id in catalog.controls]
    return found[0] if found and all(found) else ""


def _fault(control: Control, concerned: frozenset[str], catalog: Catalog) -> str:
    """What keeps the control from making up for anything; "" if nothing does, or others report it."""
    if control_has_ended(control, catalog.as_of):
        return ""
    effect = control.effect
    is_idle = effect is not None and Effectiveness.NONE in (effect.design, effect.operation)
    if is_idle or (control.valid_from is not None and control.valid_from > catalog.as_of):
        return "idle"
    hands = control.performed_by or ((control.owner,) if control.owner else ())
    holding = holders(catalog)
    people = frozenset[str]().union(*(holding.get(post, frozenset()) for post in hands))
    return "own" if people and people <= concerned else ""


def _concerned(waiver: Waiver, catalog: Catalog) -> frozenset[str]:
    """The person whose conflict is waived, or those who hold the post; nobody of a waiver of anything else."""
    record = waiver.record or ""
    return frozenset((record,)) if record in catalog.people else holders(catalog).get(record, frozenset())


RULE = Rule(
    "WV107", "no-compensating", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”放开了职责分离（{rule}），{ground_zh}",
                 "waiver '{record}' of separation of duties ({rule}) {ground_en}"),
    fault=Text("职责分离规则的豁免没有写明补偿性措施，或者写明的都评为无效、尚未生效，或者都由豁免所涉的人自己承担。",
               "A waiver of a separation rule names no compensating control, or none but such as are without effect or not yet in "
               "force, or as the very people concerned perform themselves."),
    why=Text("人手不够分不开的，必须用别的办法补上（如上级复核、外部抽查）；不补，就是一个人说了算。",
             "Where there are too few people to separate duties, something else must stand in, such as "
             "review from above; else one person decides alone."),
    fix=Text("在 compensating 下列出补偿性措施的编号，由他人承担，并且有效。",
             "List the ids of compensating controls under compensating: such as work, and as others perform."),
    not_flagged=Text("其他规则的豁免；已到期的豁免；补偿性措施不存在（由 RF101 报告）或已失效（由 RF201 "
                     "报告）的。",
                     "Waivers of other rules; expired waivers; a control that does not exist (RF101 reports "
                     "it) or has ended (RF201 does)."),
)
