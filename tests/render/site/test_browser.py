"""The script of the site in a browser, where there is one: it shows the rows that fit, and says how many."""

import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.language import Language
from riskctl.render.site.address import page_path
from tests.building import TODAY, catalog
from tests.conftest import ROOT
from tests.render.site.browser import needs_browser, on_disk, opened
from tests.render.site.reading import licence, site_of

pytest.importorskip("playwright.sync_api")
pytestmark = needs_browser

NAMES = ("公示结果", "ＡＢＣ审批", "abc 复核", "现场核查", "现场  检查")
LEVELS = ("high", "medium", "low")
TYPES = ("process", "post_duty")


def _points() -> dict[str, object]:
    return {f"r{at}": {"at": "w", "name": f"{NAMES[at % 5]}{at}", "type": [TYPES[at % 2]], "level": LEVELS[at % 3], "manifestation": "x",
                       "accountable": {"direct": "p"}} for at in range(400)}

SHOWN = """[...document.querySelectorAll('table.found tbody tr')].filter(row => !row.hidden)
                .map(row => row.querySelector('.note').textContent)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    of = catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}},
                 powers={"w": {"name": "事", "unit": "u", "type": "national:license"}}, risk_points=_points())
    folder = on_disk(site_of(of), tmp_path_factory.mktemp("site"))
    found = browser.new_page()
    found.on("pageerror", lambda error: pytest.fail(str(error)))
    found.goto((folder / "risks.html").as_uri())
    return found


def shown(page: Any) -> list[str]:
    """The ids of the rows that are shown, once no more come."""
    before, now = None, shown_now(page)
    while now != before:
        page.wait_for_timeout(150)
        before, now = now, shown_now(page)
    return now


def shown_now(page: Any) -> list[str]:
    return [str(id) for id in page.evaluate(SHOWN)]


def fitting(words: str, level: str) -> list[str]:
    """The ids of the risk points that fit, by looking at each."""
    asked = unicodedata.normalize("NFKC", words).lower().split()
    return [f"r{at}" for at in range(400) if (not level or LEVELS[at % 3] == level)
            and all(word in unicodedata.normalize("NFKC", f"{NAMES[at % 5]}{at} r{at}").lower() for word in asked)]


@pytest.mark.parametrize(("words", "level"), [
    ("", ""), ("公示", ""), ("abc", ""), ("ＡＢＣ 复核", ""), ("现场 核查", "high"), ("", "low"), ("没有这个", ""), ("", "medium"),
    ("39", "high")])
def test_rows_that_fit_are_shown_and_counted(words: str, level: str, page: Any) -> None:
    page.fill("#find-words", words)
    page.select_option("#find-level", level)
    wanted = fitting(words, level)
    assert shown(page) == wanted
    said = "没有符合条件的，请放宽条件。" if not wanted else "共 400 项。" if len(wanted) == 400 else f"共 400 项，显示 {len(wanted)} 项。"
    assert page.inner_text(".count") == said


def test_what_is_asked_for_stands_in_the_address_and_is_kept(page: Any) -> None:
    page.fill("#find-words", "公示")
    page.select_option("#find-level", "high")
    wanted: Sequence[str] = fitting("公示", "high")
    page.reload()
    assert page.input_value("#find-words") == "公示"
    assert shown(page) == wanted
    page.click("button[type=reset]")
    assert len(shown(page)) == 400
    assert "#" not in page.url


@pytest.mark.parametrize("words", ["没有这个", "39", "公示"])
def test_a_screen_of_rows_is_back_before_the_next_frame_and_the_rest_follows(words: str, page: Any) -> None:
    page.fill("#find-words", words)
    kept = shown(page)
    asked = """document.querySelector('#find-words').value = '';
               document.querySelector('form.filters').dispatchEvent(new Event('input'))"""
    said = page.evaluate(f"() => {{ {asked}; return [{SHOWN}, document.querySelector('.count').textContent]; }}")
    first = fitting("", "")[:40]
    assert said == [[id for id in fitting("", "") if id in {*first, *kept}], "共 400 项。"]
    assert shown(page) == fitting("", "")


def test_paper_holds_every_row_that_fits(page: Any) -> None:
    page.fill("#find-words", "没有这个")
    shown(page)
    asked = "document.querySelector('form.filters').reset(); setTimeout(() => dispatchEvent(new Event('beforeprint')), 0)"
    assert page.evaluate(f"() => new Promise(done => {{ {asked}; setTimeout(() => done({SHOWN}), 0); }})") == fitting("", "")


def test_the_keyboard_is_enough(page: Any) -> None:
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-words"
    page.keyboard.type("公示")
    assert shown(page) == fitting("公示", "")


LONG_ZH, LONG = "关于进一步规范食品生产经营许可审批工作流程加强廉政风险防控的暂行办法实施细则", "Supercalifragilistic" * 6


@pytest.mark.parametrize("width", [375, 1280])
def test_no_name_is_too_long_for_the_screen(width: int, browser: Any, tmp_path: Path) -> None:
    """What is too wide is moved inside its own frame; on a narrow screen a card has its title across, and cells hold some words."""
    of = catalog({"name": LONG_ZH}, units={"u": {"name": LONG}, "v": {"name": LONG_ZH, "parent": "u"}},
                 posts={"p": {"name": LONG, "unit": "v"}, "q": {"name": LONG_ZH, "unit": "u", "reports_to": "p"}},
                 people={"n": {"name": LONG, "assignments": [{"post": "p"}]}}, controls={"c": {"name": LONG}},
                 powers={"w" * 60: {"name": LONG, "code": "X" * 60, "unit": "u", "type": "national:license", "start": "a", "steps": {
                     "a": {"name": LONG, "post": "p", "next": ["b"]}, "b": {"name": LONG_ZH, "post": "q", "next": ["end"]}}}},
                 risk_points={"r" * 60: {"at": f"{'w' * 60}/a", "name": LONG, "level": "high", "manifestation": LONG_ZH * 3,
                                         "accountable": {"direct": "p"}, "controls": [{"control": "c"}]}})
    site = {path: data for path, data in site_of(of).items() if not path.startswith(("rules/", "separation/"))}
    page = browser.new_page(viewport={"width": width, "height": 800})
    folder = on_disk(site, tmp_path)
    wide, narrow = [], []
    assert 'class="listing"' in site["holes.html"].decode()
    for path in (path for path in site if path.endswith(".html")):
        page.goto((folder / path).as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
        if width == 375 and page.evaluate(
                "[...document.querySelectorAll('.cards tbody th')].some(th => th.offsetWidth < .9 * th.parentElement.offsetWidth)"
                " || [...document.querySelectorAll('.listing td')].some(td => td.offsetWidth < 90)"):
            narrow.append(path)
    page.close()
    assert (wide, narrow) == ([], [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_site_works_from_a_server_as_from_a_folder_and_nothing_is_refused(language: Language, browser: Any, tmp_path: Path) -> None:
    folder = on_disk(licence(language=language), tmp_path)
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for root in (folder.as_uri(), f"http://127.0.0.1:{server.server_port}"):
        page.goto(f"{root}/index.html")
        page.fill("#find-words", "XK-0131")
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") == "rgb(31, 75, 119)"
        page.click("table.found tbody a")
        assert page.locator("svg a").count() == 4
        page.locator("svg a").first.click()
        assert "/posts/" in page.url
    page.close()
    server.shutdown()
    server.server_close()
    assert said == []


def test_charts_are_printed_as_large_as_they_were_drawn(browser: Any, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    of = read_catalog(ROOT / "catalog", TODAY)
    site = site_of(of)
    # A chart on sheets of A3, and a graph that no A4 page holds.
    chart, graph = page_path("powers", "JC-01"), page_path("posts", "director")
    folder = on_disk({path: data for path, data in site.items() if path in (chart, graph, "site.css", "site.js")}, tmp_path)
    for path in (chart, graph):
        page = browser.new_page()
        page.goto((folder / path).as_uri())
        page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
        drawn = page.evaluate("[...document.querySelectorAll('.chart svg')].map(one => one.getAttribute('width') + one.getAttribute('height'))")
        page.emulate_media(media="print")
        shown = page.evaluate("[...document.querySelectorAll('.chart svg')].map(one => [one.getBoundingClientRect().width, "
                              "one.getBoundingClientRect().height].map(size => Math.round(size * 25.4 / 96)))")
        assert shown == [[round(float(part)) for part in one.split("mm")[:2]] for one in drawn]
        assert shown
        papers = {tuple(round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]) for sheet in pypdf.PdfReader(tmp_path / "print.pdf").pages}
        assert papers & {(297, 420), (420, 297), (420, 594)}, papers
        page.close()
