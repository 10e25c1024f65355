"""Characters in cells that nobody sees and that are left out: control characters, turns of direction, zero-width signs."""

from collections.abc import Iterator

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.problems import Problem
from riskctl.exchange.recognise import Table
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import unseen
from riskctl.model.vocabulary import Severity


def check_unseen(table: Table, mapping: TableMap) -> Iterator[Problem]:
    """A warning for each cell, in the headings and the columns that count, that holds such characters; they are named."""
    sheet = table.sheet
    counting = [column.number for column in table.columns if mapping.columns.get(column.heading, IGNORE) != IGNORE]
    for row in (*range(table.top, table.top + table.depth), *table.body):
        cells = sheet.rows.get(row, ())
        for column in counting:
            text = cells[column] if column < len(cells) else ""
            if not text.isprintable() and (signs := unseen(text)):
                named = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
                yield Problem(Severity.WARNING, sheet.address(row, column), f"格里有看不见的字符（{named}），没有取",
                              f"the cell holds characters that cannot be seen ({named}); they are left out")
