"""What a command needs of its surroundings: the catalog's folder, the day, the language, where to print."""

import codecs
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from riskctl.catalog.discover import find_root, is_data_path
from riskctl.catalog.limits import DEFAULT_LIMITS, Limits
from riskctl.cli.options import Options, language_of
from riskctl.errors import UserError, in_chinese
from riskctl.model.language import Language

if TYPE_CHECKING:
    from riskctl.model.catalog import Catalog


# Where an import lays down what it is about to write, and the list that says so.
STAGE = ".riskctl-import"
LIST = "files.json"


class Session(NamedTuple):
    """One run of a command on a catalog."""

    options: Options
    root: Path

    @classmethod
    def open(cls, options: Options, *, unfinished: bool = False) -> "Session":
        """The session for the options; UserError where no catalog is found, or only a part of it is written unless `unfinished`."""
        root = options.catalog if options.catalog is not None else find_root(Path.cwd())
        if not root.is_dir():
            raise UserError(f"--catalog {root}：不是文件夹。", f"--catalog {root}: there is no such folder.")
        if not unfinished and (root / STAGE / LIST).exists():
            raise UserError("上次导入写到一半中断，目录只写了一部分；重新运行 riskctl import 即可补完。",
                            "an earlier import was cut short and only a part of the catalog is written; run `riskctl import` again to "
                            "carry it through.", unreadable=True)
        return cls(options, root.resolve())

    def read(self, limits: Limits = DEFAULT_LIMITS, *, fixed_limits: bool = False) -> "Catalog":
        """The catalog at the day of the run; with `fixed_limits` its manifest has no say in the limits."""
        from riskctl.catalog.read import read_catalog

        return read_catalog(self.root, self.options.day(), limits, fixed_limits=fixed_limits)

    @property
    def language(self) -> Language:
        """The language of text for people."""
        return self.options.text_language()

    def prefix_from(self, folder: Path) -> str:
        """What to put before a path of the catalog so that it is relative to the folder; '' or ends with `/`."""
        relative = Path(os.path.relpath(self.root, folder)).as_posix()
        return "" if relative == "." else f"{relative}/"


def written_language(catalog: "Catalog") -> Language:
    """The language of machine formats and written files where none is asked for: the manifest's, never the locale's."""
    return language_of(catalog.manifest.language or "") or "zh"


def spare_the_catalog(output: Path, root: Path) -> None:
    """UserError where a report would overwrite a file of the catalog in the folder."""
    target = output.resolve()
    if root in target.parents and is_data_path(target.relative_to(root).as_posix()):
        raise UserError(f"{output} 是目录自己的文件，不写入报告。",
                        f"{output} is a file of the catalog, and no report is written to it.")


def emit(text: str, output: Path | None = None, format: str = "") -> None:
    """Print the text, or write it to the file whole or not at all, as `on_disk` has it for the format."""
    if output is None:
        sys.stdout.write(text)
        return
    write_atomically(output, on_disk(text.encode(), format))


def on_disk(data: bytes, format: str) -> bytes:
    """What goes into a file: CSV begins with a byte order mark, without which Excel reads Chinese in another encoding.

    On the screen and in a pipe such a mark would be in the way.
    """
    return codecs.BOM_UTF8 + data if format == "csv" else data


def make_folder(path: Path) -> None:
    """Make the folder that is to be written into, with those above it; UserError where that cannot be."""
    if path.exists() and not path.is_dir():
        raise UserError(f"--out {path}：不是文件夹。", f"--out {path}: this is no folder.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"无法新建文件夹 {path}：{in_chinese(error)}。", f"the folder {path} cannot be made: {error.strerror}.") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file by one with these bytes; a reader sees the old or the new, never a part.

    UserError where it cannot be written, is read-only or a link. A device or pipe is written to as it stands.
    """
    check_target(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        if path.exists() and not path.is_file():
            _write(path, data, "wb")
            return
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        _write(temporary, data, "xb", sync=True)
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise UserError(f"无法写入 {path}：{in_chinese(error)}。", f"{path} cannot be written: {error.strerror}.") from None
    finally:
        temporary.unlink(missing_ok=True)


def check_target(path: Path) -> None:
    """UserError for a name that is none, a folder, a link to a file, or a read-only file."""
    if not path.name or path.is_dir():
        raise UserError(f"{str(path)!r} 不是文件名。", f"{str(path)!r} is no name of a file.")
    if path.is_symlink() and (path.is_file() or not path.exists()):
        raise UserError(f"{path} 是符号链接，不写入。", f"{path} is a symbolic link and is not written to.")
    if path.is_file() and not path.stat().st_mode & 0o222:
        raise UserError(f"{path} 是只读文件，不写入。", f"{path} is read-only and is not written to.")


def _write(path: Path, data: bytes, mode: Literal["wb", "xb"], *, sync: bool = False) -> None:
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        if sync:
            os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
