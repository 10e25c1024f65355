"""Processes in and out as BPMN 2.0: diagrams with lanes and positions, risks and controls as extension elements."""
