"""A whole review: the changes with their effect, and the consequences.

A new consequence is a field of `Review`, worked out in `review` and told in `riskctl.report.diff`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from riskctl.change.comparison import Comparison, compare
from riskctl.check.base import Delta, Side, findings_delta
from riskctl.check.outcome import Crash, Outcome
from riskctl.findings import Effect, Finding, Rule, Severity
from riskctl.review.carrying import MOST_POWERS, Carrying, carrying
from riskctl.review.effects import Entry, entries_of
from riskctl.review.lapsed import Lapsed, lapsed_approvals
from riskctl.review.levels import LevelChange, level_changes
from riskctl.separation.hits import CODES
from riskctl.separation.rulebook import FAMILY

CONFLICTS = frozenset(code for code in CODES.values() if code.startswith(FAMILY))
"""The rules whose findings are conflicts of duties."""
THRESHOLDS = "SD301"
"""The rule whose options say how many people it should take to carry a power through."""


@dataclass(frozen=True)
class Review:
    """What a change means.

    `names` are what base and head are called, `unread` the files of either that were not read, so that what they hold
    was not compared. `carrying` holds what becomes of staffing and collusion, None where that was not asked for.
    """

    comparison: Comparison
    entries: tuple[Entry, ...]
    delta: Delta
    levels: tuple[LevelChange, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    carrying: Carrying | None = None
    crashes: tuple[Crash, ...] = ()
    names: tuple[str, str] = ("", "")
    unread: tuple[str, ...] = field(default=())

    @cached_property
    def counts(self) -> dict[Effect, int]:
        """How many entries there are of each effect."""
        return {effect: sum(entry.effect is effect for entry in self.entries) for effect in Effect}

    @property
    def gate(self) -> tuple[Entry, ...]:
        """The entries that change what is checked, or excuse from it."""
        return tuple(entry for entry in self.entries if entry.is_of_the_gate)

    @property
    def conflicts(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The conflicts of duties that are new and those that are gone."""
        return (tuple(one for one in self.delta.new if one.rule.code in CONFLICTS),
                tuple(one for one in self.delta.fixed if one.rule.code in CONFLICTS))

    @property
    def other_findings(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings that are new and those that are mended, without conflicts of duties."""
        return (tuple(one for one in self.delta.new if one.rule.code not in CONFLICTS),
                tuple(one for one in self.delta.fixed if one.rule.code not in CONFLICTS))

    def fails(self, on: Sequence[str]) -> bool:
        """Whether any of `weakens`, `new-errors`, `new-warnings` holds."""
        return any(self._holds(condition) for condition in on)

    def _holds(self, condition: str) -> bool:
        if condition == "weakens":
            return self.counts[Effect.WEAKENS] > 0
        wanted = (Severity.ERROR,) if condition == "new-errors" else (Severity.ERROR, Severity.WARNING)
        return any(finding.severity in wanted for finding in self.delta.new)


def review(base: Side, head: Side, rules: Sequence[Rule], effect_rules: Sequence[Rule], names: tuple[str, str] = ("", ""),
           unread: tuple[str, ...] = (), recall: Callable[[], Outcome | None] = lambda: None,
           most_powers: int | None = MOST_POWERS) -> Review:
    """The review of the way from base to head, each with the settings of its own manifest; those of the base decide.

    `recall` gives what the rules of the base are remembered to find in it; it is asked where the base has no other ids in
    the head. Staffing and collusion are worked out for so many powers at most: None for all that are touched, 0 for none.
    """
    comparison = compare(base.catalog, head.catalog)
    entries, crashes = entries_of(comparison, effect_rules)
    known = None if comparison.new_ids else recall()
    delta = findings_delta(Side(comparison.base, base.settings), head, rules, known)
    carried = None if most_powers == 0 else carrying(comparison, base.settings.options.get(THRESHOLDS), most_powers)
    return Review(comparison, entries, delta, level_changes(comparison), lapsed_approvals(comparison), carried,
                  crashes=(*crashes, *delta.crashes), names=names, unread=unread)
