"""Who stands behind the words for supervisors, and who ranks above them."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.risk.supervision import Supervision
from tests.building import catalog

UNITS = {"root": {"name": "局", "head": "head"}, "outside": {"name": "外", "kind": "external", "head": "stranger"},
         "u": {"name": "股", "parent": "root", "head": "unit-head"}, "sub": {"name": "组", "parent": "u", "head": "sub-head"},
         "watch": {"name": "纪检组", "parent": "root", "head": "watch-head"}}
POSTS: dict[str, dict[str, Any]] = {
    "head": {"unit": "root"}, "deputy": {"unit": "root", "reports_to": "head"}, "deputy-2": {"unit": "root", "reports_to": "head"},
    "unit-head": {"unit": "u", "reports_to": "deputy"}, "sub-head": {"unit": "sub", "reports_to": "unit-head"},
    "clerk": {"unit": "sub", "reports_to": "sub-head"}, "watch-head": {"unit": "root", "reports_to": "head"},
    "watcher": {"unit": "watch"}, "stranger": {"unit": "outside"}, "assistant": {"unit": "root", "reports_to": "deputy"}}


def _catalog(**portfolios: Any) -> Catalog:
    people = {f"p-{post}": {"name": post, "assignments": [{"post": post, "as": "primary"}]} for post in POSTS}
    return catalog(units=UNITS, posts={id: {"name": id, **post} for id, post in POSTS.items()}, people=people,
                   portfolios=portfolios or {"a": {"leader": "p-deputy", "in_charge": {"units": ["u"]}}},
                   powers={"X": {"name": "X", "unit": "sub", "domain": "std:finance", "steps": {"s": {"name": "s", "post": "clerk"}}}},
                   risk_points={"r": {"name": "r", "at": "X/s", "accountable": {"direct": "clerk"}}})


def _called(word: str, of: Catalog) -> set[str]:
    return set().union(*Supervision(of).called_for([word], of.risk_points["r"]).values())


@pytest.mark.parametrize(("word", "posts"), [
    ("head", {"head"}), ("unit_head", {"sub-head", "unit-head", "head"}), ("portfolio_leader", {"deputy"}),
    ("discipline", {"watch-head", "watcher"}), ("clerk", {"clerk"}), ("nobody", set()),
])
def test_the_posts_behind_a_word(word: str, posts: set[str]) -> None:
    assert _called(word, _catalog()) == posts


@pytest.mark.parametrize(("portfolio", "posts"), [
    ({"leader": "p-deputy-2", "in_charge": {"units": ["sub"]}}, {"deputy-2"}),
    ({"leader": "p-deputy-2", "in_charge": {"units": ["watch"]}}, set()),
    ({"leader": "p-deputy-2", "in_charge": {"domains": ["std:finance"]}}, {"deputy-2"}),
    ({"leader": "p-deputy-2", "in_charge": {"domains": ["std:personnel"]}}, set()),
    ({"leader": "p-deputy-2", "in_charge": {"units": ["u"]}, "to": "2026-06-29"}, set()),
    ({"leader": "p-deputy-2", "in_charge": {"units": ["u"]}, "to": "2026-06-30"}, {"deputy-2"}),
    ({"leader": "nobody", "in_charge": {"units": ["u"]}}, set()),
    ({"leader": "p-deputy-2"}, set()),
])
def test_the_leader_in_charge(portfolio: dict[str, Any], posts: set[str]) -> None:
    assert _called("portfolio_leader", _catalog(one=portfolio)) == posts


@pytest.mark.parametrize(("words", "enough"), [
    (["unit_head"], {"sub-head", "unit-head", "deputy", "head", "watch-head", "watcher"}),
    (["portfolio_leader"], {"deputy", "head", "watch-head", "watcher"}),
    (["discipline"], {"head", "watch-head", "watcher"}),
    (["head"], {"head"}),
    (["head", "discipline"], {"head", "watch-head", "watcher"}),
    (["unit-head"], {"unit-head", "deputy", "head"}),
    (["assistant"], {"assistant", "deputy", "head"}),
    (["nobody"], {"head"}),
])
def test_who_is_high_enough(words: list[str], enough: set[str]) -> None:
    of = _catalog()
    supervision = Supervision(of)
    assert {post for post in of.posts if supervision.is_high_enough(post, words, of.risk_points["r"])} == enough


def test_each_bureau_of_several_in_one_catalog_has_its_own_head() -> None:
    units = {"city": {"name": "市局", "kind": "leadership", "head": "chief"},
             **{id: {"name": id, "parent": "city", "kind": "leadership", "head": f"{id}-head"} for id in ("east", "west")},
             "desk": {"name": "股", "parent": "east", "kind": "business", "head": "desk-head"}}
    posts = {id: {"name": id, "unit": unit} for id, unit in (
        ("chief", "city"), ("east-head", "east"), ("west-head", "west"), ("desk-head", "desk"), ("clerk", "desk"))}
    of = catalog(units=units, posts=posts, risk_points={"r": {"name": "r", "at": "clerk", "accountable": {"direct": "clerk"}}})
    supervision, point = Supervision(of), of.risk_points["r"]
    assert supervision.called_for(["head"], point) == {"head": frozenset({"chief", "east-head"})}
    assert {post for post in posts if supervision.is_high_enough(post, ["head"], point)} == {"chief", "east-head"}
