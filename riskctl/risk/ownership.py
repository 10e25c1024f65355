"""Whether a control is owned by whom it controls."""

from collections.abc import Mapping
from functools import cached_property

from riskctl.flow.holding import incumbents
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control, RiskPoint


class Ownership:
    """Who owns controls and who is controlled, in one catalog on its day."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def is_own(self, control: Control, point: RiskPoint) -> bool:
        """Whether, for this risk point, the control is in the hands of the controlled, so that it counts nothing.

        The controlled are the post directly accountable for the risk point; the posts that perform a step the risk
        point is at; and the posts it is at itself. A control is their own if

        1. its owner is the directly accountable post, whoever performs it; or
        2. everybody who holds the owning post today (other than as a backup) also holds the directly accountable one:
           two posts, the same people; or
        3. its owner is another of the controlled posts, or held by the same people as one, and nobody but the owner
           performs it.

        An owner that is absent or not a post decides nothing: then it is not their own.
        """
        owner = control.owner
        direct = point.accountable.direct if point.accountable else None
        if owner is None or owner not in self._catalog.posts:
            return False
        if owner == direct or self._same_people(owner, direct):
            return True
        if not set(control.performed_by) <= {owner}:
            return False
        acting = self._acting(point)
        return owner in acting or any(self._same_people(owner, post) for post in acting)

    def _same_people(self, owner: str, direct: str | None) -> bool:
        people = self._incumbents.get(owner, frozenset())
        return bool(people) and people <= self._incumbents.get(direct or "", frozenset())

    def _acting(self, point: RiskPoint) -> set[str]:
        """The posts that the risk point is at, and those that perform the steps it is at."""
        steps = self._catalog.steps
        return {post for target in point.at for post in (steps[target][1].posts if target in steps else (target,))}

    @cached_property
    def _incumbents(self) -> Mapping[str, frozenset[str]]:
        return incumbents(self._catalog)
