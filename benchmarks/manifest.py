"""The manifest of a synthetic catalog, and one with faults of its own (CA5xx)."""

from benchmarks.planting import Expected

AS_OF = "2026-06-30"
"""The day for which a synthetic catalog is without findings."""

MANIFEST = f"""riskctl: 1
name: 合成目录（自动生成，单位和人员均为虚构；检查时加 --as-of {AS_OF}）
language: zh-CN
level_scheme: hml
rules:
  PW110: {{required: true}}
  PW111: {{required: true}}
"""

FAULTY = (
    MANIFEST
    + """  XX999: off
unified_code: "12441500196720244X"
requires: ">=99.0"
packs: [county-customs]
limits: {files: 999999999}
"""
)

FAULTY_EXPECTED = [
    Expected("CA503", None, "unified_code"),
    Expected("CA504", None, "requires"),
    Expected("CA505", None, "rules.XX999"),
    Expected("CA506", None, "packs"),
    Expected("CA507", None, "limits.files"),
]
