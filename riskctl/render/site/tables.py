"""The tables that the site shows as they are and offers as files."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from riskctl.render.site.site import Site
from riskctl.render.table_file import About, table_file
from riskctl.report.published import Selection, published
from riskctl.report.separation import Separation, separation_table
from riskctl.report.table import Table
from riskctl.separation.checked import check_separation

_INSIDE = ("powers", "duties", "institutions", "register", "coverage")
_OUTSIDE = ("powers", "duties", "institutions", "disclosure")
FILES = "xlsx"
"""How the files of tables end."""


class Named(NamedTuple):
    """A table, and what it is called among the published ones."""

    name: str
    table: Table


def tables(site: Site) -> Iterator[Named]:
    """The tables that have anything in them, in the columns that the manifest and the profile leave."""
    for name in _OUTSIDE if site.is_public else _INSIDE:
        found = published(site.shown, name, site.language)
        if found is not None and found.table.rows:
            yield Named(name, found.table)


def holes(site: Site) -> Table | None:
    """The risk points with holes against their controls; None where the profile shows nothing of it."""
    found = published(site.shown, "coverage", site.language, Selection(only_holes=True))
    return found.table if found else None


def conflicts(site: Site) -> Table | None:
    """The conflicts of duties among what the profile shows; None where no rule of separation is in force there."""
    seen = site.seen
    if not site.sod_rules:
        return None
    said = Separation(seen, tuple(site.conflicts), unresolved=check_separation(seen).unresolved)
    table = separation_table(said, site.language)
    # What would mend a conflict is for those who decide on it: `sod check` says it.
    kept = [at for at, key in enumerate(table.keys) if key != "mends"]
    return replace(table, header=tuple(table.header[at] for at in kept), keys=tuple(table.keys[at] for at in kept),
                   rows=[tuple(row[at] for at in kept) for row in table.rows])


def file_of(site: Site, table: Table) -> bytes:
    """The table as a file of Excel."""
    return table_file(table, FILES, About(site.seen.as_of, site.language, site.seen.manifest.name or "", site.version))
