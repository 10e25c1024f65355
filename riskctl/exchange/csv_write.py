"""A sheet as CSV: UTF-8, quoted where needed; a cell that a spreadsheet would take for a formula begins with an apostrophe."""

import csv
import io
import re
from collections.abc import Sequence

from riskctl.exchange.sheet import Written

_ARMED = re.compile(r"'*[=+\-@\t\r]")
_DISARMED = re.compile(r"''*[=+\-@\t\r]")


def write_csv(sheet: Written) -> str:
    """The table with what stands above and below it. Headings stand as they are; where cells of them are merged, which CSV
    cannot say, in one row, the parts of each joined. Rows of several fields are filled up to the width of the table, so that
    none looks cut.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([disarmed(cell) for cell in row] for row in sheet.above)
    header: Sequence[Sequence[str]] = sheet.header
    top = len(sheet.above)
    if any(top <= one.top < top + len(header) for one in sheet.merged):
        header = [[" / ".join(filter(None, heading)) for heading in zip(*header, strict=True)]]
    writer.writerows([disarmed(cell) for cell in row] for row in header)
    width = max(map(len, header), default=0)
    writer.writerows([disarmed(cell) for cell in _filled_up(row, width)] for row in (*sheet.rows, *sheet.below))
    return out.getvalue()


def _filled_up(row: Sequence[str], width: int) -> Sequence[str]:
    """The row with as many cells as the table, or it would be taken for one that was cut; a single text is a title or a note."""
    return (*row, *[""] * (width - len(row))) if len(row) < width and sum(map(bool, row)) > 1 else row


def disarmed(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would calculate it.

    >>> disarmed("=1+1"), disarmed("'=1"), disarmed("a-b")
    ("'=1+1", "''=1", 'a-b')
    """
    return f"'{text}" if _ARMED.match(text) else text


def armed(text: str) -> str:
    """The text without the apostrophe that was put before it.

    >>> armed("'=1+1"), armed("'a'")
    ('=1+1', "'a'")
    """
    return text[1:] if text[:1] == "'" and _DISARMED.match(text) else text
