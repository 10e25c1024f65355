"""WV103: a waiver that its own beneficiary approved, or somebody below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.rules.waiver.approved_by_beneficiary import RULE
from tests.building import TODAY, Fact, catalog, facts

POSTS = {
    "director": {"name": "局长", "unit": "bureau"},
    "deputy": {"name": "副局长", "unit": "bureau", "reports_to": "director"},
    "head": {"name": "科长", "unit": "office", "reports_to": "deputy"},
    "clerk": {"name": "科员", "unit": "office", "reports_to": "head"},
    "discipline": {"name": "纪检组长", "unit": "bureau"},
    "other": {"name": "其他科长", "unit": "other", "reports_to": "deputy"},
}
RECORDS = {
    "units": {"office": {"name": "办公室", "head": "head"}, "other": {"name": "其他科", "head": "other"}},
    "posts": POSTS,
    "people": {
        "zhang": {"assignments": [{"post": "head", "as": "primary", "to": "2026-06-30"},
                                  {"post": "other", "as": "backup"},
                                  {"post": "director", "as": "acting", "to": "2026-06-29"}]},
        "li": {"name": "李四", "assignments": [{"post": "deputy", "as": "primary"}]},
    },
    "portfolios": {"pf": {"leader": "li"}},
    "delegations": {"dl": {"from": "deputy", "to": "head"}},
    "bodies": {"bd": {"name": "小组", "chair": "deputy", "members": ["head", "clerk"]}},
    "documents": {"dc": {"name": "表单"}},
    "powers": {
        "pw": {"unit": "office", "steps": {"a": {"name": "盖章", "any_of": ["clerk", "other"]}}},
        "pl": {"name": "会办", "units": {"lead": "other", "assist": ["office"]}},
        "pn": {"name": "无单位", "unit": "nowhere"},
    },
    "risk_points": {"rp": {"supervisor": "discipline",
                           "accountable": {"direct": "clerk", "unit": "head", "leader": "deputy"}}},
    "controls": {"ct": {"name": "登记", "owner": "head", "performed_by": ["clerk", "other"]}},
    "institutions": {"in": {"name": "办法", "owner": "head", "owner_unit": "office"}},
}
WAIVER = {"rule": "RP201", "reason": "人手不足", "expires": "2026-12-31"}


def fact(record: str, approver: str, owner: str) -> list[Fact]:
    name, owner_name = POSTS[approver]["name"], POSTS[owner]["name"]
    link = (("就是对它负责的岗位", "answers for it itself") if owner == approver else
            (f"是责任岗位“{owner_name}”的下级", f"is below '{owner}', which answers for it"))
    return [("w", "approved_by", {"approver": approver, "approver_name": name, "owner": owner,
                                  "owner_name": owner_name, "target": record, "link_zh": link[0],
                                  "link_en": link[1]})]


def found(waiver: dict[str, object]) -> list[Fact]:
    return facts(RULE, catalog(None, TODAY, **RECORDS, waivers={"w": {**WAIVER, **waiver}}))


@pytest.mark.parametrize(("record", "approver", "owner"), [
    ("rp", "clerk", "clerk"),
    ("rp", "head", "head"),
    ("ct", "head", "head"),
    ("ct", "other", "other"),
    ("ct", "clerk", "clerk"),
    ("in", "clerk", "head"),
    ("in", "head", "head"),
    ("office", "clerk", "head"),
    ("bd", "deputy", "deputy"),
    ("bd", "clerk", "deputy"),
    ("dl", "other", "deputy"),
    ("pf", "deputy", "deputy"),
    ("head", "head", "head"),
    ("head", "clerk", "head"),
    ("director", "clerk", "director"),
    ("pw", "head", "head"),
    ("pl", "other", "other"),
    ("zhang", "head", "head"),
    ("zhang", "clerk", "head"),
    ("zhang", "other", "other"),
])
def test_an_approver_who_gains_is_found(record: str, approver: str, owner: str) -> None:
    assert found({"record": record, "approved_by": approver}) == fact(record, approver, owner)


@pytest.mark.parametrize(("record", "approver"), [
    ("rp", "deputy"), ("rp", "discipline"), ("ct", "deputy"), ("in", "other"), ("office", "deputy"),
    ("bd", "director"), ("dl", "director"), ("pf", "director"), ("head", "deputy"), ("clerk", "head"),
    ("pw", "deputy"), ("pw", "other"), ("pl", "head"), ("pn", "head"), ("dc", "clerk"), ("zhang", "deputy"),
    ("zhang", "director"), ("unknown", "clerk"), ("rp", "nobody"),
])
def test_an_approver_who_does_not_gain_is_not(record: str, approver: str) -> None:
    assert found({"record": record, "approved_by": approver}) == []


@pytest.mark.parametrize(("between", "approver", "expected"), [
    (["deputy", "head"], "deputy", fact("pw", "deputy", "deputy")),
    (["pw/a", "pw/b"], "other", fact("pw", "other", "other")),
    (["pw/a"], "clerk", fact("pw", "clerk", "clerk")),
    (["a"], "other", []),
    (["x", "y"], "deputy", []),
    (["x", "y"], "clerk", fact("pw", "clerk", "head")),
])
def test_the_posts_and_steps_between_which_it_is_count_too(between: list[str], approver: str,
                                                           expected: list[Fact]) -> None:
    assert found({"record": "pw", "between": between, "approved_by": approver}) == expected


@pytest.mark.parametrize("changes", [
    {"expires": "2026-06-29"}, {"approved_by": None}, {"approved_by": ["head"]}, {"record": None},
])
def test_what_is_over_or_absent_is_passed_by(changes: dict[str, object]) -> None:
    assert found({"record": "in", "approved_by": "head", **changes}) == []


def test_a_post_that_does_not_exist_gains_nothing() -> None:
    of = catalog(posts={"clerk": {"name": "科员", "reports_to": "ghost"}}, institutions={"i": {"owner": "ghost"}},
                 waivers={"w": {**WAIVER, "record": "i", "approved_by": "clerk"}})
    assert facts(RULE, of) == []


NAMES = [f"p{number}" for number in range(6)]


@given(st.lists(st.sampled_from([None, *NAMES]), min_size=6, max_size=6), st.sampled_from(NAMES),
       st.sampled_from(NAMES))
def test_below_is_any_step_up_the_line(lines: list[str | None], approver: str, owner: str) -> None:
    """Also where the lines close a cycle: the oracle walks up as often as there are posts."""
    posts = {name: {"name": name, **({"reports_to": above} if above else {})}
             for name, above in zip(NAMES, lines, strict=True)}
    of = catalog(posts=posts, institutions={"i": {"owner": owner}},
                 waivers={"w": {**WAIVER, "record": "i", "approved_by": approver}})
    here: str | None = approver
    above = set()
    for _ in NAMES:
        above.add(here)
        here = lines[NAMES.index(here)] if here else None
    expected = [owner] if owner in above else []
    assert [values["owner"] for _, _, values in facts(RULE, of)] == expected
