"""What `sod check` says: every conflict with its paths, law and mends, what is compensated, what was not checked."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.check.separation import Judged
from riskctl.findings import Finding, Severity
from riskctl.flow.ended import is_past
from riskctl.flow.sod_rules import rules_in_force
from riskctl.locale.naming import label
from riskctl.locale.sentence import sentence
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.separation import Waiver
from riskctl.report.line import finding_line, visible
from riskctl.report.table import Cell, Table
from riskctl.report.text import COLOURS, plain
from riskctl.separation.conflict import Conflict, Entitlement, State, Unresolved
from riskctl.separation.draft import Change
from riskctl.separation.hits import citations_of
from riskctl.separation.rulebook import waivers_of_rules
from riskctl.separation.unresolved import NO_RECORD
from riskctl.separation.words import MATTERS, labels, path_words, rule_name, side_label

Paint = Callable[[str, str], str]
NOT_CHECKED = "rule-not-checked"
"""The rule of the check that reports what the list of rules not checked says already."""
_REASONS: Mapping[str, Text] = {
    "unknown": Text("没有这个名称", "there is no such name"), "unused": Text("没有岗位、人员或环节具有", "nobody and no step has it"),
    "alone": Text("只有这一项，没有与它相对的另一项", "it stands alone, with nothing to hold it against"),
    "no domain": Text("都不在任何权域之内", "it is in no domain"),
    "unlimited": Text("该规则不以事项为对象，applies_to 不起作用，已全部检查",
                      "the rule is not about powers: applies_to limits nothing, and all was checked"),
    "unqualified": Text("这种形式不用此项限定，已不加限定全部检查", "the form takes no such qualifier, and was checked without"),
    "no power": Text("没有适用的权力事项", "it applies to no power"), "no record": Text("目录中没有记录", "nothing on record"),
}
_MENDS: Mapping[str, Text] = {
    "unassign": Text("“{record}”不再任“{item}”", "'{record}' gives up '{item}'"),
    "reassign": Text("“{item}”由“{to}”接替“{record}”", "'{to}' takes '{item}' over from '{record}'"),
    "withdraw": Text("收回“{record}”的“{item}”", "withdraw '{item}' from '{record}'"),
    "move_duty": Text("把“{record}”的“{item}”划给“{to}”", "move '{item}' from '{record}' to '{to}'"),
    "move_step": Text("环节“{item}”由“{record}”改为“{to}”承担", "have '{to}' perform '{item}' instead of '{record}'"),
    "end_delegation": Text("终止授权“{record}”", "end the delegation '{record}'"),
    "hand_over": Text("“{item}”改由“{to}”分管", "put '{to}' in charge of '{item}'"),
    "set_owner": Text("“{record}”改由“{to}”负责", "have '{to}' answer for '{record}'"),
    "split_post": Text("分设“{record}”：{items}划给新设的岗位，由他人任职",
                       "split '{record}': a new post, held by somebody else, takes {items}"),
    "lead_through": Text("到{items}之前，一律先经“{to}”", "have every way to {items} lead through '{to}' first"),
    "add_step": Text("“{record}”之前增加一个“{item}”环节，由“{to}”承担", "add a step '{item}' before '{record}', performed by '{to}'"),
    "set_people": Text("环节“{record}”改为 {item} 人办理", "have {item} people perform '{record}'"),
    "set_body": Text("环节“{record}”改由“{to}”集体作出", "have the body '{to}' take '{record}'"),
    "set_quorum": Text("“{record}”的法定人数改为 {item}", "raise the quorum of '{record}' to {item}"),
    "add_member": Text("“{record}”增加成员“{to}”", "add '{to}' to '{record}'"),
}
_DETAILS: Mapping[str, Text] = {
    "min_people": Text("这些环节合起来 {has} 人，要求至少 {asked} 人", "these steps take {has} people together, not {asked}"),
    "rotation": Text("自 {since} 起，已满 {years} 年，年限 {limit} 年", "since {since}, {years} full years; the limit is {limit}"),
    "before": Text("可以不经“{left_zh}”到达", "it can be come to without '{left_en}'"),
}
"""What is wrong, of forms whose paths do not say it."""
"""What a catalog may have no record of."""


@dataclass(frozen=True)
class Separation:
    """What a static check gave, ready to be said: conflicts with mends, findings about rules, what was not checked."""

    catalog: Catalog
    judged: tuple[Judged, ...]
    mends: Mapping[int, tuple[Change, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    fail_on: Severity | None = None
    mends_cut: bool = False
    """Whether the work for mends was used up, so that some conflicts may have mends that are not named."""

    def mends_of(self, judged: Judged) -> tuple[Change, ...]:
        """What would mend the conflict."""
        return self.mends.get(id(judged.conflict), ())


def state_of(conflict: Conflict) -> Text:
    """The state in words; of forms that have none, that it is about the flow."""
    return Text(conflict.state.zh, conflict.state.en) if conflict.state else Text("流程", "flow")


def mend_words(change: Change, catalog: Catalog, language: Language) -> str:
    """The change in a sentence without its full stop."""
    values = {name: label(id, catalog, language) if id else "" for name, id in
              (("record", change.record), ("item", change.item), ("to", change.to))}
    quoted = [Text(f"“{name}”", f"'{name}'").in_(language) for name in (label(id, catalog, language) for id in change.items)]
    values["items"] = ("、" if language == "zh" else ", ").join(quoted)
    return sentence(_MENDS[change.what], values, language)


def basis_words(conflict: Conflict, language: Language) -> str:
    """The law of the rule, with how far it was checked."""
    certainty = conflict.rule.record.certainty
    note = Text(f"（{certainty.zh}）", f" ({certainty.en})").in_(language) if certainty else ""
    return ("、" if language == "zh" else ", ").join(citations_of(conflict.rule.record)) + note


def separation_text(said: Separation, language: Language, prefix: str = "", paint: Paint = plain) -> str:
    """The report for people."""
    lines: list[str] = []
    for state in (*State, None):
        group = [one for one in said.judged if one.conflict.state is state and one.waiver is None]
        if group:
            head = f"{state_of(group[0].conflict).in_(language)} ({len(group)})"
            lines += ["", paint(head, "bold")]
            lines += [line for one in group for line in _conflict_lines(one, said, language, paint)]
    compensated = [one for one in said.judged if one.waiver is not None]
    if compensated:
        lines += ["", paint(Text(f"已豁免，以补偿性措施代替 ({len(compensated)})", f"waived, with compensating controls ({len(compensated)})")
                            .in_(language), "bold")]
        lines += [line for one in compensated for line in _compensated_lines(one, said.catalog, language)]
    lines += _findings_lines(said, language, prefix, paint)
    lines += _unresolved_lines(said, language, paint)
    lines += ["", paint(_summary(said, language), "bold")]
    return "".join(f"{line}\n" for line in lines[1:])


def _conflict_lines(one: Judged, said: Separation, language: Language, paint: Paint) -> list[str]:
    conflict, catalog = one.conflict, said.catalog
    severity = paint(one.severity.in_(language), COLOURS[one.severity]) if one.severity else Text("关闭", "off").in_(language)
    who = label(conflict.holder, catalog, language)
    lines = [f"{severity} {one.rule.code}/{conflict.rule.id} {visible(who)}: {visible(rule_name(conflict.rule, language))}"]
    lines += [f"    {visible(path_words(path, catalog, language))}" for path in conflict.paths]
    if conflict.state is State.DESIGN and conflict.holders:
        lines.append(f"    {Text('任职', 'held by').in_(language)}: {visible(labels(conflict.holders, catalog, language))}")
    detail = _detail(one, language)
    if detail:
        lines.append(f"    {visible(detail)}")
    for waiver in _expired(conflict, catalog):
        lines.append(f"    {Text(f'豁免 {waiver.id} 已于 {waiver.expires} 到期', f'waiver {waiver.id} expired on {waiver.expires}').in_(language)}")
    basis = basis_words(conflict, language)
    if basis:
        lines.append(f"    {Text('依据', 'basis').in_(language)}: {visible(basis)}")
    lines += [f"    {Text('改法', 'mend').in_(language)}: {visible(mend_words(change, catalog, language))}"
              for change in said.mends_of(one)]
    return lines


def _expired(conflict: Conflict, catalog: Catalog) -> tuple[Waiver, ...]:
    """The waivers that covered the conflict until they expired."""
    known = waivers_of_rules(catalog).get((conflict.rule.id, conflict.holder), ())
    return tuple(waiver for waiver in known if is_past(waiver.expires, catalog.as_of)
                 and (not waiver.between or set(waiver.between) == set(conflict.between)))


def _detail(one: Judged, language: Language) -> str:
    """What is wrong in a few words, where the paths do not say it."""
    values, said = one.hit.values, _DETAILS.get(one.conflict.rule.form)
    return said.in_(language).format_map(values) if said else str(values.get(f"how_{language}", ""))


def _compensated_lines(one: Judged, catalog: Catalog, language: Language) -> list[str]:
    conflict = one.conflict
    lines = [f"{one.rule.code}/{conflict.rule.id} {visible(label(conflict.holder, catalog, language))}: "
             f"{visible(rule_name(conflict.rule, language))}"]
    lines += [f"    {visible(path_words(path, catalog, language))}" for path in conflict.paths]
    for control in _controls(one.waiver, catalog):
        owner, evidence = label(str(control["owner"] or ""), catalog, language), str(control["evidence"] or "")
        name = catalog.label_of(str(control["id"]))
        text = Text(f"    补偿性措施“{name}”（{control['id']}）：责任岗位“{owner}”，证据“{evidence}”",
                    f"    compensating control '{name}' ({control['id']}): owner '{owner}', evidence '{evidence}'")
        lines.append(visible(text.in_(language)))
    if one.waiver is not None:
        until = one.waiver.expires.isoformat() if one.waiver.expires else ""
        lines.append(Text(f"    豁免 {one.waiver.id}，至 {until}", f"    waiver {one.waiver.id}, until {until}").in_(language))
    return lines


def _findings_lines(said: Separation, language: Language, prefix: str, paint: Paint) -> list[str]:
    shown = [one for one in said.findings if one.counts and one.rule.name != NOT_CHECKED]
    if not shown:
        return []
    head = Text(f"权限与规则本身的问题 ({len(shown)})", f"entitlements, and the rules themselves ({len(shown)})").in_(language)
    return ["", paint(head, "bold"), *(finding_line(one, language, prefix) for one in shown)]


def _unresolved_lines(said: Separation, language: Language, paint: Paint) -> list[str]:
    if not said.unresolved:
        return []
    rules = len({one.rule.id for one in said.unresolved})
    head = Text(f"未检查或未全部检查的规则 ({rules})", f"rules not checked, or not in full ({rules})").in_(language)
    by_cause: dict[tuple[str, str], dict[str, None]] = {}
    for one in said.unresolved:
        by_cause.setdefault((one.rule.id, one.reason), {}).update(dict.fromkeys(one.entries))
    return ["", paint(head, "bold"), *(f"{rule}: {visible(_entries(entries, reason, said.catalog, language))} "
                                       f"({_REASONS[reason].in_(language)})" for (rule, reason), entries in by_cause.items())]


def _entries(entries: Iterable[str], reason: str, catalog: Catalog, language: Language) -> str:
    """What of a rule matches nothing; of matters without any record, what they are called."""
    if reason == NO_RECORD:
        return ("、" if language == "zh" else ", ").join(MATTERS[entry].in_(language) for entry in entries)
    return ("、" if language == "zh" else ", ").join(side_label(entry, catalog, language) for entry in entries)


def _summary(said: Separation, language: Language) -> str:
    conflicts = sum(one.waiver is None for one in said.judged)
    waived, rules = len(said.judged) - conflicts, len({one.rule.id for one in said.unresolved})
    day = said.catalog.as_of
    if not rules_in_force(said.catalog):
        return Text(f"{day}：没有启用任何职责分离规则，什么都没有检查；在清单的 packs 中启用规则包（riskctl rules list 查看），或写 sod_rules",
                    f"as of {day}: no rule of separation is in force, nothing was checked; put packs in force in the manifest (see "
                    f"`riskctl rules list`), or write sod_rules").in_(language)
    cut = Text("；改法未全部推算（用 --rule 分规则查看）", "; mends were not all worked out (look at one rule with --rule)")
    note = cut if said.mends_cut else Text("", "")
    ends = ["" if number == 1 else "s" for number in (conflicts, rules)]
    return Text(f"{day}：{conflicts} 个冲突，{waived} 个已豁免，{rules} 条规则未全部检查{note.zh}",
                f"as of {day}: {conflicts} conflict{ends[0]}, {waived} waived, {rules} rule{ends[1]} not checked in "
                f"full{note.en}").in_(language)


def _controls(waiver: Waiver | None, catalog: Catalog) -> list[dict[str, object]]:
    """The compensating controls of the waiver that there are, with who answers for them and what they leave behind."""
    found = (catalog.controls[id] for id in (waiver.compensating if waiver else ()) if id in catalog.controls)
    return [{"id": control.id, "owner": control.owner, "evidence": control.evidence} for control in found]


def separation_json(said: Separation) -> str:
    """The report as a JSON document; its keys are fixed."""
    catalog = said.catalog
    document = {
        "riskctl": 1, "as_of": catalog.as_of.isoformat(),
        "conflicts": [_conflict_json(one, said) for one in said.judged],
        "unresolved": [{"rule": one.rule.id, "pack": one.rule.pack, "side": one.side, "entries": list(one.entries), "reason": one.reason}
                       for one in said.unresolved],
        "entitlements": [{"person": one.person, "duties": list(one.duties), "posts": list(one.posts)} for one in said.entitlements],
        "findings": [{"code": one.rule.code, "severity": one.severity.value, "record": one.hit.record, "sod_rule": one.hit.sod_rule,
                      "waived": one.waived, "fingerprint": one.fingerprint} for one in said.findings],
        "summary": {"conflicts": sum(one.waiver is None for one in said.judged),
                    "waived": sum(one.waiver is not None for one in said.judged),
                    "unresolved": len({one.rule.id for one in said.unresolved}),
                    "rules": len(rules_in_force(catalog)), "entitlements": len(said.entitlements), "mends_complete": not said.mends_cut},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _conflict_json(one: Judged, said: Separation) -> dict[str, object]:
    conflict, record = one.conflict, one.conflict.rule.record
    certainty = record.certainty.value if record.certainty else None
    waiver = one.waiver
    return {
        "rule": conflict.rule.id, "state": conflict.state.value if conflict.state else None,
        "per": conflict.per.value if conflict.per else None, "holder": conflict.holder, "left": conflict.left, "right": conflict.right,
        "within": record.within.value if record.within else "anywhere" if conflict.rule.form == "incompatible" else None,
        "paths": [list(path) for path in conflict.paths], "holders": list(conflict.holders),
        "basis": [{"citation": citation, "certainty": certainty} for citation in citations_of(record)],
        "compensated": {"waiver": waiver.id, "controls": _controls(waiver, said.catalog),
                        "expires": waiver.expires.isoformat() if waiver.expires else None} if waiver else None,
        "expired": [waiver.id for waiver in _expired(conflict, said.catalog)] if waiver is None else [],
        "mend": [change.as_json() for change in said.mends_of(one)],
        "code": one.rule.code, "form": conflict.rule.form, "pack": conflict.rule.pack,
        "severity": one.severity.value if one.severity else None, "places": list(conflict.places), "between": list(conflict.between),
        "pairs": [list(pair) for pair in conflict.pairs],
    }


def separation_table(said: Separation, language: Language) -> Table:
    """The conflicts as a table, one a row."""
    titles = (Text("级别", "severity"), Text("状态", "state"), Text("规则", "rule"), Text("名称", "name"), Text("对象", "holder"),
              Text("路径", "paths"), Text("依据", "basis"), Text("豁免", "waived"), Text("改法", "mends"))
    rows = [_row(one, said, language) for one in said.judged]
    title = Text("职责冲突", "Conflicts of duties").in_(language)
    notes = (_summary(said, language), *_unresolved_lines(said, language, plain)[1:])
    return Table(tuple(text.in_(language) for text in titles), rows, title,
                 ("severity", "state", "rule", "name", "holder", "paths", "basis", "waived", "mends"), notes=notes)


def _row(one: Judged, said: Separation, language: Language) -> tuple[str | Cell, ...]:
    conflict, catalog = one.conflict, said.catalog
    paths: Sequence[str] = [*(path_words(path, catalog, language) for path in conflict.paths), *filter(None, (_detail(one, language),))]
    return (one.severity.in_(language) if one.severity else "", state_of(conflict).in_(language), conflict.rule.id,
            rule_name(conflict.rule, language), label(conflict.holder, catalog, language), Cell(tuple(paths)),
            basis_words(conflict, language), one.waiver.id if one.waiver else "",
            Cell(tuple(mend_words(change, catalog, language) for change in said.mends_of(one))))
