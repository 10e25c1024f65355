"""The contents of files that were read without a fault, remembered by the digest of their bytes.

Places are not kept: a file that a finding speaks of is read again, which costs less than keeping every place. With the contents
goes which rules found nothing then: they are shown only what has changed since.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from riskctl.catalog.discover import Found
from riskctl.catalog.limits import Limits
from riskctl.check.settings import Settings
from riskctl.check.sharing import Hits, looked_up_by, shown_hits
from riskctl.cli import cache
from riskctl.findings import Rule
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog

FEW_FILES = 32
"""So many files that have come or gone are sooner read again, run after run, than everything is written down anew."""
MOST_BYTES = 32 * 1024 * 1024
"""Above this size of the catalog nothing is remembered: reading the memory would cost as much as reading the files."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Of a run over a catalog without faults: its day, the digests of the files, and the rules that found nothing.

    Only rules that read nothing but records are named, each having been shown nothing else.
    """

    day: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    rules: frozenset[str] = frozenset()


@dataclass(slots=True)
class FileMemory:
    """What is remembered of the files of one catalog; `contents` by the digest of a file's bytes."""

    name: str
    digests: Mapping[str, str]
    contents: dict[str, Any] = field(default_factory=dict)
    quiet: Quiet = field(default_factory=Quiet)

    def known(self, without: Iterable[str] = ()) -> dict[str, dict[str, object]]:
        """The remembered contents by file, without these files."""
        left_out = frozenset(without)
        return {file: self.contents[digest] for file, digest in self.digests.items()
                if digest in self.contents and file not in left_out}

    def hits(self, catalog: Catalog, rules: Sequence[Rule], settings: Settings) -> Hits:
        """The hits of rules that need not run over the whole catalog: what is remembered says what they would find in the rest."""
        if not self.digests or not _is_whole(catalog):
            return {}
        if self.quiet.day != catalog.as_of.isoformat():
            return shown_hits(catalog, rules, settings)
        changes = _changes(self, catalog)
        if changes is None:
            return {}
        quiet = (rule for rule in rules if rule.code in self.quiet.rules and changes.keys().isdisjoint(looked_up_by(rule)))
        return shown_hits(catalog, quiet, settings, changes)

    def remember(self, catalog: Catalog, hits: Hits, *, is_of_all: bool) -> None:
        """Keep the contents of the files that are without fault and hold no waiver, if that is news of more than a few.

        So also once a day, as what rules find follows from the day; from a run that `is_of_all` rules, else little would be known.
        """
        if not self.digests:
            return
        left_out = {fault.place.file for fault in catalog.faults} | set(catalog.unread)
        left_out |= {waiver.file for waiver in catalog.waivers.values()}
        contents = _contents(catalog)
        kept = {digest: contents.get(file, {}) for file, digest in self.digests.items() if file not in left_out}
        day = catalog.as_of.isoformat()
        is_new_day = is_of_all and _is_whole(catalog) and self.quiet.day != day
        if is_new_day or len(kept.keys() ^ self.contents.keys()) > (FEW_FILES if self.contents else 0):
            quiet = sorted(code for code, found in hits.items() if not found) if is_new_day else []
            cache.store(self.name, {"contents": kept, "day": day if is_new_day else "", "files": self.digests, "quiet": quiet})


def _is_whole(catalog: Catalog) -> bool:
    """Whether everything was read, and nothing was wrong with it."""
    return not (catalog.faults or catalog.unread or catalog.half_read)


def _changes(memory: FileMemory, catalog: Catalog) -> dict[str, dict[str, Record]] | None:
    """The records that were not there as they are, by kind; a kind of which records have gone is named, too.

    None if what a changed file held is not known.
    """
    before = memory.quiet.files
    changed = {file for file in before.keys() | memory.digests.keys() if before.get(file) != memory.digests.get(file)}
    if any(file in before and before[file] not in memory.contents for file in changed):
        return None
    gone = {(kind, id): node for file in changed if file in before
            for kind, section in memory.contents[before[file]].items() for id, node in section.items()}
    found: dict[str, dict[str, Record]] = {}
    for record in catalog.each_record():
        if record.file in changed and not _says_the_same(gone.pop((record.kind, record.id), None), record.node):
            found.setdefault(record.kind, {})[record.id] = record
    for kind, _ in gone:
        found.setdefault(kind, {})
    return found


def _says_the_same(before: object, after: object) -> bool:
    """Whether two nodes hold the same, in the same order, wherever they stand."""
    if isinstance(before, dict) and isinstance(after, dict):
        return list(before) == list(after) and all(map(_says_the_same, before.values(), after.values()))
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_says_the_same, before, after))
    return type(before) is type(after) and before == after


def _contents(catalog: Catalog) -> dict[str, dict[str, dict[str, object]]]:
    """What each file holds: kind → id → record as read."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for record in catalog.each_record():
        found.setdefault(record.file, {}).setdefault(record.kind, {})[record.id] = record.node
    return found


def recall(found: Found, root: str, tool: str, limits: Limits) -> FileMemory:
    """What is remembered of the files; nothing for a catalog that is too large to gain by it."""
    total = sum(map(len, found.files.values()))
    digests = {file: hashlib.sha256(data).hexdigest() for file, data in found.files.items()}
    name = f"files-{cache.digest([tool, root, repr(limits), found.manifest or b''])}"
    if total > MOST_BYTES:
        return FileMemory(name, {})
    return _memory(name, digests, cache.load(name)) or FileMemory(name, digests)


def _memory(name: str, digests: Mapping[str, str], content: Any) -> FileMemory | None:
    """The memory that the entry holds, or None if it is not of the form."""
    try:
        contents, files = content["contents"], content["files"]
        quiet = Quiet(str(content["day"]), files, frozenset(map(str, content["quiet"])))
    except (KeyError, TypeError):
        return None
    is_sound = isinstance(contents, dict) and isinstance(files, dict) and all(isinstance(one, dict) for one in contents.values())
    return FileMemory(name, digests, contents, quiet) if is_sound else None
