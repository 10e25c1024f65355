"""Powers with a promised and a statutory limit, for the rules that compare the two."""

from collections.abc import Iterator
from typing import NamedTuple

from riskctl.findings import Hit
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.quantity import Limit


class Pair(NamedTuple):
    """The two limits of a power."""

    power: Power
    promised: Limit
    statutory: Limit

    def hit(self) -> Hit:
        """That the promised limit is not as it should be."""
        values = {"name": self.power.label, "promised": str(self.promised), "statutory": str(self.statutory)}
        place = self.power.place_of("time_limit", "promised")
        return Hit(place, self.power.id, "time_limit.promised", values, "powers")


def pairs(catalog: Catalog) -> Iterator[Pair]:
    """The limits of every power that is in force and has both."""
    for power in catalog.powers.values():
        limit = power.time_limit
        if limit and limit.promised and limit.statutory and not power_has_ended(power, catalog.as_of):
            yield Pair(power, limit.promised, limit.statutory)
