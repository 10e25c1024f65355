"""The script of the site in a browser, where there is one: it shows the rows that fit, and says how many."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.building import catalog
from tests.render.site.reading import site_of

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no browser")

NAMES = ("公示结果", "ＡＢＣ审批", "abc 复核", "现场核查", "现场  检查")
LEVELS = ("high", "medium", "low")
TYPES = ("process", "post_duty")


def _points() -> dict[str, object]:
    return {f"r{at}": {"at": "w", "name": f"{NAMES[at % 5]}{at}", "type": [TYPES[at % 2]], "level": LEVELS[at % 3], "manifestation": "x",
                       "accountable": {"direct": "p"}} for at in range(400)}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder: Path = tmp_path_factory.mktemp("site")
    of = catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}},
                 powers={"w": {"name": "事", "unit": "u", "type": "national:license"}}, risk_points=_points())
    for path, data in site_of(of).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    with sync_api.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = browser.new_page()
        found.on("pageerror", lambda error: pytest.fail(str(error)))
        found.goto((folder / "risks.html").as_uri())
        yield found
        browser.close()


def shown(page: Any) -> list[str]:
    """The ids of the rows that are shown, once all that fit are."""
    page.wait_for_timeout(150)
    return [str(id) for id in page.evaluate("[...document.querySelectorAll('table.found tbody tr')].filter(row => !row.hidden)"
                                            ".map(row => row.querySelector('.note').textContent)")]


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


def test_the_keyboard_is_enough(page: Any) -> None:
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find-words"
    page.keyboard.type("公示")
    assert shown(page) == fitting("公示", "")
