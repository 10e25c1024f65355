"""Catalogs with packs of provisions in force."""

from collections.abc import Mapping
from typing import Any

from riskctl.model.catalog import Catalog
from tests.building import catalog

Steps = Mapping[str, Mapping[str, object]]


def power(type: str, steps: Steps | None = None, *packs: str, bodies: Any = None, **fields: object) -> Catalog:
    """A catalog with one power `p` of the type whose steps are written in a row, and these packs in force.

    A step without `next` leads to the one written after it.
    """
    rows = {key: dict(step) for key, step in (steps or {}).items()}
    for (_, step), after in zip(rows.items(), [*list(rows)[1:], "end"], strict=True) if rows else ():
        step.setdefault("name", step["kind"])
        step.setdefault("next", [after])
    start = {"start": next(iter(rows)), "steps": rows} if rows else {}
    record = {"name": "甲", "type": f"national:{type}", **start, **fields}
    return catalog({"packs": list(packs)}, powers={"p": record}, **({"bodies": bodies} if bodies else {}))
