"""How many people at least it should take to carry a power through."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.model.power import Power


@dataclass(frozen=True)
class Thresholds:
    """How many people at least it should take to carry a power through: by default, for key powers, for types of power.

    A type is written with its scheme (`national:license`) or without it. Of several that fit the greatest counts.
    """

    default: int = 2
    key: int = 3
    types: Mapping[str, int] = field(default_factory=dict)

    def of(self, power: Power) -> int:
        """The threshold of the power."""
        type = power.type or ""
        asked = [self.types[name] for name in (type, type.partition(":")[2]) if name in self.types]
        return max([*asked, *([self.key] if power.is_key else [])], default=self.default)
