"""The rules in force: those that riskctl checks, and the catalog's own on separation of duties."""

from collections.abc import Iterator, Sequence

from riskctl.check.settings import settings_for
from riskctl.findings import Rule
from riskctl.model.separation import SodRule
from riskctl.render.site.address import lead, page_path
from riskctl.render.site.parts import LINE, Column, Inside, Row, items, particulars, section, table
from riskctl.render.site.site import Site
from riskctl.report.card import card_parts
from riskctl.report.field_words import field_cell
from riskctl.report.html import Markup, element, joined
from riskctl.rules import all_rules


def rules_in_force(site: Site) -> Sequence[Rule]:
    """The rules that the manifest leaves on."""
    rules = all_rules()
    settings, _ = settings_for(site.seen.manifest, rules)
    return [rule for rule in rules if settings.is_on(rule)]


def _severity(site: Site, rule: Rule) -> str:
    settings, _ = settings_for(site.seen.manifest, (rule,))
    return (settings.severities.get(rule.code) or rule.severity).in_(site.language)


def rules_body(site: Site, page: str) -> Iterator[Markup]:
    """The lists of the rules."""
    own = [Row([element("a", rule.label, href=lead(page, page_path("rules", rule.id))), rule.id,
                rule.severity.in_(site.language) if rule.severity else "", items(_basis(site, rule))])
           for rule in site.seen.sod_rules.values()]
    yield section(site.words("职责分离规则", "Separation of duties"), table(
        site.words("职责分离规则", "Separation of duties"),
        [Column(site.words("规则", "Rule")), Column(site.words("编号", "Id")), Column(site.words("级别", "Severity"), "short"),
         Column(site.words("依据", "Basis"))], own))
    shipped = [Row([element("a", rule.code, href=lead(page, page_path("rules", rule.code))), rule.fault.in_(site.language),
                    _severity(site, rule)]) for rule in rules_in_force(site)]
    yield section(site.words("目录检查规则", "What the catalog is checked for"), table(
        site.words("目录检查规则", "What the catalog is checked for"),
        [Column(site.words("编码", "Code"), "short"), Column(site.words("问题", "Fault")), Column(site.words("级别", "Severity"), "short")],
        shipped))


def rule_body(site: Site, rule: Rule) -> Iterator[Markup]:
    """The card of a rule."""
    parts: list[tuple[str, Inside]] = [(site.words("级别", "Severity"), _severity(site, rule))]
    for title, text in card_parts(rule, site.language, {}):
        lines = text.split("\n")
        parts.append((title, element("pre", *_lines(lines)) if text.startswith("rules:") else items(lines)))
    yield particulars(*parts)


def _lines(lines: Sequence[str]) -> Iterator[str | Markup]:
    """Lines of a listing; only the breaks between them are markup."""
    for at, line in enumerate(lines):
        yield from ((LINE, line) if at else (line,))


def sod_rule_body(site: Site, rule: SodRule) -> Iterator[Markup]:
    """What a rule on separation of duties says."""
    table = rule.field_table()
    yield particulars(*((field.title.in_(site.language), items(_basis(site, rule) if key == "legal_basis" else
                                                              field_cell(site.seen, rule, key, site.language).lines))
                        for key, field in table.items() if key != "name" and rule.has(key)))


def _basis(site: Site, rule: SodRule) -> list[Inside]:
    return [joined(line) for line in field_cell(site.seen, rule, "legal_basis", site.language).lines]
