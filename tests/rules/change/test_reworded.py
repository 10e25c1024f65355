"""DF902: a text that describes and does not bind."""

from typing import Any

import pytest

from riskctl.rules.change.reworded import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("kind", "before", "after", "field"), [
    ("risk_points", {"cause": "缺少监督"}, {"cause": "监督不够"}, "cause"),
    ("powers", {"name": "许可"}, {"name": "经营许可"}, "name"),
    ("powers", {"version": "1"}, {}, "version"),
    ("powers", {"lanes": ["p", "q"]}, {"lanes": ["p"]}, "lanes"),
    ("powers", {"x-no": 1}, {"x-no": 2}, "x-no"),
    ("risk_points", {"cause": "缺少监督"}, {}, None),
    ("controls", {"evidence": "记录"}, {"evidence": "台账"}, None),
    ("powers", {"fee": "不收费"}, {"fee": "收费"}, None),
    ("risk_points", {"scoring": {"consequence": "刑事"}}, {"scoring": {"consequence": "通报"}}, None),
    ("risk_points", {"scoring": {"criteria": {"cause": True}}}, {"scoring": {"criteria": {"cause": False}}}, None),
    ("powers", {"measure": {"name": "金额", "unit": "元"}}, {"measure": {"name": "数额", "unit": "元"}}, "measure.name"),
])
def test_what_only_describes_is_told(kind: str, before: Any, after: Any, field: str | None) -> None:
    base, head = (of(kind, {"type": "t", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {} if field else None)
