"""DF109: a control without its owner, or no longer performed at a step."""

from typing import Any

import pytest

from riskctl.rules.change.control_adrift import _WORDS, RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told

REST: dict[str, Any] = {"posts": {"p": {"name": "股长"}},
                        "powers": {"w": {"name": "许可", "start": "s", "steps": {"s": {"name": "核查"}, "t": {"name": "决定"}}}}}


@pytest.mark.parametrize(("before", "after", "field", "lost"), [
    ({"owner": "p"}, {}, "owner", "股长"),
    ({"owner": "p"}, {"owner": "q"}, None, ""),
    ({"owner": "gone"}, {}, None, ""),
    ({"at": ["w/s", "w/t"]}, {"at": "w/t"}, "at", "许可/核查"),
    ({"at": "w/s"}, {}, "at", "许可/核查"),
    ({"at": ["w/s", "w/gone"]}, {"at": "w/s"}, None, ""),
    ({"at": "w/s"}, {"at": "w/t"}, None, ""),
])
def test_what_a_control_loses_is_told(before: Any, after: Any, field: str | None, lost: str) -> None:
    base, head = (catalog(controls={"c": {"name": "核对", **fields}}, **REST) for fields in (before, after))
    assert_told(RULE, base, head, "c", field, {"name": "核对", "lost": lost, **_WORDS[field]} if field else None)
