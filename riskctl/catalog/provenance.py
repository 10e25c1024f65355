"""Which version of the catalog in git this is, for documents to name it."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from riskctl.catalog.revision import git, resolve_revision, top_level
from riskctl.errors import UserError

_SHORT = 10
_CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Version:
    """A commit by its first characters, its day (UTC+8), and whether files differ from it."""

    commit: str
    day: date | None
    is_changed: bool


def version_of(root: Path, files: Iterable[str]) -> Version | None:
    """The commit that the catalog's folder is at; None outside a repository, or where nothing is committed.

    Files are compared by the digests that git keeps, so that nothing in the repository is run.
    """
    try:
        if top_level(root) is None:
            return None
        commit = resolve_revision(root, "HEAD")
    except UserError:
        return None
    return Version(commit[:_SHORT], _day(root, commit), _is_changed(root, commit, files))


def _day(root: Path, commit: str) -> date | None:
    """The day on which the commit was made."""
    head, _, _ = (git(root, "cat-file", "commit", commit) or b"").partition(b"\n\n")
    line = next((line for line in head.split(b"\n") if line.startswith(b"committer ")), b"")
    seconds = line.rsplit(b" ", 2)[1:2]
    if not seconds or not seconds[0].isdigit() or len(seconds[0]) > 11:
        return None
    return (datetime.fromtimestamp(int(seconds[0]), UTC) + _CHINA).date()


def _is_changed(root: Path, commit: str, files: Iterable[str]) -> bool:
    listing = git(root, "ls-tree", "-r", "-z", commit, ".") or b""
    recorded: dict[str, str] = {}
    for line in filter(None, listing.split(b"\0")):
        head, _, path = line.partition(b"\t")
        recorded[os.fsdecode(path)] = head.split()[2].decode()
    return any(recorded.get(file) != _blob(root / file, len(recorded.get(file, ""))) for file in files)


def _blob(path: Path, digits: int) -> str:
    """The name that git gives to the content of the file."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    make = hashlib.sha256 if digits == 64 else hashlib.sha1
    return make(f"blob {len(data)}\0".encode() + data).hexdigest()
