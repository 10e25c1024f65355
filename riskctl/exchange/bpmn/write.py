"""A power as a BPMN 2.0 file."""

import json
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, register_namespace, tostring

from riskctl.drawing.geometry import XY, Box
from riskctl.exchange.bpmn.diagram import EXCLUSIVE, Diagram, Element
from riskctl.exchange.bpmn.names import BPMN, BPMNDI, COLOR, DC, DI, PREFIXES, RISKCTL, xml_id
from riskctl.exchange.bpmn.outline import outline_of, step_id
from riskctl.exchange.bpmn.positions import Positions, positions_of
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.risk import RiskPoint

_GROUNDS = (("#FBE7E1", "#A3300D"), ("#FFF6DF", "#A87B14"), ("#EAF3FA", "#2F6EA3"))


def bpmn(catalog: Catalog, power: Power) -> bytes:
    """The power as BPMN 2.0 with a diagram: valid against the schema of OMG, the same bytes each time.

    The power, its risk points and their controls go along as extension elements, so that `import bpmn` gives them back
    as they were. What names a person is not among them.
    """
    for prefix, uri in PREFIXES.items():
        register_namespace(prefix, uri)
    diagram = outline_of(catalog, power)
    points = [point for point in catalog.risk_points.values() if any(at.split("/")[0] == power.id for at in point.at)]
    of = xml_id(power.id)
    root = Xml(f"{{{BPMN}}}definitions", {"id": f"definitions_{of}", "targetNamespace": RISKCTL, "exporter": "riskctl"})
    pool = SubElement(root, f"{{{BPMN}}}collaboration", {"id": f"collaboration_{of}"})
    SubElement(pool, f"{{{BPMN}}}participant", {"id": f"pool_{of}", "name": diagram.name, "processRef": diagram.id})
    process = SubElement(root, f"{{{BPMN}}}process", {"id": diagram.id, "name": diagram.name, "isExecutable": "false"})
    controls = dict.fromkeys(answer.control for point in points for answer in point.controls)
    known = [catalog.controls[id] for id in controls if id and id in catalog.controls]
    _records(process, [power, *points, *known])
    _lanes(process, diagram)
    steps = {step_id(key): f"{power.id}/{key}" for key in power.steps}
    for element in diagram.elements.values():
        _element(process, element, diagram, [point for point in points if steps.get(element.id) in point.at])
    for flow in diagram.flows:
        named = {"name": flow.name} if flow.name else {}
        SubElement(process, f"{{{BPMN}}}sequenceFlow", {"id": flow.id, **named, "sourceRef": flow.source, "targetRef": flow.target})
    _picture(root, power, diagram, positions_of(diagram, keeps_order=bool(power.lanes)), _colours(catalog, points, power))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _records(process: Xml, records: Iterable[Record]) -> None:
    """The records as they are written in the catalog, as JSON."""
    extension = SubElement(process, f"{{{BPMN}}}extensionElements")
    for record in records:
        held = SubElement(extension, f"{{{RISKCTL}}}record", {"kind": record.kind, "id": record.id})
        held.text = json.dumps(record.node, ensure_ascii=False, separators=(",", ":"))


def _lanes(process: Xml, diagram: Diagram) -> None:
    lanes = SubElement(process, f"{{{BPMN}}}laneSet", {"id": f"lanes_{diagram.id}"})
    for lane in diagram.lanes.values():
        held = SubElement(lanes, f"{{{BPMN}}}lane", {"id": lane.id, "name": lane.name, f"{{{RISKCTL}}}actor": lane.actor})
        for element in diagram.elements.values():
            if element.lane == lane.id:
                SubElement(held, f"{{{BPMN}}}flowNodeRef").text = element.id


def _element(process: Xml, element: Element, diagram: Diagram, points: Iterable[RiskPoint]) -> None:
    named = {"name": element.name} if element.name else {}
    held = SubElement(process, f"{{{BPMN}}}{element.tag}", {"id": element.id, **named})
    if points:
        extension = SubElement(held, f"{{{BPMN}}}extensionElements")
        for point in points:
            risk = SubElement(extension, f"{{{RISKCTL}}}risk", {"id": point.id, "name": point.label, "level": point.level or ""})
            for answer in point.controls:
                SubElement(risk, f"{{{RISKCTL}}}control", {"id": answer.control or ""})
    for flow in diagram.flows:
        if flow.target == element.id:
            SubElement(held, f"{{{BPMN}}}incoming").text = flow.id
    for flow in diagram.out[element.id]:
        SubElement(held, f"{{{BPMN}}}outgoing").text = flow.id


def _colours(catalog: Catalog, points: Iterable[RiskPoint], power: Power) -> Mapping[str, tuple[str, str]]:
    """For each task with risks, the colours of the gravest, by the id of the element."""
    scheme = catalog.level_scheme
    order = [level.id for level in scheme.levels] if scheme else []
    gravest: dict[str, int] = {}
    for point in points:
        if point.level in order:
            for of, _, key in (at.partition("/") for at in point.at):
                if of != power.id:
                    continue
                id = step_id(key)
                gravest[id] = min(gravest.get(id, len(order)), order.index(point.level))
    return {id: _GROUNDS[round(at * 2 / max(len(order) - 1, 1))] for id, at in gravest.items()}


def _picture(root: Xml, power: Power, diagram: Diagram, positions: Positions, colours: Mapping[str, tuple[str, str]]) -> None:
    of = xml_id(power.id)
    held = SubElement(root, f"{{{BPMNDI}}}BPMNDiagram", {"id": f"diagram_{of}"})
    plane = SubElement(held, f"{{{BPMNDI}}}BPMNPlane", {"id": f"plane_{of}", "bpmnElement": f"collaboration_{of}"})
    _shape(plane, f"pool_{of}", positions.pool, {"isHorizontal": "false"})
    for lane, box in positions.lanes.items():
        _shape(plane, lane, box, {"isHorizontal": "false"})
    for id, box in positions.shapes.items():
        more = {"isMarkerVisible": "true"} if diagram.elements[id].tag == EXCLUSIVE else {}
        if id in colours:
            ground, border = colours[id]
            more |= {f"{{{COLOR}}}background-color": ground, f"{{{COLOR}}}border-color": border}
        _shape(plane, id, box, more)
    for flow, points, label in zip(diagram.flows, positions.edges, positions.labels, strict=True):
        _edge(plane, flow.id, points, label)


def _shape(plane: Xml, id: str, box: Box, more: Mapping[str, str]) -> None:
    shape = SubElement(plane, f"{{{BPMNDI}}}BPMNShape", {"id": f"{id}_di", "bpmnElement": id, **more})
    _bounds(shape, box)


def _edge(plane: Xml, id: str, points: Iterable[XY], label: Box | None) -> None:
    edge = SubElement(plane, f"{{{BPMNDI}}}BPMNEdge", {"id": f"{id}_di", "bpmnElement": id})
    for x, y in points:
        SubElement(edge, f"{{{DI}}}waypoint", {"x": _number(x), "y": _number(y)})
    if label is not None:
        _bounds(SubElement(edge, f"{{{BPMNDI}}}BPMNLabel"), label)


def _bounds(held: Xml, box: Box) -> None:
    SubElement(held, f"{{{DC}}}Bounds", {"x": _number(box.x), "y": _number(box.y), "width": _number(box.width),
                                         "height": _number(box.height)})


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
