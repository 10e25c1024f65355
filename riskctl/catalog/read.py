"""Read the catalog of a folder."""

from datetime import date
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import DEFAULT_LIMITS, Limits
from riskctl.model.catalog import Catalog


def read_catalog(root: Path, as_of: date, limits: Limits = DEFAULT_LIMITS, *, fixed_limits: bool = False) -> Catalog:
    """The catalog below the folder at a date. UserError if there is no such folder; all else is among its faults."""
    return assemble(find_files(root, limits), str(root), as_of, limits, fixed_limits=fixed_limits)
