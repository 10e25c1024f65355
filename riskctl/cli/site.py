"""Carry out `riskctl render site`: the whole site is written beside the old one, then takes its place."""

import json
import os
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.catalog.provenance import version_of
from riskctl.cli.exchanging import exchanged
from riskctl.cli.lookup import profile_for, profile_named
from riskctl.cli.options import Options
from riskctl.cli.progress import watched
from riskctl.cli.session import Session, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError, in_chinese
from riskctl.render.site.build import HOME, MARK, Planned, site_files
from riskctl.report.line import visible
from riskctl.report.version import version_words

# What file managers leave in folders that they show.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Wanted:
    """What `render site` is asked for."""

    options: Options
    out: Path
    profile: str | None


def run_site(wanted: Wanted) -> int:
    """Write the site and say where it begins; UserError where there is something else in its place."""
    asked = profile_named(wanted.profile)
    session = Session.open(wanted.options)
    out = _place(wanted.out, session.root)
    catalog = session.read()
    profile = profile_for(asked, catalog, session.language)
    language = wanted.options.language or written_language(catalog)
    files = site_files(catalog, profile, language, version_words(version_of(session.root, catalog.files), language))
    try:
        _write(out, files, "生成网站" if session.language == "zh" else "writing the site")
    except OSError as error:
        raise UserError(f"无法写入 {wanted.out}：{in_chinese(error)}。", f"{wanted.out} cannot be written: {error.strerror}.") from None
    print(wanted.out / HOME)
    return note_unread(catalog, session)


def _place(out: Path, root: Path) -> Path:
    """The folder to be written, free of links; UserError for what is neither new nor empty nor a site that riskctl wrote."""
    if out.is_symlink():
        raise UserError(f"--out {out} 是符号链接，不写入。", f"--out {out} is a symbolic link and is not written to.")
    place = out.resolve()
    if place == root or place in root.parents:
        raise UserError(f"--out {out}：目录本身在这个文件夹里，请另选一个。",
                        f"--out {out}: the catalog itself is in this folder; choose another.")
    if not place.exists():
        return place
    if not place.is_dir():
        raise UserError(f"--out {out}：不是文件夹。", f"--out {out}: this is no folder.")
    strange = _strange(place)
    if strange:
        raise UserError(f"--out {out}：里面有不属于网站的 {visible(strange)}；整个文件夹会被换掉，请另选一个，或先把它移走。",
                        f"--out {out}: it holds {visible(strange)}, which is no part of a site. The whole folder is replaced: "
                        "choose another, or move that away first.")
    return place


def _strange(folder: Path) -> str:
    """The first thing in the folder that riskctl did not write there; '' if there is none."""
    known = _written(folder)
    if not known:
        return min((path.name for path in folder.iterdir() if path.name not in _LITTER), default="")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name not in _LITTER and (path.is_symlink() or not path.is_dir()) and name not in known:
            return name
    return ""


def _written(folder: Path) -> frozenset[str]:
    """The files that the site in the folder consists of, by its own account; none where there is no site."""
    try:
        said = json.loads((folder / MARK).read_bytes())
        return frozenset({MARK, *map(str, said["files"])})
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()


def _write(out: Path, files: Sequence[Planned], title: str) -> None:
    """Write all files beside the folder, then put them in its place: a reader has the old site or the new one."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f".{out.name}.{os.getpid()}.{secrets.token_hex(4)}")
    new, old = beside.with_name(f"{beside.name}.tmp"), beside.with_name(f"{beside.name}.old.tmp")
    try:
        new.mkdir()
        for file in watched(files, title):
            path = new / file.path
            path.parent.mkdir(exist_ok=True)
            with path.open("xb") as target:
                target.write(file.make())
                target.flush()
                os.fsync(target.fileno())
        _swap(new, old, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _swap(new: Path, old: Path, out: Path) -> None:
    """Put the new folder where the other is, and the other at `old`; if that fails, the other stays.

    Where folders cannot change places at once, there is no site for the moment between two renames.
    """
    if not out.exists():
        new.rename(out)
        return
    if exchanged(new, out):
        new.rename(old)
        return
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
