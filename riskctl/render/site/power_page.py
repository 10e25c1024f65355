"""The page of a power: chart, steps, risks, law."""

from collections.abc import Iterator, Sequence

from riskctl.drawing.picture import Picture
from riskctl.flow.process import END, build_process
from riskctl.model.language import Text
from riskctl.model.power import Power, Step, Way
from riskctl.model.quantity import Citation, parse_citation
from riskctl.render.flowchart.chart import Drawing, type_name
from riskctl.render.flowchart.fitting import USUAL, fitted
from riskctl.render.flowchart.words import StepWords, way_label
from riskctl.render.site.address import lead
from riskctl.render.site.lists import limit_words, risk_table
from riskctl.render.site.parts import Column, Inside, Row, chart, holds, items, particulars, section, table
from riskctl.render.site.site import Site, step_anchor
from riskctl.report.field_words import field_cell
from riskctl.report.html import Markup, element, joined


def power_body(site: Site, power: Power) -> Iterator[Markup]:
    """What stands on the page of the power."""
    page = site.path(power.id)
    yield _particulars(site, power, page)
    if power.steps:
        title = site.words("流程图", "Flowchart")
        yield section(title, _chart(site, power, page, title))
        yield section(site.words("办理环节", "Steps"), _steps(site, power, page))
    yield section(site.words("廉政风险点与防控措施", "Integrity risks and controls"),
                  risk_table(site, page, list(site.points_by_power.get(power.id, ()))))
    yield section(site.words("设定依据", "Legal basis"), _law(site, power))
    yield section(site.words("条件、材料与追责情形", "Conditions, materials and liability"), particulars(
        (site.words("受理条件", "Conditions"), items(power.conditions, ordered=True)),
        (site.words("申请材料", "Materials"), items(power.materials, ordered=True)),
        (site.words("追责情形", "Liability"), items(power.liability, ordered=True))))


def _particulars(site: Site, power: Power, page: str) -> Markup:
    limit = power.time_limit
    extended = limit.extend.by if limit and limit.extend else None
    assist = power.units.assist if power.units else ()
    pairs: list[tuple[str, Inside]] = [
        (site.words("编码", "Code"), power.code or power.id),
        (site.words("权力类型", "Type"), type_name(site.seen, power, site.language)),
        (site.words("实施单位", "Unit"), site.link(page, power.lead_unit) if power.lead_unit else ""),
        (site.words("配合单位", "Assisted by"), joined(*site.links(page, assist)) if assist else ""),
        (site.words("权域", "Domain"), site.name(power.domain) if power.domain else ""),
    ]
    fields = (Power.exercise_level, Power.source, Power.layer, Power.status, Power.version, Power.valid_from, Power.valid_to,
              Power.fee, Power.is_key, Power.tags, Power.filing)
    pairs += [(field.title.in_(site.language), items(field_cell(site.seen, power, field.key, site.language).lines))
              for field in fields]
    pairs += [
        (site.words("法定时限", "By law"), limit_words(site, limit.statutory if limit else None)),
        (site.words("承诺时限", "Promised"), limit_words(site, limit.promised if limit else None)),
        (site.words("可延长", "May be extended by"), limit_words(site, extended)),
        (site.words("监督投诉", "Complaints"), power.complaint or ""),
    ]
    return particulars(*pairs, class_="particulars pairs")


def _chart(site: Site, power: Power, page: str, title: str) -> Markup:
    """The chart, or why there is none."""
    drawing = Drawing(site.shown.whole, site.shown.whole.powers[power.id], site.shown.profile, site.language, site.version)
    if not drawing.content.is_drawable:
        return element("p", drawing.content.too_large.in_(site.language))
    return chart(title, *_drawings(site, drawing, page), class_="sheet")


def _drawings(site: Site, drawing: Drawing, page: str) -> Sequence[Picture]:
    """The sheets of the chart, on the handiest paper that shows it; heads of lanes lead to the pages of posts."""
    def address_of(lane: str) -> str | None:
        return lead(page, site.path(lane)) if lane in site.seen.posts else None

    return fitted(drawing, USUAL, address_of).sheets.pictures


def _steps(site: Site, power: Power, page: str) -> Markup:
    sequence = build_process(power).numbered
    numbers = {key: number for number, key in enumerate(sequence, 1)}
    words = StepWords(site.seen, power, site.language)
    columns = [Column(site.words("环节", "Step")), Column(site.words("类别", "Kind"), "short"), Column(site.words("办理主体", "Done by")),
               Column(site.words("要求", "Requirements")), Column(site.words("下一环节", "Next"))]
    rows = []
    for key in sequence:
        step = power.steps[key]
        ways = [way for way in (_way(site, power, way, numbers) for way in step.next) if holds(way)]
        rows.append(Row([f"{numbers[key]}. {step.name or key}", step.kind.in_(site.language) if step.kind else "",
                         items(_actors(site, step, page), "bare"), items(list(words.details(step))), items(ways, "bare")],
                        anchor=step_anchor(key)))
    return table(site.words("办理环节", "Steps"), columns, rows)


def _actors(site: Site, step: Step, page: str) -> list[Inside]:
    return [site.link(page, actor) for actor in (*step.posts, *step.bodies, *((step.party,) if step.party else ()))]


def _way(site: Site, power: Power, way: Way, numbers: dict[str, int]) -> Inside:
    if way.to == END:
        target: Inside = site.words("办结", "end")
    elif way.to in numbers:
        target = element("a", f"{numbers[way.to]}. {power.steps[way.to].name or way.to}", href=f"#{step_anchor(way.to)}")
    else:
        return ""
    label = way_label(way, power, site.language)
    return joined("→ ", target, site.words(f"（{label}）", f" ({label})") if label else "")


def _law(site: Site, power: Power) -> Markup:
    written = power.node.get("legal_basis")
    cited = [text for text in written if isinstance(text, str)] if isinstance(written, list) else []
    columns = [Column(site.words("引用", "Citation")), Column(site.words("法律、文件全称", "Title")),
               Column(site.words("效力", "In force"))]
    return table(site.words("设定依据", "Legal basis"), columns, [Row([text, *_standing(site, text)]) for text in cited])


_NOT_CHECKED = Text("未核对", "not checked")


def _standing(site: Site, text: str) -> tuple[str, str]:
    """The full title of what is cited, and whether the version cited is the one in force on the day, as far as is known."""
    parsed = parse_citation(text)
    law = site.seen.shipped.law_book.get(parsed.law) if isinstance(parsed, Citation) and not parsed.is_document else None
    if law is None or not isinstance(parsed, Citation):
        return "", _NOT_CHECKED.in_(site.language)
    version = law.version(parsed.version) if parsed.version else None
    if version is None or version.in_force_from is None:
        return f"《{law.title}》", _NOT_CHECKED.in_(site.language)
    now = law.in_force(site.seen.as_of) == version
    verdict = site.words("现行版本", "the version in force") if now else site.words("不是现行版本", "not the version in force")
    return f"《{law.title}》", f"{verdict}{site.words(f'（{version.certainty.zh}）', f' ({version.certainty.en})')}"
