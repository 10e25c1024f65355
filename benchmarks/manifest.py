"""The manifest of a synthetic catalog, and one with faults of its own (CA5xx)."""

from benchmarks.planting import Expected

AS_OF = "2026-06-30"
"""The day for which a synthetic catalog is without findings."""

PACKS = ("licensing", "penalties", "coercion", "disclosure", "decision", "market")
"""The packs of law that bind a market-regulation bureau."""

FORM = f"""riskctl: 1
name: 合成目录（自动生成，单位和人员均为虚构；检查时加 --as-of {AS_OF}）
language: zh-CN
level_scheme: matrix
rules:
  PW110: {{required: true}}
  PW111: {{required: true}}
"""

MANIFEST = f"{FORM}packs: [{', '.join(PACKS)}]\n"

FAULTY = (
    FORM
    + f"""  XX999: off
packs: [{", ".join(PACKS)}, county-customs]
disclosure:
  publish_risk_points: true
  columns: {{powers: [name, complain]}}
unified_code: "12441500196720244X"
requires: ">=99.0"
limits: {{files: 999999999}}
"""
)

FAULTY_EXPECTED = [
    Expected("CA503", None, "unified_code"),
    Expected("CA504", None, "requires"),
    Expected("CA505", None, "rules.XX999"),
    Expected("CA506", None, "packs"),
    Expected("CA507", None, "limits.files"),
    Expected("DS107", None, "disclosure.columns"),
    Expected("DS108", None, "disclosure.publish_risk_points"),
]
