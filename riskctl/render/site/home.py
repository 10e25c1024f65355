"""The first page: figures, where the risks are, the list of powers, and files to take away."""

from collections.abc import Iterator, Sequence

from riskctl.render.site.address import lead
from riskctl.render.site.lists import power_list
from riskctl.render.site.parts import scrolled, section
from riskctl.render.site.site import Site
from riskctl.report.heating import heat_table
from riskctl.report.html import Markup, element, joined
from riskctl.report.page import table_markup
from riskctl.risk.heat import heat_map
from riskctl.risk.scope import points_in

# A map with more rows than this is shown when it is asked for, so that the powers stay at hand.
_SHORT = 8


def home_body(site: Site, page: str, files: Sequence[tuple[str, str]]) -> Iterator[Markup]:
    """The first page; `files` are paths and titles of the tables that can be taken away."""
    yield _figures(site)
    if not site.is_public and site.points:
        yield _heat(site)
    yield section(site.words("权力事项", "Powers"), power_list(site, page))
    yield section(site.words("下载", "Downloads"), downloads(page, files))


def _figures(site: Site) -> Markup:
    seen = site.seen
    figures = [(site.words("权力事项", "powers"), len(site.powers)),
               (site.words("有流程的事项", "with a flowchart"), sum(bool(power.steps) for power in site.powers.values())),
               (site.words("单位", "units"), len(seen.units)), (site.words("岗位", "posts"), len(seen.posts)),
               (site.words("人员", "people"), len(seen.people)), (site.words("制度", "institutions"), len(seen.institutions)),
               (site.words("风险点", "risk points"), len(site.points)), (site.words("防控措施", "controls"), len(seen.controls))]
    for level in site.levels.levels if site.points else ():
        at_level = [id for id in site.points if site.assessment(id).inherent == level]
        figures.append((site.words(f"风险点：{site.levels.starred(level)}", f"risk points: {site.levels.starred(level)}"), len(at_level)))
    shown = [element("li", element("b", str(number)), title) for title, number in figures if number]
    return element("ul", *shown, class_="figures") if shown else joined()


def _heat(site: Site) -> Markup:
    """The map of every risk point; words come from what is shown."""
    whole = site.shown.whole
    heat = heat_table(site.seen, heat_map(whole, points_in(whole)), site.language)
    is_open = {"open": "open"} if len(heat.rows) <= _SHORT else {}
    return element("details", element("summary", site.words("廉政风险热力图", "Heat map of risks")),
                   scrolled(heat.title, table_markup(heat, "heat")), *(element("p", note, class_="note") for note in heat.notes), **is_open)


def downloads(page: str, files: Sequence[tuple[str, str]]) -> Markup:
    """The files as links; nothing where there are none."""
    links = [element("li", element("a", f"{title} ({path.rsplit('.', 1)[1]})", href=lead(page, path), download=""))
             for path, title in files]
    return element("ul", *links, class_="downloads") if links else joined()
