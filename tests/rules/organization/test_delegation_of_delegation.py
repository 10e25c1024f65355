"""OR303: a delegation of what was itself only delegated."""

from typing import Any

import pytest

from riskctl.rules.organization.delegation_of_delegation import RULE
from tests.building import catalog, facts, hits

POSTS = {id: {"name": f"{id}岗", "unit": "u"} for id in ("director", "deputy", "head", "clerk")}
STEPS = {"approve": {"name": "审批", "kind": "approve", "post": "director"},
         "check": {"name": "审核", "kind": "review", "post": "deputy"},
         "pay": {"name": "支付", "kind": "pay", "post": "director"}}
FIRST: dict[str, object] = {"name": "初次授权", "from": "director", "to": "deputy",
                            "valid_from": "2026-01-01",
         "valid_to": "2026-12-31"}
SECOND = FIRST | {"name": "再次授权", "from": "deputy", "to": "head"}
APPROVE: dict[str, object] = {"steps": ["C/approve"]}


def lent(**loans: dict[str, object]) -> Any:
    powers = {"C": {"name": "支出", "type": "internal:finance", "unit": "u", "steps": STEPS}}
    return catalog(posts=POSTS, powers=powers, delegations=loans)


def passed_on(of: Any) -> list[tuple[object, object, object]]:
    return [(record, values["items"], values["sources"]) for record, _, values in facts(RULE, of)]


@pytest.mark.parametrize(("first", "second", "items"), [
    (APPROVE, APPROVE, ["C/approve"]),
    ({"powers": ["C"]}, APPROVE, ["C/approve"]),
    ({"steps": ["C/*"]}, APPROVE, ["C/approve"]),
    ({"powers": ["C"]}, {"steps": ["C/approve", "C/check", "C/pay"]}, ["C/approve", "C/pay"]),
    (APPROVE, {"powers": ["C"]}, None),
    (APPROVE, {"steps": ["C/check"]}, None),
    (APPROVE, {"steps": ["C/pay"]}, None),
    (APPROVE | {"redelegate": True}, APPROVE, None),
    (APPROVE | {"redelegate": False}, APPROVE, ["C/approve"]),
    (APPROVE | {"to": "clerk"}, APPROVE, None),
    (APPROVE | {"valid_to": "2026-02-28"}, APPROVE | {"valid_from": "2026-03-01"}, None),
    (APPROVE | {"valid_to": "2026-03-01"}, APPROVE | {"valid_from": "2026-03-01"}, ["C/approve"]),
    (APPROVE, APPROVE | {"valid_to": "2026-06-29"}, None),
    (APPROVE, {"steps": ["C/nothing"]}, None),
    (APPROVE, APPROVE | {"to": "nobody"}, None),
    (APPROVE | {"valid_from": None, "valid_to": None}, APPROVE, ["C/approve"]),
    (APPROVE | {"valid_from": None}, APPROVE | {"valid_from": None}, ["C/approve"]),
    (APPROVE | {"valid_to": None}, APPROVE | {"valid_to": None}, ["C/approve"]),
])
def test_what_is_only_lent_is_not_lent_on(first: dict[str, object], second: dict[str, object],
                                          items: list[str] | None) -> None:
    of = lent(a=FIRST | first, b=SECOND | second)
    assert passed_on(of) == ([("b", items, ["a"])] if items else [])


def test_every_link_of_a_chain_is_found_with_its_own_source() -> None:
    third = FIRST | APPROVE | {"from": "head", "to": "clerk"}
    of = lent(a=FIRST | APPROVE, b=SECOND | APPROVE, c=third)
    assert passed_on(of) == [("b", ["C/approve"], ["a"]), ("c", ["C/approve"], ["b"])]


def test_leave_by_one_of_two_sources_is_enough() -> None:
    of = lent(a=FIRST | APPROVE, a2=FIRST | APPROVE | {"redelegate": True}, b=SECOND | APPROVE)
    assert passed_on(of) == []


def test_the_finding_names_both() -> None:
    of = lent(a=FIRST | APPROVE, b=SECOND | APPROVE)
    assert facts(RULE, of) == [("b", "from", {
        "name": "再次授权", "items": ["C/approve"], "from": "deputy", "from_name": "deputy岗",
        "sources": ["a"],
        "source_names": ["初次授权"]})]
    (hit,) = hits(RULE, of)
    assert [(related.record, related.field) for related in hit.related] == [("a", "redelegate")]
