"""DS106: more about kin than the relation."""

import pytest

from riskctl.rules.disclosure.kin_in_catalog import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("relation", "found"), [
    ("夫妻", False), ("父子", False), ("妻子的弟弟", False), ("三代以内旁系血亲（堂兄）", False), ("岳父、女婿", False), ("近姻亲关系", False),
    ("spouse", False), ("brother-in-law", False), ("Son", False), ("father of the spouse", False),
    ("妻子李四", True), ("夫妻，某公司经理", True), ("son, 12 years", True), ("spouse Ann", True), ("夫妻13800001234", True),
])
def test_a_relation_is_made_of_words_of_kinship(relation: str, found: bool) -> None:
    of = catalog(people={"x": {"name": "张某", "kin": [{"person": "y", "relation": relation}]}})
    assert facts(RULE, of) == ([("x", "kin.relation", {"other": "y"})] if found else [])


def test_without_a_relation_there_is_nothing_to_say() -> None:
    assert facts(RULE, catalog(people={"x": {"kin": [{"person": "y"}]}, "y": {}})) == []
