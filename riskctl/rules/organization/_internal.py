"""The units of the bureau itself."""

from collections.abc import Iterator

from riskctl.model.catalog import Catalog
from riskctl.model.organization import Unit
from riskctl.model.vocabulary import UnitKind


def internal_units(catalog: Catalog) -> Iterator[Unit]:
    """Every unit that is not external, those whose kind is misspelt left out."""
    for unit in catalog.units.values():
        if unit.unit_kind is not UnitKind.EXTERNAL and (unit.unit_kind is not None or not unit.has("kind")):
            yield unit
