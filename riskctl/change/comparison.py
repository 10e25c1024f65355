"""Two catalogs compared: what was added, removed, changed and renamed, in the ids of the later one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from riskctl.change.entry import Change, ChangeKind
from riskctl.change.left_behind import left_behind
from riskctl.change.meaning import meaning_of
from riskctl.change.renames import renamed_records, renamed_steps
from riskctl.change.rewriting import NewIds, renamed
from riskctl.change.trees import differences
from riskctl.model.block import Block, Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest

MANIFEST_KIND, MANIFEST_ID = "manifest", "riskctl.yaml"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Comparison:
    """What changed from one catalog to another.

    `base` is the earlier catalog in the ids of the head, so that one id means one thing in both. `new_ids` says what was
    renamed. The manifest counts as a record of the kind `manifest`.
    """

    base: Catalog
    head: Catalog
    changes: tuple[Change, ...]
    new_ids: NewIds = field(default_factory=NewIds)

    @cached_property
    def by_record(self) -> Mapping[tuple[str, str], tuple[Change, ...]]:
        """The changes of each record, by its kind and id."""
        found: dict[tuple[str, str], list[Change]] = {}
        for change in self.changes:
            found.setdefault((change.record_kind, change.record), []).append(change)
        return {key: tuple(changes) for key, changes in found.items()}

    def of(self, record: Record, *keys: str) -> tuple[Change, ...]:
        """The changes of a record at these keys or below them."""
        return tuple(change for change in self.by_record.get((record.kind, record.id), ()) if change.is_at(*keys))

    def whole(self, record: Record) -> Change | None:
        """The change by which the record came or went, or None."""
        return next((change for change in self.of(record) if change.is_whole and change.kind is not ChangeKind.RENAMED), None)

    def of_manifest(self, *keys: str) -> tuple[Change, ...]:
        """The changes of the manifest at these keys or below them."""
        return tuple(change for change in self.by_record.get((MANIFEST_KIND, MANIFEST_ID), ()) if change.is_at(*keys))

    def changed(self, kind: type[R]) -> Iterator[tuple[R, R]]:
        """The records of the kind that both have and that differ: before and after."""
        before, after = _section(self.base, kind), _section(self.head, kind)
        return ((before[id], after[id]) for id in self._ids(kind) if id in before and id in after)

    def gone(self, kind: type[R]) -> Iterator[R]:
        """The records of the kind that went, as they were."""
        section = _section(self.base, kind)
        return (section[id] for id in self._ids(kind) if id in section and self.whole(section[id]))

    def come(self, kind: type[R]) -> Iterator[R]:
        """The records of the kind that came."""
        section = _section(self.head, kind)
        return (section[id] for id in self._ids(kind) if id in section and self.whole(section[id]))

    def _ids(self, kind: type[R]) -> Iterator[str]:
        """The ids of the records of the kind that changed, those that went first, each in the order of their catalog."""
        return (id for of, id in self.by_record if of == kind.kind)

    @cached_property
    def left_behind(self) -> Mapping[Change, tuple[Change, ...]]:
        """By each rename that not every reference followed, the changes of records that still say the old id."""
        return left_behind(self.changes)

    def is_left_behind(self, change: Change) -> bool:
        """Whether nobody made the change: the record still says what it said, under an id that is no more."""
        return change in self._untouched

    @cached_property
    def _untouched(self) -> frozenset[Change]:
        return frozenset(change for changes in self.left_behind.values() for change in changes)

    @cached_property
    def swapped(self) -> "Comparison":
        """The way back, in the same ids; its changes are the mirrored ones, in the same order, and what nobody touched is the same."""
        back = Comparison(self.head, self.base, tuple(change.mirrored() for change in self.changes), self.new_ids)
        back.__dict__["_untouched"] = frozenset(
            mirrored for change, mirrored in zip(self.changes, back.changes, strict=True) if change in self._untouched)
        return back


def _section(catalog: Catalog, kind: type[R]) -> Mapping[str, R]:
    return catalog.records.get(kind.kind, {})  # type: ignore[return-value] # records stand under their own kind


def compare(base: Catalog, head: Catalog) -> Comparison:
    """What changed from base to head, by meaning: order of keys, formatting, comments and files are nothing.

    What a file held that only one side could read is left out, as far as the other side tells. Records that are the very
    same objects are not looked at.
    """
    records = renamed_records(base, head)
    earlier = renamed(base, NewIds(records))
    steps = {id: keys for id, power in head.powers.items()
             if id in earlier.powers and earlier.powers[id].node is not power.node
             and (keys := renamed_steps(earlier.powers[id], power))}
    earlier = renamed(earlier, NewIds({}, steps))
    new = NewIds(records, steps)
    return Comparison(earlier, head, tuple(_changes(earlier, head, new)), new)


def _changes(base: Catalog, head: Catalog, new: NewIds) -> Iterator[Change]:
    yield from _inside(MANIFEST_KIND, MANIFEST_ID, Manifest, base.manifest, head.manifest)
    old_ids = {new_id: old for old, new_id in new.records.items()}
    for kind, record_type in KINDS.items():
        before, after = base.records.get(kind, {}), head.records.get(kind, {})
        for id, record in before.items():
            if id not in after and id not in head.half_read and record.file not in head.unread:
                yield Change(ChangeKind.REMOVED, kind, id, (), meaning_of(record_type, record.node))
        for id, record in after.items():
            if id in before:
                yield from _renamings(kind, id, old_ids, new)
                yield from _inside(kind, id, record_type, before[id], record)
            elif id not in base.half_read and record.file not in base.unread:
                yield Change(ChangeKind.ADDED, kind, id, (), None, meaning_of(record_type, record.node))


def _renamings(kind: str, id: str, old_ids: Mapping[str, str], new: NewIds) -> Iterator[Change]:
    if id in old_ids:
        yield Change(ChangeKind.RENAMED, kind, id, (), old_ids[id], id)
    if kind == "powers":
        for old, key in new.steps.get(id, {}).items():
            yield Change(ChangeKind.RENAMED, kind, id, ("steps", key), old, key)


def _inside(kind: str, id: str, block: type[Block], before: Block, after: Block) -> Iterator[Change]:
    if before.node is after.node:
        return
    for path, old, new in differences(meaning_of(block, before.node), meaning_of(block, after.node)):
        what = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
        yield Change(what, kind, id, path, old, new)
