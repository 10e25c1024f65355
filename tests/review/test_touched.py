"""Which powers a change can touch, held against working out every power before and after."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from riskctl.catalog.assemble import from_records
from riskctl.change.comparison import compare
from riskctl.collusion.survey import collusion_survey
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.review.touched import touched_powers
from riskctl.staffing.survey import staffing_of_all
from tests.building import TODAY
from tests.staffing.worlds import world

Records = dict[str, Any]
POWERS = ("w", "v", "t")


def bureau(rng: random.Random) -> Records:
    """Three powers of one bureau, with rules for some of them, a control at a step and a body."""
    made = world(rng)
    for id in POWERS[1:]:
        other = world(rng)
        steps = other["powers"]["w"]["steps"]
        for step in steps.values():
            step.update({key: "p0" for key in ("post",) if key in step})
        made["powers"][id] = other["powers"]["w"]
        made["posts"] |= other["posts"]
        made["sod_rules"] |= {f"{id}-{key}": {**rule, "applies_to": {"powers": [id]}} for key, rule in other["sod_rules"].items()}
    made["sod_rules"]["keep"] = {"name": "则", "different_person": ["a1", "decide", "execute"]}
    made["powers"]["w"]["steps"]["s0"]["duties"] = ["a0"]
    made["powers"]["w"]["steps"]["s0"]["qualified"] = "执法证"
    made["controls"] = {"c": {"name": "核查", "timing": "preventive", "at": ["w/s0"]}, "d": {"name": "留痕", "timing": "detective"}}
    made["risk_points"] = {"r": {"name": "险", "at": [f"{rng.choice(POWERS)}/s0"], "controls": ["d"]}}
    return made


def _assign(rng: random.Random, of: Records) -> None:
    of["people"][rng.choice(sorted(of["people"]))]["assignments"] = [
        {"post": rng.choice(sorted(of["posts"])), "as": "primary", "from": "2020-01-01"}]


def _leave(rng: random.Random, of: Records) -> None:
    of["people"].pop(rng.choice(sorted(of["people"])))


def _qualify(rng: random.Random, of: Records) -> None:
    for person in of["people"].values():
        person["qualifications"] = rng.choice([[], ["执法证"]])


def _body(rng: random.Random, of: Records) -> None:
    of["bodies"]["b"].update(quorum=rng.randint(1, 3), members=sorted(rng.sample(sorted(of["posts"]), 2)))


def _lend(rng: random.Random, of: Records) -> None:
    of.setdefault("delegations", {})["l"] = {"from": "p0", "to": "p1", "powers": rng.sample(POWERS, 2), "document": "x",
                                             "valid_from": "2026-01-01", "valid_to": "2026-12-31"}


def _rule(rng: random.Random, of: Records) -> None:
    if of["sod_rules"] and rng.random() < 0.5:
        of["sod_rules"].pop(rng.choice(sorted(of["sod_rules"])))
    else:
        of["sod_rules"]["new"] = {"name": "则", "no_single_person": True, "applies_to": {"powers": [rng.choice(POWERS)]}}


def _waive(rng: random.Random, of: Records) -> None:
    if of["sod_rules"]:
        of["waivers"] = {"z": {"rule": f"SD101/{rng.choice(sorted(of['sod_rules']))}", "record": rng.choice(POWERS), "reason": "缓",
                               "approved_by": "p0", "compensating": ["c"], "expires": "2026-12-31"}}


def _duty(rng: random.Random, of: Records) -> None:
    of["duties"]["a0"]["implies"] = ["a1"]


def _control(rng: random.Random, of: Records) -> None:
    of["controls"]["c"].update(at=[f"{rng.choice(POWERS)}/s0"], timing=rng.choice(["preventive", "detective", "directive"]))


def _risk(rng: random.Random, of: Records) -> None:
    of["risk_points"]["r"].update(at=[f"{rng.choice(POWERS)}/s0"], status=rng.choice(["open", "retired"]))


def _flow(rng: random.Random, of: Records) -> None:
    power = of["powers"][rng.choice(POWERS)]
    power["steps"]["s0"]["next"] = ["end"]


CHANGES: tuple[Callable[[random.Random, Records], None], ...] = (
    _assign, _leave, _qualify, _body, _lend, _rule, _waive, _duty, _control, _risk, _flow)


def numbers(of: Catalog) -> dict[str, object]:
    """What is compared, of every power."""
    staffed = {one.power: (one.is_satisfiable, one.resilience, one.survives) for one in staffing_of_all(of)}
    return {one.power: (*staffed[one.power], one.number, one.without_rules, one.bypass, one.guard) for one in collusion_survey(of)}


def test_no_power_comes_out_otherwise_that_is_not_touched() -> None:
    differed = dict.fromkeys((change.__name__ for change in CHANGES), 0)
    spared = 0
    for seed in range(20 * len(CHANGES)):
        change = CHANGES[seed % len(CHANGES)]
        before, after = bureau(random.Random(seed)), bureau(random.Random(seed))
        change(random.Random(seed + 1), after)
        base, head = from_records(before, TODAY), from_records(after, TODAY)
        touched = set(touched_powers(compare(base, head)))
        was, now = numbers(base), numbers(head)
        other = {id for id in was.keys() | now.keys() if was.get(id) != now.get(id)}
        assert other <= touched, (seed, change.__name__)
        differed[change.__name__] += len(other)
        spared += len(POWERS) - len(touched)
    assert all(differed.values()), differed
    assert spared > 200


@pytest.mark.parametrize(("kind", "id", "fields"), [
    ("people", "x0", {"name": "李某某"}), ("posts", "p0", {"name": "另一个岗"}), ("bodies", "b", {"voting": "票决"}),
    ("controls", "c", {"name": "复核"}), ("risk_points", "r", {"cause": "疏忽"}), ("units", "u", {"name": "科"}), ("duties", "a0", {"name": "办"}),
])
def test_words_touch_nothing(kind: str, id: str, fields: Records) -> None:
    before, after = bureau(random.Random(1)), bureau(random.Random(1))
    after[kind][id].update(fields)
    assert touched_powers(compare(from_records(before, TODAY), from_records(after, TODAY))) == ()


def test_powers_that_changed_come_first_then_key_ones_then_the_order_of_the_head() -> None:
    before, after = bureau(random.Random(3)), bureau(random.Random(3))
    for of in (before, after):
        of["powers"]["t"]["key"] = True
        of["sod_rules"] = {}
    after["sod_rules"] = {"n": {"name": "则", "no_single_person": True}}
    after["powers"]["v"]["name"] = "另名"
    comparison = compare(from_records(before, TODAY), from_records(after, TODAY))
    assert [power.id for power, _ in processes(comparison.head)] == ["w", "v", "t"]
    assert touched_powers(comparison) == ("v", "t", "w")
