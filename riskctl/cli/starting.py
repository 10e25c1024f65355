"""Carry out `riskctl init`."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from riskctl.cli.session import write_atomically
from riskctl.errors import UserError, in_chinese
from riskctl.model.language import Language
from riskctl.model.schema import exported


def start_catalog(folder: Path, language: Language) -> list[Path]:
    """Write the starting catalog in that language and the schema its files name; gives the paths written.

    UserError where something stands in the way: nothing that exists is overwritten.
    """
    template = resources.files("riskctl.packs").joinpath("start", language)
    files = {relative: entry.read_bytes() for relative, entry in _files(template, "")}
    files[".schemas/catalog.json"] = exported()["catalog.json"].encode()
    taken = [folder / relative for relative in files if (folder / relative).exists()]
    if taken or (folder.exists() and not folder.is_dir()):
        path = taken[0] if taken else folder
        raise UserError(f"{path} 已存在，不覆盖；请换一个文件夹。", f"{path} exists and is not overwritten; name another folder.")
    written = []
    for relative, data in files.items():
        path = folder / relative
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"无法建立 {path.parent}：{in_chinese(error)}。",
                            f"{path.parent} cannot be made: {error.strerror}.") from None
        write_atomically(path, data)
        written.append(path)
    return written


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
