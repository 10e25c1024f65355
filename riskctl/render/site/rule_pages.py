"""The rules in force: those that riskctl checks, and those on separation of duties, with what is found by each."""

from collections.abc import Iterator, Sequence

from riskctl.check.separation import Judged
from riskctl.check.settings import settings_for
from riskctl.findings import Rule, Severity
from riskctl.flow.sod_rules import BoundRule
from riskctl.model.separation import SodRule
from riskctl.render.site.address import lead, page_path
from riskctl.render.site.parts import LINE, Column, Inside, Row, items, particulars, section, table
from riskctl.render.site.site import Site
from riskctl.report.card import card_parts
from riskctl.report.field_words import field_cell
from riskctl.report.html import Markup, element, joined
from riskctl.report.line import message_of
from riskctl.report.separation import state_of
from riskctl.report.sod_rule import ShippedRule, sod_rule_parts
from riskctl.rules import all_rules
from riskctl.separation.words import path_words, rule_name


def checks_in_force(site: Site) -> Sequence[Rule]:
    """The rules that the manifest leaves on."""
    rules = all_rules()
    settings, _ = settings_for(site.seen.manifest, rules)
    return [rule for rule in rules if settings.is_on(rule)]


def _severity(site: Site, rule: Rule) -> str:
    settings, _ = settings_for(site.seen.manifest, (rule,))
    return (settings.severities.get(rule.code) or rule.severity).in_(site.language)


def rules_body(site: Site, page: str) -> Iterator[Markup]:
    """The lists of the rules; for those inside with how much each finds."""
    counted = not site.is_public
    number = [Column(site.words("本次发现", "Found"), "number")] if counted else []
    own = [Row([element("a", rule_name(rule, site.language), href=lead(page, page_path("sod_rules", rule.id))), rule.id,
                rule.pack or site.words("本目录", "this catalog"), (rule.record.severity or Severity.ERROR).in_(site.language),
                *([_number(site, rule)] if counted else [])]) for rule in site.sod_rules]
    title = site.words("职责分离规则", "Separation of duties")
    yield section(title, table(title, [
        Column(site.words("规则", "Rule")), Column(site.words("编号", "Id")), Column(site.words("规则包", "Pack")),
        Column(site.words("级别", "Severity"), "short"), *number], own))
    shipped = [Row([element("a", rule.code, href=lead(page, page_path("rules", rule.code))), rule.fault.in_(site.language),
                    _severity(site, rule), *([str(len(site.found.told.get(rule.code, ())))] if counted else [])])
               for rule in checks_in_force(site)]
    title = site.words("目录检查规则", "What the catalog is checked for")
    yield section(title, table(title, [
        Column(site.words("编码", "Code"), "short"), Column(site.words("问题", "Fault")), Column(site.words("级别", "Severity"), "short"),
        *number], shipped))


def rule_body(site: Site, page: str, rule: Rule) -> Iterator[Markup]:
    """The card of a rule, and for those inside what it finds."""
    parts: list[tuple[str, Inside]] = [(site.words("级别", "Severity"), _severity(site, rule))]
    for title, text in card_parts(rule, site.language, {}):
        lines = text.split("\n")
        parts.append((title, element("pre", *_lines(lines)) if text.startswith("rules:") else items(lines)))
    yield particulars(*parts)
    if not site.is_public:
        yield section(site.words("本次发现", "What it finds now"), _findings(site, page, rule))


def _findings(site: Site, page: str, rule: Rule) -> Markup:
    """What the rule finds, one a row; in words where that is nothing, or where more is found than may be told."""
    told = site.found.told.get(rule.code, ())
    columns = [Column(site.words("发现", "Finding")), Column(site.words("记录", "Record")), Column(site.words("级别", "Severity"), "short"),
               Column(site.words("豁免", "Waived"))]
    rows = [Row([message_of(one, site.language), _record(site, page, one.hit.record), one.severity.in_(site.language), one.waived or ""])
            for one in told]
    more = rule.code in site.found.untold
    note = site.words("另有发现涉及这里不列的内容，见 riskctl validate。", "More is found that is not shown here: see `riskctl validate`.")
    none = [] if told or more else [element("p", site.words("没有发现。", "Nothing."))]
    return joined(table(site.words("本次发现", "What it finds now"), columns, rows), *none,
                  *([element("p", note, class_="note")] if more else []))


def _record(site: Site, page: str, id: str | None) -> Inside:
    """The id of a record, leading to the page on which it stands."""
    return "" if id is None else site.link(page, id, id)


def _lines(lines: Sequence[str]) -> Iterator[str | Markup]:
    """Lines of a listing; only the breaks between them are markup."""
    for at, line in enumerate(lines):
        yield from ((LINE, line) if at else (line,))


def sod_rule_body(site: Site, page: str, rule: BoundRule) -> Iterator[Markup]:
    """What a rule on separation of duties says, and for those inside the conflicts with it."""
    if rule.pack is None:
        fields = rule.record.field_table()
        yield particulars(*((field.title.in_(site.language), items(_basis(site, rule.record) if key == "legal_basis" else
                                                                  field_cell(site.seen, rule.record, key, site.language).lines))
                            for key, field in fields.items() if key != "name" and rule.record.has(key)))
    else:
        parts = sod_rule_parts(ShippedRule(rule.id, rule.pack, rule.record), site.seen.shipped, site.seen.as_of)
        yield particulars(*((title.in_(site.language), items([line.in_(site.language) for line in lines])) for title, lines in parts.items()))
    if not site.is_public:
        yield section(site.words("本次发现的冲突", "Conflicts with it now"), _conflicts(site, page, rule))


def conflicts_of(site: Site, rule: BoundRule) -> Sequence[Judged]:
    """The conflicts with the rule, those waived too."""
    return [one for one in site.conflicts if one.conflict.rule.id == rule.id]


def _number(site: Site, rule: BoundRule) -> str:
    """How many conflicts there are with the rule; where there are none because it was not checked, that."""
    number = len(conflicts_of(site, rule))
    return site.words("未全部检查", "not checked in full") if not number and rule.id in site.not_checked else str(number)


def _conflicts(site: Site, page: str, rule: BoundRule) -> Markup:
    columns = [Column(site.words("对象", "Holder")), Column(site.words("状态", "State"), "short"), Column(site.words("途径", "Paths")),
               Column(site.words("豁免", "Waived"))]
    rows = [Row([site.link(page, one.conflict.holder), state_of(one.conflict).in_(site.language),
                 items([path_words(path, site.seen, site.language) for path in one.conflict.paths]), one.waiver.id if one.waiver else ""])
            for one in conflicts_of(site, rule)]
    unchecked = site.words("没有检查或没有全部检查：目录里没有它所说的职责、环节或事项。",
                           "Not checked, or not in full: the catalog has no such duties, steps or powers.")
    note = [element("p", unchecked, class_="note")] if rule.id in site.not_checked else []
    none = [] if rows or note else [element("p", site.words("没有冲突。", "None."))]
    return joined(table(site.words("本次发现的冲突", "Conflicts with it now"), columns, rows), *none, *note)


def _basis(site: Site, rule: SodRule) -> list[Inside]:
    return [joined(line) for line in field_cell(site.seen, rule, "legal_basis", site.language).lines]
