"""CSV as a sheet: UTF-8 or GB18030, commas, tabs or semicolons; a fault of quoting is an error with its line."""

import codecs
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.errors import UserError
from riskctl.exchange.bounds import BOUNDS, Bounds, too_many, unreadable
from riskctl.exchange.csv_write import armed
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.xlsx_read import Progress

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon"}


def read_csv(data: bytes, name: str, sheet: str = "", delimiter: str | None = None, bounds: Bounds = BOUNDS,
             progress: Progress | None = None) -> Sheet:
    """The table of the file. UserError for bytes that are no text, and for rows that are not what they should be.

    Without a `delimiter` the one that gives the most even rows is taken.
    """
    if len(data) > bounds.file_bytes:
        raise too_many(name, "字节", "bytes", bounds.file_bytes)
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    chosen = delimiter or _likely_delimiter(text)
    rows: dict[int, tuple[str, ...]] = {}
    lines: list[int] = []
    cells = 0
    for number, (line, row) in enumerate(records(text, chosen, name)):
        if any(row):
            _check_size(row, name, bounds)
            cells += len(row)
            if len(rows) >= bounds.rows or cells > bounds.cells:
                raise too_many(name, "行", "rows", bounds.rows)
            rows[number] = tuple(map(armed, row))
            lines.append(line)
            if progress is not None and not len(rows) % 1000:
                progress(len(rows))
    _check_widths(rows, lines, chosen, name)
    return Sheet(sheet, rows)


def _check_size(row: tuple[str, ...], name: str, bounds: Bounds) -> None:
    if len(row) > bounds.columns:
        raise too_many(name, "列", "columns", bounds.columns)
    if any(len(cell) > bounds.cell_characters for cell in row):
        raise too_many(name, "单元格的字数", "characters in a cell", bounds.cell_characters)


def _check_widths(rows: Mapping[int, tuple[str, ...]], lines: Sequence[int], delimiter: str, name: str) -> None:
    """UserError for a row of the table that has more or fewer fields than most: what it says would stand in other columns.

    A row with a single field, and what stands above the table, is a title or a note.
    """
    counted = Counter(len(row) for row in rows.values() if sum(map(bool, row)) > 1)
    width = counted.most_common(1)[0][0] if counted else 0
    begun = False
    for line, row in zip(lines, rows.values(), strict=True):
        is_short = len(row) < width and sum(map(bool, row)) > 1
        begun |= len(row) >= width
        if width and ((is_short and begun) or any(row[width:])):
            mark = {",": "逗号", "\t": "制表符", ";": "分号"}.get(delimiter, delimiter)
            word = DELIMITERS.get(delimiter, delimiter)
            raise unreadable(f"{name} 第 {line} 行有 {len(row)} 栏，表格有 {width} 栏；多半是某格里的{mark}没有加引号。",
                             f"{name}:{line}: the row has {len(row)} fields, the table {width}; most likely a {word} inside a "
                             "field is not quoted.")


def decoded(data: bytes, name: str) -> str:
    """The text: UTF-8 with or without a mark, UTF-16 with one, else GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise unreadable(f"{name}：既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8 的 CSV。",
                     f"{name}: this is neither UTF-8 nor GB18030 text; save it as CSV in UTF-8.")


def _likely_delimiter(text: str) -> str:
    """The delimiter of the table: that which stands most often outside quotes in the first lines, evenly over them."""
    counts: dict[str, list[int]] = {mark: [] for mark in DELIMITERS}
    lines = [line for line in text[:20_000].split("\n") if line.strip()][:30]
    quoted = False
    for line in lines:
        parts = line.split('"')
        outside = "".join(part for at, part in enumerate(parts) if at % 2 == int(quoted))
        quoted ^= len(parts) % 2 == 0
        for mark, found in counts.items():
            found.append(outside.count(mark))

    def merit(mark: str) -> tuple[int, int]:
        held = [count for count in counts[mark] if count]
        most = max(held, key=held.count, default=0)
        return held.count(most), most

    return max(DELIMITERS, key=merit)


def records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every record with the number of its first line, counted from 1. UserError for a fault of quoting."""
    at, line, length = 0, 1, len(text)
    while at < length:
        end = text.find("\n", at)
        end = length if end < 0 else end
        if text.find('"', at, end) < 0:
            yield line, tuple(text[at:end].split(delimiter))
            at, line = end + 1, line + 1
            continue
        row, at = _quoted_record(text, at, delimiter, name, line)
        yield line, row
        line += sum(cell.count("\n") for cell in row) + 1


def _quoted_record(text: str, at: int, delimiter: str, name: str, line: int) -> tuple[tuple[str, ...], int]:
    """The record that begins at the offset, and the offset after its end."""
    row: list[str] = []
    while True:
        if text[at:at + 1] == '"':
            cell, at = _quoted_cell(text, at, name, line)
            if text[at:at + 1] not in (delimiter, "\n", ""):
                raise _misquoted(name, line + sum(one.count("\n") for one in (*row, cell)))
        else:
            end = _end_of_cell(text, at, delimiter)
            cell, at = text[at:end], end
        row.append(cell)
        if text[at:at + 1] != delimiter:
            return tuple(row), at + 1
        at += 1


def _end_of_cell(text: str, at: int, delimiter: str) -> int:
    ends = [end for end in (text.find(delimiter, at), text.find("\n", at)) if end >= 0]
    return min(ends, default=len(text))


def _quoted_cell(text: str, at: int, name: str, line: int) -> tuple[str, int]:
    """The text between quotes, doubled ones made single, and the offset after the closing one."""
    start, parts = at + 1, []
    while True:
        end = text.find('"', start)
        if end < 0:
            raise _misquoted(name, line)
        parts.append(text[start:end])
        if text[end + 1:end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        start = end + 2


def _misquoted(name: str, line: int) -> UserError:
    return unreadable(f"{name} 第 {line} 行：引号不成对，或引号后面还有文字；格内的引号要写两个（\"\"）。",
                      f'{name}:{line}: a quotation mark is not closed or is followed by text; inside a field it is doubled ("").')
