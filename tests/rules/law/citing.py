"""Powers that cite."""

from datetime import date

from riskctl.model.catalog import Catalog
from tests.building import catalog


def citing(*citations: object, day: str = "2026-06-30", **power: object) -> Catalog:
    """A catalog with one power that cites these on that day."""
    return catalog(as_of=date.fromisoformat(day), powers={"p": {"name": "甲", "legal_basis": list(citations), **power}})
