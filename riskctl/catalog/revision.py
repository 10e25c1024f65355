"""Read a catalog as it stands in a git revision: by plumbing alone, so that nothing in a repository can run code."""

import hashlib
import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import (
    MANIFEST,
    Found,
    is_data_path,
    name_faults,
    nested_fault,
    refuse_link,
    shown,
    too_large,
    twin_faults,
)
from riskctl.catalog.limits import Limits
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.place import Place

_SAFE = ("git", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_QUIET = {"GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
          "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_TIMEOUT = 120
_REGULAR = ("100644", "100755")
_LINK = "120000"
_SHA1_DIGITS = 40


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes | None:
    """What a plumbing command prints, or None where it fails; UserError (exit 3) where git is missing or hangs."""
    done = _run(folder, *arguments, stdin=stdin)
    return done.stdout if done.returncode == 0 else None


def _run(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _QUIET
    try:
        return subprocess.run([*_SAFE, "-C", str(folder), *arguments], input=stdin, capture_output=True,
                              env=environment, timeout=_TIMEOUT, check=False)
    except FileNotFoundError:
        raise UserError("没有找到 git。", "git was not found on the PATH.", unreadable=True) from None
    except subprocess.TimeoutExpired:
        raise UserError("git 没有响应。", "git did not answer in time.", unreadable=True) from None


def top_level(folder: Path) -> Path | None:
    """The top folder of the work tree that the folder is in, or None."""
    out = git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(out.rstrip(b"\n"))) if out else None


def _check_repository(folder: Path) -> None:
    """UserError (exit 3) with git's own reason where the folder is in no repository that git will read."""
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode == 0:
        return
    said = shown(os.fsdecode(done.stderr)).strip()
    if "dubious ownership" in said:
        command = f"git config --global --add safe.directory {folder}"
        raise UserError(f"git 不读取属于其他用户的仓库 {folder}；确认可信后运行：{command}",
                        f"git does not read {folder}, which belongs to another user; if you trust it, run: {command}",
                        unreadable=True)
    reason = said.splitlines()[0] if said else ""
    raise UserError(f"{folder} 不在 git 能读取的仓库中（{reason}）。",
                    f"{folder} is in no repository that git can read ({reason}).", unreadable=True)


def resolve_revision(folder: Path, revision: str) -> str:
    """The commit that the name stands for; UserError (exit 3) with the command to run where it is not here."""
    commit = commit_of(folder, revision)
    if commit is None:
        _check_repository(folder)
        zh, en = ("这是浅克隆，先运行 git fetch --unshallow", "this is a shallow clone: run `git fetch --unshallow` first") \
            if _is_shallow(folder) else ("先运行 git fetch，或检查名称", "run `git fetch`, or check the name")
        raise UserError(f"没有提交 {shown(revision)}；{zh}。", f"there is no commit {shown(revision)}; {en}.", unreadable=True)
    return commit


def commit_of(folder: Path, revision: str) -> str | None:
    """The commit that the name stands for in the repository of the folder, or None."""
    if "\0" in revision:
        return None
    out = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return out.decode().strip() if out else None


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit from which the two have parted; UserError (exit 3) if they share none that is here."""
    if one == other:
        return one
    out = git(folder, "merge-base", one, other)
    if out is None:
        zh, en = ("；这是浅克隆，先运行 git fetch --unshallow", "; this is a shallow clone: run `git fetch --unshallow` first") \
            if _is_shallow(folder) else ("", "")
        raise UserError(f"{one[:12]} 与 {other[:12]} 没有共同的祖先{zh}。",
                        f"{one[:12]} and {other[:12]} have no common ancestor{en}.", unreadable=True)
    return out.decode().strip()


def _is_shallow(folder: Path) -> bool:
    return (git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def read_revision(root: Path, commit: str, as_of: date, limits: Limits) -> Catalog:
    """The catalog that stood in the folder at the commit; an empty one if the folder was not there."""
    found = files_at(root, commit, limits)
    return assemble(found, str(root), as_of, limits)


def files_at(root: Path, commit: str, limits: Limits, prefix: str | None = None,
             local: Mapping[str, bytes] = MappingProxyType({})) -> Found:
    """The data files and the manifest of the folder at the commit, with the faults that reading the folder would note.

    `prefix` is the folder's path in the repository where it is not that of `root`: empty, or ending in `/`. Of the files in
    `local`, those that are the same at the commit are not read from git.
    """
    found = Found()
    wanted: list[tuple[str, str]] = []
    links: dict[str, str] = {}
    for mode, blob, relative in _own_entries(root, commit, found, prefix):
        if mode == _LINK:
            links[relative] = blob
        elif mode in _REGULAR and is_data_path(relative):
            found.faults += name_faults(relative)
            wanted.append((relative, blob))
    at_hand = {path: local[path] for path, blob in wanted if path in local and _blob_id(local[path], len(blob)) == blob}
    sizes = _sizes(root, [blob for path, blob in wanted if path not in at_hand])
    blobs = _blobs(root, [blob for path, blob in wanted if path not in at_hand and sizes.get(blob, 0) <= limits.bytes_per_file])
    for relative, blob in wanted:
        size = len(at_hand[relative]) if relative in at_hand else sizes.get(blob, 0)
        data = None if size > limits.bytes_per_file else at_hand[relative] if relative in at_hand else next(blobs)
        if size > limits.bytes_per_file or (data is not None and len(data) > limits.bytes_per_file):
            _refuse(relative, size or len(data or b""), limits, found)
        else:
            _keep(relative, data, found)
    for relative, target in zip(links, _blobs(root, list(links.values())), strict=True):
        if not _leads_to_data(relative, target, found) and (is_data_path(relative) or _leads_to_folder(root, relative, target)):
            refuse_link(found, relative)
    found.faults += list(twin_faults(found.files))
    return found


def _keep(relative: str, data: bytes | None, found: Found) -> None:
    """Take the contents of a file over; None is one that a partial clone does not hold."""
    if data is None:
        _missing(found, relative)
    elif relative == MANIFEST:
        found.manifest = data
    else:
        found.files[relative] = data


def prefix_of(root: Path) -> str:
    """The path of the folder in its repository: empty, or ending in `/`; UserError (exit 3) where git says that it is not in it."""
    top = top_level(root)
    if top and not root.resolve().is_relative_to(top.resolve()):
        raise UserError(f"{shown(str(root))} 所在仓库的设置（core.worktree）称其工作目录是 {shown(str(top))}，目录不在其中。",
                        f"the repository of {shown(str(root))} says that its work tree is {shown(str(top))} (core.worktree), and the "
                        "folder is not in it.", unreadable=True)
    prefix = root.resolve().relative_to(top.resolve()).as_posix() if top else "."
    return "" if prefix == "." else f"{prefix}/"


def _blob_id(data: bytes, digits: int) -> str:
    """What git calls a file with these bytes, in a repository whose ids have so many digits."""
    whole = hashlib.sha1(usedforsecurity=False) if digits == _SHA1_DIGITS else hashlib.sha256()
    whole.update(b"blob %d\0" % len(data))
    whole.update(data)
    return whole.hexdigest()


def _own_entries(root: Path, commit: str, found: Found, prefix: str | None) -> list[tuple[str, str, str]]:
    """Mode, blob and path below the root of every data path that belongs to this catalog and not to one below."""
    prefix = prefix_of(root) if prefix is None else prefix
    listing = git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *([prefix] if prefix else []))
    if listing is None:
        raise UserError(f"无法读取版本 {commit[:12]}。", f"the revision {commit[:12]} cannot be read.", unreadable=True)
    entries = [(mode, blob, path.removeprefix(prefix)) for mode, blob, path in _entries(listing)]
    entries = [entry for entry in entries if is_data_path(entry[2]) or (entry[0] == _LINK and is_data_path(f"{entry[2]}/{MANIFEST}"))]
    nested = sorted({path.removesuffix(MANIFEST) for _, _, path in entries if path.endswith(f"/{MANIFEST}")})
    for at, folder in enumerate(nested):
        if not any(folder.startswith(above) for above in nested[:at]):
            found.faults.append(nested_fault(folder.rstrip("/")))
    return [entry for entry in entries if not any(entry[2].startswith(folder) for folder in nested)]


def _leads_to_data(relative: str, target: bytes | None, found: Found) -> bool:
    """Whether a link leads to a file or folder that is read at its own place."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(relative), os.fsdecode(target or b"")))
    return path in found.files or any(file.startswith(f"{path}/") for file in found.files)


def _leads_to_folder(root: Path, relative: str, target: bytes | None) -> bool:
    """Whether a link leads to a folder, as far as this can be told: by what stands there now."""
    return os.path.isdir(os.path.join(root, os.path.dirname(relative), os.fsdecode(target or b"")))  # noqa: PTH112, PTH118, PTH120


def _entries(listing: bytes) -> Iterator[tuple[str, str, str]]:
    for line in filter(None, listing.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, _, blob = head.decode().split()
        yield mode, blob, shown(os.fsdecode(path))


def _sizes(folder: Path, blobs: list[str]) -> Mapping[str, int]:
    """How many bytes each of the blobs has, as far as it is here."""
    if not blobs:
        return {}
    out = git(folder, "cat-file", "--batch-check=%(objectname) %(objectsize)", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    lines = (line.split() for line in (out or b"").decode().splitlines())
    return {blob: int(size) for blob, size in lines if size.isdigit()}


def _refuse(relative: str, size: int, limits: Limits, found: Found) -> None:
    found.faults.append(too_large(relative, size, limits))
    found.unread.append(relative)


def left_out(root: Path) -> list[str]:
    """The data files of the folder that a sparse work tree leaves out, though they belong to it."""
    if (git(root, "config", "--type=bool", "core.sparseCheckout") or b"").strip() != b"true":
        return []
    prefix = prefix_of(root)
    listing = git(root, "ls-files", "-t", "-z", "--full-name", "--", ".") or b""
    paths = (os.fsdecode(line[2:]).removeprefix(prefix) for line in listing.split(b"\0") if line.startswith(b"S "))
    return sorted(shown(path) for path in paths if is_data_path(path))


def _missing(found: Found, relative: str) -> None:
    found.faults.append(Fault(FaultKind.UNREADABLE, Place.start_of(relative), {"problem": "not in the repository"}))
    found.unread.append(relative)


def _blobs(folder: Path, blobs: list[str]) -> Iterator[bytes | None]:
    """The contents of the blobs, in order; None for one that is not here (a partial clone)."""
    if not blobs:
        return
    out = git(folder, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    if out is None:
        # NOTE: in a partial clone git gives up at the first object that it would have to fetch.
        yield from (git(folder, "cat-file", "blob", blob) for blob in blobs)
        return
    at = 0
    for _ in blobs:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if len(head) < 3:
            at = end + 1
            yield None
            continue
        size = int(head[2])
        yield out[end + 1:end + 1 + size]
        at = end + 1 + size + 1


def text_at(root: Path, commit: str, path: Path) -> str | None:
    """The text of a file of the repository at the commit, or None if it was not there."""
    top = top_level(root)
    if top is None or top.resolve() not in path.resolve().parents:
        return None
    relative = path.resolve().relative_to(top.resolve()).as_posix()
    data = git(root, "cat-file", "blob", f"{commit}:{relative}")
    return None if data is None else data.decode("utf-8", "replace")
