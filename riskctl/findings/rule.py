"""A rule: how it is found, and the card that explains it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from riskctl.findings.basis import Basis
from riskctl.findings.effect import Effect
from riskctl.model.language import Text
from riskctl.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its card in both languages.

    `check` takes the catalog (and the options, if the rule has any) and yields `Hit`s. `message` is formatted with a
    hit's values. `cause` names the values that tell one finding of a record from another: they go into the
    fingerprint. `covers` lists (kind, field) pairs whose absence this rule reports instead of the schema. An
    `absence` rule finds what is nowhere: while files are unread its hits are withheld. `options` is a frozen
    dataclass of the rule's settings with their defaults.
    """

    code: str
    name: str
    severity: Severity
    since: str
    check: Callable[..., Iterable[Any]]
    message: Text
    fault: Text
    why: Text
    fix: Text
    not_flagged: Text
    cause: tuple[str, ...] = ()
    covers: tuple[tuple[str, str], ...] = ()
    absence: bool = False
    options: type[Any] | None = None
    basis: tuple[Basis, ...] = field(default=())
    waivable: bool = True
    after: bool = False
    """Whether `check` runs after all others and is given the use of the waivers as well."""
    deep: bool = False
    """Whether the rule runs only when a deep check is asked for: it solves what takes longer than reading does."""
    effect: Effect | None = None
    """What the changes do to control that this rule of `diff` finds: its `check` takes a comparison and yields `EffectHit`s."""
    mirror: Text | None = None
    """The sentence for the opposite change, which does the opposite."""
    no_mirror: Text | None = None
    """Why the opposite change is not judged by this rule."""
    parts: tuple[str, ...] = ()
    """The values, lists, of which each item counts for a baseline as a related place does: one more makes the finding new."""
    each: tuple[str, ...] = ()
    """The kinds of records that the rule looks at one by one: what it finds at one is the same whichever others there are."""
    beside: tuple[str, ...] = ()
    """The kinds in which it looks something up. A rule that names kinds in either sees no others where two catalogs are checked."""

    @property
    def family(self) -> str:
        """The two letters of the subject."""
        return self.code[:2]
