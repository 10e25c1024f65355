"""OR104: a post that reports, by way of its superiors, to itself."""

import pytest

from riskctl.rules.organization.reporting_cycle import RULE
from tests.building import catalog, facts, hits


def posts(superiors: dict[str, object]) -> dict[str, dict[str, object]]:
    return {id: {"name": id, "unit": "u"} | ({} if superior == "" else {"reports_to": superior})
            for id, superior in superiors.items()}


@pytest.mark.parametrize(("superiors", "found"), [
    ({}, []),
    ({"a": "", "b": "a", "c": "b"}, []),
    ({"a": "a"}, ["a → a"]),
    ({"a": "b", "b": "a"}, ["a → b → a"]),
    ({"c": "a", "b": "c", "a": "b"}, ["a → b → c → a"]),
    ({"a": "b", "b": "a", "c": "a", "d": "c"}, ["a → b → a"]),
    ({"a": "b", "b": "a", "x": "y", "y": "x"}, ["a → b → a", "x → y → x"]),
    ({"a": "nowhere"}, []),
    ({"a": 7, "b": "a"}, []),
    ({"a": None, "b": "a"}, []),
])
def test_each_cycle_is_found_once(superiors: dict[str, object], found: list[str]) -> None:
    assert facts(RULE, catalog(posts=posts(superiors))) == [(ring[0], "reports_to", {"ring": ring})
                                                            for ring in found]


def test_the_other_members_are_related() -> None:
    (hit,) = hits(RULE, catalog(posts=posts({"c": "a", "b": "c", "a": "b"})))
    assert (hit.kind, [(related.record, related.field) for related in hit.related]) == (
        "posts", [("b", "reports_to"), ("c", "reports_to")])
