"""A heat map as a table: shades for the eye, numbers for everybody."""

from collections.abc import Mapping

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.level_words import LevelWords
from riskctl.report.table import SHADES, Cell, Span, Table
from riskctl.risk.heat import NOWHERE, HeatMap, Square
from riskctl.risk.roll_up import STAGES
from riskctl.risk.words import NO_SCHEME

LIGHTEST = SHADES - 1
BEFORE, AFTER = Text("防控前", "before controls"), Text("防控后（现状）", "after controls (today)")


def heat_table(catalog: Catalog, heat: HeatMap, language: Language, *, before: bool = True, after: bool = True) -> Table:
    """The map with the numbers before controls, after them, or both side by side.

    By scores, a square is as dark as its level before controls, which stands in it with the number of risk points, and
    after them as the gravest level that is left in it, with the number of risk points of each level. By units, it is as
    dark as its level where there is any risk point.
    """
    levels = LevelWords(catalog, language)
    sides = [side for side, wanted in ((BEFORE, before), (AFTER, after)) if wanted]
    cell = _scored if heat.by_scores else _counted
    titles = [_column(heat, levels, column) for column in heat.columns]
    rows = [(_row_title(catalog, heat, levels, row, language),
             *(cell(levels, heat.squares[row, column], side) for side in sides for column in heat.columns)) for row in heat.rows]
    if rows and not heat.by_scores:
        rows.append(_sums(heat, levels, sides, language))
    corner = Text("可能性＼影响", "likelihood \\ impact") if heat.by_scores else Text("单位＼等级", "unit \\ level")
    keys = ("row", *(f"{'before' if side is BEFORE else 'after'}.{column}" for side in sides for column in heat.columns))
    return Table((corner.in_(language), *titles * len(sides)), rows, Text("廉政风险热力图", "heat map of risks").in_(language), keys,
                 groups=(Span("", 1), *(Span(side.in_(language), len(titles)) for side in sides)),
                 notes=_notes(heat, levels, language), has_row_titles=True)


def heat_facts(heat: HeatMap) -> Mapping[str, object]:
    """What the map is by and the totals, as JSON keys."""
    return {"by": "scores" if heat.by_scores else "unit",
            "levels": {stage: dict(counts) for stage, counts in heat.total.counts.items()},
            "outside": list(heat.outside),
            "squares": [{"row": row, "column": column, "level": square.level.id if square.level else None,
                         "before": square.before, "after": square.after} for (row, column), square in heat.squares.items()]}


def _scored(levels: LevelWords, square: Square, side: Text) -> Cell:
    """A square of a map by likelihood and impact."""
    if side is BEFORE:
        of = f"{levels.starred(square.level)} " if square.level else ""
        return Cell((f"{of}{square.before}",), square.before, levels.shade(square.level) if square.level else LIGHTEST)
    left = [level for level in levels.levels if square.after.get(level.id)]
    lines = tuple(f"{levels.starred(level)} {square.after[level.id]}" for level in left)
    return Cell(lines or ("0",), dict(square.after), levels.shade(left[0]) if left else LIGHTEST)


def _counted(levels: LevelWords, square: Square, side: Text) -> Cell:
    """A square of a map by unit and level."""
    number = square.before if side is BEFORE else sum(square.after.values())
    return Cell((str(number),), number, levels.shade(square.level) if square.level and number else LIGHTEST)


def _column(heat: HeatMap, levels: LevelWords, column: str) -> str:
    if heat.by_scores:
        return levels.score(column)
    return next((levels.starred(level) for level in levels.levels if level.id == column), column)


def _row_title(catalog: Catalog, heat: HeatMap, levels: LevelWords, row: str, language: Language) -> Cell:
    if heat.by_scores:
        return Cell((levels.score(row),), row)
    return Cell((catalog.label_of(row) if row != NOWHERE else Text("（无单位）", "(no unit)").in_(language),), row)


def _sums(heat: HeatMap, levels: LevelWords, sides: list[Text], language: Language) -> tuple[Cell, ...]:
    cells = [Cell((Text("合计", "total").in_(language),), None)]
    for side in sides:
        counts = heat.total.counts["inherent" if side is BEFORE else "current"]
        cells += [Cell((str(counts.get(column, 0)),), counts.get(column, 0), LIGHTEST) for column in heat.columns]
    return tuple(cells)


def _notes(heat: HeatMap, levels: LevelWords, language: Language) -> tuple[str, ...]:
    if not levels.levels:
        return (NO_SCHEME.in_(language),)
    counts = heat.total.counts
    parts = [f"{levels.starred(level)} {' → '.join(str(counts[stage].get(level.id, 0)) for stage in STAGES)}" for level in levels.levels]
    sums = Text(f"各等级风险点数（防控前 → 按设计 → 现状）：{'；'.join(parts)}。",
                f"Risk points of each level (before controls → as planned → today): {'; '.join(parts)}.").in_(language)
    if not heat.outside:
        return (sums,)
    number = len(heat.outside)
    why = Text(f"另有 {number} 个风险点未评分或未定级，不在图中。", f"Not on the map, since not scored or without a level: {number}.")
    return sums, why.in_(language)
