"""Every conflict of a catalog at its date, and what could not be checked: all static forms of rules together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from riskctl.flow.sod_rules import BoundRule, provision_of, rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.separation.access import Access, access_of
from riskctl.separation.conflict import Conflict, Entitlement, Unresolved
from riskctl.separation.incompatible import incompatible
from riskctl.separation.kinship import independent, kin_avoidance
from riskctl.separation.portfolios import not_both, not_in_charge_of
from riskctl.separation.procedure import before, collective, min_people, panel, rotation
from riskctl.separation.units import different_unit, entitlements, only
from riskctl.separation.unresolved import unresolved

Find = Callable[[BoundRule, Access], Iterator[Conflict]]
STATIC: Mapping[str, Find] = {
    "incompatible": incompatible, "different_unit": different_unit, "only": only, "not_in_charge_of": not_in_charge_of,
    "not_both": not_both, "kin_avoidance": kin_avoidance, "independent": independent, "rotation": rotation, "before": before,
    "collective": collective, "panel": panel, "min_people": min_people,
}
"""How the conflicts of each static form are found. The other forms ask something of each case: they are for staffing."""
_KEPT = "static conflicts"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the static check of a catalog gives: conflicts in the order of the rules, what was not checked, entitlements."""

    conflicts: tuple[Conflict, ...]
    unresolved: tuple[Unresolved, ...]
    entitlements: tuple[Entitlement, ...]


def check_separation(catalog: Catalog) -> Checked:
    """The static check of the catalog; done once and kept. What a provision of law checks already is left to it."""
    found = catalog.__dict__.get(_KEPT)
    if not isinstance(found, Checked):
        found = catalog.__dict__[_KEPT] = _check(catalog)
    return found


def _check(catalog: Catalog) -> Checked:
    access = access_of(catalog)
    rules = [rule for rule in rules_in_force(catalog) if provision_of(rule) is None]
    conflicts = [conflict for rule in rules if rule.form in STATIC for conflict in STATIC[rule.form](rule, access)]
    left_out = [one for rule in rules for one in unresolved(rule, access)]
    return Checked(tuple(conflicts), tuple(left_out), tuple(entitlements(access)))
