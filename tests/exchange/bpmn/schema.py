"""The schema of BPMN 2.0 as OMG publishes it: what may stand in each element, and a document to which all of it is added."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import SpiffWorkflow
from lxml import etree

from riskctl.exchange.bpmn.names import BPMN

FOLDER = Path(SpiffWorkflow.__file__).parent / "bpmn" / "parser" / "schema"
_XSD = "{http://www.w3.org/2001/XMLSchema}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_ELSEWHERE = {"isForCompensation", "triggeredByEvent"}
"""Attributes with which the element is left out as a whole."""


class Part(NamedTuple):
    """What may stand in an element: the elements that it may be, each with its type, how many there are at least, and
    whether there may be several.
    """

    least: int
    is_repeated: bool
    choices: tuple[tuple[str, str], ...]
    is_alternative: bool


class Added(NamedTuple):
    """What was added: the element that it is in, its name, its value, and the id of the element that it is, if it is one."""

    holder: Any
    name: str
    value: str
    id: str | None


@cache
def omg() -> Any:
    """The schema, to validate with."""
    return etree.XMLSchema(etree.parse(str(FOLDER / "BPMN20.xsd")))


@cache
def _declared(kind: str) -> dict[str, Any]:
    roots = [etree.parse(str(FOLDER / name)).getroot() for name in ("BPMN20.xsd", "Semantic.xsd")]
    return {one.get("name"): one for root in roots for one in root.findall(f"{_XSD}{kind}")}


@cache
def _with_bases(type_: str) -> tuple[Any, ...]:
    held = _declared("complexType").get(type_)
    if held is None:
        return ()
    base = held.find(f".//{_XSD}extension")
    return (*(_with_bases(base.get("base")) if base is not None else ()), held)


@cache
def attributes_of(type_: str) -> tuple[Any, ...]:
    """The attributes that an element of the type may have."""
    return tuple(one for held in _with_bases(type_) for one in held.iter(f"{_XSD}attribute"))


@cache
def parts_of(type_: str) -> tuple[Part, ...]:
    """What may stand in an element of the type, in its order."""
    found = []
    for part in (one for held in _with_bases(type_) for one in held.iter(f"{_XSD}element")):
        ref = part.get("ref")
        if ref is None or ":" not in ref:
            choices = tuple(_concrete(ref)) if ref else ((part.get("name"), part.get("type")),)
            found.append(Part(int(part.get("minOccurs", "1")), part.get("maxOccurs") == "unbounded", choices,
                              part.getparent().tag == f"{_XSD}choice"))
    return tuple(found)


def _concrete(name: str) -> Iterator[tuple[str, str]]:
    """The elements that may stand where this one is asked for."""
    type_ = _declared("element")[name].get("type")
    if type_ in _declared("complexType") and _declared("complexType")[type_].get("abstract") != "true":
        yield name, type_
    for other, one in _declared("element").items():
        if one.get("substitutionGroup") == name:
            yield from _concrete(other)


def type_of(element: Any) -> str:
    """The type of an element, by where it stands."""
    above = element.getparent()
    if above is None:
        return "tDefinitions"
    found = {name: type_ for part in parts_of(type_of(above)) for name, type_ in part.choices}
    return str(element.get(_TYPE) or found[etree.QName(element).localname])


class Filling:
    """Adds to a document everything that its elements may have besides, each with a value of its own."""

    def __init__(self, document: Any) -> None:
        self.count = 0
        self.added: list[Added] = []
        for held in list(document.iter(etree.Element)):
            if type_of(held) in _declared("complexType"):
                self._attributes(held)
                self._parts(held)

    def _own(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}_"

    def _attributes(self, held: Any) -> None:
        for attribute in attributes_of(type_of(held)):
            name = attribute.get("name")
            if held.get(name) is None and name not in _ELSEWHERE:
                held.set(name, self._value(attribute))
                self.added.append(Added(held, name, held.get(name), None))

    def _parts(self, held: Any) -> None:
        parts = parts_of(type_of(held))
        for at, part in enumerate(parts):
            for name, type_ in part.choices:
                may_be = part.is_repeated or not any(etree.QName(one).localname in dict(part.choices) for one in held)
                if may_be and not part.is_alternative and name != "partitionElement":
                    made = self._made(name, type_)
                    held.insert(_place(held, parts, at), made)
                    self.added.append(Added(held, name, "".join(made.itertext()), made.get("id")))

    def _made(self, name: str, type_: str) -> Any:
        """An element with no more than it has to have."""
        made = etree.Element(f"{{{BPMN}}}{name}")
        for attribute in attributes_of(type_):
            if attribute.get("name") == "id":
                made.set("id", self._own("i"))
            elif attribute.get("use") == "required":
                made.set(attribute.get("name"), self._value(attribute))
        for part in parts_of(type_):
            for _ in range(part.least):
                made.append(self._made(*part.choices[0]))
        if name == "extensionElements":
            etree.SubElement(made, "{urn:other}thing").set("of", self._own("v"))
        elif type_ not in _declared("complexType") or name in ("documentation", "conditionExpression", "text", "script"):
            made.text = self._own("t")
        return made

    def _value(self, attribute: Any) -> str:
        """A value other than the one taken for granted: one of its own where words are free."""
        name, type_, ordinary = attribute.get("name"), attribute.get("type"), attribute.get("default")
        listed = [one.get("value") for one in _declared("simpleType").get(type_, etree.Element("none")).iter(f"{_XSD}enumeration")]
        if listed:
            return next(str(value) for value in listed if value != ordinary)
        if type_ == "xsd:boolean":
            return "false" if ordinary == "true" or name == "isImmediate" else "true"
        return "7" if type_ in ("xsd:integer", "xsd:int") else self._own("v")


def _place(held: Any, parts: tuple[Part, ...], at: int) -> int:
    """Where a part goes: behind everything that has to stand before it."""
    order = {name: place for place, part in reversed(list(enumerate(parts))) for name, _ in part.choices}
    return max((place + 1 for place, one in enumerate(held) if order[etree.QName(one).localname] <= at), default=0)
