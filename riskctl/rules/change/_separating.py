"""In what a rule of separation asks less than it did, asked by a rule of this family."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from riskctl.change.comparison import Comparison
from riskctl.change.entry import Change, ChangeKind
from riskctl.model.block import Block
from riskctl.model.catalog import Catalog
from riskctl.model.separation import SodRule
from riskctl.model.vocabulary import BodyDuty, Certainty, Compensation, Scope, Severity
from riskctl.rules.change._severities import is_milder

_NAMING = ("incompatible", "different_person", "same_person", "different_unit", "min_people", "max_steps", "collective", "panel",
           "not_in_charge_of", "not_both", "before", "one_team", "only", "kin_avoidance", "rotation")
"""The forms that list what they speak of: of a shorter list they ask less."""
_ALLOWING = (("only", "units"), ("only", "posts"), ("one_team", "teams"))
"""The lists that say who may: the longer, the less is asked."""
_RELATIONS = ("kin_avoidance", "relations")
_LEAST, _MOST = (("min_people", "n"), ("panel", "n")), (("max_steps", "n"), ("rotation", "years"))
_SHARES = (("panel", "experts"), ("collective", "quorum"))
_DEMANDS = (("min_people", "qualified"), ("panel", "n"), ("panel", "experts"), ("collective", "quorum"), ("collective", "body"))
"""What a rule asks for in addition; without it, less."""
_BODIES = {BodyDuty.NONE: 0, BodyDuty.CHAIR: 1, BodyDuty.MEMBERS: 2}
_BOUNDS = ("types", "domains", "powers", "tags")


def softened(comparison: Comparison, before: SodRule, after: SodRule) -> tuple[Change, ...]:
    """The changes of the rule by which it asks less of anybody."""
    return (*(change for key in _softer_fields(before, after) for change in comparison.of(after, key)),
            *(change for change in _made(comparison, after) if _is_shorter(change) or _is_lower(change) or _is_waived(change)),
            *(change for change in comparison.of(after, *_RELATIONS) if _names_fewer_kin(before, after)),
            *(change for key in _BOUNDS if _binds_fewer(before.applies_to, after.applies_to, key)
              for change in _made(comparison, after, "applies_to") if change.keys[1:2] in ((), (key,))))


def _made(comparison: Comparison, rule: SodRule, *keys: str) -> tuple[Change, ...]:
    """The changes of the rule at these keys or below that somebody made, and not those by which it still says an old id."""
    return tuple(change for change in comparison.of(rule, *keys) if not comparison.is_left_behind(change))


def stands_in(rule: SodRule, catalog: Catalog) -> bool:
    """Whether a rule with its id is in force in the catalog by a pack, in the place of which the rule would stand."""
    return any(rule.id in catalog.shipped.sod_rules(pack) for pack in catalog.manifest.packs)


def _softer_fields(before: SodRule, after: SodRule) -> Iterator[str]:
    if is_milder(_severity(after), _severity(before)):
        yield "severity"
    if before.compensating is Compensation.FORBIDDEN and after.compensating is not Compensation.FORBIDDEN:
        yield "compensating"
    if _BODIES[after.bodies or BodyDuty.NONE] < _BODIES[before.bodies or BodyDuty.NONE]:
        yield "bodies"
    if (before.within or Scope.ANYWHERE) is Scope.ANYWHERE and (after.within or Scope.ANYWHERE) is not Scope.ANYWHERE:
        yield "within"
    if after.certainty is Certainty.M and before.certainty is not Certainty.M:
        yield "certainty"
    if before.no_single_person is True and after.no_single_person is False:
        yield "no_single_person"


def _severity(rule: SodRule) -> str:
    return str((rule.severity or Severity.ERROR).value)


def _is_shorter(change: Change) -> bool:
    """Whether an item went from what the rule speaks of, or came to those who may."""
    if not change.is_item or change.keys[0] not in _NAMING or change.keys[:2] == _RELATIONS:
        return False
    return (change.kind is ChangeKind.ADDED) is (change.keys[:2] in _ALLOWING)


def _is_lower(change: Change) -> bool:
    """Whether fewer are asked for, or more are let pass."""
    before, after = change.old, change.new
    if change.keys in _SHARES:
        was, now = _share(before), _share(after)
        return type(was) is type(now) and was is not None and now is not None and now < was
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return False
    return (change.keys in _LEAST and after < before) or (change.keys in _MOST and after > before)


def _share(quorum: object) -> Fraction | int | None:
    """A share such as 2/3, or a number of people."""
    text = str(quorum)
    numerator, slash, denominator = text.partition("/")
    if not numerator.isdecimal() or (slash and (not denominator.isdecimal() or int(denominator) == 0)):
        return None
    return Fraction(text) if slash else int(text)


def _is_waived(change: Change) -> bool:
    """Whether something that the rule asked for in addition is asked for no more, or something may now take its place."""
    if change.keys == ("panel", "odd"):
        return change.old is True
    if change.keys == ("rotation", "otherwise"):
        return change.kind is ChangeKind.ADDED
    return change.kind is ChangeKind.REMOVED and change.keys in _DEMANDS


def _names_fewer_kin(before: SodRule, after: SodRule) -> bool:
    """Whether the rule no longer speaks of all kin that it did; without any relation it speaks of all."""
    if before.kin_avoidance is None or after.kin_avoidance is None:
        return False
    was, now = set(before.kin_avoidance.relations), set(after.kin_avoidance.relations)
    return bool(now) and (not was or not was <= now)


def _binds_fewer(before: Block | None, after: Block | None, key: str) -> bool:
    """Whether the rule no longer binds all that it did, as far as the key tells; without any entry it binds everything."""
    old, new = _entries(before, key), _entries(after, key)
    return bool(new) and not old <= new if old else bool(new)


def _entries(scope: Block | None, key: str) -> set[str]:
    held: Mapping[str, object] = scope.node if scope is not None else {}
    listed = held.get(key)
    return {str(one) for one in listed} if isinstance(listed, list | tuple) else set()
