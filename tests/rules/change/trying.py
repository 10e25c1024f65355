"""How the rules about changes are tried: on the way there, and on the way back."""

from collections.abc import Mapping
from typing import Any

from riskctl.catalog.assemble import from_records
from riskctl.findings import Effect, Rule
from riskctl.model.catalog import Catalog
from tests.building import TODAY, catalog, effects

Values = dict[str, object]


def assert_told(rule: Rule, before: Catalog, after: Catalog, record: str, field: str | None, values: Values | None) -> None:
    """That the rule says exactly this there, with its own effect, and this back, with the opposite one if it has a mirror."""
    assert rule.effect is not None
    there = [] if values is None else [(rule.effect.value, record, field, values)]
    assert effects(rule, before, after) == there
    back = [] if values is None or rule.mirror is None else [(rule.effect.opposite.value, record, field, values)]
    if rule.effect is not Effect.NEUTRAL:
        assert effects(rule, after, before) == back


def of(kind: str, record: Mapping[str, Any], id: str = "x", manifest: Mapping[str, Any] | None = None, **others: Any) -> Catalog:
    """A catalog with one record, and others."""
    return from_records({kind: {id: record}, **others}, TODAY, manifest)


def power_of(steps: Mapping[str, Any], **more: Any) -> Catalog:
    """A catalog with the power w that has these steps."""
    return catalog(powers={"w": {"name": "许可", "start": next(iter(steps)), "steps": steps}}, **more)
