"""The smallest changes that would mend a conflict, each proved by working the conflicts out again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from riskctl.flow.sod_rules import provision_of, rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.separation.access import Access
from riskctl.separation.checked import STATIC, check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.draft import Change
from riskctl.separation.remedies import remedies, splits
from riskctl.separation.scope import inherit_fields
from riskctl.separation.whatif import changed

MOST = 3
"""How many mends a conflict is given."""
WORK = 150_000
"""How many records are looked at in a run, at most, to prove mends."""
PER_POST = 8
"""How many times as much work it is to prove a change of posts or powers, after which less is known from before."""
OF_PEOPLE = ("incompatible", "only", "not_in_charge_of", "not_both", "kin_avoidance", "independent", "rotation")
"""The forms whose conflicts can come and go with who holds a post."""
_PEOPLE_ONLY = frozenset(("assign", "unassign", "reassign", "withdraw", "hand_over"))

Keys = frozenset[tuple[object, ...]]


@dataclass
class Mender:
    """Finds mends for the conflicts of a catalog until its work is used up, so that the same input gives the same answer."""

    catalog: Catalog
    access: Access
    left: int = WORK
    _keys: dict[tuple[str, ...], Keys] = field(default_factory=dict)

    def mends(self, conflict: Conflict) -> tuple[Change, ...]:
        """At most three changes, the smallest first, after each of which the conflict is gone and no other has come.

        Where a post may be split in two, that is the last of them.
        """
        small = tuple(islice(self._good(remedies(conflict, self.access), conflict), MOST))
        split = next(self._good(splits(conflict, self.access), conflict), None)
        return small if split is None else (*small[:MOST - 1], split)

    def _good(self, changes: Iterator[Change], conflict: Conflict) -> Iterator[Change]:
        return (change for change in changes if self.is_good(change, conflict))

    def is_good(self, change: Change, conflict: Conflict) -> bool:
        """Whether the change takes the conflict away and brings no other; False once the work is used up."""
        of_people = change.what in _PEOPLE_ONLY
        if self.left >= 0:
            self.left -= self._work * (1 if of_people else PER_POST)
        if self.left < 0:
            return False
        forms = OF_PEOPLE if of_people else tuple(STATIC)
        after = self.keys(forms, changed(self.catalog, [change]), shares=of_people)
        before = self._keys.get(forms)
        if before is None:
            before = self._keys[forms] = frozenset(_key(one) for one in check_separation(self.catalog).conflicts
                                                   if one.rule.form in forms)
        return _key(conflict) not in after and after <= before

    @property
    def _work(self) -> int:
        """What it takes to prove a change of people: a tenth of the steps and people there are."""
        return 1 + (len(self.access.steps) + len(self.access.people)) // 10

    def keys(self, forms: Sequence[str], catalog: Catalog, *, shares: bool) -> Keys:
        """What tells each conflict of the forms in the catalog; `shares` where only people have changed in it."""
        access = self.access.with_people_of(catalog) if shares else Access(catalog)
        if shares:
            inherit_fields(self.access, access)
        return frozenset(_key(conflict) for rule in rules_in_force(catalog) if rule.form in forms and provision_of(rule) is None
                         for conflict in STATIC[rule.form](rule, access))


def _key(conflict: Conflict) -> tuple[object, ...]:
    return (*conflict.key, conflict.pairs)
