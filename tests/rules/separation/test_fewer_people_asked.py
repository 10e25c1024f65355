"""Steps that take fewer people than a rule asks for."""

from typing import Any

import pytest

from riskctl.rules.separation.fewer_people_asked import RULE
from tests.building import catalog, hits

BODIES = {"b": {"name": "会", "members": ["p", "q", "o"]}}
POSTS = {post: {"name": "岗", "unit": "u"} for post in ("p", "q", "o")}


@pytest.mark.parametrize(("steps", "has"), [
    ({"s": {"post": "p"}}, 1), ({"s": {"post": "p", "people": 2}}, None),
    ({"s": {"post": "p"}, "t": {"post": "q"}}, None),
    ({"s": {"all_of": [{"post": "p"}, {"post": "q"}]}}, None), ({"s": {"all_of": [{"post": "p"}]}}, 1),
    ({"s": {"body": "b"}}, None),
    ({"s": {"party": "x"}}, None), ({"s": {"party": "x"}, "t": {"post": "p"}}, 1),
    ({"s": {"any_of": ["p", "q"]}}, 1),
    ({"s": {"authority": [{"to": 5, "post": "p"}, {"over": 5, "body": "b"}]}}, None)])
def test_the_people_of_the_steps_are_added_up(steps: dict[str, Any], has: int | None) -> None:
    made = {key: {"name": key, "kind": "verify", "next": ["end"], **actor} for key, actor in steps.items()}
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s", "steps": made}}
    of = catalog(posts=POSTS, bodies=BODIES, parties={"x": {"name": "外", "role": "agency"}}, powers=powers,
                 sod_rules={"r": {"name": "则", "min_people": {"steps": ["verify"], "n": 2}}})
    assert [hit.values["has"] for hit in hits(RULE, of)] == ([] if has is None else [has])
