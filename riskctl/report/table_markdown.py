"""Tables as Markdown (GitHub's form of tables)."""

import re

from riskctl.model.language import Language
from riskctl.report.markdown import escaped
from riskctl.report.markdown import table as rows_of
from riskctl.report.page import stated
from riskctl.report.table import Table, full_header, lines_of, with_lines

_AT_THE_START = re.compile(r"^\s*(?:[-+=]|\d+[.)])")
_BREAK = "<br>"


def table_markdown(table: Table, footer: str, language: Language, owner: str = "") -> str:
    """The table under its title, with the notes and the footer below it; nothing of the text is taken for markup.

    Cells that are one with the cell above are repeated, since Markdown has no such cells; a table without rows is its header.
    """
    rows = [[_BREAK.join(map(escaped, lines_of(cell))) for cell in row] for row in with_lines(table).rows]
    header = [escaped(title) for title in full_header(table)]
    lines = [f"# {escaped(stated(table, owner, language))}", "", rows_of(header, rows)]
    for note in (*table.notes, footer):
        lines += [_AT_THE_START.sub(_escaped, escaped(note)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _escaped(found: re.Match[str]) -> str:
    before, last = found[0][:-1], found[0][-1]
    return f"{before}\\{last}"
