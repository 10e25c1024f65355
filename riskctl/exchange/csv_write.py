"""A sheet as CSV: UTF-8, quoted where needed; a cell that a spreadsheet would take for a formula begins with an apostrophe."""

import csv
import io
import re

from riskctl.exchange.sheet import Written

_ARMED = re.compile(r"'*[=+\-@\t\r]")
_DISARMED = re.compile(r"''*[=+\-@\t\r]")


def write_csv(sheet: Written) -> str:
    """The table with one row of headings, the parts of each joined, and what stands above and below it; rows of several fields are
    filled up to the width of the table, so that none looks cut.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([disarmed(cell) for cell in row] for row in sheet.above)
    parts = zip(*sheet.header, strict=True)
    writer.writerow([disarmed(" / ".join(filter(None, heading))) for heading in parts])
    width = len(sheet.header[0]) if sheet.header else 0
    writer.writerows([disarmed(cell) for cell in (*row, *([""] * (width - len(row) if len(row) > 1 else 0)))] for row in (*sheet.rows, *sheet.below))
    return out.getvalue()


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
