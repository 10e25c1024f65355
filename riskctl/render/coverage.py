"""Which characters a font has: the character map of TrueType and OpenType files, read without a library."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import error as StructError
from struct import unpack_from

SHIPPED = Path(__file__).parent / "fonts" / "NotoSansSC-GB2312.otf"
"""The font that comes with riskctl."""

_TABLES, _TABLE_SIZE = 12, 16
_WINDOWS_BMP, _WINDOWS_FULL = (3, 1), (3, 10)
_UNICODE = 0


@lru_cache(maxsize=8)
def covered(font: Path) -> frozenset[int]:
    """The code points that the font, or the first one of a collection, has a glyph for.

    ValueError where the file is no font that is understood; OSError where it cannot be read.
    """
    data = font.read_bytes()
    try:
        start = unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
        return frozenset(_from_map(data, _table(data, start, b"cmap")))
    except StructError:
        raise ValueError(f"{font} is no font") from None


def _table(data: bytes, start: int, name: bytes) -> int:
    """Where a table of the font begins."""
    for number in range(unpack_from(">H", data, start + 4)[0]):
        entry = start + _TABLES + number * _TABLE_SIZE
        if data[entry:entry + 4] == name:
            return int(unpack_from(">I", data, entry + 8)[0])
    raise ValueError("the file has no character map")


def _from_map(data: bytes, table: int) -> Iterator[int]:
    for number in range(unpack_from(">H", data, table + 2)[0]):
        platform, encoding, offset = unpack_from(">HHI", data, table + 4 + 8 * number)
        if platform == _UNICODE or (platform, encoding) in (_WINDOWS_BMP, _WINDOWS_FULL):
            yield from _from_part(data, table + offset)


def _from_part(data: bytes, part: int) -> Iterator[int]:
    """The code points of one part of the map: segments (format 4) or groups (format 12)."""
    form = unpack_from(">H", data, part)[0]
    if form == 12:
        for number in range(unpack_from(">I", data, part + 12)[0]):
            first, last = unpack_from(">II", data, part + 16 + 12 * number)
            yield from range(first, last + 1)
    elif form == 4:
        count = unpack_from(">H", data, part + 6)[0] // 2
        ends = unpack_from(f">{count}H", data, part + 14)
        starts = unpack_from(f">{count}H", data, part + 16 + 2 * count)
        yield from (point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1)
                    if point != 0xFFFF)
