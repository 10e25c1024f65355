"""What ships with riskctl — duties, domains, schemes, laws — read from its packs when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from riskctl import packs
from riskctl.catalog.law_packs import laws_by_name
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events
from riskctl.catalog.provision_packs import provisions_of
from riskctl.catalog.tree import TreeReader
from riskctl.model.block import Record
from riskctl.model.catalog import LawfulControl, NoticeMinimum, PowerType
from riskctl.model.language import Text
from riskctl.model.law import Law
from riskctl.model.organization import Domain, Duty
from riskctl.model.provision import Provision
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.scheme import LevelScheme
from riskctl.model.separation import SodRule
from riskctl.model.vocabulary import Certainty, ControlKind, StepKind, Timing

R = TypeVar("R", bound=Record)
FOLDER = Path(packs.__file__).parent


class Packs:
    """The shipped data, each family read once and only when needed."""

    def __init__(self) -> None:
        self._roots_of_pack: dict[str, tuple[Any, ...]] = {}

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """Standard duties by id, without `std:`."""
        return _records("duties", Duty)

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        """Standard domains by id, without `std:`."""
        return _records("duties", Domain)

    @cached_property
    def level_schemes(self) -> Mapping[str, LevelScheme]:
        """Level schemes by id."""
        return _records("level_schemes", LevelScheme)

    @cached_property
    def type_schemes(self) -> Mapping[str, Mapping[str, PowerType]]:
        """Type schemes: scheme → class → power type."""
        schemes: dict[str, Mapping[str, PowerType]] = {}
        for root in _roots("types"):
            for name, scheme in root["type_schemes"].items():
                schemes[name] = {id: _power_type(id, entry) for id, entry in scheme["values"].items()}
        return schemes

    @cached_property
    def laws(self) -> frozenset[str]:
        """Every name and alias of a law that is known."""
        return frozenset(self.law_book)

    @cached_property
    def law_book(self) -> Mapping[str, Law]:
        """The laws that are known, by every name and alias."""
        return laws_by_name(_roots("laws"))

    @cached_property
    def notices(self) -> tuple[NoticeMinimum, ...]:
        """The least times that public notices must stand."""
        return tuple(_notice(id, entry) for root in _roots("notices")
                     for id, entry in root["notices"].items())

    @cached_property
    def lawful_controls(self) -> tuple[LawfulControl, ...]:
        """The kinds of control that the law asks for at a kind of step."""
        return tuple(_lawful(id, entry) for root in _roots("suggest") for id, entry in root["suggestions"].items())

    @cached_property
    def usual_timings(self) -> Mapping[ControlKind, Timing]:
        """When controls of a kind usually act; kinds that close no gap in timing are not named."""
        return {ControlKind(kind): Timing(timing) for root in _roots("suggest")
                for timing, kinds in root["timings"].items() for kind in kinds}

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """What the laws ask that can be checked, by id, of every pack of rules."""
        return {id: provision for pack in self.rule_packs
                for id, provision in provisions_of(pack, self._pack(pack)).items()}

    def sod_rules(self, pack: str) -> Mapping[str, SodRule]:
        """The rules of separation of that pack by id; empty for a pack that has none, or that is none."""
        roots = self._pack(pack) if pack in self.rule_packs else ()
        return {id: SodRule(id, node) for root in roots for id, node in root.get(SodRule.kind, {}).items()}

    def _pack(self, pack: str) -> tuple[Any, ...]:
        """The parsed files of a pack of rules, read once."""
        if pack not in self._roots_of_pack:
            self._roots_of_pack[pack] = tuple(_roots(f"rules/{pack}", f"rules/{pack}.yaml"))
        return self._roots_of_pack[pack]

    @cached_property
    def rule_packs(self) -> tuple[str, ...]:
        """The names of the packs of separation rules: a file or a folder each."""
        folder = FOLDER / "rules"
        entries = folder.iterdir() if folder.is_dir() else ()
        return tuple(sorted(entry.name.removesuffix(".yaml") for entry in entries
                            if entry.is_dir() or entry.name.endswith(".yaml")))


def _power_type(id: str, entry: dict[str, Any]) -> PowerType:
    return PowerType(id, entry.get("code"), Text(entry["zh"], entry["en"]), entry.get("limit") is True)


def _notice(id: str, entry: dict[str, Any]) -> NoticeMinimum:
    at_least = parse_limit(entry["at_least"])
    if not isinstance(at_least, Limit):
        raise RuntimeError(f"the pack of notices: {id} has no limit")
    name = Text(entry["zh"], entry["en"])
    return NoticeMinimum(id, name, at_least, tuple(entry["words"]), entry["citation"])


def _lawful(id: str, entry: dict[str, Any]) -> LawfulControl:
    return LawfulControl(id, ControlKind(entry["kind"]), frozenset(StepKind(step) for step in entry["steps"]),
                         frozenset(entry.get("types", ())), tuple(entry.get("named", ())), entry.get("gravest") is True,
                         Text(entry["zh"], entry["en"]), entry["citation"], Certainty(entry["certainty"]))


def _records(folder: str, kind: type[R]) -> dict[str, R]:
    return {id: kind(id, node) for root in _roots(folder) for id, node in root.get(kind.kind, {}).items()}


def _roots(folder: str, single: str = "") -> Iterator[Any]:
    """The parsed files of a folder of packs, in the order of their names, or the single file that stands in for it."""
    found = FOLDER / folder
    reader = TreeReader(Limits(), default_events)
    for entry in sorted(found.iterdir(), key=lambda entry: entry.name) if found.is_dir() else [FOLDER / single]:
        if entry.name.endswith(".yaml"):
            parsed = reader.read(entry.read_bytes(), f"riskctl/packs/{folder}/{entry.name}")
            if parsed.faults:
                raise RuntimeError(f"the pack {folder}/{entry.name} cannot be read: {parsed.faults[0]}")
            yield parsed.root


PACKS = Packs()
