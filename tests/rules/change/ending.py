"""A bureau with a power, its risk point, control and delegation, for the rules about powers that end."""

from typing import Any

from riskctl.model.catalog import Catalog
from tests.building import catalog

STEPS = {"s": {"name": "核查", "kind": "verify"}}
LOAN = {"from": "p", "to": "q", "powers": ["w"], "document": "授1号", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}


def bureau(power: dict[str, Any] | None = None, point: dict[str, Any] | None = None, control: dict[str, Any] | None = None,
           loan: dict[str, Any] | None = None) -> Catalog:
    return catalog(powers={"w": {"name": "许可", "start": "s", "steps": STEPS, **(power or {})}, "v": {"name": "处罚"}},
                   risk_points={"r": {"name": "走过场", "at": "w/s", "controls": ["c"], **(point or {})}},
                   controls={"c": {"name": "双人核查", **(control or {})}},
                   delegations={"d": {**LOAN, **loan}} if loan is not None else {})


RETIRED, PAST, CLOSED, OVER = {"status": "retired"}, {"valid_to": "2026-06-29"}, {"status": "retired"}, {"valid_to": "2026-06-01"}
