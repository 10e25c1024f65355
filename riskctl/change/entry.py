"""One thing that changed: of which record, at which path, from what to what."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from riskctl.change.meaning import Meaning, plain


class ChangeKind(Enum):
    """What became of the thing at a path of a record, or of the record itself where the path is empty."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class Item(NamedTuple):
    """An item of a list: what it is called, and in an ordered list its position before and after (from 0).

    `short` is the field that may stand for the whole item where it is the only one.
    """

    name: str
    before: int | None = None
    after: int | None = None
    short: str | None = None


Part = str | Item
Path = tuple[Part, ...]
_MIRROR = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED,
           ChangeKind.CHANGED: ChangeKind.CHANGED, ChangeKind.RENAMED: ChangeKind.RENAMED}


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A change of a record. Ids are those of the head, also in what was before.

    `before` and `after` are meanings, None for what was not there; of a rename they are the old and the new id.
    """

    kind: ChangeKind
    record_kind: str
    record: str
    path: Path = ()
    before: Meaning = None
    after: Meaning = None

    @property
    def field(self) -> str | None:
        """The path as it is shown: dotted, without the last item of a list; None for the record as a whole."""
        parts = self.path[:-1] if self.path and isinstance(self.path[-1], Item) else self.path
        return ".".join(part.name if isinstance(part, Item) else part for part in parts) or None

    @property
    def keys(self) -> tuple[str, ...]:
        """The path by the names of its parts."""
        return tuple(part.name if isinstance(part, Item) else part for part in self.path)

    @property
    def is_whole(self) -> bool:
        """Whether it is the record itself that came, went or was renamed."""
        return not self.path

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list that came or went."""
        return bool(self.path) and isinstance(self.path[-1], Item) and self.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)

    def is_at(self, *keys: str) -> bool:
        """Whether the change is at these keys, or below them."""
        return self.keys[:len(keys)] == keys

    @property
    def old(self) -> Any:
        """What was before, as plain values."""
        return self._plain(self.before)

    @property
    def new(self) -> Any:
        """What is after, as plain values."""
        return self._plain(self.after)

    def mirrored(self) -> "Change":
        """The change that undoes this one, in the same ids."""
        path = tuple(Item(part.name, part.after, part.before, part.short) if isinstance(part, Item) else part for part in self.path)
        return Change(_MIRROR[self.kind], self.record_kind, self.record, path, self.after, self.before)

    def _plain(self, meaning: Meaning) -> Any:
        short = self.path[-1].short if self.path and isinstance(self.path[-1], Item) else None
        return plain(meaning[short] if isinstance(meaning, dict) and set(meaning) == {short} else meaning)
