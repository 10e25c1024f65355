"""Hostile text in every field and id stays text: it adds no element, no attribute and no path."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from riskctl.model.vocabulary import Disclosure
from riskctl.report.line import visible
from tests.building import catalog
from tests.render.site.reading import Node, pages_of, site_of
from tests.report.marked import marked

BAD = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) autofocus '", "javascript:alert(1)", "]]>", "<!--",
       "--></title><svg onload=alert(1)>", "a\x07b\x1b[2J", "\u202egnp.exe", "第一行\n第二行", "&amp;&#x41;&lt;", "\ud800", "</a></td></table>",
       "{{7*7}}", "\ufeff\u200b x")
IDS = ('"><script>alert(1)</script>', "../../etc/passwd", "a b\tc", "con", "CON", "Con", "index", "<!--", "\ud800", "食品", "x" * 300)


SHIFTS = range(0, len(BAD), 4)


@cache
def hostile(shift: int) -> tuple[Mapping[str, Node], Mapping[str, str]]:
    """The pages of a catalog with another hostile text in each field, and which stands where."""
    given: dict[str, str] = {}

    def mark(path: str) -> str:
        return given.setdefault(path, BAD[(len(given) + shift) % len(BAD)])

    return pages_of(site_of(marked(mark))), given


@cache
def tame() -> Mapping[str, Node]:
    """The pages of the same catalog with harmless words."""
    return pages_of(site_of(marked()))


def skeleton(page: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes; a drawing as one, since its lines break by their text."""
    for child in page.children:
        # How long a cell is decides its class.
        yield child.name, tuple(child.attributes) if child.name not in ("td", "br") else ()
        if child.name != "svg":
            yield from skeleton(child)


@pytest.mark.parametrize("shift", SHIFTS)
def test_text_changes_no_element(shift: int) -> None:
    wild, _ = hostile(shift)
    assert wild.keys() == tame().keys()
    known = {part for page in tame().values() for part in skeleton(page)}
    for path, page in wild.items():
        # What rules find differs: a text may itself be at fault.
        if path.startswith("rules/"):
            assert set(skeleton(page)) <= known, path
            continue
        # A text of two lines is two lines in a table that is shown as it is.
        bare = [[part for part in skeleton(one) if part[0] != "br"] for one in (page, tame()[path])]
        assert bare[0] == bare[1], path


@pytest.mark.parametrize("shift", SHIFTS)
def test_drawings_hold_nothing_but_lines_and_words(shift: int) -> None:
    for page in hostile(shift)[0].values():
        for drawing in page.each("svg"):
            assert {node.name for node in drawing.each()} <= {"title", "desc", "rect", "path", "polygon", "text", "a"}
            assert all(re.fullmatch(r"(?:\.\./)?(?:posts/|powers/)?[a-z0-9-]+\.html", node.get("href")) for node in drawing.each("a"))


def test_text_is_shown_as_it_is() -> None:
    pages, given = hostile(0)
    words = "".join(page.words() for page in pages.values())
    for field in ("units.name", "posts.name", "people.name", "powers.name", "powers.fee", "risk_points.name", "controls.name",
                  "powers.steps.name", "powers.legal_basis"):
        assert visible(given[field]) in words, field


@pytest.mark.parametrize("profile", list(Disclosure))
def test_ids_name_no_file_outside_and_no_two_the_same(profile: Disclosure) -> None:
    of = catalog(units={id: {"name": "某股", "parent": IDS[0]} for id in IDS},
                 posts={f"p{id}": {"name": "某岗", "unit": id} for id in IDS},
                 powers={f"q{id}": {"name": "某事", "unit": id, "type": f"x:{id}", "domain": id, "start": id,
                                    "steps": {id: {"name": "办", "kind": "accept", "post": f"p{id}", "next": ["end"]}}} for id in IDS})
    site = site_of(of, profile)
    assert all(re.fullmatch(r"(?:[a-z]+/)?[a-z0-9-]+\.(?:html|css|js|json|svg|xlsx|csv)", path) for path in site)
    assert len({path.casefold() for path in site}) == len(site)
    assert {len([path for path in site if path.startswith(folder)]) for folder in ("units/", "posts/", "powers/")} == {len(IDS)}
    pages_of(site)
