"""HTML, built element by element: whatever is not markup already is escaped, and nothing else makes markup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.report.line import visible

_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_EMPTY = frozenset({"meta", "br", "link", "input"})


@dataclass(frozen=True, slots=True)
class Markup:
    """Text that is HTML already: made by `element` and `joined`, or words of the program itself."""

    html: str


def element(name: str, /, *inside: str | Markup, **attributes: str) -> Markup:
    """An element with what is inside it; `class_` is written `class`, `http_equiv` is written `http-equiv`.

    >>> element("td", "<b> & ", element("i", "x"), class_='"q"').html
    '<td class="&quot;q&quot;">&lt;b&gt; &amp; <i>x</i></td>'
    """
    start = f"<{_checked(name)}{_attributes(attributes)}>"
    return Markup(start if name in _EMPTY else f"{start}{joined(*inside).html}</{name}>")


def joined(*parts: str | Markup) -> Markup:
    """The parts one after another."""
    return Markup("".join(part.html if isinstance(part, Markup) else escaped(part) for part in parts))


def escaped(text: str) -> str:
    """The text as HTML writes it; characters that control or reorder text are shown as escapes."""
    shown = visible(text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(character, entity)
    return shown


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {_checked(name.rstrip("_").replace("_", "-"))}="{escaped(value)}"' for name, value in attributes.items())


def _checked(name: str) -> str:
    if not _NAME.match(name):
        raise ValueError(f"{name!r} is no name of an element or attribute")
    return name
