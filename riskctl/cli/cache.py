"""What earlier runs found, kept in the user's cache folder as JSON: never in the catalog, safe to delete.

An entry is named by a digest of everything that its content follows from, so a stale one is never met. Whatever cannot
be read, or is not of the expected form, is a miss.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import riskctl

FORMAT = 1
MOST_BYTES = 256 * 1024 * 1024
_CHECK_EVERY = 64
# What draws, writes tables or exchanges them: no finding follows from it. Byte code follows from what is looked at.
NOT_CHECKING = ("render", "drawing", "exchange")
_LEFT_OUT = ("__pycache__", "examples", *NOT_CHECKING)


def cache_folder() -> Path:
    """`$RISKCTL_CACHE_DIR`, else the folder for caches of the platform."""
    given = os.environ.get("RISKCTL_CACHE_DIR")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "riskctl" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "riskctl"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "riskctl"


def digest(parts: Iterable[bytes | str]) -> str:
    """A digest of the parts, each with its length, so that no two lists of parts share one."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "little"))
        whole.update(data)
    return whole.hexdigest()


def tool_digest() -> str:
    """A digest of riskctl itself: its version, and the size and time of each file that a finding can follow from."""
    parts = [riskctl.__version__, sys.version, *_versions()]
    waiting = [str(Path(riskctl.__file__).parent)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _LEFT_OUT:
                        waiting.append(entry.path)
                else:
                    status = entry.stat()
                    parts.append(f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}")
    return digest(parts)


def _versions() -> list[str]:
    """The versions of what reads and checks files, as far as they are installed; the names of their folders tell."""
    wanted = ("ruamel_yaml", "ruamel.yaml", "jsonschema")
    found: list[str] = []
    for folder in sys.path:
        if folder.endswith("site-packages"):
            found += [name for name in os.listdir(folder) if name.endswith(".dist-info") and name.startswith(wanted)]  # noqa: PTH208
    return sorted(found)


def load(name: str) -> Any:
    """The entry of that name, or None; a folder that others may write to is not believed."""
    try:
        if not _is_ours(cache_folder()):
            return None
        with (cache_folder() / f"{name}.json").open("rb") as file:
            document = json.loads(file.read())
        return document["content"] if document["riskctl"] == FORMAT else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def store(name: str, content: object) -> None:
    """Keep the entry; where that cannot be done the run goes on without."""
    folder = cache_folder()
    temporary = folder / f".{name}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return
        data = json.dumps({"riskctl": FORMAT, "content": content}, ensure_ascii=False, separators=(",", ":"))
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(data)
        temporary.replace(folder / f"{name}.json")
        if os.urandom(1)[0] % _CHECK_EVERY == 0 or len(data) * 16 > MOST_BYTES:
            _shrink(folder)
    except (OSError, ValueError, TypeError):
        _forget(temporary)


def _is_ours(folder: Path) -> bool:
    """Whether the folder is ours and nobody else may write to it (where the system knows of such things)."""
    status = folder.stat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _shrink(folder: Path) -> None:
    """Delete the entries that were written longest ago until the rest is below the cap."""
    entries = []
    for entry in folder.iterdir():
        if entry.name.endswith((".json", ".tmp")):
            status = entry.stat()
            entries.append((status.st_mtime_ns, status.st_size, entry))
    total = sum(size for _, size, _ in entries)
    for _, size, entry in sorted(entries):
        if total <= MOST_BYTES // 2:
            return
        _forget(entry)
        total -= size


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
