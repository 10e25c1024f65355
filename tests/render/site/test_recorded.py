"""The site of the small example, recorded so that it can be opened: examples/food-licence/site/index.html."""

import json
from collections.abc import Mapping

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.address import page_path
from riskctl.render.site.build import site_files
from tests.building import EXAMPLES, TODAY
from tests.render.tables import everything_in

RECORDED = EXAMPLES / "food-licence" / "site"
# A page for every rule would make the example long; that of the one which finds something stands for them.
SHOWN = page_path("rules", "RP201")


def site() -> Mapping[str, bytes]:
    """The files of the site that are recorded."""
    of = read_catalog(EXAMPLES / "food-licence", TODAY)
    made = {file.path: file.make for file in site_files(of, Disclosure.INTERNAL, "zh")}
    return {path: make() for path, make in made.items() if not path.startswith("rules/") or path == SHOWN}


def test_the_site_is_as_recorded_byte_by_byte(request: pytest.FixtureRequest) -> None:
    files = site()
    if request.config.getoption("--accept"):
        for path, data in files.items():
            (RECORDED / path).parent.mkdir(parents=True, exist_ok=True)
            (RECORDED / path).write_bytes(data)
    recorded = {path.relative_to(RECORDED).as_posix(): path.read_bytes() for path in RECORDED.rglob("*") if path.is_file()}
    assert sorted(recorded) == sorted(files)
    # How well an archive is packed is for the library that packs it; its parts are the same bytes.
    assert [path for path, data in files.items() if _parts(path, recorded[path]) != _parts(path, data)] == []


def _parts(path: str, data: bytes) -> bytes | str:
    return everything_in(data, "xlsx") if path.endswith(".xlsx") else data


def test_what_is_recorded_is_the_site_but_for_pages_of_rules() -> None:
    listed = set(json.loads((RECORDED / "riskctl-site.json").read_bytes())["files"])
    left_out = listed - {path.relative_to(RECORDED).as_posix() for path in RECORDED.rglob("*")}
    assert left_out
    assert all(path.startswith("rules/") for path in left_out)
    assert "XK-0131-R2" in (RECORDED / SHOWN).read_text(encoding="utf-8")
