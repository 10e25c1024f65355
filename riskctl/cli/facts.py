"""The contents of files that were read without a fault, remembered by the digest of their bytes.

Places are not kept: a file that a finding speaks of is read again, which costs less than keeping every place.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from riskctl.catalog.discover import Found
from riskctl.catalog.limits import Limits
from riskctl.cli import cache
from riskctl.model.catalog import Catalog

FEW_FILES = 32
"""So many files that have come or gone are sooner read again, run after run, than everything is written down anew."""
MOST_BYTES = 32 * 1024 * 1024
"""Above this size of the catalog nothing is remembered: reading the memory would cost as much as reading the files."""


@dataclass(slots=True)
class FileMemory:
    """What is remembered of the files of one catalog; `contents` by the digest of a file's bytes."""

    name: str
    digests: Mapping[str, str]
    contents: dict[str, Any] = field(default_factory=dict)

    def known(self, without: Iterable[str] = ()) -> dict[str, dict[str, object]]:
        """The remembered contents by file, without these files."""
        left_out = frozenset(without)
        return {file: self.contents[digest] for file, digest in self.digests.items()
                if digest in self.contents and file not in left_out}

    def remember(self, catalog: Catalog) -> None:
        """Keep the contents of the files that are without fault and hold no waiver, if that is news of more than a few."""
        if not self.digests:
            return
        left_out = {fault.place.file for fault in catalog.faults} | set(catalog.unread)
        left_out |= {waiver.file for waiver in catalog.waivers.values()}
        contents = _contents(catalog)
        kept = {digest: contents.get(file, {}) for file, digest in self.digests.items() if file not in left_out}
        if len(kept.keys() ^ self.contents.keys()) > (FEW_FILES if self.contents else 0):
            cache.store(self.name, kept)


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
    contents = cache.load(name)
    if not isinstance(contents, dict) or not all(isinstance(content, dict) for content in contents.values()):
        contents = {}
    return FileMemory(name, digests, contents)
