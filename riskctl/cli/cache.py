"""What earlier runs found, kept in the user's cache folder as JSON: never in the catalog, safe to delete.

An entry is named by a digest of everything that its content follows from, so a stale one is never met. Whatever cannot
be read, is not of the expected form, or is not as it was written is a miss.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import riskctl

FORMAT = 2
MOST_BYTES = 256 * 1024 * 1024
_CHECK_EVERY = 64
# What draws, writes tables or exchanges them: no finding follows from it. Byte code follows from what is looked at.
NOT_CHECKING = ("render", "drawing", "exchange")
_LEFT_OUT = ("__pycache__", "examples", *NOT_CHECKING)


def cache_folder() -> Path:
    """`$RISKCTL_CACHE_DIR`, else the folder for caches of the platform; RuntimeError if the user has no home."""
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
        folder = cache_folder()
        if not _is_ours(folder):
            return None
        data = (folder / f"{name}.json").read_bytes()
        head = _head(memoryview(data)[_HEAD_LENGTH:])
        return json.loads(data)["content"] if data.startswith(head) else None
    except (OSError, ValueError, TypeError, KeyError, RuntimeError):
        return None


def store(name: str, content: object) -> None:
    """Keep the entry; where that cannot be done the run goes on without."""
    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(folder):
            _write(folder, name, content)
    except (OSError, ValueError, TypeError, RuntimeError):
        return


def _write(folder: Path, name: str, content: object) -> None:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"}"
    temporary = folder / f".{name}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_head(body))
            file.write(body)
        temporary.replace(folder / f"{name}.json")
    finally:
        _forget(temporary)
    if os.urandom(1)[0] % _CHECK_EVERY == 0 or len(body) * 16 > MOST_BYTES:
        _shrink(folder)


def _head(body: bytes | memoryview) -> bytes:
    """What an entry begins with: the form it is of, and the checksum of the rest."""
    return b'{"riskctl":%d,"sum":"%08x","content":' % (FORMAT, zlib.crc32(body))


_HEAD_LENGTH = len(_head(b""))


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
