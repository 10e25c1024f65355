"""A catalog: every record of a bureau, resolved and frozen, with the faults met while reading it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar, cast

from riskctl.model.block import Record
from riskctl.model.fault import Fault
from riskctl.model.kinds import KINDS
from riskctl.model.language import Text
from riskctl.model.law import Law
from riskctl.model.manifest import Manifest
from riskctl.model.organization import (
    Body,
    Delegation,
    Document,
    Domain,
    Duty,
    Party,
    Person,
    Portfolio,
    Post,
    Unit,
)
from riskctl.model.place import Place
from riskctl.model.power import Power, Step
from riskctl.model.provision import Provision
from riskctl.model.quantity import Limit
from riskctl.model.references import Mention, Names, mentions_of, names_of
from riskctl.model.risk import Control, Institution, RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.separation import SodRule, Waiver
from riskctl.model.vocabulary import Certainty, ControlKind, StepKind, Timing

R = TypeVar("R", bound=Record)


class PowerType(NamedTuple):
    """One class of powers in a type scheme; `limited` where a power of the class needs a time limit."""

    id: str
    code: str | None
    name: Text
    limited: bool = False


class NoticeMinimum(NamedTuple):
    """The least time that a public notice must stand, where the step's name or a tag has one of the words."""

    id: str
    name: Text
    at_least: Limit
    words: tuple[str, ...]
    citation: str


class LawfulControl(NamedTuple):
    """That the law asks for a kind of control at steps of these kinds, in powers of these types (any, if empty).

    `named` are words of which one must be in the power's name or tags, where there are any.
    """

    id: str
    kind: ControlKind
    steps: frozenset[StepKind]
    types: frozenset[str]
    named: tuple[str, ...]
    for_gravest: bool
    asks: Text
    citation: str
    certainty: Certainty


class Remark(NamedTuple):
    """What stands in the files of a catalog and in no record: a comment, with its #, or the name of a file
    without its ending."""

    place: Place
    text: str
    is_comment: bool


class Shipped(Protocol):
    """What comes with riskctl itself: standard duties and domains, schemes, laws, notices."""

    @property
    def duties(self) -> Mapping[str, Duty]:
        """Standard duties by id, without `std:`."""

    @property
    def domains(self) -> Mapping[str, Domain]:
        """Standard domains by id, without `std:`."""

    @property
    def level_schemes(self) -> Mapping[str, LevelScheme]:
        """Level schemes by id."""

    @property
    def type_schemes(self) -> Mapping[str, Mapping[str, PowerType]]:
        """Type schemes: scheme → class → power type."""

    @property
    def laws(self) -> frozenset[str]:
        """Every name and alias of a law that is known."""

    @property
    def law_book(self) -> Mapping[str, Law]:
        """The laws that are known, by every name and alias."""

    @property
    def notices(self) -> tuple[NoticeMinimum, ...]:
        """The least times that public notices must stand."""

    @property
    def lawful_controls(self) -> tuple[LawfulControl, ...]:
        """The kinds of control that the law asks for at a kind of step."""

    @property
    def usual_timings(self) -> Mapping[ControlKind, Timing]:
        """When controls of a kind usually act; kinds that close no gap in timing are not named."""

    @property
    def provisions(self) -> Mapping[str, Provision]:
        """What the laws ask that can be checked, by id, of every pack of rules."""

    @property
    def rule_packs(self) -> tuple[str, ...]:
        """The names of the packs of separation rules that a manifest may put in force."""

    def sod_rules(self, pack: str) -> Mapping[str, SodRule]:
        """The rules of separation of that pack by id; empty for a pack that has none, or that is none."""


@dataclass(frozen=True)
class Catalog:
    """Every record of a bureau at a date. Records of a kind are ordered by file and position."""

    root: str
    manifest: Manifest
    as_of: date
    records: Mapping[str, Mapping[str, Record]]
    shipped: Shipped
    faults: tuple[Fault, ...] = ()
    files: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    half_read: Mapping[str, str] = field(default_factory=dict)
    """Ids seen in files before they broke off, with their kind."""
    without_numbers: frozenset[str] = frozenset()
    """Files known to hold no number as long as a person's, and no address: nobody need search them for any."""
    remarks: tuple[Remark, ...] = ()
    """The comments and names of files that may hold such a number."""

    def _of(self, kind: type[R]) -> Mapping[str, R]:
        return cast("Mapping[str, R]", self.records.get(kind.kind, {}))

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by id."""
        return self._of(Unit)

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """Posts by id."""
        return self._of(Post)

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Outside parties by id."""
        return self._of(Party)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """People by id."""
        return self._of(Person)

    @cached_property
    def portfolios(self) -> Mapping[str, Portfolio]:
        """Portfolios by id."""
        return self._of(Portfolio)

    @cached_property
    def delegations(self) -> Mapping[str, Delegation]:
        """Delegations by id."""
        return self._of(Delegation)

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """The catalog's own domains by id."""
        return self._of(Domain)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """The catalog's own duties by id."""
        return self._of(Duty)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Bodies by id."""
        return self._of(Body)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self._of(Document)

    @cached_property
    def powers(self) -> Mapping[str, Power]:
        """Powers by id."""
        return self._of(Power)

    @cached_property
    def risk_points(self) -> Mapping[str, RiskPoint]:
        """Risk points by id."""
        return self._of(RiskPoint)

    @cached_property
    def controls(self) -> Mapping[str, Control]:
        """Controls by id."""
        return self._of(Control)

    @cached_property
    def institutions(self) -> Mapping[str, Institution]:
        """Institutions by id."""
        return self._of(Institution)

    @cached_property
    def sod_rules(self) -> Mapping[str, SodRule]:
        """Rules of separation of duties by id."""
        return self._of(SodRule)

    @cached_property
    def level_schemes(self) -> Mapping[str, LevelScheme]:
        """The catalog's own level schemes by id."""
        return self._of(LevelScheme)

    @cached_property
    def waivers(self) -> Mapping[str, Waiver]:
        """Waivers by id."""
        return self._of(Waiver)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return {id: record for kind in KINDS for id, record in self.records.get(kind, {}).items()}

    @cached_property
    def steps(self) -> Mapping[str, tuple[Power, Step]]:
        """Every step by its full id `power/step`, with its power."""
        return {id: (power, step) for power in self.powers.values() for id, step in power.each_step()}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference that any record makes, in the order of the records."""
        return tuple(mention for record in self.by_id.values() for mention in mentions_of(record))

    @cached_property
    def names(self) -> Names:
        """Which records name something: by the kinds of which it may be, by its id, in the order of the records."""
        return names_of(self.by_id.values())[0]

    def mentions_of(self, target: str, kinds: tuple[str, ...]) -> Sequence[Mention]:
        """Every reference to the target that may be of these kinds, in the order of the records."""
        records = dict.fromkeys(self.names.get(kinds, {}).get(target, ()))
        return [mention for record in records for mention in mentions_of(record)
                if mention.target == target and mention.kinds == kinds]

    def each_record(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        return iter(self.by_id.values())

    @cached_property
    def level_scheme(self) -> LevelScheme | None:
        """The level scheme in force: the manifest's choice, else `hml`; None if there is none such of risk points."""
        scheme = self.scheme_named(self.manifest.level_scheme or "hml")
        return scheme if scheme and scheme.is_of_risk else None

    def scheme_named(self, id: str) -> LevelScheme | None:
        """The catalog's own level scheme with that id, else the shipped one, else None."""
        return self.level_schemes.get(id) or self.shipped.level_schemes.get(id)

    def label_of(self, id: str) -> str:
        """What people call the record, the step, or all steps of a power (`power/*`); the id itself if it is unknown."""
        if id in self.steps:
            power, step = self.steps[id]
            return f"{power.label}/{step.name or step.key}"
        whole = self.powers.get(id.removesuffix("/*")) if id.endswith("/*") else None
        if whole is not None:
            return f"{whole.label}/*"
        record = self.by_id.get(id)
        return record.label if record else id
