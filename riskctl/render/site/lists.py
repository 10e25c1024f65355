"""The lists of powers and of risk points that are searched and filtered."""

from riskctl.locale.sentence import limit_text
from riskctl.model.quantity import Limit
from riskctl.model.risk import RiskPoint
from riskctl.render.flowchart.chart import type_name
from riskctl.render.site import facets
from riskctl.render.site.finder import Found, finder
from riskctl.render.site.parts import Column, Inside, Row, items, table
from riskctl.render.site.site import Site
from riskctl.report.html import Markup, element, joined
from riskctl.risk.scope import unit_of


def power_list(site: Site, page: str) -> Markup:
    """Every power that is exercised, with a way to its page."""
    if not site.powers:
        return element("p", site.words("没有权力事项。", "There are no powers."))
    has_risks = bool(site.points)
    columns = [Column(site.words("事项名称", "Power"), "wide"), Column(site.words("编码", "Code")), Column(site.words("类型", "Type")),
               Column(site.words("实施单位", "Unit")), Column(site.words("法定时限", "By law")), Column(site.words("承诺时限", "Promised"))]
    if has_risks:
        columns += [Column(site.words("最高风险", "Gravest risk")), Column(site.words("风险点", "Risks"), "number")]
    rows = [_power_row(site, page, id, has_risks=has_risks) for id in site.powers]
    wanted = [facets.unit_facet(site), facets.power_type_facet(site), facets.domain_facet(site)]
    wanted += [facets.level_facet(site)] if has_risks else []
    return finder(site, site.words("权力事项", "Powers"), site.words("名称、编码、单位", "name, code, unit"), columns, rows, wanted)


def _power_row(site: Site, page: str, id: str, *, has_risks: bool) -> Found:
    power = site.powers[id]
    points = site.points_by_power.get(id, ())
    gravest = site.gravest(points)
    limit = power.time_limit
    cells: list[Inside] = [site.link(page, id, power.label), power.code or id, type_name(site.seen, power, site.language),
                           site.link(page, power.lead_unit) if power.lead_unit else "",
                           limit_words(site, limit.statutory if limit else None),
                           limit_words(site, limit.promised if limit else None)]
    if has_risks:
        cells += [site.level(gravest) if points else "", str(len(points))]
    values = {"unit": facets.units_of(site, power.lead_unit), "type": facets.type_of(power),
              "domain": facets.domain_of(power), "level": facets.level_of(gravest)}
    return Found(cells, values)


def limit_words(site: Site, limit: Limit | None) -> str:
    """A limit in words, '' for none."""
    return limit_text(limit, site.language) if limit else ""


def risk_finder(site: Site, page: str) -> Markup:
    """Every risk point that is not retired, with its controls."""
    rows = []
    for id, point in site.points.items():
        whole = site.shown.whole.risk_points[id]
        power = next((site.powers[owner] for owner in _powers(site, point)), None)
        values = {"unit": facets.units_of(site, unit_of(site.shown.whole, whole)), "type": [str(one.value) for one in point.type],
                  "domain": facets.domain_of(power), "level": facets.level_of(site.assessment(id).inherent)}
        rows.append(Found(risk_cells(site, page, point), values))
    wanted = [facets.unit_facet(site), facets.risk_type_facet(site), facets.domain_facet(site), facets.level_facet(site)]
    return finder(site, site.words("风险点", "Risk points"), site.words("风险、措施、环节、岗位", "risk, control, step, post"),
                  risk_columns(site), rows, wanted)


def _powers(site: Site, point: RiskPoint) -> list[str]:
    owners = (place.partition("/")[0] for place in point.at)
    return [owner for owner in owners if owner in site.powers]


def risk_table(site: Site, page: str, points: list[str]) -> Markup:
    """The risk points, with their controls."""
    rows = [Row(risk_cells(site, page, site.points[id])) for id in points]
    return table(site.words("风险点", "Risk points"), risk_columns(site), rows)


def risk_columns(site: Site) -> list[Column]:
    """The columns of a table of risk points."""
    today = [] if site.is_public else [Column(site.words("现状", "Today"))]
    return [Column(site.words("风险点", "Risk point"), "wide"), Column(site.words("权力事项、环节", "Power, step")),
            Column(site.words("类别", "Type")), Column(site.words("等级", "Level")), *today,
            Column(site.words("防控措施", "Controls"), "wide"), Column(site.words("责任岗位", "Accountable"))]


def risk_cells(site: Site, page: str, point: RiskPoint) -> list[Inside]:
    """What a table of risk points says of one."""
    assessment = site.assessment(point.id)
    today: list[Inside] = [] if site.is_public else [site.level(assessment.current)]
    direct = point.accountable.direct if point.accountable else None
    said = [element("div", part, class_="note") for part in (point.id, point.manifestation or "") if part]
    return [joined(point.label, *said), items([site.link(page, place) for place in point.at], "bare"),
            site.listed([one.in_(site.language) for one in point.type]), site.level(assessment.inherent), *today,
            _controls(site, point), site.link(page, direct) if direct else ""]


def _controls(site: Site, point: RiskPoint) -> Inside:
    lines: list[Inside] = []
    for answer in point.controls:
        control = site.seen.controls.get(answer.control or "")
        if control is not None:
            lines.append(control.label + (f"{site.words('：', ': ')}{answer.how}" if answer.how else ""))
    return items(lines, ordered=True)
