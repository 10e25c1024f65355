"""The tables that the site shows as they are and offers as files."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import NamedTuple

from riskctl.disclosure.columns import FORMS, Chosen, chosen
from riskctl.render.site.site import Site
from riskctl.report.covering import coverage_table
from riskctl.report.handbook import duty_table
from riskctl.report.institution_list import institution_table
from riskctl.report.page import stated
from riskctl.report.power_list import power_table
from riskctl.report.register import chosen_register, register_title
from riskctl.report.table import Table
from riskctl.report.table_csv import table_csv
from riskctl.risk.coverage import coverage_of

_BOM = "\ufeff"


class Named(NamedTuple):
    """A table, and what its file is called."""

    name: str
    table: Table


def tables(site: Site) -> Iterator[Named]:
    """The tables that have anything in them, in the columns that the manifest and the profile leave."""
    form = "posting" if site.is_public else "unit"
    found = (
        Named("powers", power_table(site.shown, _columns(site, "powers"), site.language)),
        Named("duties", duty_table(site.shown, _columns(site, "duties"), site.language)),
        Named("institutions", institution_table(site.shown, _columns(site, "institutions"), site.language)),
        Named("register", chosen_register(site.shown, [site.shown.whole.risk_points[id] for id in site.points],
                                          _columns(site, f"register-{form}"), register_title(form, site.language), site.language)),
        *((Named("coverage", coverage(site, only_holes=False)),) if not site.is_public else ()),
    )
    return (one for one in found if one.table.rows and one.table.header)


def coverage(site: Site, *, only_holes: bool) -> Table:
    """The risk points in force against their controls; to be shown inside only."""
    points = (site.shown.whole.risk_points[id] for id in site.points)
    covered = [coverage_of(site.shown.whole, point) for point in points if point.is_open]
    columns = _columns(site, "coverage")
    return coverage_table(site.shown.whole, covered, site.language, only_holes=only_holes, columns=columns)


def _columns(site: Site, form: str) -> tuple[Chosen, ...]:
    return chosen(site.shown.whole.manifest, FORMS[form], site.shown.profile, site.language)


def file_ending() -> str:
    """What the files are: Excel where it can be written, else CSV."""
    return "xlsx" if find_spec("xlsxwriter") else "csv"


def table_file(site: Site, table: Table) -> bytes:
    """The table as a file of that ending; CSV is marked as UTF-8, so that spreadsheets read it as such."""
    if file_ending() == "csv":
        return (_BOM + table_csv(table)).encode()
    from riskctl.render.xlsx import xlsx

    return xlsx(table, site.seen.as_of, site.language, site.seen.manifest.name or "", site.version)


def title_of(site: Site, table: Table) -> str:
    """The title of the table, with whose it is."""
    return stated(table, site.seen.manifest.name or "", site.language)
