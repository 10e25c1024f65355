"""Carry out `riskctl risk`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.lookup import level_named, record_named, type_named, unit_named
from riskctl.cli.options import Options, one_of
from riskctl.cli.session import Session, emit, written_language
from riskctl.cli.tables import note_unread, print_table
from riskctl.errors import UserError
from riskctl.model.language import Language
from riskctl.model.risk import RiskPoint
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
        one_of("--format", wanted.format, FORMATS)
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
        scope = Scope(frozenset(unit_named(catalog, name) for name in wanted.units), frozenset(type_named(name) for name in wanted.types),
                      frozenset(level_named(catalog, name) for name in wanted.levels))
        return list(points_in(catalog, scope))

    def show(self, table: Table, facts: Mapping[str, object]) -> int:
        """Print or write the table, and give the exit code."""
        match self.wanted.format:
            case "csv":
                from riskctl.report.table_csv import table_csv

                emit(table_csv(table), self.wanted.output, "csv")
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
    from riskctl.disclosure.forms import REGISTER_FORMS
    from riskctl.report.register import register_table, roll_up_table

    one_of("--form", form, REGISTER_FORMS)
    if roll_up and form != "unit":
        raise UserError("--form 和 --roll-up 不能同用：要么是登记表，要么是汇总。",
                        "--form and --roll-up exclude each other: it is a register, or sums.")
    place = _place(roll_up) if roll_up else None
    run = _Run(wanted)
    if place is not None:
        table = roll_up_table(run.catalog, run.points, place, run.language)
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


def _place(word: str) -> "Place":
    places: tuple[Place, ...] = ("step", "power", "post", "unit")
    one_of("--roll-up", word, places)
    return next(place for place in places if place == word)
