"""The controls in force that open risk points list."""

from collections.abc import Iterator, Sequence

from riskctl.findings import Related
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Answer, Control, RiskPoint

Use = tuple[RiskPoint, Answer]


def in_use(catalog: Catalog) -> Iterator[tuple[Control, Use]]:
    """Each control in force that an open risk point lists, with the risk point and its answer; once for a risk point."""
    for point in catalog.risk_points.values():
        seen: set[str] = set()
        for answer in point.controls if point.is_open else ():
            control = catalog.controls.get(answer.control or "")
            if control is None or control.id in seen or not in_force(control.valid_from, control.valid_to, catalog.as_of):
                continue
            seen.add(control.id)
            yield control, (point, answer)


def related_to(uses: Sequence[Use]) -> tuple[Related, ...]:
    """The places at which risk points list a control."""
    return tuple(Related(answer.place, point.id, "controls") for point, answer in uses)
