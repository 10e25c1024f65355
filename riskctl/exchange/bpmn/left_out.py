"""Everything in a file that is not taken into the catalog, each by its id or line."""

from collections.abc import Iterator

from riskctl.exchange.bpmn.diagram import TASKS
from riskctl.exchange.bpmn.parse import Tag
from riskctl.exchange.bpmn.vocabulary import DEFINITIONS, EMPTY, WHOLES, is_read, says_more
from riskctl.exchange.problems import Problem
from riskctl.model.vocabulary import Severity

_LONGEST = 60
_KEEP_DOCUMENTATION = ("process", *TASKS, *WHOLES)
_NOT_LISTED = ("riskctl:",)
_OWN = "riskctl"
"""What riskctl writes as the exporter into its own files."""
_OF_THE_FILE = ("definitions", "process")


def left_out(held: Tag) -> Iterator[Problem]:
    """What the element has that is not taken: parts without equivalent, and whatever other tools have put there."""
    for name, value in held.others.items():
        yield _other_tool(held, f"{name}={value}")
    yield from _attributes(held)
    for tag in held.inside:
        if tag.name == "extensionElements":
            yield from (_other_tool(held, f"{other.name}{_said(other)}") for other in tag.inside
                        if not other.name.startswith(_NOT_LISTED))
        elif tag.name == "documentation":
            yield from _undocumented(held, tag)
        elif not is_read(held.name, tag.name):
            yield _no_equivalent(tag, tag if tag.id else held)
        elif tag.name in EMPTY and not tag.inside:
            yield note(Severity.INFO, tag, f"{tag.name}：空的，略去", f"{tag.name}: empty, left out")


def _attributes(held: Tag) -> Iterator[Problem]:
    """The element's own attributes that are not read; those of the file and the process say how tools are to treat them."""
    said = [f"{key}={value}" for key, value in held.attributes.items()
            if value != _OWN and says_more(held.name, key, value)]
    if said:
        listed = ", ".join(short(one) for one in said)
        yield note(Severity.INFO if held.name in _OF_THE_FILE else Severity.WARNING, held,
                   f"{listed}：没有对应，略去", f"{listed}: no equivalent, left out")


def _undocumented(held: Tag, tag: Tag) -> Iterator[Problem]:
    """That documentation is left out, where there is no place for it, and what is more than text where there is."""
    if held.name in _KEEP_DOCUMENTATION:
        yield from _attributes(tag)
    elif tag.words():
        yield note(Severity.WARNING, held, f"说明“{short(tag.words())}”没有地方记，略去",
                   f"there is no place for its documentation '{short(tag.words())}'; left out")


def note(severity: Severity, tag: Tag, zh: str, en: str) -> Problem:
    """A problem at an element of the file."""
    return Problem(severity, tag.address, zh, en)


def documentation_of(tag: Tag) -> str:
    """What the element's documentation says."""
    return "\n".join(filter(None, (part.text.strip() for part in tag.all("documentation"))))


def _no_equivalent(tag: Tag, at: Tag) -> Problem:
    said = _said(tag)
    zh = said.replace(" (", "（").replace(")", "）") if said else ""
    if tag.name in DEFINITIONS:
        return note(Severity.WARNING, at, f"{tag.name}{zh}：事件的触发方式没有对应，名称作为连线上的文字",
                    f"{tag.name}{said}: what triggers an event has no equivalent; its name stands beside the way")
    return note(Severity.WARNING, at, f"{tag.name}{zh}：没有对应，略去", f"{tag.name}{said}: no equivalent, left out")


def _other_tool(held: Tag, what: str) -> Problem:
    return note(Severity.WARNING, held, f"{short(what)}：其他工具的内容，略去", f"{short(what)}: of another tool, left out")


def _said(tag: Tag) -> str:
    """What the element says, in brackets: its text, its name, or all its attributes."""
    words = next((text.words() for text in tag.all("text")), "") or tag.title or " ".join(
        f"{key}={value}" for key, value in {**tag.attributes, **tag.others}.items() if key not in ("id", "name"))
    inner = " ".join(filter(None, (tag.words(), *(inner.words() for inner in tag.inside))))
    words = words or inner
    return f" ({short(words)})" if words else ""


def short(text: str) -> str:
    """The text, cut where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST - 1]}…"
