"""A reference from what is in force to what has ended."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended, is_past, power_has_ended
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation, Person, Portfolio
from riskctl.model.power import Power
from riskctl.model.references import Mention
from riskctl.model.risk import Control, Institution, RiskPoint
from riskctl.model.separation import Waiver
from riskctl.model.vocabulary import InstitutionStatus
from riskctl.rules.reference._mentions import STANDARD, hit

_STATES = {
    "powers": Text("已不再行使", "is no longer exercised"),
    "controls": Text("已失效", "has ended"),
    "people": Text("已没有任职", "holds no post any more"),
}
# A successor names whom it replaces, kin stay kin, and another rule speaks of the controls of risk points.
_MAY = {("people", "assignments"), ("people", "kin"), ("risk_points", "controls")}


def check(catalog: Catalog) -> Iterator[Hit]:
    ended = {record.id: record for record in catalog.each_record() if _has_ended(record, catalog)}
    found: dict[str, list[Mention]] = {}
    for kinds, targets in catalog.names.items() if ended else ():
        for target in targets:
            id = target.partition("/")[0] if "steps" in kinds else target
            mentions = catalog.mentions_of(target, kinds) if id in ended else ()
            counting = [mention for mention in mentions if _counts(mention, ended[id], catalog)]
            if counting:
                found.setdefault(id, []).extend(counting)
    for id, mentions in found.items():
        record = ended[id]
        state = _STATES[record.kind]
        values = {"id": id, "kind": record.kind, "name": record.label, "count": len(mentions),
                  "state_zh": state.zh, "state_en": state.en}
        yield hit(id, record.kind, mentions, values)


def _counts(mention: Mention, ended: Record, catalog: Catalog) -> bool:
    """Whether it is wrong that a record in force names the ended one here."""
    if mention.target.startswith(STANDARD) or (mention.record.kind, mention.path[0]) in _MAY:
        return False
    is_of_kind = ended.kind in mention.kinds or (ended.kind == "powers" and "steps" in mention.kinds)
    return is_of_kind and not _is_over(mention.record, catalog)


def _has_ended(record: Record, catalog: Catalog) -> bool:
    """Whether the record is a power or control that is no more, or a person who has left."""
    match record:
        case Power():
            return power_has_ended(record, catalog.as_of)
        case Control():
            return control_has_ended(record, catalog.as_of)
        case Person():
            held = record.assignments
            return bool(held) and all(is_past(assignment.to, catalog.as_of) for assignment in held)
        case _:
            return False


def _is_over(record: Record, catalog: Catalog) -> bool:
    """Whether the record that names is itself no longer in force."""
    match record:
        case RiskPoint():
            return not record.is_open
        case Institution():
            return record.status is InstitutionStatus.REPEALED
        case Portfolio():
            return is_past(record.to, catalog.as_of)
        case Delegation():
            return is_past(record.valid_to, catalog.as_of)
        case Waiver():
            return is_past(record.expires, catalog.as_of)
        case _:
            return _has_ended(record, catalog)


RULE = Rule(
    "RF201", "reference-to-ended", Severity.WARNING, since="0.1", check=check,
    message=Text("{kind:kind}“{id}”（{name}）{state_zh}，仍被在用的记录引用",
                 "{kind:kind} '{id}' ({name}) {state_en}, and records in force still name it"),
    fault=Text("在用的记录引用了已取消的权力事项、已失效的措施或已离任的人员。",
               "A record in force names a power that was retired, a control that has ended or a person "
               "who has left."),
    why=Text("授权、分管和补偿措施依托的对象已不存在，看上去有人管，实际没有。",
             "A delegation, a portfolio or a compensating control rests on what is no more: it looks "
             "covered and is not."),
    fix=Text("改为现行的对象，或使引用它的记录同时终止。",
             "Name what is in force now, or end the record that names it."),
    not_flagged=Text("风险点的措施（RP202）、制度（IN102、IN103）、被接替的人员、亲属；本身已终止的记录。",
                     "Controls of risk points (RP202), institutions (IN102, IN103), predecessors and "
                     "kin; records that have ended themselves."),
)
