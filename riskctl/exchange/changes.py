"""From a plan to the new text of files: all of them, or an error and none."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from riskctl.catalog.edit import Edits, edited
from riskctl.exchange.plan import Plan, RecordChange, State, nested
from riskctl.exchange.workbench import Path
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS

# A file of a catalog holds 5 MiB at most; far below that it is still pleasant to edit.
_LARGEST = 2 * 1024 * 1024
_PER_FILE = 2_000
_AROUND = 8
_FILES = {"units": "organization", "posts": "organization", "risk_points": "risk-points"}
New = tuple[str, str, Mapping[str, object]]


class _Spot(NamedTuple):
    """Where a new record goes: a file, and the record of its kind that it stands behind."""

    file: str
    behind: str


def changed_files(plan: Plan, catalog: Catalog, files: Mapping[str, bytes], progress: Callable[[int], None] | None = None) -> dict[str, bytes]:
    """The new contents of every file that changes, by path. UserError, and nothing, where one cannot be edited.

    `progress` is told how many files are done.
    """
    fields: dict[str, dict[tuple[str, str, Path], object]] = {}
    records: dict[str, dict[str, list[New]]] = {}
    for change in plan.records:
        if change.state is State.CHANGED:
            file = catalog.records[change.kind][change.id].file
            fields.setdefault(file, {}).update({(change.kind, change.id, one.path): one.after for one in change.fields})
    placer = _Placer(catalog, files)
    for change in plan.records:
        if change.state is State.CREATED:
            spot = placer.spot(change)
            new = records.setdefault(spot.file, {}).setdefault(change.kind, [])
            new.append((change.id, spot.behind, nested(change.fields)))
    made: dict[str, bytes] = {}
    for number, file in enumerate(sorted({*fields, *records})):
        if progress is not None:
            progress(number)
        before = files.get(file, b"").decode("utf-8")
        made[file] = edited(before, file, Edits(fields.get(file, {}), _in_order(records.get(file, {})))).encode()
    return made


def _in_order(records: Mapping[str, Sequence[New]]) -> dict[str, Sequence[New]]:
    return {kind: records[kind] for kind in KINDS if kind in records}


class _Placer:
    """Says where each new record goes: beside its neighbours, else into a file of its kind."""

    def __init__(self, catalog: Catalog, files: Mapping[str, bytes]) -> None:
        self.catalog = catalog
        self.files = files
        self.sizes = {file: len(data) for file, data in files.items()}
        self.placed: dict[str, str] = {}
        self.homes: dict[tuple[str, str], str] = {}
        self.counts: dict[str, int] = {}
        self.last_of = {kind: list(held.values())[-1] for kind, held in catalog.records.items() if held}

    def spot(self, change: RecordChange) -> _Spot:
        """Where the record goes."""
        behind = self._neighbour(change)
        file = self.placed.get(behind) or (self.catalog.by_id[behind].file if behind in self.catalog.by_id else "")
        if not file or file not in self.files or self._is_full(file):
            file, behind = self._own_file(change), ""
        elif behind not in self.catalog.records.get(change.kind, {}):
            behind = self._last_in(change.kind, file)
        self.placed[change.id] = file
        self.sizes[file] = self.sizes.get(file, 0) + _bytes_of(change)
        self.counts[file] = self.counts.get(file, 0) + 1
        return _Spot(file, behind)

    def _neighbour(self, change: RecordChange) -> str:
        """The record beside which a new one goes: its own neighbour, the record it is about, the last of its kind."""
        if change.behind and (change.behind in self.catalog.by_id or change.behind in self.placed):
            return change.behind
        node = nested(change.fields)
        at = node.get("at")
        for target in [at] if isinstance(at, str) else at if isinstance(at, list) else []:
            power = str(target).partition("/")[0]
            if power in self.catalog.powers:
                return power
        last = self.last_of.get(change.kind)
        return last.id if last is not None and change.kind not in ("powers", "risk_points") else ""

    def _last_in(self, kind: str, file: str) -> str:
        ids = [id for id, record in self.catalog.records.get(kind, {}).items() if record.file == file]
        return ids[-1] if ids else ""

    def _is_full(self, file: str) -> bool:
        return self.sizes.get(file, 0) > _LARGEST

    def _own_file(self, change: RecordChange) -> str:
        """A file for new records of the kind; one for each unit where there are many, each of a size to be edited."""
        base = _FILES.get(change.kind, change.kind.replace("_", "-"))
        home = self.homes.get((change.kind, ""), f"{base}.yaml")
        number = 1
        while self.counts.get(home, 0) >= _PER_FILE or self._is_full(home) or self._is_foreign(home):
            number += 1
            # Files are read in the order of their names: `_` comes behind the point of the first one.
            home = f"{base}_{number:03}.yaml"
        self.homes[change.kind, ""] = home
        return home

    def _is_foreign(self, file: str) -> bool:
        """Whether the name is that of a file which could not be read."""
        return file in self.catalog.unread


def _bytes_of(change: RecordChange) -> int:
    """About how many bytes a new record takes: what its fields say, and the keys and indents around."""
    return len(change.id) + sum(len(str(one.after).encode()) + _AROUND * _lines(one.after) for one in change.fields)


def _lines(value: object) -> int:
    return len(value) + 1 if isinstance(value, list | dict) else 1
