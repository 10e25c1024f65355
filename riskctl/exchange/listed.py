"""What published lists of powers and of institutions say of a record in other words than its fields do, so that a list that comes
back changes nothing: the units that assist below the one in the lead, the steps as duties, the time that it holds, what rests on it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.exchange.lists import split
from riskctl.exchange.wording import name_key, one_line
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power

_ASSISTING = re.compile(r"(?:配合|with)\s*[:：]\s*")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOLDING = re.compile(r"(?:[起止至到有效期\s—–-]|from|until|to|on|valid|since)*\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）|\([^()]*(?:\([^()]*\)[^()]*)*\))\Z")


def lead_and_assisting(text: str) -> tuple[str, tuple[str, ...]]:
    """The unit in the lead and those that assist it, of a cell that names them line by line.

    >>> lead_and_assisting("审批科\\n配合：稽查局"), lead_and_assisting("区经\\n信局")
    (('审批科', ('稽查局',)), ('区经\\n信局', ()))
    """
    first, *rest = text.split("\n")
    if rest and first.strip() and all(_ASSISTING.match(line.strip()) for line in rest):
        return first, tuple(_ASSISTING.sub("", line.strip(), count=1) for line in rest)
    return text, ()


class Listed:
    """The records of a catalog as lists show them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def assisting(self, id: str) -> Sequence[str]:
        """The names of the units that assist with a power."""
        power = self.catalog.powers.get(id)
        return [self.catalog.label_of(unit) for unit in power.units.assist] if power and power.units else []

    def says(self, kind: str, id: str, text: str) -> bool:
        """Whether a column that is no field says of a record that there is what the catalog says of it elsewhere."""
        record = self.catalog.records.get(kind, {}).get(id)
        if record is None:
            return False
        days = _DAY.findall(text)
        if days and _HOLDING.match(_DAY.sub("", text)):
            return days == [day for name in ("valid_from", "valid_to") if (day := _day(record.node.get(name)))]
        known = {name_key(name) for name in self._connected(record)}
        items = [item for item in split(text).texts if item]
        return bool(items) and all(name_key(one_line(item)) in known or name_key(_BRACKETED.sub("", one_line(item))) in known for item in items)

    def _connected(self, record: Record) -> Iterator[str]:
        """The names of the steps of a power, of the risk points there, and of the controls that rest on an institution."""
        if isinstance(record, Power):
            yield from (step.name or key for key, step in record.steps.items())
        for point in self.catalog.risk_points.values() if isinstance(record, Power) else ():
            if any(target.partition("/")[0] == record.id for target in point.at):
                yield point.label
        for control in self.catalog.controls.values() if record.kind == "institutions" else ():
            if control.institution == record.id:
                yield control.label


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""
