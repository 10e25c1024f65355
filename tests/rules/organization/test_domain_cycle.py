"""OR601: a domain that lies, by way of its parents, in itself."""

import pytest

from riskctl.rules.organization.domain_cycle import RULE
from tests.building import catalog, facts, hits


def domains(parents: dict[str, object]) -> dict[str, dict[str, object]]:
    return {id: {"name": id} if parent == "" else {"name": id, "parent": parent}
            for id, parent in parents.items()}


@pytest.mark.parametrize(("parents", "found"), [
    ({}, []),
    ({"a": "", "b": "a", "c": "b"}, []),
    ({"a": "a"}, ["a → a"]),
    ({"a": "b", "b": "a"}, ["a → b → a"]),
    ({"c": "a", "b": "c", "a": "b"}, ["a → b → c → a"]),
    ({"a": "b", "b": "a", "c": "a", "d": "c"}, ["a → b → a"]),
    ({"a": "b", "b": "a", "x": "y", "y": "x"}, ["a → b → a", "x → y → x"]),
    ({"a": "nowhere"}, []),
    ({"a": "std:finance", "b": "a"}, []),
    ({"finance": "std:finance", "budget": "finance"}, []),
    ({"a": 7, "b": "a"}, []),
    ({"a": None, "b": "a"}, []),
])
def test_each_cycle_is_found_once(parents: dict[str, object], found: list[str]) -> None:
    assert facts(RULE, catalog(domains=domains(parents))) == [(ring[0], "parent", {"ring": ring})
                                                              for ring in found]


def test_the_other_members_are_related() -> None:
    (hit,) = hits(RULE, catalog(domains=domains({"c": "a", "b": "c", "a": "b"})))
    assert (hit.kind, [(related.record, related.field) for related in hit.related]) == (
        "domains", [("b", "parent"), ("c", "parent")])
