"""Carry out `riskctl fmt`."""

import difflib
import sys
from pathlib import Path

from riskctl.catalog.discover import MANIFEST, find_files
from riskctl.catalog.format import formatted
from riskctl.catalog.limits import Limits
from riskctl.cli.options import Options
from riskctl.cli.session import Session, write_atomically
from riskctl.errors import UserError
from riskctl.report.line import visible


def run_fmt(paths: tuple[Path, ...], options: Options, *, check: bool, diff: bool) -> int:
    """Format the files; 0 where all is well, 1 if `check` or `diff` found changes, 3 if a file was refused."""
    session = Session.open(options)
    changed = refused = 0
    prefix = session.prefix_from(Path.cwd())
    files, unread = _files(session, paths)
    for relative in unread:
        refused += _refuse(session, prefix + relative, UserError("读不了", "it cannot be read"))
    for relative, data in files.items():
        after = _after(session, prefix + relative, relative, data)
        if after is None:
            refused += 1
        elif after.encode() != data:
            changed += 1
            _apply(session, relative, prefix, data.decode("utf-8"), after, check=check, diff=diff)
    if refused:
        return 3
    return 1 if changed and (check or diff) else 0


def _after(session: Session, shown: str, relative: str, data: bytes) -> str | None:
    """The file in canonical form, or None where it is left alone; then the reason is said."""
    try:
        return formatted(data.decode("utf-8"), relative)
    except UnicodeDecodeError:
        _refuse(session, shown, UserError("不是 UTF-8", "it is not UTF-8"))
    except UserError as error:
        _refuse(session, shown, error)
    return None


def _apply(session: Session, relative: str, prefix: str, before: str, after: str, *, check: bool, diff: bool) -> None:
    """Write the file, or show or name what would change."""
    path = visible(prefix + relative)
    if diff:
        _show_difference(relative, before, after)
    elif check:
        print(_say(session, f"需要改写：{path}", f"would change {path}"))
    else:
        write_atomically(session.root / relative, after.encode())
        print(_say(session, f"已改写：{path}", f"formatted {path}"))


def _files(session: Session, paths: tuple[Path, ...]) -> tuple[dict[str, bytes], list[str]]:
    """The files to format by path relative to the catalog, the manifest among them, and those that cannot be read.

    UserError for a path outside the catalog.
    """
    found = find_files(session.root, Limits())
    files = dict(found.files)
    if found.manifest is not None:
        files[MANIFEST] = found.manifest
    if not paths:
        return files, found.unread
    chosen: dict[str, bytes] = {}
    unread: list[str] = []
    for path in paths:
        full = path.resolve()
        if not full.exists() or (full != session.root and session.root not in full.parents):
            raise UserError(f"{path} 不是目录 {session.root} 内的文件或文件夹。",
                            f"{path} is no file or folder inside the catalog {session.root}.")
        name = full.relative_to(session.root).as_posix()
        chosen |= {one: data for one, data in files.items() if name == "." or one == name or one.startswith(f"{name}/")}
        unread += [one for one in found.unread if name == "." or one == name or one.startswith(f"{name}/")]
    return chosen, unread


def _refuse(session: Session, relative: str, error: UserError) -> int:
    text = error.zh if session.language == "zh" else error.en
    start = "riskctl：未改动 " if session.language == "zh" else "riskctl: left alone "
    print(f"{start}{visible(relative)}: {text}", file=sys.stderr)
    return 1


def _show_difference(relative: str, before: str, after: str) -> None:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True),
                                 f"a/{relative}", f"b/{relative}")
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _say(session: Session, zh: str, en: str) -> str:
    return zh if session.language == "zh" else en
