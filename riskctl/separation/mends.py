"""The smallest changes that would mend a conflict, each proved by working the conflicts out again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from riskctl.flow.sod_rules import BoundRule, provision_of, rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import HolderKind
from riskctl.separation.access import Access
from riskctl.separation.checked import STATIC, check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.draft import Change
from riskctl.separation.holder import OF_HOLDERS, Holders
from riskctl.separation.remedies import remedies, splits
from riskctl.separation.scope import inherit_fields
from riskctl.separation.whatif import changed

MOST = 3
"""How many mends a conflict is given."""
WORK = 150_000
"""How many records are looked at in a run, at most, to prove mends."""
PER_POST = 8
"""How many times as much work it is to prove a change of posts or powers, after which less is known from before."""
PER_KEPT = 4
"""By how much less work it is to see that nothing is lost that can be done today."""
OF_SEVERAL = ("not_in_charge_of", "not_both", "kin_avoidance", "independent", "rotation")
"""The forms beside those of one holder whose conflicts can come and go with who holds a post."""
_BETWEEN = ("collective", "panel", "min_people", "rotation")
"""Forms whose conflicts are told apart by their steps or posts."""
_PEOPLE_ONLY = frozenset(("assign", "unassign", "reassign", "withdraw", "hand_over"))

Found = Mapping[tuple[object, ...], frozenset[object]]
"""What tells conflicts from one another, whatever shows them, with all that they are made up of: pairs, and places."""
Keeps = Callable[[Change], bool]


@dataclass
class Mender:
    """Finds mends for the conflicts of a catalog until its work is used up, so that the same input gives the same answer."""

    catalog: Catalog
    access: Access
    left: int = WORK
    keeps: Keeps | None = None
    """Whether what could be done before a change can be done after it; everything always can if not given."""
    _found: dict[object, Found] = field(default_factory=dict)

    def mends(self, conflict: Conflict) -> tuple[Change, ...]:
        """At most three changes, the smallest first, after each of which the conflict is gone and no other has come or grown.

        Where a post may be split in two, that is the last of them.
        """
        small = tuple(islice(self._good(remedies(conflict, self.access), conflict), MOST))
        split = next(self._good(splits(conflict, self.access), conflict), None)
        return small if split is None else (*small[:MOST - 1], split)

    def _good(self, changes: Iterator[Change], conflict: Conflict) -> Iterator[Change]:
        return (change for change in changes if self.is_good(change, conflict) and self._is_kept(change))

    def _is_kept(self, change: Change) -> bool:
        """Whether nothing is lost that can be done today; False once the work is used up."""
        return self.keeps is None or (self._may_take(1 + self._work // PER_KEPT) and self.keeps(change))

    def is_good(self, change: Change, conflict: Conflict) -> bool:
        """Whether the change takes the conflict away and brings no other; False once the work is used up."""
        if change.what not in _PEOPLE_ONLY:
            return self._is_good_for_posts(change, conflict)
        of_people = conflict.rule.form in (*OF_HOLDERS, *OF_SEVERAL)
        return of_people and self._is_good_for_holders(change, conflict) and self._is_good_for_several(change, conflict)

    def brings_none(self, change: Change) -> bool:
        """Whether the change, which is one of people, brings no conflict; False once the work is used up."""
        return self._is_good_for_holders(change) and self._is_good_for_several(change)

    def _is_good_for_posts(self, change: Change, conflict: Conflict) -> bool:
        """The same of a change of posts or powers; what duties posts have is no matter to the forms about the flow and about people."""
        if not self._is_of_duties(change):
            return self._is_good_for_all(change, conflict, rules_in_force(self.catalog))
        alone: list[BoundRule] = []
        together: list[BoundRule] = []
        for rule in self._holders.rules_about(change):
            (alone if rule.form in OF_HOLDERS and rule.record.per is not HolderKind.UNIT else together).append(rule)
        if conflict.rule not in (*alone, *together):
            return False
        return self._is_good_for_near(change, conflict, alone) and (
            not together or self._is_good_for_all(change, conflict, together))

    def _is_of_duties(self, change: Change) -> bool:
        items = (change.item, *change.items)
        return change.what in ("move_duty", "split_post") and not any(item in self.catalog.steps for item in items)

    def _is_good_for_near(self, change: Change, conflict: Conflict, rules: Sequence[BoundRule]) -> bool:
        """The same as to the forms that look at one holder alone: only the posts changed and their holders need be looked at."""
        near = self._holders.near(change)
        if not self._may_take(1 + (len(near.people) + len(near.posts) + len(rules) + len(self.access.steps)) // 10):
            return False
        before = _found_by(rules, self.access.with_duties_of(near))
        after = _found_by(rules, self.access.with_duties_of(changed(near, [change])))
        touches = conflict.rule not in rules or _key(conflict) in before
        return touches and self._is_better(conflict, before, after)

    def _is_good_for_all(self, change: Change, conflict: Conflict, rules: Sequence[BoundRule]) -> bool:
        """The same by working everything out anew under these rules."""
        if not self._may_take(self._work * PER_POST):
            return False
        asked = frozenset(rule.id for rule in rules)
        before = {key: parts for key, parts in self._before(tuple(STATIC)).items() if key[0] in asked}
        return self._is_better(conflict, before, _found_by(rules, self.access.with_rules_of(changed(self.catalog, [change]))))

    def _is_good_for_holders(self, change: Change, conflict: Conflict | None = None) -> bool:
        """The same as to the forms that look at one holder alone: nobody but the people who are changed need be looked at."""
        people = tuple(id for id in (change.record, change.to) if id in self.catalog.people)
        rules = self._holders.rules(people, change.item)
        if not self._may_take(1 + len(rules) // 10):
            return False
        alone = self._holders.alone(people)
        known = people, rules
        if known not in self._found:
            self._found[known] = _found_by(rules, self._sharing(alone))
        before = self._found[known]
        touches = conflict is None or conflict.rule.form not in OF_HOLDERS or _key(conflict) in before
        return touches and self._is_better(conflict, before, _found_by(rules, self._sharing(changed(alone, [change]))))

    def _is_good_for_several(self, change: Change, conflict: Conflict | None = None) -> bool:
        """The same as to the forms of people that look at more than one of them."""
        rules = [rule for rule in rules_in_force(self.catalog) if rule.form in OF_SEVERAL]
        if not rules:
            return True
        if not self._may_take(self._work):
            return False
        after = _found_by(rules, self._sharing(changed(self.catalog, [change])))
        return self._is_better(conflict, self._before(OF_SEVERAL), after)

    @staticmethod
    def _is_better(conflict: Conflict | None, before: Found, after: Found) -> bool:
        """Whether nothing of the conflict is left, and all that is left was there before."""
        if conflict is not None:
            left = after.get(_key(conflict))
            if left is not None and (not _pairs(conflict) or not left.isdisjoint(_pairs(conflict))):
                return False
        return all(key in before and parts <= before[key] for key, parts in after.items())

    def _may_take(self, work: int) -> bool:
        """Take so much work; False where no more is left."""
        if self.left >= 0:
            self.left -= work
        return self.left >= 0

    @property
    def _work(self) -> int:
        """What it takes to prove a change of people: a tenth of the steps and people there are."""
        return 1 + (len(self.access.steps) + len(self.access.people)) // 10

    def _before(self, forms: tuple[str, ...]) -> Found:
        if forms not in self._found:
            self._found[forms] = _gathered(one for one in check_separation(self.catalog).conflicts if one.rule.form in forms)
        return self._found[forms]

    def _sharing(self, catalog: Catalog) -> Access:
        """The account of a catalog in which only people have changed."""
        access = self.access.with_people_of(catalog)
        inherit_fields(self.access, access)
        return access

    @cached_property
    def _holders(self) -> Holders:
        return Holders(self.catalog, self.access)


def _found_by(rules: Iterable[BoundRule], access: Access) -> Found:
    """The conflicts of the rules; the account is of no more use after that."""
    found = _gathered(conflict for rule in rules if rule.form in STATIC and provision_of(rule) is None
                      for conflict in STATIC[rule.form](rule, access))
    access.let_go()
    return found


def _gathered(conflicts: Iterable[Conflict]) -> Found:
    found: dict[tuple[object, ...], set[object]] = {}
    for conflict in conflicts:
        found.setdefault(_key(conflict), set()).update(_pairs(conflict), conflict.places)
    return {key: frozenset(parts) for key, parts in found.items()}


def _key(conflict: Conflict) -> tuple[object, ...]:
    """What tells the conflict from every other, but not by which of several posts or steps it shows."""
    form, values = conflict.rule.form, conflict.values
    is_between = form in _BETWEEN or (form == "incompatible" and conflict.per is HolderKind.PERSON)
    apart = tuple(sorted(conflict.between)) if is_between else (values.get("outer"), values.get("relative"))
    return conflict.rule.id, conflict.state, conflict.holder, apart


def _pairs(conflict: Conflict) -> tuple[object, ...]:
    """What the conflict is made up of: pairs of two sides, or duties."""
    duties = conflict.values.get("duties")
    return tuple(duties) if isinstance(duties, list) else conflict.pairs
