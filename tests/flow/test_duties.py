"""Which duties a post has, and which come with one another."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.flow.duties import domain_parents, duties_by_post, duty_links
from tests.building import catalog

OWN = st.sampled_from("abcd")
TARGET = OWN | st.sampled_from(["std:bookkeeping", "std:register_income", "nothing"])
DUTIES = st.dictionaries(OWN, st.fixed_dictionaries({}, optional={
    "implies": st.lists(TARGET, unique=True, max_size=3), "same_as": TARGET,
    "kinds": st.lists(st.sampled_from(["pay", "keep"]), unique=True)}))


def test_the_same_duty_is_linked_in_both_directions() -> None:
    links = duty_links(catalog(duties={"a": {"same_as": "std:custody", "implies": ["b"]}, "b": {}}))
    assert (links["a"], links["b"], links["std:custody"]) == (("b", "std:custody"), (), ("a",))
    assert links["std:register_income"] == ("std:bookkeeping",)


@settings(deadline=None)
@given(DUTIES, st.lists(TARGET, unique=True, max_size=2), st.sampled_from(["pay", "keep", "serve"]))
def test_a_post_has_what_follows_from_what_it_is_given(duties: dict[str, Any], given_: list[str],
                                                       kind: str) -> None:
    steps = {"s": {"name": "办理", "kind": kind, "post": "p"}}
    of = catalog(duties=duties, posts={"p": {"name": "p", "unit": "u", "duties": given_},
                                       "q": {"name": "q", "unit": "u"}},
                 powers={"P": {"name": "P", "type": "national:other", "unit": "u", "steps": steps}})
    every = {**duties, **{f"std:{id}": dict(duty.node) for id, duty in of.shipped.duties.items()}}
    had = {*given_, *(id for id, duty in every.items() if kind in duty.get("kinds", ()))}
    grown = True
    while grown:
        more = {other for id in had & set(every) for other in every[id].get("implies", ())}
        more |= {every[id]["same_as"] for id in had & set(every) if "same_as" in every[id]}
        more |= {id for id, duty in every.items() if duty.get("same_as") in had}
        grown = not more <= had
        had |= more
    assert duties_by_post(of) == {"p": had, "q": frozenset()}


def test_the_parents_of_domains_are_own_and_standard() -> None:
    parents = domain_parents(catalog(domains={"refunds": {"name": "退税", "parent": "std:payments"},
                                              "other": {"name": "其他"}}))
    assert parents["refunds"] == "std:payments"
    assert parents["std:payments"] == "std:finance"
    assert "other" not in parents
    assert "std:finance" not in parents


def test_what_is_lent_and_may_be_passed_on_brings_its_duties_to_the_last() -> None:
    def lent(redelegate: bool) -> frozenset[str]:
        loans = {"l1": {"from": "p", "to": "q", "powers": ["P"], "redelegate": redelegate, "valid_from": "2026-01-01", "valid_to": "2026-12-31"},
                 "l2": {"from": "q", "to": "r", "steps": ["P/s"], "valid_from": "2026-01-01", "valid_to": "2026-12-31"}}
        return duties_by_post(catalog(
            posts={id: {"name": id, "unit": "u"} for id in "pqr"}, delegations=loans, duties={"own": {"name": "自有"}},
            powers={"P": {"name": "P", "type": "national:other", "unit": "u",
                          "steps": {"s": {"name": "办理", "kind": "serve", "post": "p", "duties": ["own"]}}}}))["r"]

    assert "own" in lent(redelegate=True)
    assert lent(redelegate=False) == frozenset()
