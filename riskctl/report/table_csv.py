"""Tables as CSV."""

import csv
import io

from riskctl.report.table import Table, full_header, lines_of

# Spreadsheets in Chinese take full-width signs for formulas as well.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def table_csv(table: Table) -> str:
    """The table as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe.

    Cells that are one with the cell above are repeated, so that every row is complete; notes are left out.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_disarmed(title) for title in full_header(table))
    writer.writerows([_disarmed("\n".join(lines_of(cell))) for cell in row] for row in table.rows)
    return out.getvalue()


def _disarmed(cell: str) -> str:
    # A carriage return is left unquoted by the writer and ends a row for those who read.
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
