"""Where faults are planted: the files of one county before they are written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from benchmarks.county import File, Files
from benchmarks.organization import Place, Record

Edit = Callable[[str], str]


class Expected(NamedTuple):
    """What riskctl has to say of a fault."""

    code: str
    record: str | None = None
    field: str | None = None


class Planting(NamedTuple):
    """A kind of fault: the code of its rule, how it is planted, and how often."""

    code: str
    plant: Callable[["Bed"], None]
    times: int = 1


@dataclass(frozen=True)
class Sown:
    """A power that a fault may have for itself, with the file it stands in."""

    path: str
    id: str
    file: File

    @property
    def power(self) -> Record:
        """The power."""
        return self.file["powers"][self.id]

    @property
    def steps(self) -> dict[str, Record]:
        """The steps of the power."""
        steps: dict[str, Record] = self.power["steps"]
        return steps

    @property
    def risk(self) -> tuple[str, Record]:
        """The first risk point of the file."""
        return next(iter(self.file["risk_points"].items()))

    @property
    def control(self) -> tuple[str, Record]:
        """The first control of the file."""
        return next(iter(self.file["controls"].items()))

    def controls_of(self, risk: str) -> list[str]:
        """The ids of the controls that answer a risk point of the file."""
        return list(self.file["risk_points"][risk]["controls"])


@dataclass
class Bed:
    """The files of a county, with what was done to them and what has to be found."""

    place: Place
    files: Files
    expected: list[Expected] = field(default_factory=list)
    edits: dict[str, Edit] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)
    special: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    number: int = 0

    def plant(self, planting: Planting) -> None:
        """Plant a fault."""
        self.number += 1
        planting.plant(self)

    def expect(self, code: str, record: str | None = None, field: str | None = None) -> None:
        """Note what riskctl has to say."""
        self.expected.append(Expected(code, record, field))

    def id(self, key: str) -> str:
        """The id of a record of this county."""
        return self.place.id(key)

    def new_id(self, key: str) -> str:
        """An id that nothing else has."""
        return self.place.id(f"{key}-{self.number}")

    def sown(self, *steps: str, such: Callable[[Sown], bool] = lambda _: True) -> Sown:
        """A power that no other fault has touched, with these steps; it is taken from now on."""
        fitting = [sown for sown in self._untouched() if set(steps) <= set(sown.steps) and such(sown)]
        if not fitting:
            raise LookupError(f"no power with the steps {steps} is left in {self.place.name}: it is too small")
        # Most faults that need certain steps need those of a licence: the others leave them alone while they can.
        chosen = min(fitting, key=lambda sown: "refuse" in sown.steps)
        self.taken.add(chosen.id)
        return chosen

    def _untouched(self) -> Iterator[Sown]:
        loans = self.section("people.yaml", "delegations").values()
        lent = {power for loan in loans for power in loan["powers"]}
        for path, file in self.files.items():
            for id in file.get("powers", {}):
                if id not in self.taken and id not in lent:
                    yield Sown(path, id, file)

    def section(self, path: str, kind: str) -> dict[str, Record]:
        """The records of a kind in a file, to be changed; both come into being if they are not there."""
        return self.files.setdefault(path, {}).setdefault(kind, {})

    def add(self, kind: str, key: str, record: Record, path: str = "organization.yaml") -> str:
        """Add a record with an id of its own, and give the id."""
        id = self.new_id(key)
        self.section(path, kind)[id] = record
        return id

    def edit(self, path: str, change: Edit) -> None:
        """Change the text of a file once it is written."""
        assert path not in self.edits
        self.edits[path] = change

    def holder_of(self, post: str, held: str = "primary") -> tuple[str, Record]:
        """The first person who holds the post so."""
        for id, person in self.section("people.yaml", "people").items():
            if any(one["post"] == post and one["as"] == held for one in person["assignments"]):
                return id, person
        raise LookupError(post)


def replaced(old: str, new: str) -> Edit:
    """The edit that replaces the first occurrence of a text, which must be there."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def line_after(start: str, line: str) -> Edit:
    """The edit that adds a line after the first one that begins so."""

    def change(text: str) -> str:
        lines = text.split("\n")
        at = next(number for number, each in enumerate(lines) if each.startswith(start))
        return "\n".join([*lines[: at + 1], line, *lines[at + 1 :]])

    return change


def without(record: dict[str, Any], *keys: str) -> None:
    """Take fields out of a record."""
    for key in keys:
        del record[key]
