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
    for relative, data in _files(session, paths).items():
        try:
            before = data.decode("utf-8")
            after = formatted(before, relative)
        except UnicodeDecodeError:
            refused += _refuse(session, prefix + relative, UserError("不是 UTF-8", "it is not UTF-8"))
            continue
        except UserError as error:
            refused += _refuse(session, prefix + relative, error)
            continue
        if after == before:
            continue
        changed += 1
        if diff:
            _show_difference(relative, before, after)
        elif check:
            print(_say(session, f"需要改写：{visible(prefix + relative)}", f"would change {visible(prefix + relative)}"))
        else:
            write_atomically(session.root / relative, after.encode())
            print(_say(session, f"已改写：{visible(prefix + relative)}", f"formatted {visible(prefix + relative)}"))
    if refused:
        return 3
    return 1 if changed and (check or diff) else 0


def _files(session: Session, paths: tuple[Path, ...]) -> dict[str, bytes]:
    """The files to format by path relative to the catalog, the manifest among them; UserError for a path outside."""
    found = find_files(session.root, Limits())
    files = dict(found.files)
    if found.manifest is not None:
        files[MANIFEST] = found.manifest
    if not paths:
        return files
    chosen: dict[str, bytes] = {}
    for path in paths:
        full = path.resolve()
        if not full.exists() or (full != session.root and session.root not in full.parents):
            raise UserError(f"{path} 不是目录 {session.root} 内的文件或文件夹。",
                            f"{path} is no file or folder inside the catalog {session.root}.")
        name = full.relative_to(session.root).as_posix()
        chosen |= {one: data for one, data in files.items() if name == "." or one == name or one.startswith(f"{name}/")}
    return chosen


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
