"""The published tables by name, as a profile shows them and in the columns that the manifest wants."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riskctl.disclosure.columns import FORMS, Chosen, Form, chosen
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.covering import coverage_facts, coverage_table
from riskctl.report.handbook import duty_table
from riskctl.report.institution_list import institution_table
from riskctl.report.power_list import power_table
from riskctl.report.register import chosen_register
from riskctl.report.shown import Shown
from riskctl.report.table import Table
from riskctl.risk.coverage import coverage_of
from riskctl.risk.scope import Scope, points_in

TABLES = ("register", "disclosure", "powers", "duties", "institutions", "coverage")
"""The names of the tables."""


class Selection(NamedTuple):
    """Of what a table is: the form of the register; risk points in the scope; units (with those below), posts; only holes."""

    form: str = "unit"
    scope: Scope = Scope()
    posts: frozenset[str] = frozenset()
    only_holes: bool = False


WHOLE = Selection()
"""Everything, in the usual form."""


class Published(NamedTuple):
    """A table, and further facts for JSON."""

    table: Table
    facts: Mapping[str, object]


def form_of(name: str, selection: Selection) -> Form:
    """The form in which the table of that name is written."""
    return FORMS[f"register-{selection.form}" if name == "register" else name]


def published(shown: Shown, name: str, language: Language, selection: Selection = WHOLE) -> Published | None:
    """The table of that name; None where the profile shows nothing of it."""
    columns = chosen(shown.whole.manifest, form_of(name, selection), shown.profile, language)
    if not columns:
        return None
    if name == "coverage":
        return _coverage(shown, columns, language, selection)
    return Published(_table(shown, name, columns, language, selection), {})


def _table(shown: Shown, name: str, columns: Sequence[Chosen], language: Language, selection: Selection) -> Table:
    units = _with_those_below(shown.whole, selection.scope.units)
    match name:
        case "powers":
            return power_table(shown, columns, language, units)
        case "duties":
            return duty_table(shown, columns, language, selection.posts, units)
        case "institutions":
            return institution_table(shown, columns, language, units)
        case _:
            form = selection.form if name == "register" else "posting"
            points = [point for point in points_in(shown.whole, selection.scope) if point.is_open or name == "register"]
            return chosen_register(shown, points, form, columns, language)


def _coverage(shown: Shown, columns: Sequence[Chosen], language: Language, selection: Selection) -> Published:
    covered = [coverage_of(shown.whole, point) for point in points_in(shown.whole, selection.scope) if point.is_open]
    table = coverage_table(shown.whole, covered, language, only_holes=selection.only_holes, columns=columns)
    return Published(table, coverage_facts(covered))


def _with_those_below(catalog: Catalog, units: frozenset[str]) -> frozenset[str]:
    """The units and all that are below them."""
    parents = {unit.id: unit.parent for unit in catalog.units.values() if unit.parent}
    return units | {unit for unit in parents if not units.isdisjoint(ancestors(unit, parents))}
