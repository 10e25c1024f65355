"""What a command needs of its surroundings: the catalog's folder, the day, the language, where to print."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.catalog.discover import find_root
from riskctl.catalog.limits import Limits
from riskctl.cli.options import Options, language_of
from riskctl.errors import UserError
from riskctl.model.language import Language

if TYPE_CHECKING:
    from riskctl.model.catalog import Catalog


@dataclass(frozen=True)
class Session:
    """One run of a command on a catalog."""

    options: Options
    root: Path

    @classmethod
    def open(cls, options: Options) -> "Session":
        """The session for the options; UserError where no catalog is found."""
        root = options.catalog if options.catalog is not None else find_root(Path.cwd())
        if not root.is_dir():
            raise UserError(f"--catalog {root}：不是文件夹。", f"--catalog {root}: there is no such folder.")
        return cls(options, root.resolve())

    def read(self, limits: Limits | None = None) -> "Catalog":
        """The catalog at the day of the run."""
        from riskctl.catalog.read import read_catalog

        return read_catalog(self.root, self.options.day(), limits or Limits())

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


def emit(text: str, output: Path | None = None) -> None:
    """Print the text, or write it to the file whole or not at all."""
    if output is None:
        sys.stdout.write(text)
        return
    write_atomically(output, text.encode())


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file by one with these bytes; a reader sees the old or the new, never a part.

    UserError where it cannot be written. The file keeps its permissions; a symbolic link is not followed but refused.
    """
    if path.is_symlink():
        raise UserError(f"{path} 是符号链接，不写入。", f"{path} is a symbolic link and is not written to.")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise UserError(f"无法写入 {path}：{error.strerror}。", f"{path} cannot be written: {error.strerror}.") from None
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
