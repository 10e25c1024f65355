"""Tables as Markdown (GitHub's form of tables)."""

import re

from riskctl.model.language import Language
from riskctl.report.line import visible
from riskctl.report.page import stated
from riskctl.report.table import Table, full_header, lines_of, with_lines

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&@!]|(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_THE_START = re.compile(r"^\s*(?:[-+=]|\d+[.)])")
_BREAK = "<br>"


def table_markdown(table: Table, footer: str, language: Language, owner: str = "") -> str:
    """The table under its title, with the notes and the footer below it; nothing of the text is taken for markup.

    Cells that are one with the cell above are repeated, since Markdown has no such cells; a table without rows is its header.
    """
    rows = [[markdown_text(title) for title in full_header(table)], ["---"] * len(table.header)]
    rows += [[_BREAK.join(map(markdown_text, lines_of(cell))) for cell in row] for row in with_lines(table).rows]
    lines = [f"# {markdown_text(stated(table, owner, language))}", "", *(f"| {' | '.join(row)} |" for row in rows), ""]
    for note in (*table.notes, footer):
        lines += [_AT_THE_START.sub(_escaped, markdown_text(note)), ""]
    return "\n".join(lines[:-1]) + "\n"


def markdown_text(text: str) -> str:
    """The text as Markdown shows it within a line: no emphasis, link, address, formula or HTML comes of it.

    >>> markdown_text("a|b *c* <i> http://x")
    'a\\\\|b \\\\*c\\\\* \\\\<i\\\\> http\\\\://x'
    """
    return _MARKS.sub(_escaped, visible(text))


def _escaped(found: re.Match[str]) -> str:
    before, last = found[0][:-1], found[0][-1]
    return f"{before}\\{last}"
