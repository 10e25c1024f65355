"""Rules that nobody can keep together."""

from typing import Any

import pytest

from riskctl.rules.separation.rules_contradict import RULE
from tests.building import catalog, facts

STEPS = {"s": ("verify", ["t"]), "t": ("decide", ["v"]), "v": ("pay", ["end"])}
UNITS = {"u": {"name": "甲"}, "v": {"name": "乙"}}
POSTS = {"p": {"name": "岗", "unit": "u"}, "q": {"name": "岗", "unit": "v"}}


def found(one: dict[str, Any], other: dict[str, Any], steps: dict[str,
    Any] | None = None) -> list[tuple[str | None, object]]:
    made = {key: {"name": key, "kind": kind, "post": "p", "next": ways} for key,
        (kind, ways) in (steps or STEPS).items()}
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s", "steps": made}}
    of = catalog(units=UNITS, posts=POSTS, powers=powers, sod_rules={"a": {"name": "甲", **one},
        "b": {"name": "乙", **other}})
    return [(record, values["other"]) for record, _, values in facts(RULE, of)]


SAME = {"same_person": ["verify", "decide"]}


@pytest.mark.parametrize(("one", "other", "expected"), [
    ({"different_person": ["w/s", "w/t"]}, SAME, [("a", "b")]),
    ({"different_person": ["verify", "pay"]}, SAME, []),
    ({"incompatible": ["verify", "decide"]}, SAME, [("a", "b")]),
    ({"incompatible": ["verify", "decide"], "within": "domain"}, SAME, []),
    ({"incompatible": ["verify", "decide"], "per": "unit"}, SAME, []),
    ({"max_steps": {"n": 1, "of": ["w/*"]}}, SAME, [("a", "b")]),
    ({"max_steps": {"n": 2, "of": ["w/*"]}}, SAME, []), ({"different_person": ["verify", "decide"],
    "applies_to": {"types": ["t:y"]}}, SAME, []),
    ({"before": ["verify", "decide"]}, {"before": ["decide", "verify"]}, [("b", "a")]),
    ({"before": ["verify", "decide"]}, {"before": ["verify", "pay", "decide"]}, []),
    ({"only": {"duties": ["std:cashier"], "units": ["u"]}}, {"only": {"duties": ["std:cashier"],
    "posts": ["q"]}}, [("b", "a")]),
    ({"only": {"duties": ["std:cashier"], "units": ["u"]}}, {"only": {"duties": ["std:cashier"],
    "posts": ["p"]}}, [])])
def test_two_rules_contradict_each_other(one: dict[str, Any], other: dict[str, Any],
    expected: list[tuple[str, str]]) -> None:
    assert found(one, other) == expected


def test_steps_that_no_case_passes_both_do_not_contradict() -> None:
    steps = {"s": ("apply", [{"to": "t", "when": "甲"}, {"to": "v", "when": "乙"}]), "t": ("verify", ["end"]),
        "v": ("decide", ["end"])}
    assert found({"different_person": ["verify", "decide"]}, SAME, steps) == []
