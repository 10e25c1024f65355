"""ST115: a choice of which a way does not say when it is taken."""

from typing import Any

import pytest

from riskctl.rules.flow.unlabelled_branches import RULE
from tests.building import facts, hits
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("step", "to"), [
    ({"next": ["b", "c"]}, ["b", "c"]),
    ({"next": ["b", {"to": "c", "when": "不齐"}]}, ["b"]),
    ({"split": "one", "next": ["b", {"to": "c", "outcome": "准予"}]}, ["b"]),
    ({"next": [{"to": "b", "when": "齐全"}, {"to": "c", "measure": {"to": 5}}]}, []),
    ({"next": [{"to": "b", "outcome": []}, {"to": "c", "when": "不齐"}]}, ["b"]),
    ({"next": [{"to": "b", "when": ""}, {"to": "c", "when": "不齐"}]}, ["b"]),
    ({"next": [{"to": "b", "when": 5}, {"to": "c", "when": "不齐"}]}, []),
    ({"next": [{"to": "b", "negative": True}, {"to": "c", "when": "不齐"}]}, ["b"]),
    ({"next": ["b"]}, []),
    ({"next": ["b", {"to": "a", "return": "send_back"}]}, []),
    ({"next": ["b", {"to": "a", "return": "sendback"}]}, []),
    ({"split": "all", "next": ["b", "c"]}, []),
    ({"split": "al", "next": ["b", "c"]}, []),
    ({"next": [{"when": "齐全"}, "c"]}, ["c"]),
    ({"next": [{"reason": "?"}, {"to": "c", "when": "不齐"}]}, []),
])
def test_each_way_of_a_choice_says_when_it_is_taken(step: dict[str, Any], to: list[str]) -> None:
    found = facts(RULE, catalog_of({"a": step, "b": ["end"], "c": ["end"]}))
    if to:
        assert found == [at("a", "next", to=to, to_names=to)]
    else:
        assert [fact[2]["to"] for fact in found] in ([], [[]])


def test_a_way_without_a_target_and_label_is_still_found() -> None:
    step = {"next": [{"reason": "?"}, {"to": "c", "when": "不齐"}]}
    assert len(facts(RULE, catalog_of({"a": step, "c": ["end"]}))) == 1


def test_all_unlabelled_ways_of_a_step_are_one_finding_and_the_end_has_a_name() -> None:
    [hit] = hits(RULE, catalog_of({"a": ["b", "end"], "b": ["end"]}))
    assert hit.values["to_names"] == ["b", "结束"]
    assert [related.field for related in hit.related] == ["steps.a.next"]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b", "end"], "b": ["end"]}, status="retired")) == []
