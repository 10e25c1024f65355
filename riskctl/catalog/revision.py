"""Read a catalog as it stands in a git revision: by plumbing alone, so that nothing in a repository can run code."""

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import MANIFEST, SUFFIXES, Found, shown
from riskctl.catalog.limits import Limits
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.place import Place

_SAFE = ("git", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_QUIET = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
          "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_TIMEOUT = 120


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes | None:
    """What a plumbing command prints, or None where it fails; UserError (exit 3) where git is missing or hangs."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _QUIET
    try:
        done = subprocess.run([*_SAFE, "-C", str(folder), *arguments], input=stdin, capture_output=True,
                              env=environment, timeout=_TIMEOUT, check=False)
    except FileNotFoundError:
        raise UserError("没有找到 git。", "git was not found on the PATH.", unreadable=True) from None
    except subprocess.TimeoutExpired:
        raise UserError("git 没有响应。", "git did not answer in time.", unreadable=True) from None
    return done.stdout if done.returncode == 0 else None


def top_level(folder: Path) -> Path | None:
    """The top folder of the work tree that the folder is in, or None."""
    out = git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(out.rstrip(b"\n"))) if out else None


def resolve_revision(folder: Path, revision: str) -> str:
    """The commit that the name stands for; UserError (exit 3) with the command to run where it is not here."""
    if top_level(folder) is None:
        raise UserError(f"{folder} 不在 git 仓库中，无法与版本 {shown(revision)} 比较。",
                        f"{folder} is in no git repository, so there is no revision {shown(revision)}.", unreadable=True)
    out = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if out is None:
        shallow = (git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        advice_zh = "这是浅克隆，先运行 git fetch --unshallow。" if shallow else "先运行 git fetch，或检查名称。"
        advice_en = "this is a shallow clone: run `git fetch --unshallow` first." if shallow else "run `git fetch`, or check the name."
        raise UserError(f"没有版本 {shown(revision)}；{advice_zh}", f"there is no revision {shown(revision)}; {advice_en}",
                        unreadable=True)
    return out.decode().strip()


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit from which the two have parted; UserError (exit 3) if they share none that is here."""
    out = git(folder, "merge-base", one, other)
    if out is None:
        shallow = (git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        advice_zh = "；这是浅克隆，先运行 git fetch --unshallow" if shallow else ""
        advice_en = "; this is a shallow clone: run `git fetch --unshallow` first" if shallow else ""
        raise UserError(f"{one[:12]} 与 {other[:12]} 没有共同的祖先{advice_zh}。",
                        f"{one[:12]} and {other[:12]} have no common ancestor{advice_en}.", unreadable=True)
    return out.decode().strip()


def read_revision(root: Path, commit: str, as_of: date, limits: Limits) -> Catalog:
    """The catalog that stood in the folder at the commit; an empty one if the folder was not there."""
    found = files_at(root, commit, limits)
    return assemble(found, str(root), as_of, limits)


def files_at(root: Path, commit: str, limits: Limits) -> Found:
    """The data files and the manifest of the folder at the commit."""
    top = top_level(root)
    prefix = root.resolve().relative_to(top.resolve()).as_posix() if top else "."
    prefix = "" if prefix == "." else f"{prefix}/"
    found = Found()
    listing = git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *([prefix] if prefix else []))
    if listing is None:
        raise UserError(f"无法读取版本 {commit[:12]}。", f"the revision {commit[:12]} cannot be read.", unreadable=True)
    wanted: list[tuple[str, str]] = []
    nested: set[str] = set()
    for mode, blob, size, path in _entries(listing):
        relative = path.removeprefix(prefix)
        if relative.endswith(f"/{MANIFEST}"):
            nested.add(relative.removesuffix(MANIFEST))
        if _is_data(mode, relative):
            _want(relative, blob, size, limits, wanted, found)
    wanted = [pair for pair in wanted if not any(pair[0].startswith(folder) for folder in nested)]
    for relative, data in zip([path for path, _ in wanted], _blobs(root, [blob for _, blob in wanted]), strict=True):
        if relative == MANIFEST:
            found.manifest = data
        elif data is None:
            _missing(found, relative)
        else:
            found.files[relative] = data
    return found


def _entries(listing: bytes) -> Iterator[tuple[str, str, int, str]]:
    for line in filter(None, listing.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, _, blob, size = head.decode().split()
        yield mode, blob, int(size) if size != "-" else 0, shown(os.fsdecode(path))


def _is_data(mode: str, relative: str) -> bool:
    if mode not in ("100644", "100755") or not relative.endswith(SUFFIXES):
        return False
    return not any(part.startswith(".") for part in relative.split("/")[:-1])


def _want(relative: str, blob: str, size: int, limits: Limits, wanted: list[tuple[str, str]], found: Found) -> None:
    if size > limits.bytes_per_file:
        found.faults.append(Fault(FaultKind.TOO_LARGE, Place.start_of(relative),
                                  {"size": size, "limit": limits.bytes_per_file}))
        found.unread.append(relative)
    else:
        wanted.append((relative, blob))


def _missing(found: Found, relative: str) -> None:
    found.faults.append(Fault(FaultKind.UNREADABLE, Place.start_of(relative), {"problem": "not in the repository"}))
    found.unread.append(relative)


def _blobs(folder: Path, blobs: list[str]) -> Iterator[bytes | None]:
    """The contents of the blobs, in order; None for one that is not here (a partial clone)."""
    out = git(folder, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    if out is None:
        yield from (None for _ in blobs)
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
