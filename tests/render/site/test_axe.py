"""No page of a site breaks a rule of accessibility that axe knows, wide or narrow, in either language, for any profile.

axe comes with `axe-playwright-python`, which `nox -s browser` installs.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from tests.building import TODAY
from tests.conftest import ROOT
from tests.render.site.browser import needs_browser, on_disk, opened
from tests.render.site.reading import site_of

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = needs_browser
SCREENS = {"wide": (1280, 900), "narrow": (375, 700)}
SITES: tuple[tuple[Language, Disclosure, str], ...] = (
    ("zh", Disclosure.PUBLIC, "wide"), ("en", Disclosure.PUBLIC, "narrow"), ("zh", Disclosure.INTERNAL, "wide"),
    ("zh", Disclosure.INTERNAL, "narrow"), ("en", Disclosure.INTERNAL, "wide"), ("zh", Disclosure.RESTRICTED, "narrow"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as browser:
        yield browser


@cache
def county(language: Language, profile: Disclosure) -> Mapping[str, bytes]:
    """The site of a whole bureau."""
    return site_of(read_catalog(ROOT / "catalog", TODAY), profile, language)


def of_each_kind(site: Mapping[str, bytes]) -> Iterator[str]:
    """Every page at the top, and of each folder the first and the longest."""
    yield from (path for path in site if path.endswith(".html") and "/" not in path)
    for folder in sorted({path.partition("/")[0] for path in site if path.endswith(".html") and "/" in path}):
        inside = sorted(path for path in site if path.startswith(f"{folder}/"))
        yield from dict.fromkeys((inside[0], max(inside, key=lambda path: len(site[path]))))


@pytest.mark.parametrize(("language", "profile", "screen"), SITES, ids=lambda value: getattr(value, "value", value))
def test_axe_finds_nothing(language: Language, profile: Disclosure, screen: str, browser: Any, tmp_path: Path) -> None:
    site = county(language, profile)
    folder = on_disk(site, tmp_path)
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height})
    found, looked_at = [], 0
    for path in of_each_kind(site):
        page.goto((folder / path).as_uri())
        said = axe.Axe().run(page).response
        assert len(said["passes"]) > 10, path
        found += [(path, one["id"], one["nodes"][0]["target"], one["help"]) for one in said["violations"]]
        looked_at += 1
    page.close()
    assert found == []
    assert looked_at > 12


def test_axe_finds_what_is_wrong(browser: Any, tmp_path: Path) -> None:
    """So that finding nothing means something."""
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html><body><img src='x.png'><input></body></html>", encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    assert {"document-title", "html-has-lang", "image-alt", "label"} <= {one["id"] for one in axe.Axe().run(page).response["violations"]}
