"""What `riskctl diff` compares: the work tree, a folder, the folder of a catalog at a git revision, or a snapshot."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from riskctl.catalog import revision
from riskctl.catalog.assemble import Shared, assemble, lowered, read_manifest
from riskctl.catalog.discover import MANIFEST, Found, find_files, find_root, shown
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events
from riskctl.cli.options import Options
from riskctl.errors import UserError, in_chinese
from riskctl.model.catalog import Catalog
from riskctl.report.diff_words import WORK_TREE

_SHOWN = 60
"""How much is shown of a name that is too long to be one."""


class Source(NamedTuple):
    """One side of a comparison: a folder, at a commit where one is given; or a file of that folder that is a snapshot.

    `prefix` is the folder's path in the repository where that is not the one of `folder`. `name` is what it is called.
    """

    name: str
    folder: Path
    commit: str | None = None
    prefix: str | None = None
    snapshot: Path | None = None

    def find(self, limits: Limits, like: Found | None = None) -> Found:
        """The files of this side; those that are also in the other side are not read from git again."""
        if self.commit is None:
            found = find_files(self.folder, limits)
            if is_work_tree(self.folder):
                leave_out_repositories(found, self.folder)
                found.unread += revision.left_out(self.folder)
            return found
        found = revision.files_at(self.folder, self.commit, limits, self.prefix, like.files if like else {})
        if self.prefix is not None and found.manifest is None and not (found.files or found.unread):
            path = self.prefix.rstrip("/") or "."
            raise UserError(f"版本 {shown(self.name)} 里没有目录 {shown(path)}。",
                            f"there is no catalog {shown(path)} in {shown(self.name)}.", unreadable=True)
        return found

    def held(self, limits: Limits, like: Found | None = None) -> "Found | Catalog":
        """The files of this side, or the catalog that its snapshot holds."""
        return self.find(limits, like) if self.snapshot is None else _snapshot(self.snapshot, self.name, limits)


class Pair(NamedTuple):
    """The two sides of a comparison."""

    base: Source
    head: Source

    @property
    def has_snapshot(self) -> bool:
        """Whether either side is a snapshot, which does not hold what was found while its files were read."""
        return self.base.snapshot is not None or self.head.snapshot is not None

    def read(self, options: Options, limits: Limits) -> "Both":
        """Both catalogs on the day of the run; the limits of the base hold for both, and what is the same is read once."""
        after = self.head.held(limits)
        before = self.base.held(limits, after if isinstance(after, Found) else None)
        manifest = before.manifest if isinstance(before, Catalog) else read_manifest(before.manifest, limits, default_events)[0]
        limits, _ = lowered(limits, manifest)
        shared: Shared = {}
        base, head = (replace(held, as_of=options.day()) if isinstance(held, Catalog) else
                      assemble(held, str(source.folder), options.day(), limits, fixed_limits=True, shared=shared)
                      for held, source in ((before, self.base), (after, self.head)))
        parts: list[bytes | str] = [options.day().isoformat(), repr(limits), repr(self.has_snapshot)]
        return Both(base, head, () if isinstance(before, Catalog) else (*parts, *_parts(before)))


class Both(NamedTuple):
    """The two catalogs, and everything that the base follows from; () where that is not to be remembered."""

    base: Catalog
    head: Catalog
    base_parts: tuple[bytes | str, ...]


def _parts(found: Found) -> Iterator[bytes | str]:
    yield from (repr(found.faults), repr(found.unread), found.manifest or b"")
    for file, data in found.files.items():
        yield from (file, hashlib.sha256(data).digest())


def pair_of(base: str, head: str, options: Options, *, direct: bool = False) -> Pair:
    """The sides that the arguments name. Of two revisions, the first is where the second parted from it, unless `direct`.

    `A...B` is the same as `A B`, `A..B` compares the two directly. UserError for what is neither folder nor revision.
    """
    if not base.strip():
        raise UserError("BASE 是空的。", "BASE is empty.")
    if not head:
        base, head, direct = _split(base, direct)
    one = _source(base, options)
    other = _source(head, options) if head else _here(one, options)
    if one.commit is None or other.snapshot is not None or direct:
        return Pair(one, other)
    tip = other.commit if other.commit is not None else _tip(one, other)
    if tip is None:
        return Pair(one, other)
    start = revision.merge_base(one.folder, one.commit, tip)
    name = one.name if start == one.commit else f"{one.name}…{start[:10]}"
    return Pair(Source(name, one.folder, start, one.prefix), other)


def _snapshot(file: Path, name: str, limits: Limits) -> Catalog:
    from riskctl.exchange.snapshot import read_snapshot

    try:
        with file.open("rb") as opened:
            data = opened.read(limits.bytes + 1)
    except OSError as error:
        raise UserError(f"无法读取 {name}：{in_chinese(error)}。", f"{name} cannot be read: {error.strerror}.", unreadable=True) from None
    if len(data) > limits.bytes:
        raise UserError(f"{name} 超过 {limits.bytes} 字节；需要时用 --limit bytes=N 调高。",
                        f"{name} has more than {limits.bytes} bytes; --limit bytes=N raises the limit.", unreadable=True)
    return read_snapshot(data, name)


def leave_out_repositories(found: Found, root: Path) -> None:
    """Leave out what stands in a repository of its own below the folder, such as a submodule: no revision of ours holds it."""
    is_other: dict[PurePosixPath, bool] = {PurePosixPath(): False}

    def of_another(folder: PurePosixPath) -> bool:
        if folder not in is_other:
            is_other[folder] = of_another(folder.parent) or os.path.lexists(root / folder / ".git")
        return is_other[folder]

    def is_left_out(file: str) -> bool:
        return of_another(PurePosixPath(file).parent)

    found.files = {file: data for file, data in found.files.items() if not is_left_out(file)}
    found.faults[:] = [fault for fault in found.faults if not is_left_out(fault.place.file)]
    found.unread[:] = [file for file in found.unread if not is_left_out(file)]


def is_work_tree(folder: Path) -> bool:
    """Whether the folder is in a repository at all, so that git need be asked about it."""
    return any((above / ".git").exists() for above in (folder, *folder.parents))


def _tip(one: Source, other: Source) -> str | None:
    """The commit on which the work tree stands, if it is one of the same repository."""
    if other.folder == one.folder:
        return one.commit if one.name == "HEAD" else revision.resolve_revision(other.folder, "HEAD")
    top = revision.top_level(other.folder)
    if top is None or top != revision.top_level(one.folder):
        return None
    return revision.resolve_revision(other.folder, "HEAD")


def _split(base: str, direct: bool) -> tuple[str, str, bool]:
    """A range taken apart; a side of it that is left out is HEAD."""
    for dots, is_direct in (("...", direct), ("..", True)):
        first, found, second = base.partition(dots)
        if found and not _is_path(base):
            return first or "HEAD", second or "HEAD", is_direct
    return base, "", direct


def _is_path(text: str) -> bool:
    """Whether the text can only be a path."""
    return text in (".", "..") or text.startswith(("/", "./", "../", ".\\", "..\\")) or (len(text) > 2 and text[1:3] == ":\\")


def _here(one: Source, options: Options) -> Source:
    """The catalog of the work tree: where the base stands in it if the base says where, else the one the options name."""
    if one.prefix is not None:
        top = revision.top_level(one.folder)
        if top is not None and (top / one.prefix / MANIFEST).is_file():
            return Source(WORK_TREE, top / one.prefix)
    return Source(WORK_TREE, _root(options))


def _root(options: Options) -> Path:
    root = options.catalog if options.catalog is not None else find_root(Path.cwd())
    if not root.is_dir():
        raise UserError(f"--catalog {root}：不是文件夹。", f"--catalog {root}: there is no such folder.")
    return root.resolve()


def _source(text: str, options: Options) -> Source:
    folder = Path(text)
    try:
        folder.exists()
    except OSError as error:
        cut = shown(text[:_SHOWN])
        raise UserError(f"{cut}… 不能作为名称：{error.strerror}。", f"{cut}… is no name: {error.strerror}.", unreadable=True) from None
    if _is_path(text):
        return _folder(text, folder)
    found = _revision(text, options)
    if found is not None and folder.is_dir():
        raise UserError(f"{shown(text)} 既是文件夹又是 git 版本；文件夹写作 ./{shown(text)}，分支写作 refs/heads/{shown(text)}。",
                        f"{shown(text)} is both a folder and a revision: write ./{shown(text)} for the folder, "
                        f"refs/heads/{shown(text)} for the branch.")
    if found is not None:
        return found
    if folder.is_dir() or folder.is_file():
        return _folder(text, folder)
    start = _repository(options)
    name = text.partition(":")[0]
    if name.lower().endswith(("@{u}", "@{upstream}")):
        raise UserError(f"当前分支没有上游分支，{shown(name)} 不指任何版本；写明要比较的版本（如 origin/main），或先用 git push -u 设定上游。",
                        f"the branch has no upstream, so that {shown(name)} names nothing: say which revision to compare with (such "
                        "as origin/main), or set the upstream with git push -u.", unreadable=True)
    revision.resolve_revision(start, name)
    raise UserError(f"{shown(text)} 既不是文件夹，也不是 git 版本。", f"{shown(text)} is neither a folder nor a revision.", unreadable=True)


def _folder(text: str, folder: Path) -> Source:
    if not folder.exists():
        raise UserError(f"没有文件夹或文件 {shown(text)}。", f"there is no folder or file {shown(text)}.", unreadable=True)
    if folder.is_file():
        return Source(shown(text), folder.resolve().parent, snapshot=folder.resolve())
    if not folder.is_dir():
        raise UserError(f"{shown(text)} 既不是文件夹，也不是快照文件。", f"{shown(text)} is neither a folder nor a snapshot.", unreadable=True)
    below = folder / "catalog"
    is_above = not (folder / MANIFEST).is_file() and (below / MANIFEST).is_file()
    return Source(shown(text), (below if is_above else folder).resolve())


def _revision(text: str, options: Options) -> Source | None:
    """The revision that the text names, `rev:path` for a folder at it; None if it names none."""
    name, colon, path = text.partition(":")
    start = _repository(options)
    commit = revision.commit_of(start, name)
    if commit is None:
        return None
    if not colon:
        return Source(shown(text), _root(options), commit)
    prefix = path.strip("/")
    if path.startswith("./") or path == ".":
        prefix = f"{revision.prefix_of(Path.cwd())}{path.removeprefix('.').strip('/')}".strip("/")
    return Source(shown(text), start, commit, f"{prefix}/" if prefix else "")


def _repository(options: Options) -> Path:
    """A folder in the repository that revisions are of: that of the catalog, else the working folder."""
    if options.catalog is not None and options.catalog.is_dir():
        return options.catalog.resolve()
    try:
        return find_root(Path.cwd()).resolve()
    except UserError:
        return Path.cwd()
