"""No field outside the profile is anywhere in what is rendered: a sign is planted in every field of every kind.

What the profile does show is counted too, so that a page or table that shows nothing does not pass.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from riskctl.disclosure.profile import sees_field
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.fitting import USUAL, fitted
from riskctl.render.flowchart.positioned import dot as chart_dot
from riskctl.render.graphs.conflicts import conflicts_among
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.dot import dot
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import Graph
from riskctl.render.mermaid import mermaid
from riskctl.render.printing import pdf, png
from riskctl.render.svg import svg
from riskctl.report.published import TABLES, published
from riskctl.report.shown import shown_to
from tests.render.site.reading import site_of
from tests.render.tables import everything_in, file_of
from tests.render.test_chart_profiles import chunks
from tests.report.planted import planted, signs

PUBLIC, INTERNAL, RESTRICTED = Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.RESTRICTED
PUBLISHING: Mapping[str, object] = {"disclosure": {"publish_risk_points": True}}
PARTS = ("pages", "downloads", "graphs", "charts", "tables", "documents", "prints")
FILES = ("html", "md", "csv", "json", "xlsx")
DOCUMENTS = ("docx", "pdf")
# Records of which nothing at all is public: their ids tell of them.
HIDDEN = ("idpeople", "idportfolios", "iddelegations", "idwaivers")


@cache
def of(publishes: bool) -> Catalog:
    return planted(PUBLISHING if publishes else None)


@cache
def held(part: str, profile: Disclosure, publishes: bool) -> str:
    """All that the bytes of this part of what is rendered hold, paths included."""
    catalog = of(publishes)
    if part in ("pages", "downloads"):
        site = site_of(catalog, profile)
        return "".join(path + everything_in(data, path.rpartition(".")[2]) for path, data in site.items()
                       if path.startswith("tables/") is (part == "downloads"))
    makers = {"graphs": _graphs, "charts": _charts, "tables": _tables, "documents": _documents, "prints": _prints}
    return makers[part](catalog, profile)


def _graphs(catalog: Catalog, profile: Disclosure) -> str:
    found = graphs(catalog, profile)
    drawn = "".join(svg(picture(graph, "zh", "")) + dot(graph) for graph in found)
    return drawn + "".join(everything_in(file_of(duty_matrix(found[0], "zh"), format), format) for format in FILES)


def graphs(catalog: Catalog, profile: Disclosure) -> Sequence[Graph]:
    """The graphs that the profile shows, the map of duties first."""
    shown = shown_to(catalog, profile)
    conflicts = conflicts_among(shown)
    found = [duty_map(shown, posts_of(shown), "zh", conflicts), neighbourhood(shown, "idposts", "zh", conflicts)]
    if any(post.reports_to for post in shown.seen.posts.values()):
        found.append(reporting_lines(shown, posts_of(shown), "zh", conflicts))
    return found


def _charts(catalog: Catalog, profile: Disclosure) -> str:
    drawing = chart(catalog, profile)
    sheets = fitted(drawing, USUAL).sheets
    return "".join(map(svg, sheets.pictures)) + chart_dot(drawing.content, sheets) + mermaid(drawing.content)


def chart(catalog: Catalog, profile: Disclosure) -> Drawing:
    """The flowchart of the power that is planted."""
    return Drawing(catalog, catalog.powers["idpowers"], profile, "zh", "")


def _tables(catalog: Catalog, profile: Disclosure) -> str:
    return _published(catalog, profile, FILES)


def _documents(catalog: Catalog, profile: Disclosure) -> str:
    matrix = duty_matrix(graphs(catalog, profile)[0], "zh")
    return _published(catalog, profile, DOCUMENTS) + "".join(everything_in(file_of(matrix, format), format) for format in DOCUMENTS)


def _published(catalog: Catalog, profile: Disclosure, formats: Sequence[str]) -> str:
    found = [published(shown_to(catalog, profile), name, "zh") for name in TABLES]
    return "".join(everything_in(file_of(one.table, format), format) for one in found if one for format in formats)


def _prints(catalog: Catalog, profile: Disclosure) -> str:
    drawn = [pdf((picture(graph, "zh", ""),)) for graph in graphs(catalog, profile)]
    return "".join(everything_in(data, "pdf") for data in (*drawn, pdf(fitted(chart(catalog, profile), USUAL).sheets.pictures)))


def fields_in(text: str) -> set[str]:
    return {path for sign, path in signs().items() if sign in text}


def sees(path: str, profile: Disclosure, publishes: bool) -> bool:
    kind, _, below = path.partition(".")
    return bool(sees_field(of(publishes).manifest, kind, below, profile))


@pytest.mark.parametrize("publishes", [False, True])
@pytest.mark.parametrize("profile", list(Disclosure))
@pytest.mark.parametrize("part", PARTS)
def test_nothing_beyond_the_profile_is_in_the_bytes(part: str, profile: Disclosure, publishes: bool) -> None:
    text = held(part, profile, publishes)
    assert sorted(path for path in fields_in(text) if not sees(path, profile, publishes)) == []
    if profile is PUBLIC:
        assert [id for id in HIDDEN if id in text] == []


def test_every_field_has_a_sign_of_its_own() -> None:
    paths = set(signs().values())
    assert len(paths) == len(signs())
    assert {path.partition(".")[0] for path in paths} == KINDS.keys() - {"level_schemes"}
    assert len(paths) > 85
    by_profile = {profile: sum(sees(path, profile, False) for path in paths) for profile in Disclosure}
    assert by_profile[PUBLIC] < by_profile[INTERNAL] < by_profile[RESTRICTED] == len(paths)


@pytest.mark.parametrize(("part", "profile", "publishes", "some"), [
    ("pages", PUBLIC, False, {"units.name", "posts.name", "duties.name", "powers.name", "powers.legal_basis", "powers.fee", "powers.complaint",
                              "powers.steps.name", "powers.conditions", "sod_rules.name", "sod_rules.legal_basis"}),
    ("pages", PUBLIC, True, {"risk_points.name", "risk_points.manifestation", "controls.name"}),
    ("pages", INTERNAL, False, {"people.name", "risk_points.name", "risk_points.manifestation", "controls.name", "powers.filing"}),
    ("downloads", PUBLIC, False, {"powers.name", "powers.legal_basis", "posts.name", "institutions.name"}),
    ("downloads", INTERNAL, False, {"people.name", "risk_points.name", "controls.name"}),
    ("graphs", PUBLIC, False, {"posts.name", "duties.name", "sod_rules.name"}),
    ("graphs", INTERNAL, False, {"posts.name", "duties.name", "sod_rules.name", "people.name"}),
    ("charts", PUBLIC, False, {"powers.name", "powers.steps.name", "posts.name", "powers.complaint"}),
    ("charts", INTERNAL, False, {"risk_points.name", "controls.name"}),
    ("prints", PUBLIC, False, {"powers.name", "powers.steps.name", "posts.name", "powers.complaint", "duties.name", "sod_rules.name"}),
    ("prints", INTERNAL, False, {"risk_points.name", "controls.name", "people.name"}),
    ("documents", PUBLIC, False, {"powers.name", "powers.legal_basis", "posts.name", "duties.name", "institutions.name"}),
    ("documents", INTERNAL, False, {"people.name", "risk_points.name", "risk_points.consequence", "controls.name"}),
    ("tables", PUBLIC, False, {"powers.name", "institutions.name"}),
    ("tables", INTERNAL, False, {"people.name", "risk_points.name", "risk_points.consequence", "institutions.scope"})])
def test_what_the_profile_shows_is_there(part: str, profile: Disclosure, publishes: bool, some: set[str]) -> None:
    assert some - fields_in(held(part, profile, publishes)) == set()


@pytest.mark.parametrize("profile", list(Disclosure))
def test_pixels_are_all_that_a_png_holds(profile: Disclosure) -> None:
    """Pixels show the words of the picture that the SVG and the PDF hold too."""
    graph = picture(graphs(of(False), profile)[0], "zh", "")
    (sheet, *_) = fitted(chart(of(False), profile), USUAL).sheets.pictures
    for data in (png(graph, 40), png(sheet, 40)):
        assert {name for name, _ in chunks(data)} <= {"IHDR", "pHYs", "sRGB", "gAMA", "IDAT", "IEND"}
