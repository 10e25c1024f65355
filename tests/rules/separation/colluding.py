"""A power with two steps that one of two people can carry alone."""

from typing import Any

from riskctl.model.catalog import Catalog
from tests.building import catalog

STEPS = {
    "ask": {"name": "申请", "kind": "apply", "post": "p", "next": ["agree"]},
    "agree": {"name": "审批", "kind": "approve", "post": "q", "next": ["end"]},
}


def made(manifest: dict[str, object] | None = None, **power: Any) -> Catalog:
    people = {"a": {"name": "张某", "assignments": [{"post": "p", "as": "primary"}, {"post": "q", "as": "primary"}]},
              "b": {"name": "李某某", "assignments": [{"post": "q", "as": "backup"}]}}
    return catalog(manifest, posts={"p": {"name": "经办岗"}, "q": {"name": "股长"}}, people=people, powers={
        "w": {"name": "支出", "type": "internal:finance", "start": "ask", "steps": STEPS, **power}})
