"""What ships with riskctl — duties, domains, schemes, laws — read from its packs when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from typing import Any, TypeVar

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.model.block import Record
from riskctl.model.catalog import NoticeMinimum, PowerType
from riskctl.model.language import Text
from riskctl.model.organization import Domain, Duty
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.scheme import LevelScheme

R = TypeVar("R", bound=Record)


class Packs:
    """The shipped data, each family read once and only when needed."""

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
        names: set[str] = set()
        for root in _roots("laws"):
            for name, law in root["laws"].items():
                names |= {name, *law.get("aliases", ()), *([law["title"]] if "title" in law else ())}
        return frozenset(names)

    @cached_property
    def notices(self) -> tuple[NoticeMinimum, ...]:
        """The least times that public notices must stand."""
        return tuple(_notice(id, entry) for root in _roots("notices")
                     for id, entry in root["notices"].items())

    @cached_property
    def rule_packs(self) -> tuple[str, ...]:
        """The names of the packs of separation rules: a file or a folder each."""
        folder = resources.files("riskctl.packs").joinpath("rules")
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


def _records(folder: str, kind: type[R]) -> dict[str, R]:
    return {id: kind(id, node) for root in _roots(folder) for id, node in root.get(kind.kind, {}).items()}


def _roots(folder: str) -> Iterator[Any]:
    """The parsed files of a folder of packs, in the order of their names."""
    packs = resources.files("riskctl.packs").joinpath(folder)
    events = default_events()
    for entry in sorted(packs.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            parsed = parse(entry.read_text(encoding="utf-8"), f"riskctl/packs/{folder}/{entry.name}", Limits(), events)
            if parsed.faults:
                raise RuntimeError(f"the pack {folder}/{entry.name} cannot be read: {parsed.faults[0]}")
            yield parsed.root


PACKS = Packs()
