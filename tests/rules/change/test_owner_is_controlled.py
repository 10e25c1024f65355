"""DF105: a control that now belongs to whom it controls."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.owner_is_controlled import RULE
from tests.building import catalog, effects

POSTS = {id: {"name": id.upper(), "unit": "u"} for id in ("head", "inspector", "handler", "other")}


def control(fields: Any) -> Catalog:
    return catalog(posts=POSTS, controls={"c": {"name": "双人核查", **fields}},
                   powers={"w": {"name": "许可", "steps": {"s": {"name": "核查", "post": "handler"}}}},
                   risk_points={"r": {"at": "w/s", "accountable": {"direct": "inspector"}, "controls": ["c"]}})


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"owner": "head"}, {"owner": "inspector"}, "owner"),
    ({"owner": "handler", "performed_by": "head"}, {"owner": "handler", "performed_by": "handler"}, "performed_by"),
    ({"owner": "head"}, {"owner": "other"}, None),
    ({"owner": "inspector", "evidence": "记录"}, {"owner": "inspector"}, None),
])
def test_a_control_in_the_hands_of_the_controlled_is_told(before: Any, after: Any, field: str | None) -> None:
    values = None if field is None else {"name": "双人核查", "owner": POSTS[after["owner"]]["name"], "points": 1}
    there = effects(RULE, control(before), control(after))
    assert there == ([("weakens", "c", field, values)] if values else [])
    back = effects(RULE, control(after), control(before))
    assert [one[:3] for one in back] == ([("strengthens", "c", field)] if values else [])
