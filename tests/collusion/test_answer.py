"""Collusion and bypass of whole powers: known answers, and against trying everything."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.collusion.answer import Collusion, Question, collusion_of
from riskctl.collusion.thresholds import Thresholds
from riskctl.model.catalog import Catalog
from riskctl.staffing.answer import Open
from riskctl.staffing.decider import Work
from tests.building import catalog
from tests.collusion import oracle

KINDS = ("accept", "review", "approve", "pay", "discuss")
POSTS = ("p", "q", "r")
PEOPLE = ("a", "b", "c", "d")


def made(steps: dict[str, Any], holders: dict[str, set[str]], rules: list[dict[str, Any]] | None = None,
         timings: dict[str, set[str]] | None = None, also: dict[str, Any] | None = None, **power: Any) -> Catalog:
    """A catalog with one power, its start being its first step."""
    people = {person: {"name": f"{person}某", "assignments": [{"post": post, "as": "primary"} for post in holders if person in holders[post]]}
              for person in PEOPLE}
    controls = {f"c-{key}-{timing}": {"name": "措施", "kind": "trace", "timing": timing, "owner": "p", "at": f"w/{key}"}
                for key, found in (timings or {}).items() for timing in found}
    return catalog(
        units={"u": {"name": "股", "head": "p"}}, posts={post: {"name": post, "unit": "u"} for post in POSTS}, people=people,
        parties={"x": {"name": "申请人", "role": "applicant"}}, controls=controls,
        sod_rules={f"rule-{at}": {"name": "则", **rule} for at, rule in enumerate(rules or [])},
        powers={"w": {"name": "事项", "type": "internal:finance", "unit": "u", "start": next(iter(steps)), "steps": steps, **power}},
        **(also or {}))


def answer(of: Catalog, work: Work | None = None) -> Collusion:
    return collusion_of(of.powers["w"], of, work)


def line(*steps: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """Steps (key, kind, post) one after another; `x` is the party."""
    keys = [key for key, _, _ in steps]
    return {key: {"name": key, "kind": kind, **({"party": "x"} if post == "x" else {"post": post}), "next": [following], **more.get(key, {})}
            for (key, kind, post), following in zip(steps, [*keys[1:], "end"], strict=True)}


ASK_AND_PAY = line(("ask", "apply", "x"), ("check", "review", "p"), ("agree", "approve", "q"), ("pay", "pay", "r"))


@pytest.mark.parametrize(("holders", "rules", "expected"), [
    ({"p": {"a"}, "q": {"a"}, "r": {"a"}}, [], (1, ("a",), 1)),
    ({"p": {"a"}, "q": {"a"}, "r": {"a", "b"}}, [{"different_person": ["approve", "pay"]}], (2, ("a", "b"), 1)),
    ({"p": {"a"}, "q": {"b"}, "r": {"c"}}, [], (3, ("a", "b", "c"), 3)),
    ({"p": {"a", "b"}, "q": {"b", "c"}, "r": {"c", "a"}}, [], (2, ("a", "b"), 2)),
    ({"p": {"a"}, "q": {"a"}, "r": {"a"}}, [{"different_person": ["approve", "pay"]}], (None, (), 1)),
    ({"p": {"a"}, "q": {"a"}, "r": set()}, [], (None, (), None)),
    ({"p": {"a"}, "q": {"a", "b"}, "r": {"a"}}, [{"no_single_person": True}], (2, ("a", "b"), 1)),
    ({"p": {"a", "b"}, "q": {"a", "b"}, "r": {"a", "c"}}, [{"min_people": {"steps": ["review", "approve", "pay"], "n": 3}}], (3, ("a", "b", "c"), 1)),
])
def test_the_fewest_people(holders: dict[str, set[str]], rules: list[dict[str, Any]],
                           expected: tuple[int | None, tuple[str, ...], int | None]) -> None:
    found = answer(made(ASK_AND_PAY, holders, rules))
    assert (found.number, found.people, found.without_rules) == expected
    assert found.path == (() if found.number is None else ("w/ask", "w/check", "w/agree", "w/pay"))
    assert not found.open


def test_only_runs_with_an_effect_and_without_a_refusal_count() -> None:
    steps = line(("check", "review", "p"), ("agree", "approve", "q"), ("pay", "pay", "r"))
    steps["check"]["next"] = [{"to": "agree", "when": "要"}, {"to": "end", "when": "不要"}]
    steps["agree"]["next"] = [{"to": "pay", "outcome": "准"}, {"to": "end", "outcome": "不准", "negative": True}]
    found = answer(made(steps, {"p": {"a"}, "q": {"b"}, "r": {"c"}}))
    assert (found.number, found.path) == (3, ("w/check", "w/agree", "w/pay"))
    steps["agree"]["kind"] = steps["pay"]["kind"] = "review"
    assert answer(made(steps, {"p": {"a"}, "q": {"b"}, "r": {"c"}})) == Collusion("w")


def test_a_waived_rule_is_none() -> None:
    rules = [{"different_person": ["approve", "pay"]}]
    holders = {"p": {"a"}, "q": {"a"}, "r": {"a", "b"}}
    of = made(ASK_AND_PAY, holders, rules)
    waiver = {"rule": "SD201/rule-0", "record": "w", "reason": "人手不足", "approved_by": "p", "compensating": ["c"], "expires": "2026-12-31"}
    waived = made(ASK_AND_PAY, holders, rules, also={"waivers": {"v": waiver}})
    assert (answer(of).number, answer(waived).number) == (2, 1)


def test_a_body_needs_its_quorum_even_without_rules() -> None:
    steps = line(("agree", "decide", "p"))
    del steps["agree"]["post"]
    steps["agree"]["body"] = "b"
    body = {"name": "会", "members": ["p", "q", "r"], "quorum": "2/3"}
    found = answer(made(steps, {"p": {"a"}, "q": {"b"}, "r": {"c"}}, also={"bodies": {"b": body}}))
    assert (found.number, found.without_rules) == (2, 2)


def test_each_band_of_an_amount_has_its_own_runs() -> None:
    steps = line(("ask", "apply", "p"), ("agree", "approve", "p"), ("pay", "pay", "r"))
    del steps["agree"]["post"]
    steps["agree"]["authority"] = [{"to": 10, "post": "p"}, {"over": 10, "post": "q"}]
    found = answer(made(steps, {"p": {"a"}, "q": {"b"}, "r": {"a"}}, measure={"name": "金额", "unit": "万元"}))
    assert (found.number, found.people) == (1, ("a",))


@pytest.mark.parametrize(("timings", "bypass", "guard"), [
    ({}, ("ask", "check", "agree", "pay"), ("agree",)),
    ({"check": {"detective"}}, None, ()),
    ({"check": {"corrective"}}, ("ask", "check", "agree", "pay"), ("agree",)),
    ({"agree": {"preventive"}}, None, ()),
    ({"agree": {"detective"}}, ("ask", "check", "agree", "pay"), ("agree",)),
    ({"pay": {"preventive"}}, ("ask", "check", "agree", "pay"), ("agree",)),
    ({"ask": {"preventive"}}, None, ()),
])
def test_what_guards_an_effect(timings: dict[str, set[str]], bypass: tuple[str, ...] | None, guard: tuple[str, ...]) -> None:
    found = answer(made(ASK_AND_PAY, {}, timings=timings))
    assert found.bypass == (None if bypass is None else tuple(f"w/{key}" for key in bypass))
    assert found.guard == tuple(f"w/{key}" for key in guard)


def test_what_is_guarded_already_needs_no_further_control() -> None:
    """Two ways lead to two payments; on one of them a discussion comes first, so that only the other is to be guarded."""
    steps = line(("ask", "apply", "x"), ("talk", "discuss", "p"), ("check", "review", "q"), ("pay", "pay", "r"), ("grant", "approve", "r"))
    steps["ask"]["next"] = [{"to": "talk", "when": "大额"}, {"to": "check", "when": "小额"}]
    for key in ("talk", "check"):
        steps[key]["next"] = [{"to": "pay", "when": "付"}, {"to": "grant", "when": "批"}]
    steps["pay"]["next"] = ["end"]
    found = answer(made(steps, {}))
    assert (found.bypass, found.guard) == (("w/ask", "w/check", "w/pay"), ("w/check",))


def test_nothing_can_be_guarded_where_only_outsiders_act() -> None:
    found = answer(made(line(("ask", "apply", "x"), ("pay", "pay", "x")), {}))
    assert (found.bypass, found.guard) == (("w/ask", "w/pay"), None)


def test_what_is_not_known_is_said_to_be_open() -> None:
    steps = line(("check", "review", "p"), ("agree", "approve", "q"))
    steps["agree"]["next"] = ["nowhere"]
    every = {Question.NUMBER: Open.FLOW, Question.WITHOUT_RULES: Open.FLOW, Question.BYPASS: Open.FLOW}
    assert answer(made(steps, {"p": {"a"}, "q": {"a"}})) == Collusion("w", guard=None, open=every)
    steps["agree"]["next"] = ["end"]
    del steps["agree"]["post"]
    found = answer(made(steps, {"p": {"a"}}))
    assert found.open == {Question.NUMBER: Open.ACTOR, Question.WITHOUT_RULES: Open.ACTOR}
    assert (found.number, found.bypass) == (None, ("w/check", "w/agree"))


def test_beyond_the_work_allowed_there_is_no_number() -> None:
    rules = [{"different_person": ["review", "approve", "pay"]}]
    found = answer(made(ASK_AND_PAY, {"p": {"a", "b"}, "q": {"b", "c"}, "r": {"a", "c"}}, rules), Work(nodes=1, questions=1, solver=False))
    assert found.number is None
    assert found.open[Question.NUMBER] is Open.WORK


def test_a_power_without_flow_has_no_number() -> None:
    of = catalog(powers={"w": {"name": "事项", "type": "internal:finance"}})
    assert answer(of) == Collusion("w")


@pytest.mark.parametrize(("power", "expected"), [
    ({}, 2), ({"key": True}, 3), ({"type": "national:license"}, 4), ({"type": "license"}, 4), ({"type": "national:penalty"}, 1),
    ({"type": "national:penalty", "key": True}, 3), ({"type": "national:license", "key": True}, 4)])
def test_the_threshold_is_that_of_the_class(power: dict[str, Any], expected: int) -> None:
    of = catalog(powers={"w": {"name": "事项", "type": "internal:finance", **power}})
    assert Thresholds(types={"license": 4, "national:penalty": 1}).of(of.powers["w"]) == expected


@st.composite
def flows(draw: st.DrawFn) -> dict[str, Any]:
    """Up to five steps, each leading to later ones; forks, joins, refusals, outsiders, several people."""
    number = draw(st.integers(1, 5))
    steps: dict[str, Any] = {}
    for at in range(number):
        later = [f"s{one}" for one in range(at + 1, number)]
        step: dict[str, Any] = {"name": f"s{at}", "kind": draw(st.sampled_from(KINDS))}
        actor = draw(st.integers(0, 7))
        if actor == 0:
            step["party"] = "x"
        elif actor == 1:
            step["any_of"] = draw(st.lists(st.sampled_from(POSTS), unique=True, min_size=1, max_size=2))
        else:
            step["post"] = draw(st.sampled_from(POSTS))
        if actor == 2:
            step["people"] = 2
        if len(later) > 1 and draw(st.integers(0, 3)) == 0:
            step["split"] = "all"
            step["next"] = draw(st.lists(st.sampled_from(later), unique=True, min_size=2, max_size=2))
        else:
            targets = draw(st.lists(st.sampled_from([*later, "end"]), unique=True, min_size=1, max_size=3))
            step["next"] = [{"to": to, "when": f"情形{to}", **({"negative": True} if draw(st.integers(0, 5)) == 0 else {})} for to in targets]
        if draw(st.booleans()):
            step["join"] = "all"
        steps[f"s{at}"] = step
    return steps


kinds = st.lists(st.sampled_from(KINDS), unique=True, min_size=2, max_size=3)
rule_forms = st.one_of(
    st.fixed_dictionaries({"different_person": kinds}), st.fixed_dictionaries({"same_person": kinds}),
    st.fixed_dictionaries({"incompatible": kinds}), st.just({"no_single_person": True}),
    st.builds(lambda n, of: {"max_steps": {"n": n, "of": of}}, st.integers(1, 2), kinds),
    st.builds(lambda n, of: {"min_people": {"n": n, "steps": of}}, st.integers(2, 3), kinds),
    st.builds(lambda of, teams: {"one_team": {"steps": of, "teams": teams}}, kinds,
              st.lists(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=3), min_size=1, max_size=2)))
timing_sets = st.sets(st.sampled_from(["preventive", "detective", "corrective"]), min_size=1)
holdings = st.fixed_dictionaries({post: st.sets(st.sampled_from(PEOPLE), min_size=0, max_size=3) for post in POSTS})


@settings(max_examples=600, deadline=None)
@given(flows(), holdings, st.lists(rule_forms, max_size=3))
def test_the_numbers_are_those_of_trying_every_plan(steps: dict[str, Any], holders: dict[str, set[str]], rules: list[dict[str, Any]]) -> None:
    found = answer(made(steps, holders, rules))
    assert not found.open
    assert found.without_rules == oracle.number(steps, "s0", holders, [])
    assert found.number == oracle.number(steps, "s0", holders, rules)
    if found.number is not None:
        assert len(found.people) == found.number
        alone = {post: people & set(found.people) for post, people in holders.items()}
        assert oracle.number({key: steps[key] for key in steps}, "s0", alone, rules) == found.number


@settings(max_examples=600, deadline=None)
@given(flows(), st.dictionaries(st.sampled_from(["s0", "s1", "s2", "s3"]), timing_sets, max_size=2))
def test_the_bypass_and_what_to_guard_are_those_of_trying_every_run(steps: dict[str, Any], timings: dict[str, set[str]]) -> None:
    timings = {key: found for key, found in timings.items() if key in steps}
    found = answer(made(steps, {}, timings=timings))
    length, effects = oracle.bypass(steps, "s0", timings)
    assert (None if found.bypass is None else len(found.bypass)) == length
    many = oracle.fewest_to_guard(steps, "s0", timings, effects)
    assert (None if found.guard is None else len(found.guard)) == many
    if found.bypass is not None:
        chosen = {id.partition("/")[2] for id in found.bypass}
        assert any(set(run) == chosen for run in oracle.runs(steps, "s0", without_negative=False))
    if found.guard:
        guarded = {**timings, **{id.partition("/")[2]: {"preventive"} for id in found.guard}}
        assert answer(made(steps, {}, timings=guarded)).bypass is None
