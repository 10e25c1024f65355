"""DF503: a separation rule that was removed or softened."""

from typing import Any

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.rules.change.separation_softened import _WORDS, RULE
from tests.building import catalog, effects
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"severity": "error"}, {"severity": "warning"}, "severity"),
    ({}, {"severity": "info"}, "severity"),
    ({"compensating": "forbidden"}, {"compensating": "allowed"}, "compensating"),
    ({"compensating": "forbidden"}, {}, "compensating"),
    ({"severity": "error"}, {}, None),
    ({"within": "anywhere"}, {"within": "power"}, "within"),
    ({}, {"within": "domain"}, "within"),
    ({"within": "domain"}, {"within": "power"}, None),
    ({"bodies": "members"}, {"bodies": "chair"}, "bodies"),
    ({"certainty": "V1"}, {"certainty": "M"}, "certainty"),
    ({"certainty": "V1"}, {"certainty": "V2"}, None),
    ({"no_single_person": True}, {"no_single_person": False}, "no_single_person"),
    ({"incompatible": ["a", "b", "c"]}, {"incompatible": ["a", "b"]}, "incompatible"),
    ({"incompatible": {"left": ["a", "c"], "right": ["b"]}}, {"incompatible": {"left": ["a"], "right": ["b"]}}, "incompatible.left"),
    ({"min_people": {"steps": ["a", "b"], "n": 3}}, {"min_people": {"steps": ["a", "b"], "n": 2}}, "min_people.n"),
    ({"max_steps": {"of": ["a", "b"], "n": 1}}, {"max_steps": {"of": ["a", "b"], "n": 2}}, "max_steps.n"),
    ({"rotation": {"posts": "key", "years": 3}}, {"rotation": {"posts": "key", "years": 6}}, "rotation.years"),
    ({"only": {"duties": ["a"], "posts": ["p"]}}, {"only": {"duties": ["a"], "posts": ["p", "q"]}}, "only.posts"),
    ({"only": {"duties": ["a", "b"], "posts": ["p"]}}, {"only": {"duties": ["a"], "posts": ["p"]}}, "only.duties"),
    ({"rotation": {"posts": ["p", "q"], "years": 3}}, {"rotation": {"posts": ["p"], "years": 3}}, "rotation.posts"),
    ({"rotation": {"posts": "key", "years": 3}}, {"rotation": {"posts": "key", "years": 3, "otherwise": "approval"}}, "rotation.otherwise"),
    ({"min_people": {"steps": ["a"], "n": 2, "qualified": "执法证"}}, {"min_people": {"steps": ["a"], "n": 2}}, "min_people.qualified"),
    ({"panel": {"steps": ["a"], "n": 5, "odd": True}}, {"panel": {"steps": ["a"], "n": 5}}, "panel.odd"),
    ({"panel": {"steps": ["a"], "n": 5, "odd": True}}, {"panel": {"steps": ["a"], "n": 5, "odd": False}}, "panel.odd"),
    ({"panel": {"steps": ["a"], "experts": "2/3"}}, {"panel": {"steps": ["a"], "experts": "3/5"}}, "panel.experts"),
    ({"panel": {"steps": ["a"], "experts": "2/3"}}, {"panel": {"steps": ["a"], "experts": "4/6"}}, None),
    ({"panel": {"steps": ["a"], "experts": "2/3"}}, {"panel": {"steps": ["a"], "experts": 1}}, None),
    ({"collective": {"steps": ["a"], "quorum": 5}}, {"collective": {"steps": ["a"], "quorum": 3}}, "collective.quorum"),
    ({"collective": {"steps": ["a"], "quorum": 5, "body": "b"}}, {"collective": {"steps": ["a"], "quorum": 5}}, "collective.body"),
    ({"collective": {"steps": ["a"], "body": "b"}}, {"collective": {"steps": ["a"], "body": "c"}}, None),
    ({"kin_avoidance": {"between": ["p", "q"]}}, {"kin_avoidance": {"between": ["p"]}}, "kin_avoidance.between"),
    ({"kin_avoidance": {"between": "reporting_line", "relations": ["夫妻", "直系血亲"]}},
     {"kin_avoidance": {"between": "reporting_line", "relations": ["夫妻"]}}, "kin_avoidance.relations"),
    ({"kin_avoidance": {"between": "reporting_line"}}, {"kin_avoidance": {"between": "reporting_line", "relations": ["夫妻"]}},
     "kin_avoidance.relations"),
    ({"independent": {"of": "owner"}}, {"independent": {"of": "supervisor"}}, None),
    ({}, {"applies_to": {"powers": ["w"]}}, "applies_to"),
    ({"applies_to": {"powers": ["w", "v"]}}, {"applies_to": {"powers": ["w"]}}, "applies_to.powers"),
    ({"applies_to": {"tags": ["t"]}}, {"applies_to": {"tags": ["t"], "powers": ["w"]}}, "applies_to.powers"),
])
def test_a_softer_rule_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("sod_rules", {"name": "会计出纳分开", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "会计出纳分开", **_WORDS["softened"]} if field else None)


def test_a_rule_that_is_removed_is_told() -> None:
    assert_told(RULE, of("sod_rules", {"name": "会计出纳分开"}), catalog(), "x", None, {"name": "会计出纳分开", **_WORDS["gone"]})


def test_a_rule_that_takes_the_place_of_one_of_a_pack_is_told() -> None:
    shipped = next(iter(PACKS.sod_rules("accounting")))
    packs = {"riskctl": 1, "packs": ["accounting"]}
    head = of("sod_rules", {"name": "会计出纳分开", "severity": "info"}, shipped, packs)
    assert_told(RULE, catalog(packs), head, shipped, None, {"name": "会计出纳分开", **_WORDS["stands in"]})


def test_what_shadows_nothing_in_force_is_a_new_rule() -> None:
    shipped = next(iter(PACKS.sod_rules("accounting")))
    head = of("sod_rules", {"name": "会计出纳分开", "severity": "info"}, shipped)
    assert [one[0] for one in effects(RULE, catalog(), head)] == ["strengthens"]
