"""Graphs of who has which duties and reports to whom, drawn without an engine."""
