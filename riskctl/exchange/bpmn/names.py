"""Names of BPMN 2.0 in XML."""

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
