"""A table that is searched and filtered on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.render.site.address import slug
from riskctl.render.site.parts import LINE, Column, Inside, Row, table
from riskctl.render.site.site import Site
from riskctl.report.html import Markup, element, joined


@dataclass(frozen=True, slots=True)
class Facet:
    """What rows are filtered by: its name, its title, and the values in their order with their names."""

    name: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A row, with its values by the name of each facet."""

    cells: Sequence[Inside]
    values: Mapping[str, Sequence[str]]


def finder(site: Site, title: str, hint: str, columns: Sequence[Column], rows: Sequence[Found],
           facets: Sequence[Facet]) -> Markup:
    """The filters and the table; facets that tell no rows apart are left out."""
    used = {facet.name: {value for row in rows for value in row.values.get(facet.name, ())} for facet in facets}
    offered = [facet for facet in facets if len({tuple(row.values.get(facet.name, ())) for row in rows}) > 1]
    fields = [_words(site, hint)]
    fields += [_select(site, facet, used[facet.name]) for facet in offered]
    again = element("div", element("button", site.words("清除条件", "Clear"), type="reset"))
    form = element("form", *fields, again, class_="filters", role="search", hidden="hidden", aria_label=site.words("查找", "Find"))
    every = site.words(f"共 {len(rows)} 项。", f"{len(rows)} in all.")
    count = element("p", every, class_="count", role="status", data_all=every,
                    data_some=site.words("共 {all} 项，显示 {shown} 项。", "{shown} of {all}."),
                    data_none=site.words("没有符合条件的，请放宽条件。", "Nothing fits: ask for less."))
    shown = [Row(row.cells, {facet.name: [slug(value) for value in row.values.get(facet.name, ())] for facet in offered})
             for row in rows]
    return joined(form, LINE, count, LINE, table(title, columns, shown, "found"))


def _words(site: Site, hint: str) -> Markup:
    return element("div", element("label", site.words("关键词", "Words"), for_="find-words"),
                   element("input", type="search", id="find-words", name="words", placeholder=hint, autocomplete="off"), class_="words")


def _select(site: Site, facet: Facet, used: set[str]) -> Markup:
    options = [element("option", name, value=slug(value)) for value, name in facet.values.items() if value in used]
    name = f"find-{facet.name}"
    return element("div", element("label", facet.title, for_=name),
                   element("select", element("option", site.words("全部", "all"), value=""), *options, id=name, name=facet.name))
