"""The parts of an Excel file: a zip archive opened with distrust, and its XML parsed without entities.

Sizes are counted while a part is unpacked, never believed; a part that unpacks to far more than it takes is a bomb.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from riskctl.errors import UserError
from riskctl.exchange.bounds import Bounds, unreadable
from riskctl.exchange.foreign import is_zip, refuse_foreign, refuse_other_packages

_CHUNK = 64 * 1024
_LONGEST_TAG = 4 * 1024 * 1024
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class Package:
    """An Excel file whose parts are read one at a time and never whole."""

    def __init__(self, data: bytes, name: str, bounds: Bounds) -> None:
        self.name = name
        self.bounds = bounds
        _refuse_text(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise broken(name, str(error)) from None
        refuse_other_packages(self.parts, name)
        if any(part.lower().endswith("vbaproject.bin") for part in self.parts):
            raise unreadable(f"{name}：文件带有宏，不读取；请另存为不带宏的 .xlsx 后再导入。",
                             f"{name}: the file holds macros and is not read; save it as .xlsx without macros.")

    def parse(self, part: str, start: Start, end: End, characters: Characters) -> None:
        """Go through the XML of a part, names with their prefixes."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        info = self.parts.get(part)
        if info is None:
            raise broken(self.name, f"{part} is missing")
        try:
            self._feed(info, parser)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
                ValueError, IndexError, OverflowError) as error:
            raise broken(self.name, f"{part}: {error}") from None

    def _feed(self, info: zipfile.ZipInfo, parser: expat.XMLParserType) -> None:
        """Give the part to the parser: more at a time while it waits for the end of a tag, which it begins anew each time."""
        read, size, seen = 0, _CHUNK, -1
        with self._zip.open(info) as stream:
            while chunk := stream.read(size):
                read += len(chunk)
                self._check_size(read, info.compress_size)
                parser.Parse(chunk, False)
                size = size * 2 if parser.CurrentByteIndex == seen else _CHUNK
                seen = parser.CurrentByteIndex
                if size > _LONGEST_TAG:
                    raise broken(self.name, f"{info.filename}: a tag without end")
        parser.Parse(b"", True)

    def _check_size(self, read: int, packed: int) -> None:
        bounds = self.bounds
        if read > bounds.part_bytes or (read > bounds.ratio_from and read > bounds.ratio * max(packed, 1)):
            raise unreadable(f"{self.name}：解压后过大（疑似压缩炸弹），不读取。",
                             f"{self.name}: it unpacks to far more than it should (a zip bomb?) and is not read.")

    def _refuse_doctype(self, *_: object) -> None:
        raise unreadable(f"{self.name}：文件里有 XML 的 DOCTYPE 声明，正常的表格没有，不读取。",
                         f"{self.name}: its XML has a DOCTYPE, which no honest spreadsheet has; it is not read.")


def _refuse_text(data: bytes, name: str) -> None:
    """A clear error for what is no archive: another format, or a table of text."""
    refuse_foreign(data, name)
    if not is_zip(data):
        raise unreadable(f"{name}：不是 Excel 文件（.xlsx），像是文本；文本表格用 riskctl import csv。",
                         f"{name}: this is no Excel file (.xlsx) but text; for a table of text use `riskctl import csv`.")


def broken(name: str, problem: str) -> UserError:
    """The error for a file that is damaged."""
    return unreadable(f"{name}：文件已损坏或不是 .xlsx（{problem}）；请在 Excel 或 WPS 中打开并另存。",
                      f"{name}: the file is damaged or no .xlsx ({problem}); open it in a spreadsheet program and save it anew.")
