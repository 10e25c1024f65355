"""Every change with its effect on control: by the rules of the family DF, one cause one entry."""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from riskctl.change.comparison import MANIFEST_KIND, Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.change.reach import reached
from riskctl.change.unjudged import why_unknown
from riskctl.check.outcome import Crash
from riskctl.findings import Effect, Rule
from riskctl.model.language import Text

GATE_KINDS = frozenset({MANIFEST_KIND, "sod_rules", "level_schemes", "waivers", "duties", "domains"})
"""Records that decide what is checked (duties and domains say what rules of separation speak of), or excuse from it."""
_RANK = {effect: rank for rank, effect in enumerate(Effect)}


class Reason(NamedTuple):
    """What a rule says of a change: its sentence and the values that go into it. Without a rule, why the effect is unknown."""

    effect: Effect
    rule: Rule | None
    values: Mapping[str, object]
    message: Text


class Entry(NamedTuple):
    """One cause: the change, what it does and why, what follows from it (`also`), and the records that it reaches.

    `more` holds what other rules say of the same change, the graver first. Of a list of which no rule says anything, what
    came and what went is one entry.
    """

    change: Change
    reason: Reason
    also: tuple[Change, ...] = ()
    reaches: tuple[str, ...] = ()
    more: tuple[Reason, ...] = ()

    @property
    def effect(self) -> Effect:
        """What the change does to control."""
        return self.reason.effect

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes that are told as one: what came to a list and went from it where no rule judges that, else the cause."""
        return (self.change, *self.also) if self.reason.rule is None else (self.change,)

    @property
    def following(self) -> tuple[Change, ...]:
        """The changes that follow from the cause."""
        return () if self.reason.rule is None else self.also

    @property
    def is_of_the_gate(self) -> bool:
        """Whether it changes what is checked, or excuses from it."""
        return self.change.record_kind in GATE_KINDS


class _Judged(NamedTuple):
    """A hit in terms of the changes as they are, whichever way the rule looked."""

    changes: tuple[Change, ...]
    reason: Reason
    reaches: tuple[str, ...]


def entries_of(comparison: Comparison, rules: Sequence[Rule]) -> tuple[tuple[Entry, ...], tuple[Crash, ...]]:
    """Every change as an entry or part of one, the gravest first; and the rules that crashed.

    Changes of the gate stand before others of the same effect, those that reach more before those that reach less.
    """
    crashes: list[Crash] = []
    found = sorted(_judged(comparison, rules, crashes), key=lambda one: (_RANK[one.reason.effect], _code(one.reason)))
    entries = list(_entries(comparison, found))
    return tuple(sorted(entries, key=_gravity)), tuple(crashes)


def _judged(comparison: Comparison, rules: Sequence[Rule], crashes: list[Crash]) -> Iterator[_Judged]:
    back = {id(mirrored): change for mirrored, change in zip(comparison.swapped.changes, comparison.changes, strict=True)}
    for rule in rules:
        try:
            found = [_forward(rule, hit) for hit in _hits(rule, comparison)]
            if rule.mirror is not None:
                found += [_backward(rule, hit, back) for hit in _hits(rule, comparison.swapped)]
        except Exception:
            crashes.append(Crash(rule.code, traceback.format_exc()))
            continue
        yield from found


def _hits(rule: Rule, comparison: Comparison) -> Iterable[EffectHit]:
    return rule.check(comparison)


def _forward(rule: Rule, hit: EffectHit) -> _Judged:
    return _Judged(hit.changes, Reason(rule.effect or Effect.UNKNOWN, rule, hit.values, rule.message), hit.reaches)


def _backward(rule: Rule, hit: EffectHit, back: Mapping[int, Change]) -> _Judged:
    effect = (rule.effect or Effect.UNKNOWN).opposite
    reason = Reason(effect, rule, hit.values, rule.mirror or rule.message)
    return _Judged(tuple(back[id(change)] for change in hit.changes), reason, hit.reaches)


def _entries(comparison: Comparison, found: Sequence[_Judged]) -> Iterator[Entry]:
    """An entry for each cause, and for each change that is no part of any."""
    causes: dict[int, list[_Judged]] = {}
    for one in found:
        causes.setdefault(id(one.changes[0]), []).append(one)
    told = {id(change) for one in found for change in one.changes[1:]} - set(causes)
    unjudged = _unjudged(change for change in comparison.changes if id(change) not in causes and id(change) not in told)
    for change in comparison.changes:
        if id(change) in causes:
            first, *rest = causes[id(change)]
            also = {id(other): other for one in (first, *rest) for other in one.changes[1:] if id(other) in told}
            reaches = dict.fromkeys(id for one in (first, *rest) for id in one.reaches) | dict.fromkeys(reached(comparison, change))
            yield Entry(change, first.reason, tuple(also.values()), tuple(reaches), tuple(one.reason for one in rest))
        elif id(change) in unjudged:
            others = unjudged[id(change)]
            why = Reason(Effect.UNKNOWN, None, {}, why_unknown((change, *others)))
            yield Entry(change, why, others, reached(comparison, change))


def _unjudged(changes: Iterable[Change]) -> Mapping[int, tuple[Change, ...]]:
    """By the first change of each list, what else came to the list and went from it; by any other change, nothing."""
    lists: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        key = (change.record_kind, change.record, change.keys[:-1]) if change.is_item else (id(change),)
        lists.setdefault(key, []).append(change)
    return {id(first): tuple(rest) for first, *rest in lists.values()}


def _code(reason: Reason) -> str:
    return reason.rule.code if reason.rule else "~"


def _gravity(entry: Entry) -> tuple[int, bool, int, str, str, str]:
    return (_RANK[entry.effect], not entry.is_of_the_gate, -len(entry.reaches), _code(entry.reason), entry.change.record,
            ".".join(entry.change.keys))
