"""A file of access data as headings and rows with their lines; rows of another width are named, never shifted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.exchange.bounds import Bounds, too_many, unreadable
from riskctl.exchange.csv_read import likely_delimiter, misquotation, read_text, records, within
from riskctl.exchange.csv_write import armed
from riskctl.exchange.foreign import is_blank
from riskctl.exchange.problems import Problem
from riskctl.exchange.sheet import letters
from riskctl.exchange.wording import one_line
from riskctl.model.vocabulary import Severity

BOUNDS = Bounds(rows=1_000_000, lines=2_000_000, cells=16_000_000)
"""Pairs of user and entitlement are many and short."""
BLANK = " "
_TOLD = 5_000
_NAMED = 30
Lines = list[tuple[int, tuple[str, ...]]]


@dataclass(frozen=True)
class AccessTable:
    """A file: its headings (letters of columns where it has none) and its rows, each with its first line in the file.

    `is_whole` says whether every row could be read; `problems` name the lines that could not, and those put right.
    """

    file: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[int, tuple[str, ...]]]
    has_header: bool = True
    is_whole: bool = True
    problems: tuple[Problem, ...] = ()

    def at(self, line: int, heading: str = "") -> str:
        """The address of a cell: file, line, heading."""
        return f"{self.file}:{line}:{heading}" if heading else f"{self.file}:{line}"


def read_access(data: bytes, name: str, delimiter: str = "", *, has_header: bool | None = None, fix: bool = False,
                bounds: Bounds = BOUNDS, progress: Callable[[int], None] | None = None) -> AccessTable:
    """The table of a file. UserError where it is no text, is too large, or a quotation mark is never closed.

    Without `has_header` a first row of numbers alone is one of data. With `fix` a row that is too long because a comma
    within a text was not quoted is put together, where that can be done in one way only.
    """
    if len(data) > bounds.file_bytes:
        raise too_many(name, "字节", "bytes", bounds.file_bytes)
    text = "" if is_blank(data) else read_text(data, name)
    mark = delimiter or _mark_of(text)
    lines = _lines(text, mark, name, bounds, progress)
    while lines and sum(map(bool, lines[0][1])) == 1 and any(sum(map(bool, row)) > 1 for _, row in lines[:_TOLD]):
        del lines[0]
    if not lines:
        problem = Problem(Severity.ERROR, name, "文件里没有数据", "the file holds no data")
        return AccessTable(name, (), (), problems=(problem,))
    first = lines[0][1]
    if has_header is None:
        has_header = not all(cell.strip().isdecimal() for cell in first)
    width = len(first) if not has_header else _width(first)
    headings = _unique(first[:width]) if has_header else tuple(map(letters, range(width)))
    return _checked(name, headings, lines[1:] if has_header else lines, mark if fix else "", has_header=has_header)


def _lines(text: str, mark: str, name: str, bounds: Bounds, progress: Callable[[int], None] | None) -> Lines:
    """Every row that says anything."""
    found: Lines = []
    misquoted: list[int] = []
    rows = _by_words(text, name, bounds) if mark == BLANK else records(text, mark, misquoted, name, bounds)
    cells = 0
    for line, row in rows:
        if not any(row):
            continue
        cells += len(row)
        if len(found) >= bounds.rows or cells > bounds.cells:
            raise too_many(name, "行", "rows", bounds.rows)
        found.append((line, row))
        if progress is not None and not len(found) % _TOLD:
            progress(len(found))
    if misquoted:
        faults = [misquotation(name, line) for line in misquoted]
        raise unreadable("\n".join(one.zh for one in faults), "\n".join(one.en for one in faults))
    return found


def _by_words(text: str, name: str, bounds: Bounds) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words of every line, with its number; a quotation mark is a character like any other."""
    at, line = 0, 0
    while at < len(text):
        line += 1
        if line > bounds.lines:
            raise too_many(name, "行（含空行）", "rows, blank ones too", bounds.lines)
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield line, within(tuple(text[at:end].split(None, bounds.columns)), line, name, bounds)
        at = end + 1


def _mark_of(text: str) -> str:
    """What stands between the fields; blanks where no line has a comma, tab or semicolon and each has as many words."""
    first = [line for line in text[:20_000].split("\n")[:-1] or [text] if line.strip()][:30]
    if not any(mark in line for line in first for mark in ",;\t") and len({len(line.split()) for line in first}) == 1:
        return BLANK
    return likely_delimiter(text)


def _width(first: tuple[str, ...]) -> int:
    """How many columns have headings; empty ones at the end do not count."""
    return max(at for at, cell in enumerate(first, 1) if cell.strip())


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings such that no two are the same: the column's letter is put behind an empty or repeated one."""
    found: list[str] = []
    for at, cell in enumerate(cells):
        heading = one_line(armed(cell))
        found.append(heading if heading and heading not in found else f"{heading} {letters(at)}".strip())
    return tuple(found)


def _checked(name: str, headings: tuple[str, ...], lines: Lines, mark: str, *, has_header: bool) -> AccessTable:
    """The rows that have as many fields as there are headings; the others are put together at the mark, or are problems."""
    width, kept, odd = len(headings), [], []
    known: dict[str, str] = {}
    for line, row in lines:
        if len(row) != width and not (len(row) > width and not any(row[width:])):
            odd.append((line, row))
            continue
        kept.append((line, tuple(known[cell] if cell in known else known.setdefault(cell, one_line(armed(cell))) for cell in row[:width])))
    problems: list[Problem] = []
    if odd:
        can_fix = bool(mark) and not any(row[at][:1] == " " for _, row in lines if len(row) == width for at in range(width))
        left: Lines = []
        for line, row in odd:
            whole = put_together(row, mark) if can_fix else row
            if can_fix and len(whole) == width:
                kept.append((line, tuple(one_line(armed(cell)) for cell in whole)))
                problems.append(_put_right(name, line, row, whole, headings))
            else:
                left.append((line, row))
        problems += [_misaligned(name, line, len(row), width) for line, row in left[:_NAMED]]
        if len(left) > _NAMED:
            problems.append(_other_lines(name, left[_NAMED:], width))
    return AccessTable(name, headings, sorted(kept), has_header, not any(one.severity is Severity.ERROR for one in problems), tuple(problems))


def put_together(row: Sequence[str], mark: str = ",") -> tuple[str, ...]:
    """The row with each field that begins with a blank put behind the one before: a mark within a text.

    >>> put_together(("R03", "Performs reporting", " reconciliation", " and support"))
    ('R03', 'Performs reporting, reconciliation, and support')
    """
    found: list[str] = []
    for cell in row:
        if found and cell.startswith(" "):
            found[-1] += f"{mark}{cell}"
        else:
            found.append(cell)
    return tuple(found)


def _put_right(name: str, line: int, row: Sequence[str], whole: Sequence[str], headings: Sequence[str]) -> Problem:
    changed = [heading for heading, cell in zip(headings, whole, strict=True) if cell not in row]
    return Problem(Severity.WARNING, f"{name}:{line}",
                   f"第 {line} 行 {len(row)} 栏合为 {len(whole)} 栏：{'、'.join(changed)} 里的逗号没有加引号，已合并",
                   f"line {line}: {len(row)} fields made {len(whole)}: a comma in {', '.join(changed)} was not quoted and was put back")


def _misaligned(name: str, line: int, fields: int, width: int) -> Problem:
    """The line in the words as well, so that each is named in a list of problems."""
    zh = f"第 {line} 行有 {fields} 栏，表头有 {width} 栏，没有读取"
    en = f"line {line} has {fields} fields, the header {width}; it was not read"
    if fields > width:
        zh += "；多半是某格里的逗号没有加引号，请改正文件，或加 --fix 合并能确定的行"
        en += "; most likely a comma inside a field is not quoted: mend the file, or let --fix put together what is certain"
    return Problem(Severity.ERROR, f"{name}:{line}", zh, en)


def _other_lines(name: str, odd: Lines, width: int) -> Problem:
    return Problem(Severity.ERROR, f"{name}:{odd[0][0]}",
                   f"从第 {odd[0][0]} 行起还有 {len(odd)} 行的栏数不是 {width}，没有读取；分隔符或表头可能认错了",
                   f"from line {odd[0][0]} on {len(odd)} more rows have not {width} fields and were not read; "
                   "the delimiter or the headings may have been taken wrongly")
