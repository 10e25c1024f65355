"""The heat map as a table."""

from typing import Any

import pytest

from riskctl.report.heating import heat_table
from riskctl.risk.heat import heat_map
from tests.building import catalog

TWO = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "q", "tested": "2026-05-01",
       "effect": {"design": "full", "operation": "full"}}


def point(likelihood: str, impact: str, **fields: Any) -> dict[str, Any]:
    return {"name": "甲", "scoring": {"likelihood": likelihood, "impact": impact}, **fields}


@pytest.mark.parametrize(("before", "after", "expected"), [
    (True, False, {"high": ["一级 ★★★ 2", "一级 ★★★ 0", "二级 ★★ 0"], "medium": ["一级 ★★★ 0", "二级 ★★ 1", "三级 ★ 0"],
                   "low": ["二级 ★★ 0", "三级 ★ 0", "三级 ★ 0"]}),
    (False, True, {"high": ["一级 ★★★ 1/二级 ★★ 1", "0", "0"], "medium": ["0", "二级 ★★ 1", "0"], "low": ["0", "0", "0"]}),
])
def test_every_square_says_its_level_in_words(before: bool, after: bool, expected: dict[str, list[str]]) -> None:
    of = catalog({"level_scheme": "matrix"}, controls={"c": TWO}, risk_points={
        "a": point("high", "high"), "b": point("high", "high", controls=["c"]), "d": point("medium", "medium")})
    table = heat_table(of, heat_map(of, of.risk_points.values()), "zh", before=before, after=after)
    rows = [["/".join(cell.lines) if not isinstance(cell, str) else cell for cell in row] for row in table.rows]
    assert [row[1:] for row in rows] == list(expected.values())
