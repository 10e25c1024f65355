"""Write many files of a catalog: all of them or none, also where the run is killed in the middle.

The new files are first laid down in a folder of their own, with a list of what goes where. From the moment that the list is
there, the import counts as carried out: whatever keeps the files from being moved, the next import moves them, and other
commands refuse a catalog of which only a part is written. Without the list nothing has been touched.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from riskctl.catalog.discover import is_data_path
from riskctl.cli.options import Options
from riskctl.cli.session import LIST, STAGE, Session, check_target, write_atomically
from riskctl.errors import UserError, in_chinese
from riskctl.report.line import visible


class Move(NamedTuple):
    """A new file that is to replace one of the catalog: its name in the folder, and what the old and the new one hold."""

    file: str
    laid: str
    old: str | None
    new: str


def opened(options: Options) -> Session:
    """The session for a command that writes; what an earlier one left unfinished is carried through first, and said."""
    session = Session.open(options, unfinished=True)
    if done := finish(session.root):
        names = ("、" if session.language == "zh" else ", ").join(map(visible, done))
        print(f"riskctl：上次导入写到一半中断，已补写：{names}" if session.language == "zh" else
              f"riskctl: an earlier import was cut short; it is now carried through: {names}", file=sys.stderr)
    return session


def write_all(root: Path, made: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Give the files below the root these contents; where that fails, all are as they were before. UserError then."""
    if not made:
        return
    for file in made:
        check_target(root / file)
    finish(root)
    moves = _lay_down(root, made, before)
    try:
        for move in moves:
            _move(root, move)
    except BaseException:
        for file in made:
            if file in before:
                write_atomically(root / file, before[file])
            else:
                (root / file).unlink(missing_ok=True)
        _clear(root)
        raise
    _clear(root)


def finish(root: Path) -> tuple[str, ...]:
    """Carry through what an earlier import left unfinished; the files that were still to be moved. UserError where it cannot be."""
    if not (root / STAGE / LIST).is_file():
        _clear(root)
        return ()
    moves = list(_listed(root))
    waiting = [move for move in moves if _held(root / move.file) != move.new]
    for move in waiting:
        check_target(root / move.file)
        if _held(root / move.file) != move.old or _held(root / STAGE / move.laid) != move.new:
            raise _refused(move.file)
    for move in waiting:
        _move(root, move)
    _clear(root)
    return tuple(move.file for move in waiting)


def _lay_down(root: Path, made: Mapping[str, bytes], before: Mapping[str, bytes]) -> list[Move]:
    """Write the new files and, last, the list of them."""
    try:
        (root / STAGE).mkdir()
    except OSError as error:
        raise UserError(f"无法写入 {root}：{in_chinese(error)}。", f"{root} cannot be written to: {error.strerror}.") from None
    moves = []
    try:
        for number, (file, data) in enumerate(made.items()):
            old = _digest(before[file]) if file in before else None
            moves.append(Move(file, f"{number}.new", old, _digest(data)))
            write_atomically(root / STAGE / moves[-1].laid, data)
            if (root / file).exists():
                (root / STAGE / moves[-1].laid).chmod((root / file).stat().st_mode & 0o777)
        write_atomically(root / STAGE / LIST, json.dumps([move._asdict() for move in moves], ensure_ascii=False).encode())
    except BaseException:
        _clear(root)
        raise
    return moves


def _move(root: Path, move: Move) -> None:
    """Put one new file where it belongs; on another file system by a copy."""
    laid, target = root / STAGE / move.laid, root / move.file
    try:
        laid.replace(target)
    except OSError:
        write_atomically(target, laid.read_bytes())


def _listed(root: Path) -> Iterator[Move]:
    """What the list says; UserError for one that riskctl has not written."""
    path = root / STAGE / LIST
    try:
        for entry in json.loads(path.read_bytes()):
            move = Move(**entry)
            inside = (root / move.file).resolve().parent.is_relative_to(root.resolve())
            if not (is_data_path(move.file) and inside and Path(move.laid).name == move.laid) or (root / STAGE / move.laid).is_symlink():
                raise ValueError
            yield move
    except (OSError, ValueError, TypeError, AttributeError):
        raise _refused(f"{STAGE}/{LIST}") from None


def _refused(file: str) -> UserError:
    return UserError(f"上次导入写到一半中断，而 {visible(file)} 后来又变了，不能补写；请核对目录（如用 git 恢复），再删除文件夹 {STAGE}。",
                     f"an earlier import was cut short, and {visible(file)} has changed since, so it cannot be carried through: "
                     f"check the catalog (restore it with git), then delete the folder {STAGE}.", unreadable=True)


def _held(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _clear(root: Path) -> None:
    if (root / STAGE).is_dir() and not (root / STAGE).is_symlink():
        shutil.rmtree(root / STAGE, ignore_errors=True)
