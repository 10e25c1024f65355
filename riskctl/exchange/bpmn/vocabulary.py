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
TAKEN = ("definitions", "collaboration", "participant", "process", "laneSet", "childLaneSet", "lane", "flowNodeRef",
         "sequenceFlow", "messageFlow", "conditionExpression", "incoming", "outgoing", "extensionElements", "documentation", "text")
"""What is read, or listed where it is read."""
