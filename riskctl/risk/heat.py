"""Where risks lie before controls and what is left of them after: by likelihood and impact, or by unit and level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.assessment import Assessment, assessor_of
from riskctl.risk.derivation import Axis, values_of
from riskctl.risk.roll_up import RollUp
from riskctl.risk.scale import Scale, mapping, scale_of
from riskctl.risk.scope import unit_of

NOWHERE = ""
"""The row of the risk points of no unit, or with no place on the map."""


@dataclass(slots=True)
class Square:
    """One square of a map: the level that it has before controls, and how many risk points are there and thereafter.

    `after` counts the risk points of the square by their level as it is today.
    """

    level: Level | None
    before: int = 0
    after: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Squares by row and column. With `by_scores`, rows are likelihoods and columns impacts; else units and levels.

    In a map by units, `before` of a square counts the risk points of the unit that had the level before controls, and
    `after` holds, under that level, those that have it today. `outside` are the risk points that are on no square: they
    have no level, or the scheme reads likelihood and impact and they state none.
    """

    by_scores: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: Mapping[tuple[str, str], Square]
    outside: tuple[str, ...]
    total: RollUp


def heat_map(catalog: Catalog, points: Iterable[RiskPoint]) -> HeatMap:
    """The map of the risk points under the scheme in force: by scores if it is a matrix, else by unit and level."""
    assessor = assessor_of(catalog)
    scheme = catalog.level_scheme
    assessed = [assessor.assess(point) for point in points]
    total = RollUp("unit", NOWHERE)
    for assessment in assessed:
        total.add(assessment)
    if scheme is None:
        return HeatMap(False, (), (), {}, tuple(one.point.id for one in assessed), total)
    if scheme.by is SchemeMethod.MATRIX:
        return _by_scores(scale_of(scheme), assessed, total)
    return _by_unit(catalog, scale_of(scheme), assessed, total)


def _by_scores(scale: Scale, assessed: Iterable[Assessment], total: RollUp) -> HeatMap:
    rows, columns = values_of(scale.scheme, "likelihood"), values_of(scale.scheme, "impact")
    table = mapping(scale.scheme.table)
    squares = {(row, column): Square(scale.level(mapping(table.get(row)).get(column))) for row in rows for column in columns}
    outside: list[str] = []
    for one in assessed:
        square = squares.get((_value(one, "likelihood"), _value(one, "impact")))
        if square is None or one.current is None:
            outside.append(one.point.id)
            continue
        square.before += 1
        square.after[one.current.id] = square.after.get(one.current.id, 0) + 1
    return HeatMap(True, rows, columns, squares, tuple(outside), total)


def _value(assessment: Assessment, axis: Axis) -> str:
    readings = assessment.derivation.readings if assessment.derivation else ()
    return next((reading.gives for reading in readings if reading.of == axis), "")


def _by_unit(catalog: Catalog, scale: Scale, assessed: Iterable[Assessment], total: RollUp) -> HeatMap:
    found: dict[tuple[str, str], Square] = {}
    outside: list[str] = []
    seen: set[str] = set()
    for one in assessed:
        unit = unit_of(catalog, one.point) or NOWHERE
        if one.inherent is None or one.current is None:
            outside.append(one.point.id)
            continue
        seen.add(unit)
        found.setdefault((unit, one.inherent.id), Square(one.inherent)).before += 1
        after = found.setdefault((unit, one.current.id), Square(one.current)).after
        after[one.current.id] = after.get(one.current.id, 0) + 1
    rows = tuple(unit for unit in (*catalog.units, NOWHERE) if unit in seen)
    squares = {(row, level.id): found.get((row, level.id), Square(level)) for row in rows for level in scale.levels}
    return HeatMap(False, rows, tuple(level.id for level in scale.levels), squares, tuple(outside), total)
