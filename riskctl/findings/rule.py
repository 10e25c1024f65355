"""A rule: how it is found, and the card that explains it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from riskctl.findings.basis import Basis
from riskctl.findings.hit import Hit
from riskctl.model.language import Text
from riskctl.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its card in both languages.

    `check` takes the catalog (and the options, if the rule has any) and yields hits. `message` is formatted with a
    hit's values. `cause` names the values that tell one finding of a record from another: they go into the
    fingerprint. `covers` lists (kind, field) pairs whose absence this rule reports instead of the schema. An
    `absence` rule finds what is nowhere: while files are unread its hits are withheld. `options` is a frozen
    dataclass of the rule's settings with their defaults.
    """

    code: str
    name: str
    severity: Severity
    since: str
    check: Callable[..., Iterable[Hit]]
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

    @property
    def family(self) -> str:
        """The two letters of the subject."""
        return self.code[:2]
