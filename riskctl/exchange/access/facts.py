"""What the files of access data state: users, roles, entitlements and rules, each with the cell that says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.exchange.problems import Problem
from riskctl.findings import nearest
from riskctl.model.vocabulary import Severity

_SUGGESTED = 40


@dataclass(slots=True)
class Held:
    """That a user has a role: the cell that says so, the first and the last day where they are stated."""

    at: str
    first: str = ""
    last: str = ""


@dataclass(slots=True)
class User:
    """A user; `entitlements` leads to the cell that gives each, whether or not a role gives it too."""

    key: str
    at: str
    name: str = ""
    unit: str = ""
    roles: dict[str, Held] = field(default_factory=dict)
    entitlements: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Role:
    """A role and what it grants."""

    key: str
    at: str
    name: str = ""
    unit: str = ""
    entitlements: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Entitlement:
    """What may be done in a system."""

    key: str
    at: str
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a rule in one row: the words and the system."""

    text: str
    system: str
    at: str


@dataclass(slots=True)
class RuleRows:
    """The rows of one rule, each with its two sides; `only` names the units that alone may have the first side."""

    key: str
    at: str
    name: str = ""
    severity: str = ""
    pairs: list[tuple[Side, Side]] = field(default_factory=list)
    only: tuple[str, ...] = ()


@dataclass(slots=True)
class Facts:
    """All that the files state.

    `listed` names the kinds that have a file of their own, in which everybody must be; `partial` those of which some row
    could not be read; `gone` leads from users whose accounts have ended to the cell that says so; `user_of_dn` from
    distinguished names, in small letters, to users; `parent` is the unit that new units belong to.
    """

    users: dict[str, User] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    entitlements: dict[str, Entitlement] = field(default_factory=dict)
    rules: dict[str, RuleRows] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    user_of_dn: dict[str, str] = field(default_factory=dict)
    parent: str = ""
    says_roles_of_users: bool = False
    says_entitlements_of_users: bool = False
    says_entitlements_of_roles: bool = False
    problems: list[Problem] = field(default_factory=list)
    suggested: int = 0

    def say(self, severity: Severity, at: str, zh: str, en: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(severity, at, zh, en))

    def unresolved(self, severity: Severity, at: str, zh: str, en: str, word: str, known: Iterable[str]) -> None:
        """Note a word that names nothing, with what was probably meant; after many of them without."""
        self.suggested += 1
        near = nearest(word, known) if self.suggested <= _SUGGESTED and not word.isdecimal() else ""
        self.say(severity, at, f"{zh}{f'；是不是 {near}？' if near else ''}", f"{en}{f'; did you mean {near}?' if near else ''}")

    def role_named(self, text: str) -> str | None:
        """The key of the role that the words name: its key, or a name that only one role has."""
        if text in self.roles:
            return text
        named = [role.key for role in self.roles.values() if role.name == text]
        return named[0] if len(named) == 1 else None


def entitlement_key(text: str, system: str) -> str:
    """What an entitlement of a system is called.

    >>> entitlement_key("Approve Payment", "ERP"), entitlement_key("ERP:Approve Payment", "ERP"), entitlement_key("7", "")
    ('ERP:Approve Payment', 'ERP:Approve Payment', '7')
    """
    return text if not system or text.startswith(f"{system}:") else f"{system}:{text}"
