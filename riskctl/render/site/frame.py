"""What stands around every page: head, where one is, the way to the other pages, and what the page rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.address import lead
from riskctl.render.site.parts import LINE
from riskctl.render.site.site import Site
from riskctl.report.html import Markup, element, joined

ASSETS = ("site.css", "site.js", "icon.svg")
POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
          "object-src 'none'")
"""What a page may load: its own style and script, and nothing else. Nothing in the page itself is run."""

_FOLDER = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the site that every page leads to."""

    path: str
    title: str


def asset(name: str) -> bytes:
    """The style, the script or the sign of the site."""
    return (_FOLDER / name).read_bytes()


def page(site: Site, entries: Sequence[Entry], path: str, title: str, *body: str | Markup, code: str = "",
         of: str = "index.html") -> bytes:
    """The page at the path; `of` is the part of the site that it belongs to, `code` stands beside the title."""
    owner = site.seen.manifest.name or site.words("权力事项", "Powers")
    head = element(
        "head", element("meta", charset="utf-8"), element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"), element("meta", name="generator", content="riskctl"),
        element("title", f"{title} · {owner}" if title != owner else title),
        element("link", rel="stylesheet", href=lead(path, "site.css")),
        element("link", rel="icon", href=lead(path, "icon.svg"), type="image/svg+xml"),
        element("script", src=lead(path, "site.js"), defer="defer"))
    here = next((entry for entry in entries if entry.path == of and entry.path != path), None)
    trail = element("p", element("a", here.title, href=lead(path, here.path)), class_="trail screen") if here else joined()
    heading = element("h1", title, *((" ", element("span", code, class_="code")) if code else ()))
    main = element("main", trail, heading, LINE, *body, LINE, id="main", tabindex="-1")
    whole = element("body", element("a", site.words("跳到正文", "Skip to the content"), href="#main", class_="skip"), LINE,
                    _top(site, path, owner), LINE, _sections(site, entries, path, of), LINE, main, LINE, _foot(site), LINE)
    document = element("html", head, LINE, whole, lang="zh-CN" if site.language == "zh" else "en")
    return f"<!DOCTYPE html>\n{document.html}\n".encode()


def _top(site: Site, path: str, owner: str) -> Markup:
    profile = {Disclosure.PUBLIC: site.words("公开", "public"), Disclosure.INTERNAL: site.words("内部资料，不得外传", "internal"),
               Disclosure.RESTRICTED: site.words("限定范围，不得外传", "restricted")}[site.shown.profile]
    day = site.seen.as_of.isoformat()
    stated = [site.words(f"以 {day} 为准", f"as of {day}"), profile]
    if site.version:
        stated.append(site.words(f"版本 {site.version}", f"version {site.version}"))
    return element("header", element("p", element("a", owner, href=lead(path, "index.html")), class_="bureau"),
                   element("p", " · ".join(stated), class_="stated"), class_="top")


def _sections(site: Site, entries: Sequence[Entry], path: str, of: str) -> Markup:
    links = []
    for entry in entries:
        mark = {"aria_current": "page"} if entry.path == path else {"aria_current": "true"} if entry.path == of else {}
        links.append(element("li", element("a", entry.title, href=lead(path, entry.path), **mark)))
    return element("nav", element("ul", *links), class_="sections", aria_label=site.words("栏目", "Sections"))


def _foot(site: Site) -> Markup:
    return element("footer", element("p", site.words(
        "本站由 riskctl 根据权力目录生成，内容以单位正式公布的文件为准。",
        "Written by riskctl from the catalog of powers. What the bureau has formally published prevails.")))
