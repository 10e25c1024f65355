"""OR602: a duty that implies itself, or is the same as itself by way of others."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.rules.organization.duty_cycle import RULE
from tests.building import catalog, facts, hits


def duties(**links: Any) -> dict[str, dict[str, object]]:
    return {id: {"name": id, **fields} for id, fields in links.items()}


@pytest.mark.parametrize(("links", "found"), [
    ({}, []),
    (duties(a={"implies": ["b"]}, b={"implies": ["c"]}, c={}), []),
    (duties(a={"implies": ["b", "c"]}, b={"implies": ["c"]}, c={}), []),
    (duties(a={"implies": ["a"]}), [("a", "implies", "a → a")]),
    (duties(b={"implies": ["a"]}, a={"implies": ["b"]}), [("a", "implies", "a → b → a")]),
    (duties(a={"implies": ["x", "b"]}, b={"implies": ["c"]}, c={"implies": ["a"]}, x={}),
     [("a", "implies", "a → b → c → a")]),
    (duties(a={"implies": ["b"]}, b={"implies": ["a", "c"]}, c={"implies": ["b"]}),
     [("a", "implies", "a → b → a")]),
    (duties(a={"implies": ["b"]}, b={"implies": ["a"]}, c={"implies": ["d"]}, d={"implies": ["c"]}),
     [("a", "implies", "a → b → a"), ("c", "implies", "c → d → c")]),
    (duties(a={"same_as": "b"}, b={"same_as": "a"}), [("a", "same_as", "a → b → a")]),
    (duties(a={"same_as": "a"}), [("a", "same_as", "a → a")]),
    (duties(a={"same_as": "std:bookkeeping"}, b={"same_as": "std:bookkeeping"}), []),
    (duties(a={"same_as": "std:bookkeeping", "implies": ["std:bookkeeping"]}),
     [("a", "implies", "a → std:bookkeeping → a")]),
    (duties(a={"same_as": "std:bookkeeping", "implies": ["b"]}, b={"same_as": "std:bookkeeping"}),
     [("a", "implies", "a → b → std:bookkeeping → a")]),
    (duties(a={"same_as": "std:register_income"}, b={"same_as": "std:bookkeeping", "implies": ["a"]}),
     [("b", "implies", "b → a → std:register_income → std:bookkeeping → b")]),
    (duties(a={"same_as": "std:register_income", "implies": ["b"]}, b={"same_as": "std:bookkeeping"}), []),
    (duties(a={"implies": ["nothing", "std:nothing"], "same_as": "std:none"}), []),
    (duties(a={"implies": "a"}), []),
])
def test_each_knot_is_found_once(links: dict[str, object], found: list[tuple[str, str, str]]) -> None:
    expected = [(record, field, {"ring": ring}) for record, field, ring in found]
    assert facts(RULE, catalog(duties=links)) == expected


def test_the_other_duties_of_a_knot_are_related() -> None:
    (hit,) = hits(RULE,
                  catalog(duties=duties(b={"implies": ["c"]}, c={"implies": ["a"]}, a={"implies": ["b"]})))
    assert (hit.kind, [(related.record, related.field) for related in hit.related]) == (
        "duties", [("b", "implies"), ("c", "implies")])


NAMES = st.sampled_from("abcde")


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=3)))
def test_the_duties_named_are_those_that_lead_back_to_themselves(implied: dict[str, list[str]]) -> None:
    closure = {(a, b) for a, others in implied.items() for b in others if b in implied}
    while True:
        longer = closure | {(a, d) for a, b in closure for c, d in closure if b == c}
        if longer == closure:
            break
        closure = longer
    found = hits(RULE, catalog(duties=duties(**{id: {"implies": others} for id, others in implied.items()})))
    named = [record for hit in found for record in (hit.record, *(related.record for related in hit.related))]
    assert sorted(map(str, named)) == sorted(id for id in implied if (id, id) in closure)
    for hit in found:
        ring = str(hit.values["ring"]).split(" → ")
        assert ring[0] == ring[-1] == hit.record
        assert all(after in implied[before] for before, after in pairwise(ring))
