"""The site of the small example, recorded so that it can be opened: examples/food-licence/site/index.html."""

import json
from collections.abc import Mapping

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.build import site_files
from tests.building import EXAMPLES, TODAY
from tests.render.site.reading import dead_links
from tests.render.tables import everything_in

RECORDED = EXAMPLES / "food-licence" / "site"


def made() -> Mapping[str, bytes]:
    """The files of the site, all of them."""
    of = read_catalog(EXAMPLES / "food-licence", TODAY)
    return {file.path: file.make() for file in site_files(of, Disclosure.INTERNAL, "zh")}


def recorded() -> Mapping[str, bytes]:
    """The files on disk by their paths."""
    return {path.relative_to(RECORDED).as_posix(): path.read_bytes() for path in RECORDED.rglob("*") if path.is_file()}


def test_the_site_is_as_recorded_byte_by_byte(request: pytest.FixtureRequest) -> None:
    files = made()
    if request.config.getoption("--accept"):
        for path in recorded().keys() - files.keys():
            (RECORDED / path).unlink()
        for path, data in files.items():
            (RECORDED / path).parent.mkdir(parents=True, exist_ok=True)
            (RECORDED / path).write_bytes(data)
    found = recorded()
    assert sorted(found) == sorted(files)
    # How well an archive is packed is for the library that packs it; its parts are the same bytes.
    assert [path for path, data in files.items() if _parts(path, found[path]) != _parts(path, data)] == []


def _parts(path: str, data: bytes) -> bytes | str:
    return everything_in(data, "xlsx") if path.endswith(".xlsx") else data


def test_whoever_opens_what_is_recorded_meets_no_dead_link() -> None:
    assert list(dead_links(recorded())) == []


def test_the_site_names_every_file_that_is_recorded() -> None:
    listed = json.loads((RECORDED / "riskctl-site.json").read_bytes())["files"]
    assert sorted(recorded()) == sorted((*listed, "riskctl-site.json"))
