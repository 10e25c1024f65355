"""Sides of rules that match nothing."""

from typing import Any

import pytest

from riskctl.check.baseline import Entry, apply_baseline
from riskctl.findings import Finding
from riskctl.findings.finding import related_digests
from riskctl.rules.separation.rule_not_checked import RULE
from riskctl.separation.checked import check_separation
from tests.building import catalog, facts, run

POSTS = {"p": {"name": "岗", "unit": "u", "duties": ["d"]}}
DUTIES = {"d": {"name": "甲"}, "e": {"name": "乙"}, "f": {"name": "丙"}}
POWERS = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s",
    "steps": {"s": {"name": "办", "kind": "verify", "post": "p", "next": ["end"]}}}}


@pytest.mark.parametrize(("rule", "expected"), [
    ({"incompatible": ["d", "e"]}, [("incompatible", ["e"], "unused")]),
    ({"incompatible": ["d", "verify"]}, []),
    ({"incompatible": {"left": ["d", "e"], "right": ["verify"]}}, []),
    ({"incompatible": {"left": ["e", "f"], "right": ["d"]}}, [("incompatible.left", ["e", "f"], "unused")]),
    ({"incompatible": ["d", "nowhere"]}, [("incompatible", ["nowhere"], "unknown")]),
    ({"different_person": ["verify", "decide"]}, [("different_person", ["decide"], "unused")]),
    ({"different_person": ["w/s", "d"]}, [("different_person", ["d"], "unused")]),
    ({"only": {"duties": ["e"], "units": ["u"]}}, [("only", ["e"], "unused")]),
    ({"before": ["verify", "w/gone"]}, [("before", ["w/gone"], "unknown")]),
    ({"before": ["verify", "verify"], "applies_to": {"types": ["t:y"]}}, [("applies_to", ["t:y"], "no power")]),
    ({"not_both": {"domains": ["std:finance", "std:personnel"]}}, [("not_both", ["portfolios"], "no record")]),
    ({"kin_avoidance": {"between": "reporting_line"}}, [("kin_avoidance", ["kin"], "no record")]),
    ({"independent": {"of": "owner"}}, [("independent", ["controls"], "no record")]),
    ({"independent": {"of": "supervisor"}}, [("independent", ["supervisor"], "no record")]),
    *[({**form, "applies_to": {"types": ["t:x"], "powers": ["w"]}}, [("applies_to", ["t:x", "w"], "unlimited"), *told])
      for form, *told in (
        ({"not_in_charge_of": {"posts": ["p"], "domains": ["std:finance"]}},
         ("not_in_charge_of.posts", ["p"], "unused"), ("not_in_charge_of", ["portfolios"], "no record")),
        ({"not_both": {"domains": ["std:finance", "std:personnel"]}}, ("not_both", ["portfolios"], "no record")),
        ({"kin_avoidance": {"between": "reporting_line"}}, ("kin_avoidance", ["kin"], "no record")),
        ({"rotation": {"posts": "key", "years": 5}}, ("rotation.posts", ["key"], "unused")))],
    *[({**form, **qualifier}, [(next(iter(form)), [": ".join(*qualifier.items())], "unqualified")])
      for form, qualifier in (
        ({"only": {"duties": ["verify"], "posts": ["p"]}}, {"within": "power"}),
        ({"only": {"duties": ["verify"], "posts": ["p"]}}, {"within": "domain"}),
        ({"only": {"duties": ["verify"], "posts": ["p"]}}, {"per": "unit"}),
        ({"different_unit": ["verify", "w/*"]}, {"per": "post"}),
        ({"different_person": ["w/*"]}, {"within": "power"}),
        ({"before": ["verify", "w/s"]}, {"bodies": "members"}),
        ({"panel": {"steps": ["verify"], "n": 1}}, {"bodies": "chair"}))],
    ({"only": {"duties": ["verify"], "posts": ["p"]}, "within": "anywhere", "per": "person", "bodies": "members"}, []),
    ({"rotation": {"posts": "key", "years": 5}}, [("rotation.posts", ["key"], "unused")]),
    ({"max_steps": {"n": 1, "of": ["decide"]}}, [("max_steps", ["decide"], "unused")]),
    ({"incompatible": ["d"]}, [("incompatible", ["d"], "alone")]),
    ({"different_unit": ["verify"]}, [("different_unit", ["verify"], "alone")]),
    ({"before": ["w/s"]}, [("before", ["w/s"], "alone")]),
    ({"not_both": {"domains": ["std:finance"]}}, [("not_both", ["std:finance"], "alone")]),
    ({"different_person": ["w/*"]}, []),
    ({"incompatible": ["verify", "d"], "within": "domain"}, [("incompatible", ["verify"], "no domain"), ("incompatible", ["d"], "no domain")])])
def test_a_side_that_matches_nothing_is_told(rule: dict[str, Any],
    expected: list[tuple[str, list[str], str]]) -> None:
    of = catalog(posts=POSTS, duties=DUTIES, powers=POWERS, sod_rules={"r": {"name": "则", **rule}})
    assert [(one.side, list(one.entries), one.reason) for one in check_separation(of).unresolved] == expected
    told = [] if not expected or expected[0][2] == "unknown" else [("r",
        {"rules": ["r"], "entries": [entry for one in expected for entry in one[1]]})]
    assert [(record, {key: values[key] for key in ("rules", "entries")}) for record, _,
        values in facts(RULE, of)] == told


def test_the_rules_of_a_pack_are_one_note() -> None:
    of = catalog({"riskctl": 1, "packs": ["accounting"]}, posts=POSTS, duties=DUTIES)
    [found] = run(of, "SD121").findings
    assert (found.severity.value, found.hit.values["pack"]) == ("info", "accounting")
    assert "ACC3" in found.hit.values["rules"]  # type: ignore[operator]


def test_a_side_of_different_units_may_lie_outside() -> None:
    steps = {"s": {"name": "收", "kind": "collect", "party": "bank", "next": ["end"]}}
    found = facts(RULE, catalog(
        posts=POSTS, duties=DUTIES, parties={"bank": {"name": "银行", "role": "agency"}},
        powers={"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s", "steps": steps}},
        sod_rules={"a": {"name": "则", "different_unit": ["d", "collect"]}, "b": {"name": "则", "different_unit": ["d", "pay"]}}))
    assert [(record, values["entries"]) for record, _, values in found] == [("b", ["pay"])]


def test_what_is_left_out_of_a_pack_later_is_new_to_a_baseline_and_what_is_mended_is_not() -> None:
    def noted(*duties: str) -> Finding:
        posts = {"p": {"name": "岗", "unit": "u", "duties": list(duties)}}
        [found] = run(catalog({"riskctl": 1, "packs": ["accounting"]}, posts=posts), "SD121").findings
        return found

    before, mended, worse = (noted("std:cashier"), noted("std:cashier", "std:audit"), noted("std:audit"))
    assert before.fingerprint == mended.fingerprint == worse.fingerprint
    baseline = {before.fingerprint: Entry("SD121", None, "2026-06-30", related_digests(RULE, before.hit))}
    assert [one.in_baseline for one in apply_baseline([before, mended, worse], baseline)] == [True, True, False]
