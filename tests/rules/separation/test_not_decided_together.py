"""Steps that a body or a panel must take."""

from typing import Any

import pytest

from riskctl.rules.separation.not_decided_together import RULE
from tests.building import catalog, hits

POSTS = {f"p{number}": {"name": f"岗{number}", "unit": "u"} for number in range(5)}
PARTIES = {"e1": {"name": "专家甲", "role": "expert"}, "e2": {"name": "专家乙", "role": "expert"},
    "s": {"name": "供应商", "role": "supplier"}}
BODIES = {"big": {"name": "局务会", "members": ["p0", "p1", "p2", "p3", "p4"], "quorum": "2/3"},
    "small": {"name": "小组", "members": ["p0", "p1", "p2"]},
          "even": {"name": "双数", "members": ["p0", "p1"]}, "mixed": {"name": "评委会",
          "members": ["p0", "e1", "e2"]}}


def found(rule: dict[str, Any], **actor: Any) -> list[tuple[object, object]]:
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "d",
        "steps": {"d": {"name": "定", "kind": "decide", "next": ["end"], **actor}}}}
    of = catalog(posts=POSTS, parties=PARTIES, bodies=BODIES, powers=powers,
        sod_rules={"r": {"name": "则", **rule}})
    return [(hit.values["step"], hit.values["how"]) for hit in hits(RULE, of)]


@pytest.mark.parametrize(("asked", "actor", "how"), [
    ({}, {"post": "p0"}, "body"), ({}, {"body": "small"}, None), ({"body": "big"}, {"body": "small"}, "body"),
    ({"body": "big"}, {"body": "big"}, None),
    ({"quorum": 4}, {"body": "big"}, None), ({"quorum": 5}, {"body": "big"}, "quorum"),
    ({"quorum": "2/3"}, {"body": "small"}, None),
    ({"quorum": 3}, {"body": "small"}, "quorum"), ({}, {"party": "s"}, None), ({}, {}, None),
    ({}, {"authority": [{"to": 10, "post": "p0"}, {"over": 10, "body": "big"}]}, None),
    ({}, {"authority": [{"to": 10, "body": "big"}, {"over": 10, "post": "p0"}]}, "body")])
def test_a_body_takes_the_step(asked: dict[str, Any], actor: dict[str, Any], how: str | None) -> None:
    assert found({"collective": {"steps": ["decide"], **asked}}, **actor) == ([("w/d", how)] if how else [])


@pytest.mark.parametrize(("asked", "actor", "how"), [
    ({"n": 3}, {"body": "small"}, None), ({"n": 4}, {"body": "small"}, "size"),
    ({"odd": True}, {"body": "even"}, "even"), ({"odd": True}, {"body": "small"}, None),
    ({"experts": "2/3"}, {"body": "mixed"}, None), ({"experts": "2/3"}, {"body": "small"}, "experts"),
    ({"n": 3}, {"post": "p0", "people": 3}, None),
    ({"n": 3}, {"post": "p0"}, "size"), ({"n": 3}, {"all_of": [{"post": "p0", "people": 2}, {"post": "p1"}]},
    None)])
def test_a_panel_has_its_make_up(asked: dict[str, Any], actor: dict[str, Any], how: str | None) -> None:
    assert found({"panel": {"steps": ["w/d"], **asked}}, **actor) == ([("w/d", how)] if how else [])
