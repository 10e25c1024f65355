"""Steps that can be come to without what must come before."""

from typing import Any

import pytest

from riskctl.rules.separation.order_not_kept import RULE
from tests.building import catalog, hits

KINDS = {"a": "apply", "r": "legal_review", "d": "decide", "x": "verify"}


def found(ways: dict[str, Any], before: list[str] | None = None, **more: Any) -> list[object]:
    steps = {key: {"name": key, "kind": KINDS[key[0]], "post": "p",
        **(way if isinstance(way, dict) else {"next": way})} for key, way in ways.items()}
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": next(iter(ways)), "steps": steps}}
    rules = {"r": {"name": "则", "before": before or ["legal_review", "decide"], **more}}
    return [hit.values["path_0_zh"] for hit in hits(RULE, catalog(posts={"p": {"name": "岗", "unit": "u"}},
        powers=powers, sod_rules=rules))]


@pytest.mark.parametrize(("ways", "expected"), [
    ({"a": ["r"], "r": ["d"], "d": ["end"]}, []),
    ({"a": ["r", "d"], "r": ["d"], "d": ["end"]}, ["事/a → d"]),
    ({"a": ["d"], "d": ["end"]}, ["事/a → d"]),
    ({"a": ["r"], "r": ["end"]}, []),
    ({"a": {"next": ["r", "x"], "split": "all"}, "r": ["d"], "x": ["d"],
    "d": {"next": ["end"], "join": "all"}}, []),
    ({"a": {"next": ["r", "x"], "split": "all"}, "r": ["d"], "x": ["d"], "d": ["end"]}, ["事/a → x → d"]),
    ({"a": ["r"], "r": ["d", {"to": "a", "return": "send_back"}], "d": ["end"]}, [])])
def test_every_way_passes_the_earlier_step(ways: dict[str, Any], expected: list[str]) -> None:
    assert found(ways) == expected


def test_entries_that_follow_one_another_are_each_checked() -> None:
    assert len(found({"a": ["r", "x"], "r": ["x"], "x": ["d"], "d": ["end"]},
        ["legal_review", "verify", "decide"])) == 1


def test_a_step_that_is_both_needs_nothing_before_it() -> None:
    assert found({"d": ["end"]}, ["w/d", "decide"]) == []


def test_a_power_that_the_rule_does_not_apply_to_is_left_alone() -> None:
    assert found({"a": ["d"], "d": ["end"]}, applies_to={"types": ["t:y"]}) == []
