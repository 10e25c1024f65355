"""Every document, chart, graph and page of a catalog with the digest of its bytes, one a line: `python -m tests.render.everything`.

It needs riskctl and its extras print and office, no library of tests, so that any Python can be asked.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from riskctl.catalog.read import read_catalog
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.positioned import dot
from riskctl.render.graphs.content import posts_of, reporting_lines
from riskctl.render.graphs.dot import dot as dot_of_graph
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map
from riskctl.render.mermaid import mermaid
from riskctl.render.paper import PAPERS
from riskctl.render.printing import pdf, png
from riskctl.render.site.build import site_files
from riskctl.render.svg import svg
from riskctl.render.table_file import FORMATS, About, table_file
from riskctl.report.published import TABLES, published
from riskctl.report.shown import shown_to

DAY = date(2026, 11, 22)
_EXAMPLE = Path(__file__).parents[2] / "examples" / "food-licence"
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def everything(of: Catalog) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, in both languages and in every profile."""
    for language in _LANGUAGES:
        for profile in Disclosure:
            begin = f"{language}/{profile.value}"
            for name, data in (*_tables(of, profile, language), *_charts(of, profile, language), *_graphs(of, profile, language)):
                yield f"{begin}/{name}", data
        for file in site_files(of, Disclosure.INTERNAL, language, "abc1234567"):
            yield f"{language}/site/{file.path}", file.make()


def _tables(of: Catalog, profile: Disclosure, language: Language) -> Iterator[tuple[str, bytes]]:
    for name in TABLES:
        made = published(shown_to(of, profile), name, language)
        for format in FORMATS if made else ():
            assert made is not None
            yield f"{name}.{format}", table_file(made.table, format, About(DAY, language, "某局", facts=made.facts))


def _charts(of: Catalog, profile: Disclosure, language: Language) -> Iterator[tuple[str, bytes]]:
    for power in of.powers.values():
        for is_full in (True, False):
            drawing = Drawing(of, power, profile, language, is_full=is_full)
            sheets = drawing.on(PAPERS["A3"])
            begin = f"{power.id}-{'full' if is_full else 'compact'}"
            yield f"{begin}.dot", dot(drawing.content, sheets).encode()
            yield f"{begin}.mmd", mermaid(drawing.content).encode()
            yield f"{begin}.pdf", pdf(sheets.pictures)
            for at, sheet in enumerate(sheets.pictures):
                yield f"{begin}-{at}.svg", svg(sheet).encode()
                yield f"{begin}-{at}.png", png(sheet, 60)


def _graphs(of: Catalog, profile: Disclosure, language: Language) -> Iterator[tuple[str, bytes]]:
    shown = shown_to(of, profile)
    # Nobody but those inside sees who reports to whom.
    for name, make in (("duties", duty_map), ("reporting", reporting_lines))[:1 if profile is Disclosure.PUBLIC else 2]:
        graph = make(shown, posts_of(shown), language)
        yield f"graph-{name}.dot", dot_of_graph(graph).encode()
        yield f"graph-{name}.svg", svg(picture(graph, language, "")).encode()


if __name__ == "__main__":
    for name, data in everything(read_catalog(_EXAMPLE, DAY)):
        print(hashlib.sha256(data).hexdigest(), name)
