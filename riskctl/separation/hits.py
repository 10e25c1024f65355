"""Conflicts as hits: the record and place at fault, the plain values that sentences name, and the law."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from riskctl.findings import Basis, Hit, Related
from riskctl.flow.holding import in_force
from riskctl.flow.sod_rules import BoundRule
from riskctl.locale.naming import label
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES, Text
from riskctl.model.place import Place
from riskctl.model.separation import SodRule
from riskctl.model.vocabulary import Compensation, HolderKind
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict, State
from riskctl.separation.words import path_words, rule_name, side_label

CODES: Mapping[str, str] = {
    "incompatible": "SD101", "different_unit": "SD102", "only": "SD103", "not_in_charge_of": "SD105", "not_both": "SD105",
    "kin_avoidance": "SD106", "independent": "SD107", "before": "SD108", "collective": "SD109", "panel": "SD109",
    "min_people": "SD110", "rotation": "TM104",
}
"""The rule of the check that reports conflicts of each form."""
SIDED = ("incompatible", "different_unit", "only", "before")
"""The forms whose sides are duties, kinds of step and steps."""
_HOW: Mapping[str, Text] = {
    "same": Text("就是同一岗位", "it is the same post"),
    "above": Text("后者是前者的上级", "the performer stands above the controller"),
    "person": Text("由同一人担任", "one person holds both"),
    "kin": Text("任职的是亲属", "their holders are kin"),
    "body": Text("不由规定的集体决策机构作出", "no body takes it, or not the one asked for"),
    "quorum": Text("法定人数 {has} 人，少于要求的 {asked}", "its quorum is {has}, less than {asked}"),
    "size": Text("只有 {has} 人，要求至少 {asked} 人", "it takes {has} people, not {asked}"),
    "even": Text("人数为双数（{has}）", "its number is even ({has})"),
    "experts": Text("专家 {has} 人，要求至少 {asked} 人", "it has {has} experts, not {asked}"),
}


def hits_of(catalog: Catalog, code: str) -> Iterator[Hit]:
    """The hits of every conflict that the rule of that code reports."""
    return (hit_of(conflict, catalog) for conflict in check_separation(catalog).conflicts if CODES[conflict.rule.form] == code)


def hit_of(conflict: Conflict, catalog: Catalog) -> Hit:
    """The conflict as a hit on its holder, at the assignment, duty, step or portfolio by which it came about."""
    record, place, field = _seat(conflict, catalog)
    rule = conflict.rule
    related = (Related(rule.record.place, rule.id),) if rule.pack is None else ()
    if rule.form == "rotation":
        return as_asked(Hit(place, conflict.holder, field, _values(conflict, catalog), record.kind), rule)
    return as_asked(Hit(place, conflict.holder, field, _values(conflict, catalog), record.kind, related, rule.id), rule)


def as_asked(hit: Hit, rule: BoundRule) -> Hit:
    """The hit with the law, the severity and the say on waivers of the rule of separation that it comes from."""
    return replace(hit, basis=basis_of(rule), severity=rule.record.severity,
                   waivable=rule.record.compensating is not Compensation.FORBIDDEN)


def basis_of(rule: BoundRule) -> tuple[Basis, ...]:
    """The law of the rule with how far it was checked; () where the rule does not say how far."""
    certainty = rule.record.certainty
    return tuple(Basis(citation, certainty) for citation in citations_of(rule.record)) if certainty else ()


def citations_of(record: SodRule) -> tuple[str, ...]:
    """What the rule cites, as written."""
    held = record.node.get("legal_basis")
    return tuple(str(one) for one in held) if isinstance(held, list) else ()


def place_of_rule(rule: BoundRule, catalog: Catalog) -> Place:
    """Where the rule stands; of a shipped one, where the manifest puts its pack in force."""
    if rule.pack is None:
        return rule.record.place
    return catalog.manifest.place_of("packs", catalog.manifest.packs.index(rule.pack))


def _values(conflict: Conflict, catalog: Catalog) -> dict[str, object]:
    rule, between = conflict.rule, conflict.between
    told = () if conflict.state is State.DESIGN else tuple(sorted(between))
    values: dict[str, object] = {
        "rule": rule.id, "rule_name_zh": rule_name(rule, "zh"), "rule_name_en": rule_name(rule, "en"),
        "name": catalog.label_of(conflict.holder), "left": conflict.left or "", "right": conflict.right or "",
        "one": told[0] if told else "", "other": told[1] if len(told) > 1 else "",
        **{f"between_{number}": id for number, id in enumerate(between)}, **conflict.values,
    }
    if conflict.state is not None:
        values |= {"state": conflict.state.value, "state_zh": conflict.state.zh, "state_en": conflict.state.en}
    how = conflict.values.get("how")
    if isinstance(how, str):
        values |= {f"how_{language}": _HOW[how].in_(language).format_map(values) for language in LANGUAGES}
    if "relative" in values:
        values["relative_name"] = catalog.label_of(str(values["relative"]))
    name_of = side_label if rule.form in SIDED else label
    for name, id in (("left", conflict.left), ("right", conflict.right)):
        values |= {f"{name}_zh": name_of(id or "", catalog, "zh"), f"{name}_en": name_of(id or "", catalog, "en")}
    for number, path in enumerate(conflict.paths):
        values |= {f"path_{number}_zh": path_words(path, catalog, "zh"), f"path_{number}_en": path_words(path, catalog, "en")}
    return values


def _seat(conflict: Conflict, catalog: Catalog) -> tuple[Record, Place, str | None]:
    """The record that the conflict is keyed to, the place to look at, and the field."""
    if conflict.per is HolderKind.PERSON:
        return _of_person(conflict, catalog)
    record = catalog.by_id[conflict.holder]
    if conflict.per is HolderKind.POST:
        field = "duties" if any(len(path) > 1 and "/" not in path[1] for path in conflict.paths) else None
        return record, record.place_of("duties") if field and record.has(field) else record.place, field
    if conflict.per is HolderKind.UNIT:
        return record, record.place, None
    step = str(conflict.values.get("step", ""))
    if step.startswith(f"{conflict.holder}/"):
        key = step.partition("/")[2]
        return record, record.place_of("steps", key), f"steps.{key}"
    field = "owner" if record.kind == "controls" else "supervisor"
    return record, record.place_of(field), field


def _of_person(conflict: Conflict, catalog: Catalog) -> tuple[Record, Place, str | None]:
    """The assignment that came last of those named, the duties held directly, or the portfolio."""
    person = catalog.people[conflict.holder]
    for path in reversed(conflict.paths):
        if len(path) > 1 and path[1] in catalog.portfolios:
            return person, catalog.portfolios[path[1]].place_of("in_charge"), None
    own = [path[1] for path in conflict.paths if len(path) > 1 and path[0] == conflict.holder]
    if any(id not in catalog.posts for id in own):
        return person, person.place_of("duties"), "duties"
    held = [(one.from_ or date.min, number) for number, one in enumerate(person.assignments)
            if one.post in own and in_force(one.from_, one.to, catalog.as_of)]
    if held:
        return person, person.place_of("assignments", max(held)[1], "post"), "assignments.post"
    return person, person.place, None
