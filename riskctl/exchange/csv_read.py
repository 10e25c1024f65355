"""CSV as a sheet: UTF-8 or GB18030, commas, tabs or semicolons; faults of quoting are errors with their lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.errors import UserError
from riskctl.exchange.bounds import BOUNDS, Bounds, too_far, too_long, too_many, unreadable
from riskctl.exchange.csv_write import armed
from riskctl.exchange.encoding import decoded
from riskctl.exchange.foreign import is_zip, refuse_foreign
from riskctl.exchange.problems import Problem
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.xlsx_read import Progress
from riskctl.model.vocabulary import Severity

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon"}
_MARKS = {",": "逗号", "\t": "制表符", ";": "分号"}
_NAMED = 40


def read_csv(data: bytes, name: str, sheet: str = "", delimiter: str | None = None, bounds: Bounds = BOUNDS,
             progress: Progress | None = None) -> Sheet:
    """The table of the file. UserError for bytes that are no text, and, naming every line, for rows that are not what they should be.

    Without a `delimiter` the one that gives the most even rows is taken.
    """
    if len(data) > bounds.file_bytes:
        raise too_many(name, "字节", "bytes", bounds.file_bytes)
    text = read_text(data, name)
    chosen = delimiter or likely_delimiter(text)
    rows: dict[int, tuple[str, ...]] = {}
    lines: list[int] = []
    misquoted: list[int] = []
    cells = 0
    for number, (line, row) in enumerate(records(text, chosen, misquoted, name, bounds)):
        if any(row):
            cells += len(row)
            if len(rows) >= bounds.rows or cells > bounds.cells:
                raise too_many(name, "行", "rows", bounds.rows)
            rows[number] = tuple(map(armed, row))
            lines.append(line)
            if progress is not None and not len(rows) % 1000:
                progress(len(rows))
    faults = [*_faults_of_width(rows, lines, chosen, name), *(misquotation(name, line) for line in misquoted)]
    if faults:
        raise _every_fault(sorted(faults, key=lambda fault: int(fault.at)), name)
    return Sheet(sheet, rows)


def read_text(data: bytes, name: str) -> str:
    """The text of a file, its lines ended by line feeds. UserError for what is no text, saying what it is."""
    if is_zip(data):
        raise UserError(f"{name} 是 Excel 文件或压缩包；Excel 文件请用 riskctl import xlsx。",
                        f"{name} is an Excel file or an archive: for Excel use `riskctl import xlsx`.")
    refuse_foreign(data, name)
    return decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")


def _faults_of_width(rows: Mapping[int, tuple[str, ...]], lines: Sequence[int], delimiter: str, name: str) -> Iterator[Problem]:
    """The rows of the table that have more or fewer fields than most: what they say would stand in other columns.

    A row with a single field, and what stands above the table, is a title or a note.
    """
    counted = Counter(len(row) for row in rows.values() if sum(map(bool, row)) > 1)
    width = counted.most_common(1)[0][0] if counted else 0
    mark, word = _MARKS.get(delimiter, delimiter), DELIMITERS.get(delimiter, delimiter)
    begun = False
    for line, row in zip(lines, rows.values(), strict=True):
        is_short = len(row) < width and sum(map(bool, row)) > 1
        begun |= len(row) >= width
        if width and ((is_short and begun) or any(row[width:])):
            zh, en = (f"多半是某格里的{mark}没有加引号", f"most likely a {word} inside a field is not quoted") if len(row) > width else \
                ("多半是某格里的换行没有加引号，或者这一行不完整", "most likely a line break inside a field is not quoted, or the row was cut")
            yield Problem(Severity.ERROR, str(line), f"{name} 第 {line} 行有 {len(row)} 栏，表格有 {width} 栏；{zh}。",
                          f"{name}:{line}: the row has {len(row)} fields, the table {width}; {en}.")


def misquotation(name: str, line: int) -> Problem:
    """What is wrong with a line whose quotation marks do not fit."""
    return Problem(Severity.ERROR, str(line), f"{name} 第 {line} 行：引号不成对，或引号后面还有文字；格内的引号要写两个（\"\"）。",
                   f'{name}:{line}: a quotation mark is not closed or is followed by text; inside a field it is doubled ("").')


def _every_fault(faults: Sequence[Problem], name: str) -> UserError:
    """One error for all faults, a line each."""
    zh, en = ([one.zh for one in faults[:_NAMED]], [one.en for one in faults[:_NAMED]])
    if more := len(faults) - _NAMED:
        zh += [f"{name}：另有 {more} 行或更多。"] if more > 0 else []
        en += [f"{name}: and {more} lines or more."] if more > 0 else []
    return unreadable("\n".join(zh), "\n".join(en))


def likely_delimiter(text: str) -> str:
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


def records(text: str, delimiter: str, misquoted: list[int], name: str, bounds: Bounds = BOUNDS) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every record with the number of its first line, counted from 1.

    Lines with a fault of quoting are put down in `misquoted`, and reading goes on behind them; after very many it stops.
    UserError for a field, a row, or a number of rows (blank ones too) beyond the bounds, before what is beyond is held.
    """
    at, line, length, count = 0, 1, len(text), 0
    quoted = _QuotedRows(text, delimiter, name, bounds)
    while at < length and len(misquoted) <= _NAMED:
        count += 1
        if count > bounds.lines:
            raise too_many(name, "行（含空行）", "rows, blank ones too", bounds.lines)
        end = text.find("\n", at)
        end = length if end < 0 else end
        if text.find('"', at, end) < 0:
            yield line, _plain_record(text[at:end], delimiter, line, name, bounds)
            at, line = end + 1, line + 1
            continue
        row, next_at, fault = quoted.record(at, line)
        if fault is None:
            yield line, row
        else:
            next_at = text.find("\n", fault) + 1 or length
            misquoted.append(line + text.count("\n", at, fault))
        line += text.count("\n", at, next_at)
        at = next_at


def _plain_record(text: str, delimiter: str, line: int, name: str, bounds: Bounds) -> tuple[str, ...]:
    """The fields of a line without quotation marks; none where it holds delimiters alone."""
    if len(text) < bounds.columns and len(text) <= bounds.cell_characters:
        return tuple(text.split(delimiter))
    return within(tuple(text.split(delimiter, bounds.columns)), line, name, bounds) if text.strip(delimiter) else ()


def within(row: tuple[str, ...], line: int, name: str, bounds: Bounds) -> tuple[str, ...]:
    """The row; UserError where it has more fields, or a longer one, than are read."""
    if len(row) > bounds.columns:
        raise too_far(name, f"第 {line} 行", f"line {line}", bounds.columns)
    if row and max(map(len, row)) > bounds.cell_characters:
        raise too_long(name, line, bounds.cell_characters)
    return row


class _QuotedRows:
    """Reads records with quoted fields, none longer and none with more fields than the bounds."""

    def __init__(self, text: str, delimiter: str, name: str, bounds: Bounds) -> None:
        self.text, self.delimiter, self.name, self.bounds = text, delimiter, name, bounds

    def record(self, at: int, line: int) -> tuple[tuple[str, ...], int, int | None]:
        """The record that begins at the offset, the offset after its end, and that of a quotation mark that does not fit."""
        text, row = self.text, list[str]()
        while True:
            if text[at:at + 1] == '"':
                start = at
                cell, at = self._quoted_cell(at, line)
                if at < 0 or text[at:at + 1] not in (self.delimiter, "\n", ""):
                    return (), at, start
            else:
                end = self._end_of_cell(at)
                cell, at = text[at:end], end
            if len(cell) > self.bounds.cell_characters:
                raise too_long(self.name, line, self.bounds.cell_characters)
            if len(row) >= self.bounds.columns:
                raise too_far(self.name, f"第 {line} 行", f"line {line}", self.bounds.columns)
            row.append(cell)
            if text[at:at + 1] != self.delimiter:
                return tuple(row), at + 1, None
            at += 1

    def _end_of_cell(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        mark = self.text.find(self.delimiter, at, end)
        return end if mark < 0 else mark

    def _quoted_cell(self, at: int, line: int) -> tuple[str, int]:
        """The text between quotes, doubled ones made single, and the offset after the closing one; -1 where none closes it."""
        text, start, parts = self.text, at + 1, list[str]()
        while True:
            end = text.find('"', start)
            if end < 0:
                return "", -1
            parts.append(text[start:end])
            if text[end + 1:end + 2] != '"':
                return "".join(parts), end + 1
            if len(parts) > self.bounds.cell_characters:
                raise too_long(self.name, line, self.bounds.cell_characters)
            parts.append('"')
            start = end + 2
