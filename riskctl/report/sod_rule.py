"""A rule of separation in words: what it asks, whom it binds, on which law it stands, how it is put in force."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.flow.rotation import KEY_POSTS
from riskctl.flow.sod_rules import FORMS, HEAD
from riskctl.model.catalog import Shipped
from riskctl.model.language import Language, Text
from riskctl.model.separation import Applicability, Sides, SodRule
from riskctl.model.vocabulary import BodyDuty, Certainty, Compensation, HolderKind, Scope, Severity, StepKind
from riskctl.report.provision import basis_json, basis_text
from riskctl.report.table import Table

STANDARD = "std:"
REPORTING_LINE = "reporting_line"


@dataclass(frozen=True, slots=True)
class ShippedRule:
    """A rule of separation as it stands in a pack."""

    id: str
    pack: str
    record: SodRule


def shipped_rules(shipped: Shipped) -> tuple[ShippedRule, ...]:
    """The rules of separation of every pack, pack by pack."""
    return tuple(ShippedRule(id, pack, record) for pack in shipped.rule_packs for id, record in shipped.sod_rules(pack).items())


def form_of(record: SodRule) -> str:
    """The form that the rule has."""
    return next((form for form in FORMS if record.has(form)), "")


def name_of(record: SodRule) -> Text:
    """What the rule is called; a shipped one has an English name too."""
    english = record.node.get("x-en")
    return Text(record.label, english if isinstance(english, str) else record.label)


def citations(record: SodRule) -> tuple[str, ...]:
    """What the rule cites, as written."""
    held = record.node.get("legal_basis")
    return tuple(str(one) for one in held) if isinstance(held, list) else ()


def sod_rule_text(rule: ShippedRule, shipped: Shipped, day: date, language: Language) -> str:
    """The rule as text."""
    lines = [f"{rule.id}  {name_of(rule.record).in_(language)}"]
    for title, said in sod_rule_parts(rule, shipped, day).items():
        lines += ["", title.in_(language), *(f"    {one.in_(language)}" for one in said)]
    return "".join(f"{line}\n" for line in lines)


def sod_rule_parts(rule: ShippedRule, shipped: Shipped, day: date) -> Mapping[Text, Sequence[Text]]:
    """What there is to say of the rule besides its name: each part with its lines under its title."""
    record = rule.record
    basis = [basis_text(written, record.certainty or Certainty.M, shipped.law_book, day) for written in citations(record)]
    return {
        Text("依据", "basis"): basis or [_without_law(record.certainty)],
        Text("适用", "applies to"): [_scope(record.applies_to, shipped)],
        Text("要求", "asks"): [asks(record, shipped), *_checked_as(record)],
        Text("级别", "severity"): [_severity(record)],
        Text("启用", "put in force by"): [Text(f"清单中的 packs: [{rule.pack}]", f"packs: [{rule.pack}] in the manifest")],
    }


def sod_rule_object(rule: ShippedRule, shipped: Shipped, day: date, language: Language) -> dict[str, object]:
    """The rule as JSON keys; `record` is the rule as a catalog would write it."""
    record = rule.record
    return {
        "entry": rule.id, "pack": rule.pack, "says": name_of(record).in_(language), "form": form_of(record),
        "asks": asks(record, shipped).in_(language), "severity": (record.severity or Severity.ERROR).value,
        "certainty": record.certainty.value if record.certainty else None,
        "basis": [basis_json(written, record.certainty or Certainty.M, shipped.law_book, day)
                  for written in citations(record)],
        "record": dict(record.node),
    }


def sod_rules_table(rules: Sequence[ShippedRule], shipped: Shipped, language: Language) -> Table:
    """The rules as a table: id, name, form in words, severity, how far checked."""
    titles = (Text("编号", "id"), Text("名称", "name"), Text("要求", "asks"), Text("级别", "severity"), Text("核实程度", "certainty"))
    return Table(tuple(title.in_(language) for title in titles), tuple(
        (rule.id, name_of(rule.record).in_(language), asks(rule.record, shipped).in_(language),
         (rule.record.severity or Severity.ERROR).in_(language),
         (rule.record.certainty or Text("做法", "practice")).in_(language)) for rule in rules))


def asks(record: SodRule, shipped: Shipped) -> Text:
    """What the rule asks, in one sentence."""
    say = _FORMS.get(form_of(record))
    return say(record, _Words(shipped)) if say else Text("", "")


class _Words:
    """What the words on the sides of rules are called."""

    def __init__(self, shipped: Shipped) -> None:
        self.shipped = shipped

    def one(self, word: str) -> Text:
        """A step kind, a shipped duty or domain by its name; anything else as it is written."""
        bare = word.removeprefix(STANDARD)
        for shelf in (self.shipped.duties, self.shipped.domains):
            if word != bare and bare in shelf:
                english = shelf[bare].node.get("x-en")
                return Text(shelf[bare].label, english if isinstance(english, str) else bare)
        kind = next((kind for kind in StepKind if kind.value == word), None)
        return Text(kind.zh, kind.en) if kind else Text(word, word)

    def all(self, words: Sequence[str], zh: str = "、", en: str = ", ") -> Text:
        """Several of them as a list."""
        named = [self.one(word) for word in words]
        return Text(zh.join(one.zh for one in named), en.join(one.en for one in named))


_HOLDERS = {HolderKind.PERSON: Text("任何人", "nobody"), HolderKind.POST: Text("任何岗位", "no post"),
            HolderKind.UNIT: Text("任何单位", "no unit")}
_WITHIN = {Scope.ANYWHERE: Text("", ""), Scope.POWER: Text("（在同一权力事项内）", " (within one power)"),
           Scope.DOMAIN: Text("（在同一权域内）", " (within one domain)")}
_BODIES = {BodyDuty.NONE: Text("", ""), BodyDuty.CHAIR: Text("；集体决策机构的主任计在内", "; the chair of a body counts"),
           BodyDuty.MEMBERS: Text("；集体决策机构的成员计在内", "; members of a body count")}


def _incompatible(record: SodRule, words: _Words) -> Text:
    held = record.incompatible
    holder, within = _HOLDERS[record.per or HolderKind.PERSON], _WITHIN[record.within or Scope.ANYWHERE]
    bodies = _BODIES[record.bodies or BodyDuty.NONE]
    if isinstance(held, tuple) and len(held) != 2:
        listed = words.all(held)
        return Text(f"{holder.zh}不得兼有下列任何两项{within.zh}：{listed.zh}{bodies.zh}",
                    f"{holder.en} has any two of these{within.en}: {listed.en}{bodies.en}")
    sides = (held[:1], held[1:]) if isinstance(held, tuple) else (held.left, held.right) if isinstance(held, Sides) else ((), ())
    left, right = (words.all(side, "或", " or ") for side in sides)
    return Text(f"{holder.zh}不得既有{left.zh}，又有{right.zh}{within.zh}{bodies.zh}",
                f"{holder.en} has both {left.en} and {right.en}{within.en}{bodies.en}")


def _different_person(record: SodRule, words: _Words) -> Text:
    listed = words.all(record.different_person)
    return Text(f"同一件事的这些环节由不同人员办理：{listed.zh}", f"in one case these are done by different people: {listed.en}")


def _same_person(record: SodRule, words: _Words) -> Text:
    listed = words.all(record.same_person)
    return Text(f"同一件事的这些环节由同一人员办理：{listed.zh}", f"in one case these are done by the same person: {listed.en}")


def _different_unit(record: SodRule, words: _Words) -> Text:
    listed = words.all(record.different_unit)
    return Text(f"这些职责不在同一单位：{listed.zh}", f"these lie in different units: {listed.en}")


def _min_people(record: SodRule, words: _Words) -> Text:
    held = record.min_people
    steps = words.all(held.steps if held else ())
    with_zh, with_en = (f"、具有{held.qualified}的", f" with {held.qualified}") if held and held.qualified else ("", "")
    n = held.n if held else None
    return Text(f"这些环节合计由 {n} 名以上{with_zh}不同人员办理：{steps.zh}", f"{n} different people or more{with_en} do these: {steps.en}")


def _max_steps(record: SodRule, words: _Words) -> Text:
    held = record.max_steps
    steps, n = words.all(held.of if held else ()), held.n if held else None
    return Text(f"任何人至多办理其中 {n} 个环节：{steps.zh}", f"nobody does more than {n} of these: {steps.en}")


def _no_single_person(record: SodRule, words: _Words) -> Text:
    return Text("任何人不得一人办理全过程", "nobody performs the whole process")


def _collective(record: SodRule, words: _Words) -> Text:
    held = record.collective
    steps = words.all(held.steps if held else ())
    quorum_zh, quorum_en = (f"，法定人数 {held.quorum}", f", with a quorum of {held.quorum}") if held and held.quorum else ("", "")
    body = held.body if held and held.body else None
    return Text(f"由{body or '集体决策机构'}办理{quorum_zh}：{steps.zh}", f"{body or 'a body'} does this{quorum_en}: {steps.en}")


def _panel(record: SodRule, words: _Words) -> Text:
    held = record.panel
    if held is None:
        return Text("", "")
    zh = [*([f"{held.n} 人以上"] if held.n else []), *(["单数"] if held.odd else []),
          *([f"专家不少于 {held.experts}"] if held.experts else [])]
    en = [*([f"{held.n} members or more"] if held.n else []), *(["an odd number"] if held.odd else []),
          *([f"experts at least {held.experts}"] if held.experts else [])]
    steps = words.all(held.steps)
    return Text(f"由小组（{'，'.join(zh)}）办理：{steps.zh}", f"a panel ({', '.join(en)}) does this: {steps.en}")


def _not_in_charge_of(record: SodRule, words: _Words) -> Text:
    held = record.not_in_charge_of
    domains = words.all(held.domains if held else ())
    posts = held.posts if held else None
    who = Text("主要负责人", "the head of the bureau") if posts == HEAD else words.all(posts if isinstance(posts, tuple) else ())
    return Text(f"{who.zh}不得分管：{domains.zh}", f"{who.en} is not in charge of: {domains.en}")


def _not_both(record: SodRule, words: _Words) -> Text:
    listed = words.all(record.not_both.domains if record.not_both else ())
    return Text(f"同一领导不得同时分管：{listed.zh}", f"no leader is in charge of these together: {listed.en}")


def _kin_avoidance(record: SodRule, words: _Words) -> Text:
    between = record.kin_avoidance.between if record.kin_avoidance else None
    if between == REPORTING_LINE:
        return Text("亲属之间没有上下级关系，也不同属一名直接领导", "relatives are not each other's superiors and have no common direct superior")
    posts = words.all(between if isinstance(between, tuple) else ())
    return Text(f"亲属不得同时担任：{posts.zh}", f"relatives do not hold these together: {posts.en}")


def _independent(record: SodRule, words: _Words) -> Text:
    of = record.independent.of if record.independent else None
    name = Text(of.zh, of.en) if of else Text("", "")
    return Text(f"措施的{name.zh}不是被控制的人，不在其之下，也不是其亲属",
                f"the {name.en} of a control is neither the controlled, nor below, nor kin")


def _before(record: SodRule, words: _Words) -> Text:
    listed = words.all(record.before, " → ", " → ")
    return Text(f"先后顺序：{listed.zh}", f"in this order: {listed.en}")


def _rotation(record: SodRule, words: _Words) -> Text:
    held = record.rotation
    posts = held.posts if held else None
    years = f"{held.years:g}" if held and held.years is not None else ""
    who = Text("重点岗位", "key posts") if posts == KEY_POSTS else words.all(posts if isinstance(posts, tuple) else ())
    instead = held.otherwise if held else None
    more = Text(f"，不能轮岗的有{instead.zh}", f", or have {instead.en} instead") if instead else Text("", "")
    return Text(f"{who.zh}满 {years} 年轮岗{more.zh}", f"{who.en} change hands after {years} years{more.en}")


def _only(record: SodRule, words: _Words) -> Text:
    held = record.only
    duties, holders = words.all(held.duties if held else ()), words.all((*held.units, *held.posts) if held else ())
    return Text(f"{duties.zh}只由 {holders.zh} 行使", f"only {holders.en} have {duties.en}")


def _one_team(record: SodRule, words: _Words) -> Text:
    steps = words.all(record.one_team.steps if record.one_team else ())
    return Text(f"这些环节由同一团队的人员办理：{steps.zh}", f"people of one team do these: {steps.en}")


_FORMS: Mapping[str, Callable[[SodRule, _Words], Text]] = {
    "incompatible": _incompatible, "different_person": _different_person, "same_person": _same_person,
    "different_unit": _different_unit, "min_people": _min_people, "max_steps": _max_steps,
    "no_single_person": _no_single_person, "collective": _collective, "panel": _panel,
    "not_in_charge_of": _not_in_charge_of, "not_both": _not_both, "kin_avoidance": _kin_avoidance,
    "independent": _independent, "before": _before, "rotation": _rotation, "only": _only, "one_team": _one_team,
}


def _scope(scope: Applicability | None, shipped: Shipped) -> Text:
    if scope is None:
        return Text("全部权力事项", "every power")
    words, types = _Words(shipped), shipped.type_schemes["national"]
    kinds = [types[type].name if type in types else Text(type, type) for type in scope.types]
    parts = [
        *([Text(f"类型是{'、'.join(kind.zh for kind in kinds)}", f"of type {', '.join(kind.en for kind in kinds)}")] if kinds else []),
        *([Text(f"权域是{words.all(scope.domains).zh}", f"of domain {words.all(scope.domains).en}")] if scope.domains else []),
        *([Text(f"是 {'、'.join(scope.powers)}", f"that are {', '.join(scope.powers)}")] if scope.powers else []),
        *([Text(f"带标签 {'、'.join(scope.tags)}", f"with the tag {', '.join(scope.tags)}")] if scope.tags else []),
    ]
    return Text(f"{'，'.join(part.zh for part in parts)}的权力事项", f"powers {', '.join(part.en for part in parts)}")


def _severity(record: SodRule) -> Text:
    severity = record.severity or Severity.ERROR
    forbidden = record.compensating is Compensation.FORBIDDEN
    return Text(f"{severity.zh}；{'不允许以补偿性控制代替' if forbidden else '不能分离的，可以豁免并写明补偿性控制'}",
                f"{severity.en}; {'no compensating control may stand in' if forbidden else 'may be waived with a compensating control'}")


def _checked_as(record: SodRule) -> list[Text]:
    provision = record.node.get("x-provision")
    return [Text(f"流程是否符合由 {provision} 核对（LB 类规则）；这里约束的是由谁办理（人员配备、串通）",
                 f"whether the flow complies is checked as {provision} (rules LB); here it binds who performs the steps "
                 "(staffing, collusion)")] if isinstance(provision, str) else []


def _without_law(certainty: Certainty | None) -> Text:
    if certainty is None:
        return Text("没有法律条文，是公开介绍过的做法", "no article of law: a practice that was described in public")
    return Text(f"没有可引的条号（{certainty.zh}）", f"no article to cite ({certainty.en})")
