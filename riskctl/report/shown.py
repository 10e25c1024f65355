"""What a table is written from: the catalog as a profile shows it, and the whole one for what is to be worked out."""

from typing import NamedTuple

from riskctl.disclosure.view import seen_by
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure


class Shown(NamedTuple):
    """The whole catalog, what a profile sees of it, and the profile.

    Words come from `seen` alone; `whole` decides only what is in a table and in which order, and gives levels.
    """

    whole: Catalog
    seen: Catalog
    profile: Disclosure

    def tells_of(self, control: str | None) -> bool:
        """Whether a control is to be named as an answer; the public is not told of those not in force any more."""
        found = self.whole.controls.get(control or "")
        return self.profile is not Disclosure.PUBLIC or found is None or not control_has_ended(found, self.whole.as_of)


def shown_to(catalog: Catalog, profile: Disclosure) -> Shown:
    """The catalog as the profile shows it, beside the whole one."""
    return Shown(catalog, seen_by(catalog, profile), profile)
