"""DS105: a person of the catalog named in text that the public sees."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.disclosure.person_named_in_public_text import RULE
from tests.building import catalog, facts


def build(power: dict[str, Any], *names: str) -> Catalog:
    return catalog(people={f"p{at}": {"name": name} for at, name in enumerate(names)}, powers={"w": {"name": "许可", **power}})


def test_the_person_is_named_by_id_once_a_text() -> None:
    of = build({"conditions": ["由李测试受理，李测试不在的由王测试受理"]}, "李测试", "王测试", "李测试")
    assert facts(RULE, of) == [("w", "conditions", {"name": "许可", "key": "conditions", "people": ["p0", "p2"]}),
                               ("w", "conditions", {"name": "许可", "key": "conditions", "people": ["p1"]})]


@pytest.mark.parametrize(("power", "field"), [
    ({"name": "李测试的许可"}, "name"),
    ({"steps": {"s": {"name": "受理（李测试）"}}}, "steps.s.name"),
    ({"steps": {"s": {"next": [{"to": "end", "when": "李测试同意"}]}}}, "steps.s.next.when"),
    ({"steps": {"s": {"trace": ["李测试签名"]}}}, None),
    ({"filing": ["报李测试"]}, None),
    ({"x-note": "问李测试"}, None),
    ({"status": "retired", "conditions": ["李测试"]}, None),
    ({"valid_to": "2026-06-29", "conditions": ["李测试"]}, None),
    ({"conditions": ["李测验"]}, None),
])
def test_only_public_text_of_powers_in_force_is_read(power: dict[str, Any], field: str | None) -> None:
    assert [fact[1] for fact in facts(RULE, build(power, "李测试"))] == ([field] if field else [])


@pytest.mark.parametrize("name", ["张某", "李", "高峰"])
def test_names_that_cannot_be_told_are_not_looked_for(name: str) -> None:
    assert facts(RULE, build({"conditions": [f"由{name}受理"]}, name)) == []


def test_without_people_there_is_nothing_to_find() -> None:
    assert facts(RULE, build({"conditions": ["由李测试受理"]})) == []
