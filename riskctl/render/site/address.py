"""Where each page of the site stands, and how one page leads to another."""

import hashlib
import posixpath
import re

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,47}\Z")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_HASHED = re.compile(r"-[0-9a-f]{12}\Z")
# Names that Windows keeps for devices, whatever follows the dot.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
# `index` is the page of a whole folder.
_OWN = "index"

FOLDERS = {"powers": "powers", "posts": "posts", "units": "units", "rules": "rules", "sod_rules": "separation"}
"""The kinds of things that have a page each, and the folder that the pages stand in."""


def slug(id: str) -> str:
    """A name for the id that every file system and address holds, different for different ids.

    An id of small letters, digits and hyphens is its own name; any other keeps what it has of these and gets a digest.

    >>> slug("food-safety"), slug("XK-0131"), slug("con")
    ('food-safety', 'xk-0131-a6ee9e562db3', 'con-1143da2bc54c')
    """
    if _PLAIN.match(id) and not _HASHED.search(id) and not _DEVICES.match(id) and id != _OWN:
        return id
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    begin = _NOT_PLAIN.sub("-", id.lower())[:32].strip("-")
    return f"{begin}-{digest}" if begin else f"x-{digest}"


def page_path(kind: str, id: str) -> str:
    """The path of the page of a record or rule, from the top of the site."""
    return f"{FOLDERS[kind]}/{slug(id)}.html"


def lead(page: str, target: str) -> str:
    """How the page leads to the target, both as paths from the top of the site.

    >>> lead("powers/a.html", "posts/b.html"), lead("index.html", "site.css")
    ('../posts/b.html', 'site.css')
    """
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
