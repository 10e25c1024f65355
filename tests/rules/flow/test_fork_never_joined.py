"""ST105: a fork whose branches are not joined."""

from typing import Any

import pytest

from riskctl.rules.flow.fork_never_joined import RULE
from tests.building import facts, hits
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at

FORK = {"f": {"split": "all", "next": ["a", "b"]}, "a": ["j"], "b": ["j"],
        "j": {"join": "all", "next": ["end"]}}


def loose(firsts: list[str], meetings: list[str]) -> Any:
    where = {"where_zh": f"在{'、'.join(meetings)}碰到一起" if meetings else "",
             "where_en": f"they meet at {', '.join(meetings)}" if meetings else ""}
    return at("f", "split", firsts=firsts, first_names=firsts, meetings=meetings, **where)


@pytest.mark.parametrize(("changes", "expected"), [
    ({}, []),
    ({"j": ["end"]}, [loose(["a", "b"], ["j"])]),
    ({"j": {"join": "one", "next": ["end"]}}, [loose(["a", "b"], ["j"])]),
    ({"j": {"join": "al", "next": ["end"]}}, []),
    ({"a": ["end"]}, [loose(["a", "b"], [])]),
    ({"a": ["k"], "b": ["k"], "k": ["j"]}, [loose(["a", "b"], ["k"])]),
    ({"f": ["a", "b"]}, []),
    ({"f": {"split": "one", "next": ["a", "b"]}, "j": ["end"]}, []),
    ({"f": {"split": "all", "next": ["a"]}, "j": ["end"]}, []),
    ({"f": {"split": "all", "next": ["a", "b", "nowhere"]}, "j": ["end"]}, []),
    ({"a": ["nowhere"]}, []),
    ({"j": ["nowhere"]}, []),
    ({"j": ["f"]}, []),
])
def test_a_fork_whose_branches_are_not_joined_is_found(changes: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of({**FORK, **changes})) == expected


def test_one_branch_of_three_that_is_not_joined_is_named_alone() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b", "c"]}, "a": ["j"], "b": ["j"], "c": ["k"],
             "j": {"join": "all", "next": ["k"]}, "k": ["end"]}
    [hit] = hits(RULE, catalog_of(steps))
    assert (hit.record, hit.field, hit.values) == loose(["c"], ["k"])
    assert [related.field for related in hit.related] == ["steps.k"]


def test_a_fork_that_no_case_comes_to_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"s": ["end"], **FORK, "j": ["end"]})) == []


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({**FORK, "j": ["end"]}, status="retired")) == []
