"""ST110: a document whose signature nobody in the process can give."""

from typing import Any

import pytest

from riskctl.rules.flow.unsigned_document import RULE
from tests.building import catalog, facts, hits
from tests.rules.flow.naming import Fact

POSTS = {key: {"name": f"{key}岗", "unit": "u"} for key in ("officer", "head", "legal")}
PARTIES = {"expert": {"name": "评审专家", "role": "expert"}}
BODY = {"name": "审委会", "members": ["head", "expert"], "observers": ["legal"], "chair": "officer"}
USE = {"documents": ["form"], "next": ["end"]}


def build(signatures: list[Any], *powers: dict[str, Any], **fields: Any) -> Any:
    written = {f"P{at}": {"name": "事项", "start": "a", "steps": {"a": {**USE, **step}}, **fields}
               for at, step in enumerate(powers)}
    return catalog(posts=POSTS, parties=PARTIES, bodies={"board": BODY}, powers=written,
                   documents={"form": {"name": "审批表", "signatures": signatures}})


def unsigned(signer: str, name: str, *powers: str, shown: list[str] | None = None) -> Fact:
    return ("form", "signatures", {"name": "审批表", "signer": signer, "signer_name": name,
                                   "powers": list(powers), "shown": shown or list(powers)})


@pytest.mark.parametrize(("signature", "step", "is_found"), [
    ({"post": "legal"}, {"post": "officer"}, True),
    ({"post": "legal"}, {"post": "legal"}, False),
    ({"post": "legal"}, {"any_of": ["officer", "legal"]}, False),
    ({"post": "legal"}, {"all_of": [{"post": "officer"}, "legal"]}, False),
    ({"post": "legal"}, {"authority": [{"to": 5, "post": "officer"}, {"over": 5, "post": "legal"}]}, False),
    ({"post": "legal"}, {"body": "board"}, False),
    ({"post": "head"}, {"body": "board"}, False),
    ({"post": "officer"}, {"authority": [{"body": "board"}]}, False),
    ({"post": "legal"}, {"body": "nowhere"}, False),
    ({"post": "legal", "when": "after"}, {"post": "officer"}, True),
    ({"as": "witness", "post": "legal"}, {"post": "officer"}, False),
    ({"as": "sign", "post": "legal"}, {"post": "officer"}, True),
    ({"post": "nowhere"}, {"post": "officer"}, False),
    ({}, {"post": "officer"}, False),
])
def test_a_signer_who_acts_nowhere_in_the_power_is_found(
        signature: dict[str, Any], step: dict[str, Any], is_found: bool) -> None:
    signer = str(signature.get("post"))
    expected = [unsigned(signer, f"{signer}岗", "P0")] if is_found else []
    assert facts(RULE, build([{"as": "approve", **signature}], step)) == expected


@pytest.mark.parametrize(("step", "is_found"), [
    ({"post": "officer"}, True), ({"party": "expert"}, False), ({"body": "board"}, False)])
def test_parties_sign_as_posts_do(step: dict[str, Any], is_found: bool) -> None:
    expected = [unsigned("expert", "评审专家", "P0")] if is_found else []
    assert facts(RULE, build([{"as": "countersign", "party": "expert"}], step)) == expected


def test_all_powers_that_lack_the_signer_are_one_finding() -> None:
    of = build([{"as": "approve", "post": "legal"}], *[{"post": "officer"}] * 2, {"post": "legal"},
               *[{"post": "head"}] * 2)
    [hit] = hits(RULE, of)
    assert (hit.record, hit.field, hit.values) == unsigned("legal", "legal岗", "P0", "P1", "P3", "P4",
                                                           shown=["P0", "P1", "P3", "…"])
    assert [(related.record, related.field) for related in hit.related] == [
        (power, "steps.a.documents") for power in ("P0", "P1", "P3", "P4")]


def test_each_signer_is_told_once_in_the_order_of_the_document() -> None:
    signatures = [{"as": "request", "post": "legal"}, {"as": "countersign", "post": "head"},
                  {"as": "approve", "post": "legal"}]
    found = facts(RULE, build(signatures, {"post": "officer"}))
    assert [fact[2]["signer"] for fact in found] == ["legal", "head"]


def test_documents_that_no_power_in_use_uses_are_left_alone() -> None:
    signatures = [{"as": "approve", "post": "legal"}]
    assert facts(RULE, build(signatures, {"documents": []})) == []
    assert facts(RULE, build(signatures, {"documents": ["other"]})) == []
    assert facts(RULE, build(signatures, {"post": "officer"}, status="retired")) == []
