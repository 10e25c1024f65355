"""Every page of a site: whole, linked, readable without a mouse or eyes, and nothing in it that could run."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.frame import POLICY
from tests.building import TODAY, catalog
from tests.conftest import ROOT
from tests.render.site.reading import Node, dead_links, licence, pages_of, site_of, target
from tests.report.marked import marked

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL


@cache
def sites(name: str) -> Mapping[str, bytes]:
    match name:
        case "licence":
            return licence()
        case "licence in English":
            return licence(INTERNAL, "en")
        case "marked":
            return site_of(marked(many=2))
        case "published":
            return site_of(marked(manifest={"disclosure": {"publish_risk_points": True}}), PUBLIC)
        case _:
            return site_of(catalog(), PUBLIC)


@cache
def pages(name: str) -> Mapping[str, Node]:
    return pages_of(sites(name))


every_site = pytest.mark.parametrize("name", ["licence", "licence in English", "marked", "published", "empty"])


@every_site
def test_every_link_leads_to_a_file_of_the_site_and_a_name_on_it(name: str) -> None:
    assert list(dead_links(sites(name))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("profile", list(Disclosure))
def test_no_profile_and_no_language_leaves_a_dead_link(profile: Disclosure, language: Language) -> None:
    assert list(dead_links(licence(profile, language))) == []


@pytest.mark.parametrize(("profile", "language"), [(PUBLIC, "en"), (INTERNAL, "zh")])
def test_the_site_of_a_whole_bureau_has_no_dead_link(profile: Disclosure, language: Language) -> None:
    assert list(dead_links(site_of(read_catalog(ROOT / "catalog", TODAY), profile, language))) == []


def test_dead_links_are_found() -> None:
    """So that finding none means something."""
    links = '<a href="b.html">b</a><a href="#c">c</a><a href="a.html#d">d</a><a id="c" href="a.html#c">e</a>'
    page = f"<!DOCTYPE html>\n<html><body>{links}</body></html>\n".encode()
    assert list(dead_links({"a.html": page})) == [("a.html", "b.html"), ("a.html", "a.html#d")]


@every_site
def test_every_page_can_be_reached_from_the_first(name: str) -> None:
    met, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for node in pages(name)[path].each("a") if path in pages(name) else ():
            where, _ = target(path, node.get("href"))
            if where not in met:
                met.add(where)
                waiting.append(where)
    assert set(sites(name)) - met == {"site.css", "site.js", "icon.svg", "riskctl-site.json"}


@every_site
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_in_the_page(name: str) -> None:
    for path, page in pages(name).items():
        policies = [node.get("content") for node in page.each("meta") if node.get("http-equiv")]
        assert policies == [POLICY], path
        for node in page.each():
            assert not [key for key in node.attributes if key.startswith("on") or key == "style"], (path, node)
            assert node.name not in ("style", "iframe", "object", "embed", "base", "img", "image", "use", "foreignobject"), path
            assert all(":" not in node.get(key) for key in ("href", "src", "action", "xlink:href")), (path, node)
        assert [(node.get("src").rsplit("/", 1)[-1], node.text) for node in page.each("script")] == [("site.js", "")]


def test_the_script_makes_no_markup_and_asks_for_nothing() -> None:
    script = licence()["site.js"].decode()
    assert not any(word in script for word in ("innerHTML", "insertAdjacent", "document.write", "eval", "Function(", "fetch", "XMLHttp",
                                                "import", "http:", "https:"))
    assert "url(" not in licence()["site.css"].decode()


@every_site
def test_a_page_can_be_read_without_eyes_and_used_without_a_mouse(name: str) -> None:
    for path, page in pages(name).items():
        (html,) = page.each("html")
        assert html.get("lang") == ("en" if name.endswith("English") else "zh-CN")
        (title,) = next(page.each("head")).each("title")
        assert title.words().strip()
        for landmark in ("header", "nav", "main", "footer", "h1"):
            assert len(list(page.each(landmark))) == 1, (path, landmark)
        levels = [int(node.name[1]) for node in page.each("h1", "h2", "h3")]
        assert all(after - before <= 1 for before, after in pairwise([0, *levels])), path
        ids = [node.get("id") for node in page.each() if node.get("id")]
        assert len(set(ids)) == len(ids), path
        assert next(page.each("a")).attributes == {"href": "#main", "class": "skip"}
        assert all(node.words().strip() for node in page.each("a", "h1", "h2", "button", "option")), path
        _check_fields(page)
        _check_tables(page)


def _check_fields(page: Node) -> None:
    labelled = {node.get("for") for node in page.each("label")}
    assert {node.get("id") for node in page.each("input", "select")} == labelled
    for node in page.each():
        if "scroll" in node.get("class").split() or "chart" in node.get("class").split():
            assert node.get("tabindex") == "0"
            assert node.get("aria-label")


def _check_tables(page: Node) -> None:
    for table in page.each("table"):
        assert all(node.get("scope") in ("col", "row", "colgroup") for node in table.each("th"))
        (head,) = table.each("thead")
        assert any(True for _ in head.each("th"))


@every_site
def test_one_place_in_the_list_of_sections_is_marked(name: str) -> None:
    for path, page in pages(name).items():
        (nav,) = page.each("nav")
        assert len([node for node in nav.each("a") if node.get("aria-current")]) == 1, path


def test_a_drawing_with_links_is_no_image_and_has_a_name() -> None:
    drawings = [node for page in pages("licence").values() for node in page.each("svg")]
    assert drawings
    for drawing in drawings:
        assert drawing.get("role") == ("group" if any(True for _ in drawing.each("a")) else "img")
        assert drawing.children[0].name == "title"
        assert drawing.children[0].text


@pytest.mark.parametrize(("language", "says"), [("zh", "食品经营许可廉政风险防控图"), ("en", "食品经营许可: integrity risks and controls")])
def test_the_page_of_a_power_has_chart_steps_risks_and_law(language: Language, says: str) -> None:
    (page,) = [page for path, page in pages_of(licence(INTERNAL, language)).items() if path.startswith("powers/")]
    (drawing,) = page.each("svg")
    assert drawing.children[0].text == says
    leads = [target("powers/x.html", node.get("href"))[0] for node in drawing.each("a")]
    assert leads == [path for id in ("window", "reviewer", "deputy-director", "inspector") for path in [f"posts/{id}.html"]]
    steps, risks, law = page.each("table")
    assert [next(row.each("th")).words() for row in next(steps.each("tbody")).each("tr")] == [
        "1. 提出申请", "2. 受理", "3. 资料审查", "4. 现场核查", "5. 作出决定", "6. 送达与公示"]
    assert ["XK-0131-R1" in row.words() for row in next(risks.each("tbody")).each("tr")] == [True, False]
    assert "中华人民共和国行政许可法" in law.words()
