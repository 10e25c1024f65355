"""DF406: authority that is lent, or lent further than before."""

from typing import Any

import pytest

from riskctl.rules.change.delegation_widened import _WORDS, RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, of

LOAN: dict[str, Any] = {"from": "p", "to": "q", "powers": ["w"], "document": "授1号", "valid_from": "2026-02-01", "valid_to": "2026-08-01"}
POSTS = {"p": {"name": "副局长"}, "q": {"name": "科长"}}


def values(how: str) -> dict[str, object]:
    return {"from": "副局长", "to": "科长", **_WORDS[how]}


@pytest.mark.parametrize(("before", "after", "field"), [
    ({}, {"powers": ["v", "w"]}, "powers"),
    ({}, {"steps": ["v/s"]}, "steps"),
    ({}, {"valid_to": "2026-12-31"}, "valid_to"),
    ({}, {"valid_from": "2026-01-01"}, "valid_from"),
    ({"up_to": 5}, {"up_to": 10}, "up_to"),
    ({"up_to": 5}, {}, "up_to"),
    ({"redelegate": False}, {"redelegate": True}, "redelegate"),
    ({}, {"redelegate": False}, None),
    ({}, {"to": "r"}, None),
    ({}, {"document": "授2号"}, None),
])
def test_a_wider_delegation_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("delegations", {**LOAN, **fields}, posts=POSTS) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, values("widened") if field else None)


def test_one_that_is_added_is_told_unless_it_is_over() -> None:
    base = catalog(posts=POSTS)
    assert_told(RULE, base, of("delegations", LOAN, posts=POSTS), "x", None, values("added"))
    assert_told(RULE, base, of("delegations", {**LOAN, "valid_to": "2026-06-29"}, posts=POSTS), "x", None, None)
