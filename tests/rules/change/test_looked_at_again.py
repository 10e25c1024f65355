"""DF903: a record that somebody looked at anew."""

from typing import Any

import pytest

from riskctl.rules.change.looked_at_again import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field", "day"), [
    ({"reviewed": {"by": "p", "date": "2026-01-01"}}, {"reviewed": {"by": "p", "date": "2026-06-01"}}, "reviewed.date", "2026-06-01"),
    ({}, {"reviewed": {"by": "p", "date": "2026-06-01"}}, "reviewed", "2026-06-01"),
    ({"tested": "2026-01-01"}, {"tested": "2026-05-01"}, "tested", "2026-05-01"),
    ({"tested": "2026-05-01"}, {"tested": "2026-01-01"}, None, None),
    ({"tested": "2026-05-01"}, {}, None, None),
    ({"valid_from": "2026-01-01"}, {"valid_from": "2026-05-01"}, None, None),
])
def test_a_later_date_is_told(before: Any, after: Any, field: str | None, day: str | None) -> None:
    base, head = (of("controls", {"name": "核查", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"field": field.split(".")[0], "after": day} if field else None)


@pytest.mark.parametrize(("kind", "before", "after"), [
    ("powers", {"source": "statutory_own"}, {"source": "peer_entrusted"}),
    ("level_schemes", {"source": "某文件"}, {"source": "另一文件"}),
])
def test_a_source_that_is_no_search_is_not(kind: str, before: Any, after: Any) -> None:
    assert_told(RULE, of(kind, {"name": "甲", **before}), of(kind, {"name": "甲", **after}), "x", None, None)
