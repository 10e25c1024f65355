"""Carry out `riskctl risk`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.lookup import record_named
from riskctl.cli.options import Options
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.findings import nearest
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import RiskType
from riskctl.report.table import Table
from riskctl.risk.scope import Scope, points_in

if TYPE_CHECKING:
    from riskctl.risk.roll_up import Place

FORMATS = ("table", "json", "csv", "html")


@dataclass(frozen=True)
class Wanted:
    """What every risk command is asked: the format, where to, and of which risk points."""

    options: Options
    format: str = "table"
    output: Path | None = None
    units: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


class _Run:
    """One run of a risk command: the catalog read, the scope found, the result still to be shown."""

    def __init__(self, wanted: Wanted) -> None:
        _one_of("--format", wanted.format, FORMATS)
        self.wanted = wanted
        self.session = Session.open(wanted.options)
        self.catalog = self.session.read()

    @property
    def language(self) -> Language:
        """The language of the result: of the terminal for a table on it, else of written files."""
        if self.wanted.format == "table" and self.wanted.output is None:
            return self.session.language
        return self.wanted.options.language or written_language(self.catalog)

    @cached_property
    def points(self) -> list[RiskPoint]:
        """The risk points asked for."""
        wanted, catalog = self.wanted, self.catalog
        scope = Scope(frozenset(_unit(catalog, name) for name in wanted.units), frozenset(_type(name) for name in wanted.types),
                      frozenset(_level(catalog, name) for name in wanted.levels))
        return list(points_in(catalog, scope))

    def show(self, table: Table, facts: Mapping[str, object]) -> int:
        """Print or write the table, and give the exit code."""
        match self.wanted.format:
            case "csv":
                from riskctl.report.table_csv import table_csv

                emit(table_csv(table), self.wanted.output)
            case "json":
                from riskctl.report.table_json import table_json

                emit(table_json(table, self.catalog.as_of, facts), self.wanted.output)
            case "html":
                from riskctl.report.page import table_page

                emit(table_page(table, self.catalog.as_of, self.language, self.catalog.manifest.name or ""), self.wanted.output)
            case _ if self.wanted.output is None:
                print_table(table, self.wanted.options)
            case _:
                from riskctl.report.table_text import table_text

                emit(table_text(table), self.wanted.output)
        return note_unread(self.catalog, self.session)


def run_register(wanted: Wanted, form: str, roll_up: str) -> int:
    """Show the register in a form, or its sums; the exit code is 3 if files could not be read."""
    from riskctl.report.power_risks import power_risks_table
    from riskctl.report.register import FORMS, register_table, roll_up_table

    _one_of("--form", form, (*FORMS, "power"))
    place = _place(roll_up) if roll_up else None
    run = _Run(wanted)
    if place is not None:
        table = roll_up_table(run.catalog, run.points, place, run.language)
    elif form == "power":
        table = power_risks_table(run.catalog, run.points, run.language)
    else:
        table = register_table(run.catalog, run.points, form, run.language)
    return run.show(table, {})


def run_coverage(wanted: Wanted, *, only_holes: bool) -> int:
    """Show risk points against controls; the exit code is 3 if files could not be read."""
    from riskctl.report.covering import coverage_facts, coverage_table
    from riskctl.risk.coverage import coverage_of

    run = _Run(wanted)
    covered = [coverage_of(run.catalog, point) for point in run.points if point.is_open]
    table = coverage_table(run.catalog, covered, run.language, only_holes=only_holes)
    return run.show(table, coverage_facts(covered))


def run_matrix(wanted: Wanted, *, before: bool, after: bool) -> int:
    """Show the heat map; the exit code is 3 if files could not be read."""
    from riskctl.report.heating import heat_facts, heat_table
    from riskctl.risk.heat import heat_map

    run = _Run(wanted)
    heat = heat_map(run.catalog, run.points)
    return run.show(heat_table(run.catalog, heat, run.language, before=before, after=after), heat_facts(heat))


def run_suggest(wanted: Wanted, id: str, most: int) -> int:
    """Show the kinds of control that would answer a risk point; the exit code is 3 if files could not be read."""
    from riskctl.report.suggesting import suggestion_table
    from riskctl.risk.suggestion import suggestions

    run = _Run(wanted)
    point = record_named(run.catalog, id)
    if not isinstance(point, RiskPoint):
        raise UserError(f"{id} 不是风险点。", f"{id} is no risk point.")
    found = suggestions(run.catalog, point)[:most]
    return run.show(suggestion_table(run.catalog, point, found, run.language), {"risk_point": point.id})


def _one_of(option: str, word: str, known: Sequence[str]) -> None:
    if word not in known:
        raise UserError(f"{option} {word!r}：只能是 {'、'.join(known)} 之一。", f"{option} {word!r}: it is one of {', '.join(known)}.")


def _place(word: str) -> "Place":
    places: tuple[Place, ...] = ("step", "power", "post", "unit")
    _one_of("--roll-up", word, places)
    return next(place for place in places if place == word)


def _unit(catalog: Catalog, name: str) -> str:
    known = {label: unit.id for unit in catalog.units.values() for label in (unit.label, unit.id)}
    return _found("--unit", name, known)


def _type(name: str) -> RiskType:
    known = {label: one for one in RiskType for label in (one.zh, one.en, str(one.value))}
    return RiskType(_found("--type", name, {label: str(one.value) for label, one in known.items()}))


def _level(catalog: Catalog, name: str) -> str:
    if catalog.level_scheme is None:
        raise UserError(f"--level {name!r}：没有可用的等级方案。", f"--level {name!r}: there is no level scheme in force.")
    levels = [level for level in catalog.level_scheme.levels if level.id]
    return _found("--level", name, {label: level.id or "" for level in levels for label in (level.label or level.id or "", level.id or "")})


def _found(option: str, name: str, known: Mapping[str, str]) -> str:
    """The id that goes by the name; UserError with those there are, or the nearest."""
    if name in known:
        return known[name]
    near = nearest(name, known)
    ids = list(dict.fromkeys(known.values()))
    listed = f"{', '.join(ids[:12])}{', …' if len(ids) > 12 else ''}"
    raise UserError(f"{option} {name!r}：没有{f'；是不是 {near}？' if near else '。'}可用：{listed}。",
                    f"{option} {name!r}: there is none{f'; did you mean {near}?' if near else '.'} There are: {listed}.")
