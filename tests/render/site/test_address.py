"""Names of pages: safe everywhere, different for different ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.render.site.address import lead, page_path, slug

SAFE = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z")


@given(st.lists(st.text() | st.from_regex(r"\A[a-zA-Z0-9._-]{1,60}\Z"), unique=True))
def test_different_ids_have_different_names_on_every_file_system(ids: list[str]) -> None:
    names = [slug(id) for id in ids]
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(SAFE.match(name) or re.fullmatch(r"[a-z0-9][a-z0-9-]{0,47}", name) for name in names)
    assert all(len(name) <= 48 for name in names)


@pytest.mark.parametrize(("id", "name"), [
    ("food-safety", "food-safety"), ("XK-0131", "xk-0131-a6ee9e562db3"), ("../../etc", "etc-74ccf3c5b4c1"),
    ("con", "con-1143da2bc54c"), ("index", "index-1bc04b5291c2"), ("食品", "x-6840b7e09549")])
def test_what_an_id_is_called(id: str, name: str) -> None:
    assert slug(id) == name


def test_an_id_that_looks_like_the_name_of_another_is_another() -> None:
    assert slug("xk-0131-a6ee9e562db3") != slug("XK-0131")


def test_ways_between_pages() -> None:
    assert page_path("powers", "a") == "powers/a.html"
    assert lead("powers/a.html", "posts/b.html") == "../posts/b.html"
    assert lead("powers/a.html", "powers/b.html") == "b.html"
    assert lead("index.html", "tables/powers.xlsx") == "tables/powers.xlsx"
