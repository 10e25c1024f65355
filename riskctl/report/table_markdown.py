"""Tables as Markdown (GitHub's form of tables)."""

import re
from collections.abc import Iterator

from riskctl.model.language import Language
from riskctl.report.form import forms_of
from riskctl.report.markdown import escaped
from riskctl.report.markdown import table as rows_of
from riskctl.report.page import stated
from riskctl.report.table import Cell, Table, full_header, lines_of, with_lines

_AT_THE_START = re.compile(r"^\s*(?:[-+=]|\d+[.)])")
_BREAK = "<br>"


def table_markdown(table: Table, footer: str, language: Language, owner: str = "") -> str:
    """The table under its title, with the notes and the footer below it; nothing of the text is taken for markup.

    Cells that are one with the cell above are repeated, since Markdown has no such cells; a table without rows is its header.
    """
    lines = [f"# {escaped(stated(table, owner, language))}", "", *_content(with_lines(table))]
    for note in (*table.notes, footer):
        lines += [_AT_THE_START.sub(_escaped, escaped(note)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _content(table: Table) -> Iterator[str]:
    """The table, or its forms; each part ends with an empty line."""
    if not table.is_forms or not table.rows:
        yield _rows(table)
        return
    for form in forms_of(table):
        if form.name:
            yield f"## {escaped(form.name)}\n"
        facts = [fact for facts in form.facts for fact in facts]
        if facts:
            # A table of GitHub's Markdown has a header, be it empty.
            yield rows_of(("", ""), [(f"**{escaped(fact.title)}**", _written(fact.cell)) for fact in facts])
        if form.table.rows:
            yield _rows(form.table)
        if table.signatures:
            yield rows_of([escaped(title) for title in table.signatures], [[""] * len(table.signatures)])


def _rows(table: Table) -> str:
    return rows_of([escaped(title) for title in full_header(table)], [list(map(_written, row)) for row in table.rows])


def _written(cell: str | Cell) -> str:
    return _BREAK.join(map(escaped, lines_of(cell)))


def _escaped(found: re.Match[str]) -> str:
    before, last = found[0][:-1], found[0][-1]
    return f"{before}\\{last}"
