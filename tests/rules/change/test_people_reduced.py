"""DF302: a step that fewer people must perform."""

from typing import Any

import pytest

from riskctl.rules.change.people_reduced import RULE
from tests.building import effects
from tests.rules.change.trying import power_of

MEMBERS = [f"m{at}" for at in range(6)]
BODIES = {"b": {"name": "小组", "members": MEMBERS}, "q": {"name": "委员会", "members": MEMBERS, "quorum": "2/3"}}


@pytest.mark.parametrize(("before", "after", "field", "told"), [
    ({"people": 2}, {"people": 1}, "people", (2, 1, "")),
    ({"people": 3}, {}, "people", (3, 1, "")),
    ({"all_of": ["p", {"post": "q", "people": 2}]}, {"all_of": ["p", "q"]}, "all_of.q.people", (3, 2, "")),
    ({"all_of": ["p", "q"]}, {"any_of": ["p", "q"]}, "all_of", (2, 1, "")),
    ({"people": 2, "qualified": "执法资格"}, {"people": 2}, "qualified", (2, 2, "执法资格")),
    ({"body": "b"}, {"post": "p"}, "body", (2, 1, "")),
    ({"body": "q"}, {"people": 3}, "body", (4, 3, "")),
    ({"body": "q"}, {"body": "b"}, "body", (4, 2, "")),
    ({"all_of": [{"post": "p", "qualified": "执法资格"}, "q"]}, {"all_of": ["p", "q"]}, "all_of.p.qualified", (2, 2, "执法资格")),
    ({"all_of": [{"post": "p", "qualified": "执法资格"}, "q"]}, {"all_of": ["r", "q"]}, None, None),
    ({"authority": [{"to": 5, "all_of": ["p", {"post": "q", "people": 2}]}, {"over": 5, "post": "r"}]},
     {"authority": [{"to": 5, "all_of": ["p", "q"]}, {"over": 5, "post": "r"}]}, "authority", (3, 2, "")),
    ({"authority": [{"to": 5, "all_of": ["p", "q"]}]}, {"authority": [{"to": 5, "post": "p"}]}, "authority", (2, 1, "")),
    ({"authority": [{"to": 5, "all_of": [{"post": "p", "qualified": "会计师"}]}]}, {"authority": [{"to": 5, "all_of": ["p"]}]},
     "authority", (1, 1, "会计师")),
    ({"authority": [{"to": 5, "all_of": ["p", "q"]}]}, {"authority": [{"to": 9, "all_of": ["p"]}]}, None, None),
    ({"body": "q", "people": 2}, {"body": "q"}, None, None),
    ({"people": 1}, {}, None, None),
    ({"qualified": "执法资格"}, {"qualified": "律师资格"}, None, None),
])
def test_fewer_people_are_told(before: Any, after: Any, field: str | None, told: Any) -> None:
    base, head = (power_of({"s": {"name": "核查", **fields}}, bodies=BODIES) for fields in (before, after))
    values = dict(zip(("step", "before", "after", "qualified"), ("核查", *told), strict=True)) if told else None
    there = effects(RULE, base, head)
    assert there == ([("weakens", "w", f"steps.s.{field}", values)] if values else [])
    assert [one[0] for one in effects(RULE, head, base)] == (["strengthens"] if values else [])
