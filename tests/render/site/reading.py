"""Sites made in tests, and pages read back as trees."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

from riskctl.catalog.read import read_catalog
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.build import site_files
from tests.building import EXAMPLES, TODAY

EMPTY = frozenset({"meta", "br", "link", "input"})
NO_END = EMPTY | {"rect", "path", "polygon"}


@dataclass
class Node:
    """An element of a page: its name, attributes, children in order, and the text right inside it."""

    name: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def each(self, *names: str) -> Iterator["Node"]:
        """The elements of these names (all without any) inside, in the order of the page."""
        for child in self.children:
            if not names or child.name in names:
                yield child
            yield from child.each(*names)

    def words(self) -> str:
        """All text inside, that of inner elements after its own."""
        return self.text + "".join(child.words() for child in self.children)

    def get(self, name: str) -> str:
        """An attribute; '' where it is absent."""
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    """Reads a page, and takes nothing that is not well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in NO_END:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in NO_END, tag
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def parsed(data: bytes) -> Node:
    """The page as a tree; a page that is not well-formed fails the test."""
    text = data.decode()
    assert text.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def site_of(of: Catalog, profile: Disclosure = Disclosure.INTERNAL, language: Language = "zh") -> Mapping[str, bytes]:
    """The bytes of every file by its path."""
    files = site_files(of, profile, language, "abc1234567")
    assert len({file.path for file in files}) == len(files)
    return {file.path: file.make() for file in files}


def pages_of(site: Mapping[str, bytes]) -> Mapping[str, Node]:
    """The pages of a site as trees, by their paths."""
    return {path: parsed(data) for path, data in site.items() if path.endswith(".html")}


@cache
def licence(profile: Disclosure = Disclosure.INTERNAL, language: Language = "zh") -> Mapping[str, bytes]:
    """The site of the small example."""
    return site_of(read_catalog(EXAMPLES / "food-licence", TODAY), profile, language)


def target(page: str, address: str) -> tuple[str, str]:
    """The path from the top of the site that a link of a page leads to, and the name on that page."""
    path, name = urldefrag(address)
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page), name


def dead_links(site: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The pages and addresses of links that lead to no file of the site, or to no name on its page."""
    pages = pages_of(site)
    names = {path: {node.get("id") for node in page.each()} for path, page in pages.items()}
    for path, page in pages.items():
        for node in page.each():
            for address in (node.attributes[key] for key in ("href", "src", "xlink:href") if key in node.attributes):
                where, name = target(path, unquote(address))
                if where not in site or (name and name not in names.get(where, ())):
                    yield path, address
