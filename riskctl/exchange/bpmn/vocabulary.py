"""The elements of BPMN by what becomes of them."""

from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, START, TASKS

EVENT_BASED = "eventBasedGateway"
NO_SUCH = ("inclusiveGateway", "complexGateway")
"""Gateways whose meaning steps cannot have."""

GATEWAYS = (EXCLUSIVE, PARALLEL, EVENT_BASED, *NO_SUCH)
WHOLES = ("subProcess", "adHocSubProcess", "transaction", "callActivity", "subChoreography", "callChoreography")
BOUNDARY = "boundaryEvent"
EVENTS = ("intermediateCatchEvent", "intermediateThrowEvent", "implicitThrowEvent", BOUNDARY)
LINK = "linkEventDefinition"
DEFINITIONS = ("timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "errorEventDefinition",
               "escalationEventDefinition", "conditionalEventDefinition", "compensateEventDefinition",
               "terminateEventDefinition", "cancelEventDefinition", LINK)
TIMES = ("timeDuration", "timeDate", "timeCycle")
NODES = (*TASKS, *GATEWAYS, *WHOLES, *EVENTS, START, END)
_FLOW = (*NODES, "sequenceFlow", "laneSet")
_LINKS = ("incoming", "outgoing")
_EVERYWHERE = ("documentation", "extensionElements")
_PARTS = {
    "definitions": ("collaboration", "process"), "collaboration": ("participant", "messageFlow"), "process": _FLOW,
    "laneSet": ("lane",), "childLaneSet": ("lane",), "lane": ("flowNodeRef", "childLaneSet"),
    "sequenceFlow": ("conditionExpression",), **dict.fromkeys(NODES, _LINKS), **dict.fromkeys(WHOLES, (*_LINKS, *_FLOW))}
EMPTY = ("collaboration", "laneSet", "childLaneSet")
"""Elements that say nothing by themselves, only by what is inside."""

_ATTRIBUTES = {
    "participant": ("name", "processRef"), "messageFlow": ("name", "sourceRef", "targetRef"), "process": ("name",),
    "lane": ("name", "actor"), "sequenceFlow": ("name", "sourceRef", "targetRef"),
    **dict.fromkeys(NODES, ("name", "default", "isForCompensation")), **dict.fromkeys(WHOLES, (
        "name", "default", "isForCompensation", "triggeredByEvent", "calledElement")),
    **dict.fromkeys(GATEWAYS, ("name", "default", "gatewayDirection")),
    BOUNDARY: ("name", "attachedToRef", "cancelActivity")}
_ORDINARY = {
    "startQuantity": "1", "completionQuantity": "1", "isInterrupting": "true", "parallelMultiple": "false",
    "isClosed": "false", "isExecutable": "false", "processType": "None", "isImmediate": "true", "instantiate": "false",
    "gatewayDirection": "Unspecified", "eventGatewayType": "Exclusive", "cancelRemainingInstances": "true",
    "method": "##Compensate", "textFormat": "text/plain", "expressionLanguage": "http://www.w3.org/1999/XPath",
    "typeLanguage": "http://www.w3.org/2001/XMLSchema"}
_WEB_SERVICE = ("serviceTask", "sendTask", "receiveTask")


def is_read(held: str, part: str) -> bool:
    """Whether what is inside an element is read, or listed where it is read."""
    return part in _EVERYWHERE or part in _PARTS.get(held, ())


def says_more(held: str, attribute: str, value: str) -> bool:
    """Whether an attribute of an element says something that is not read: a value other than the one that the schema of
    BPMN takes for granted. What only tells elements and files apart, `id` and `targetNamespace`, says nothing.
    """
    if attribute in ("id", "targetNamespace") or attribute in _ATTRIBUTES.get(held, ()):
        return False
    if attribute == "implementation":
        return value != ("##WebService" if held in _WEB_SERVICE else "##unspecified")
    return value != _ORDINARY.get(attribute)
