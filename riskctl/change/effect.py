"""What a rule of the family DF yields."""

from collections.abc import Mapping
from typing import NamedTuple

from riskctl.change.entry import Change


class EffectHit(NamedTuple):
    """One cause with what it does to control: the change itself, then those that follow from it and are told with it.

    `values` are plain JSON values which the rule's sentence names; `record` and `where`, the changed field in words, are there
    without being given. `reaches` are ids
    of records that it comes to, beside those that name the changed record.
    """

    changes: tuple[Change, ...]
    values: Mapping[str, object] = {}
    reaches: tuple[str, ...] = ()

    @property
    def cause(self) -> Change:
        """The change that is the cause."""
        return self.changes[0]
