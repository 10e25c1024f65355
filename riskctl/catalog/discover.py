"""Which files of a folder belong to a catalog, and their bytes: regular files only, nothing outside the root."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from riskctl.catalog.limits import Limits
from riskctl.errors import UserError
from riskctl.model.fault import Fault, FaultKind, Related
from riskctl.model.place import Place

MANIFEST = "riskctl.yaml"
SUFFIXES = (".yaml", ".yml")
# What a name may not hold on Windows, and the names that are devices there.
_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]\Z|\A(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)', re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """The data files of a catalog by path relative to its root, with `/`, sorted; and what stood in the way."""

    files: dict[str, bytes] = field(default_factory=dict)
    manifest: bytes | None = None
    faults: list[Fault] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def found_anew(found: Found) -> Found:
    """The same files with lists of faults of their own, to be assembled a second time."""
    return replace(found, faults=list(found.faults), unread=list(found.unread))


def find_root(start: Path) -> Path:
    """The catalog root for a working folder: the nearest folder upwards with a manifest, else `catalog/` below."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MANIFEST).is_file():
            return folder
    if (here / "catalog" / MANIFEST).is_file():
        return here / "catalog"
    raise UserError(
        f"从 {shown(str(start))} 向上没有找到 {MANIFEST}，其下也没有 catalog/{MANIFEST}；用 riskctl init 新建，或用 --catalog DIR 指定。",
        f"no {MANIFEST} was found in {shown(str(start))} or above it, nor in catalog/ below it; "
        "start one with `riskctl init`, or name the folder with --catalog DIR.")


def shown(name: str) -> str:
    """A name of a file as it may be shown: undecodable bytes as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def find_files(root: Path, limits: Limits) -> Found:
    """Every data file below the root, and the manifest."""
    if not root.is_dir():
        raise UserError(f"目录 {shown(str(root))} 不存在，或不是文件夹。",
                        f"the catalog folder {shown(str(root))} does not exist or is no folder.")
    found = Found()
    total = 0
    for relative, entry in _walk(root, found):
        if entry.name == MANIFEST and "/" not in relative:
            found.manifest = _read(entry, relative, root, limits, found)
            continue
        if len(found.files) >= limits.files or total > limits.bytes:
            name = "files" if len(found.files) >= limits.files else "bytes"
            found.faults.append(too_many_files(relative, name, limits))
            found.unread.append(relative)
            break
        data = _read(entry, relative, root, limits, found)
        if data is not None:
            found.files[relative] = data
            total += len(data)
    found.faults += list(twin_faults(found.files))
    return found


def too_large(file: str, size: int, limits: Limits) -> Fault:
    """That the file has more bytes than are read of one."""
    return Fault(FaultKind.TOO_LARGE, Place.start_of(file), {"size": size, "limit": limits.bytes_per_file})


def too_many_files(file: str, name: str, limits: Limits) -> Fault:
    """That from this file on nothing is read, for there are too many files, or bytes in all."""
    return Fault(FaultKind.TOO_MANY_FILES, Place.start_of(file), {"limit": getattr(limits, name), "name": name})


def nested_fault(folder: str) -> Fault:
    """That a folder below has a manifest of its own and is another catalog."""
    return Fault(FaultKind.NESTED_CATALOG, Place.start_of(f"{folder}/{MANIFEST}"), {"folder": folder})


def _walk(root: Path, found: Found) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry that may be a data file, with its path below the root, the manifest first, then by path."""
    waiting: list[tuple[str, str]] = [("", str(root))]
    entries: list[tuple[str, os.DirEntry[str]]] = []
    while waiting:
        prefix, folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                inside = list(listing)
        except OSError as error:
            _unreadable(found, prefix.rstrip("/") or ".", error)
            continue
        if prefix and any(entry.name == MANIFEST for entry in inside):
            found.faults.append(nested_fault(prefix.rstrip("/")))
            continue
        for entry in inside:
            path = prefix + shown(entry.name)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{path}/", entry.path))
            elif is_data_path(path) or (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112
                entries.append((path, entry))
    entries.sort(key=lambda pair: (pair[0] != MANIFEST, pair[0]))
    return iter(entries)


def _read(entry: os.DirEntry[str], relative: str, root: Path, limits: Limits, found: Found) -> bytes | None:
    if entry.is_symlink():
        _refuse_link(entry, relative, root, found)
        return None
    found.faults += name_faults(relative, decodable=shown(entry.path) == entry.path)
    try:
        handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
                         | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if error.errno == errno.ENXIO:
            _special(found, relative)
        else:
            _unreadable(found, relative, error)
        return None
    try:
        return _read_regular(handle, relative, limits, found)
    finally:
        os.close(handle)


def is_data_path(relative: str) -> bool:
    """Whether a path below the root is that of a data file or of the manifest: nothing that begins with a dot is."""
    return relative.endswith(SUFFIXES) and not any(part.startswith(".") for part in relative.split("/"))


def name_faults(relative: str, *, decodable: bool = True) -> list[Fault]:
    """A fault if the name is unfit to be carried to other systems or shown."""
    problem = _name_problem(relative) if decodable else "bytes"
    return [Fault(FaultKind.UNSAFE_FILE_NAME, Place.start_of(relative), {"problem": problem})] if problem else []


def _name_problem(relative: str) -> str:
    """What makes a name unfit, or an empty string."""
    if not relative.isprintable() and _hides(relative):
        return "control"
    if any(_WINDOWS.search(part) for part in relative.split("/")):
        return "windows"
    return ""


def _hides(name: str) -> bool:
    """Whether a name has characters that move the cursor, reorder or hide text."""
    from riskctl.catalog.text import BIDI, CONTROL

    return bool(CONTROL.search(name) or BIDI.search(name)) or any(character in name for character in "\n\t\r")


def _read_regular(handle: int, relative: str, limits: Limits, found: Found) -> bytes | None:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        _special(found, relative)
        return None
    if status.st_size > limits.bytes_per_file:
        found.faults.append(too_large(relative, status.st_size, limits))
        found.unread.append(relative)
        return None
    try:
        data = b"".join(iter(lambda: os.read(handle, max(status.st_size + 1, 4096)), b""))
    except OSError as error:
        _unreadable(found, relative, error)
        return None
    return data


def _special(found: Found, relative: str) -> None:
    found.faults.append(Fault(FaultKind.SPECIAL_FILE, Place.start_of(relative)))
    found.unread.append(relative)


def _unreadable(found: Found, relative: str, error: OSError) -> None:
    found.faults.append(Fault(FaultKind.UNREADABLE, Place.start_of(relative), {"problem": error.strerror or str(error)}))
    found.unread.append(relative)


def _refuse_link(entry: os.DirEntry[str], relative: str, root: Path, found: Found) -> None:
    """Report a link that leads out of the root or nowhere; one that stays inside is read at its own place."""
    target = Path(os.path.realpath(entry.path))
    top = Path(os.path.realpath(root))
    inside = target == top or top in target.parents
    known = inside and (target.is_dir() or is_data_path(target.relative_to(top).as_posix()))
    if not known or not target.exists():
        refuse_link(found, relative)


def refuse_link(found: Found, relative: str) -> None:
    """Note that a link is not followed, and what it leads to not read."""
    found.faults.append(Fault(FaultKind.LINK_REFUSED, Place.start_of(relative)))
    found.unread.append(relative)


def twin_faults(files: Iterable[str]) -> Iterator[Fault]:
    """Files that are one file where case or normalisation of names does not count."""
    seen: dict[str, str] = {}
    for path in files:
        folded = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        first = seen.setdefault(folded, path)
        if first != path:
            yield Fault(FaultKind.TWIN_FILE_NAME, Place.start_of(path), {"other": first},
                        related=(Related(Place.start_of(first)),))
