"""Names of BPMN 2.0 in XML."""

import re

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
RISKCTL = "urn:riskctl:bpmn:1"

BIOCOLOR = "http://bpmn.io/schema/bpmn/biocolor/1.0"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

PICTURE = (BPMNDI, DC, DI, COLOR, BIOCOLOR, INSTANCE)
"""What only says where and in what colours things are drawn, or of what type a value is."""

PREFIXES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "color": COLOR, "riskctl": RISKCTL}

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.-]|_(?=u)")
_ESCAPED = re.compile(r"_u([0-9a-f]{1,6})_")


def xml_id(id: str) -> str:
    """The id as part of one in XML that every modeller takes: letters beyond ASCII, which XML allows and some modellers
    refuse, by their number; two ids are never written alike.

    >>> xml_id("办-1")
    '_u529e_-1'
    """
    return _NOT_PLAIN.sub(lambda found: f"_u{ord(found[0]):x}_", id)


def id_in(xml: str) -> str:
    """The id that was written so.

    >>> id_in("_u529e_-1")
    '办-1'
    """
    return _ESCAPED.sub(lambda found: chr(number) if (number := int(found[1], 16)) < 0x110000 else found[0], xml)
