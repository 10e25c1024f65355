"""A foreign process does after the import what it did before, told by an oracle that moves tokens."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from riskctl.exchange.bpmn.write import bpmn
from tests.building import run
from tests.exchange.bpmn.diagrams import after_import, flows, nodes, one_pool, power_of, taken
from tests.exchange.bpmn.rows import ROWS
from tests.exchange.bpmn.tokens import Game, TooLarge, traces

_LONGEST = 5
_TASK = "审查"


@dataclass
class Drawn:
    """A sound process in the making: blocks one within the other, as people draw them."""

    draw: Callable[[st.SearchStrategy[int]], int]
    elements: list[str] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)
    tasks: int = 0
    branches: int = 0

    def die(self, sides: int) -> int:
        """A number below the sides."""
        return self.draw(st.integers(0, sides - 1))

    def node(self, tag: str, name: str = "") -> str:
        """A new element."""
        self.elements.append(f"n{len(self.elements)} {tag} {name}".strip())
        return f"n{len(self.elements) - 1}"

    def arrow(self, source: str, target: str, words: str) -> None:
        """A flow."""
        self.arrows.append(f"{source}>{target}" + (f":{words}" if words else ""))

    def block(self, depth: int, here: str, words: str, *, may_be_empty: bool = True) -> tuple[str, str]:
        """Something behind an element: where it ends, and the words for the flow from there."""
        kind = self.die(20) if depth and self.tasks < 6 else 0
        if kind < 2 and may_be_empty and words:
            return here, words
        if kind < 7:
            self.tasks += 1
            task = self.node("task", f"{_TASK}{self.tasks}")
            self.arrow(here, task, words)
            return task, ""
        if kind < 11:
            return self.block(depth - 1, *self.block(depth - 1, here, words, may_be_empty=may_be_empty))
        if kind < 17:
            return self.parted(depth, here, words, "exclusiveGateway" if kind < 14 else "parallelGateway")
        return self.loop(depth, here, words)

    def parted(self, depth: int, here: str, words: str, tag: str) -> tuple[str, str]:
        """Two or three branches from a gateway to another; of a choice, one may end the process."""
        chooses = tag == "exclusiveGateway"
        first, last = self.node(tag), self.node(tag)
        self.arrow(here, first, words)
        self.branches += not chooses
        for at in range(2 + self.die(2)):
            end, left = self.block(depth - 1, first, f"情形{len(self.arrows)}" if chooses else "", may_be_empty=True)
            out = chooses and at and not self.branches and not self.die(4) and end != first
            self.arrow(end, self.node("endEvent") if out else last, left)
        self.branches -= not chooses
        return last, ""

    def loop(self, depth: int, here: str, words: str) -> tuple[str, str]:
        """A block that may be done again."""
        first, last = self.node("exclusiveGateway"), self.node("exclusiveGateway")
        self.arrow(here, first, words)
        end, left = self.block(depth - 1, first, "", may_be_empty=False)
        self.arrow(end, last, left)
        self.arrow(last, first, f"退回{len(self.arrows)}")
        return last, f"通过{len(self.arrows)}"


@st.composite
def processes(draw: st.DrawFn) -> bytes:
    """A file with a sound process of up to eight tasks or so."""
    drawn = Drawn(draw)
    here, words = drawn.block(4, drawn.node("startEvent"), "")
    drawn.arrow(here, drawn.node("endEvent"), words)
    assume(drawn.tasks)
    return one_pool(nodes(*drawn.elements) + flows(*drawn.arrows))


@settings(max_examples=60)
@given(processes())
def test_a_sound_process_does_the_same_and_brings_no_error(data: bytes) -> None:
    plan = taken(data)
    of = after_import(plan)
    silent = {step["name"] for step in power_of(plan)["steps"].values() if not step["name"].startswith(_TASK)}
    try:
        before, after = traces(Game(data), _LONGEST), traces(Game(bpmn(of, of.powers["W-1"]), silent), _LONGEST)
    except TooLarge:
        assume(False)
    assert after == before
    assert [one for one in run(of).findings if one.severity.value == "error" and one.rule.code[:2] in ("CA", "RF", "ST")] == []


@settings(max_examples=40)
@given(processes())
def test_what_was_taken_in_goes_out_and_comes_back_unchanged(data: bytes) -> None:
    of = after_import(taken(data))
    plan = taken(bpmn(of, of.powers["W-1"]), of)
    assert [(one.kind, one.id) for one in plan.records if one.state.value != "same"] == []
    assert plan.problems == ()


@pytest.mark.parametrize("name", [row[0] for row in ROWS if "fork" in row[0] or "join" in row[0] or "choice" in row[0]])
def test_gateways_one_behind_the_other_do_the_same(name: str) -> None:
    data = next(row[1] for row in ROWS if row[0] == name)
    plan = taken(data)
    of = after_import(plan)
    silent = {step["name"] for key, step in power_of(plan)["steps"].items() if step["name"] in ("分流", "分办", "汇合", "合并")}
    assert traces(Game(bpmn(of, of.powers["W-1"]), silent), 9) == traces(Game(data), 9)


@st.composite
def tangles(draw: st.DrawFn) -> bytes:
    """A file in which anything may lead anywhere."""
    tags = ("task", "exclusiveGateway", "parallelGateway", "eventBasedGateway", "intermediateCatchEvent", "endEvent", "startEvent")
    count = draw(st.integers(1, 9))
    elements = [f"n{at} {draw(st.sampled_from(tags))} {_TASK}{at}" for at in range(count)]
    arrows = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.booleans()), max_size=16))
    return one_pool(nodes(*elements) + flows(*(f"n{source}>n{target}" + (f":词{at}" if said else "")
                                               for at, (source, target, said) in enumerate(arrows))))


@settings(max_examples=150)
@given(tangles())
def test_any_tangle_comes_in_or_is_listed_and_then_goes_out_and_in(data: bytes) -> None:
    plan = taken(data)
    if plan.has_errors:
        assert plan.problems
        return
    of = after_import(plan)
    assert [one.rule.code for one in run(of).findings if one.rule.code[:2] in ("CA", "RF") or one.rule.code in ("ST104", "ST122")] == []
    back = taken(bpmn(of, of.powers["W-1"]), of)
    assert [(one.kind, one.id) for one in back.records if one.state.value != "same"] == []
