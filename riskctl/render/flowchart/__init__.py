"""Flowcharts of powers (权力运行流程图), with their integrity risks (廉政风险防控图)."""
