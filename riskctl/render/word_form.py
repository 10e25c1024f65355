"""Forms as WordprocessingML: each on a page of its own, with what is said once, the table of the rest, and who signs."""

from collections.abc import Sequence
from dataclasses import replace

from riskctl.render.fitting import fitted, signing
from riskctl.render.word_table import (
    BODY,
    PADDING,
    SUBTITLE,
    TITLE,
    framed,
    paragraph,
    table_row,
    text_cell,
    title_cell,
    twips,
    word_table,
)
from riskctl.report.form import Form, forms_of, rows_below
from riskctl.report.table import Table

_SIZE, _INNER_SIZE, _SIGNING = 12.0, 10.5, 34.0
# Of the width: a title and what stands beside it, twice.
_FACTS = (0.17, 0.33, 0.17, 0.33)


def word_forms(table: Table, title: str, width: float, height: float) -> list[str]:
    """The forms of the table one after another, on a type area of so many points; columns are as wide in each of them."""
    below = rows_below(table)
    fit = fitted(below, width, _INNER_SIZE, PADDING) if below.header else None
    parts = []
    for at, form in enumerate(forms_of(table)):
        parts += [*_heading(form, title, is_first=at == 0), *_facts(form, width)]
        if fit and form.table.rows:
            own = replace(fit, rows=fit.rows[form.first:form.first + len(form.table.rows)])
            signed = _gap() + _signatures(table.signatures, width) if table.signatures else ""
            parts += [_gap(), word_table(form.table, width, height, _INNER_SIZE, own, below=signed)]
        elif table.signatures:
            parts += [_gap(), _signatures(table.signatures, width)]
    return parts


def _heading(form: Form, title: str, *, is_first: bool) -> list[str]:
    """The title and, in the outline, whose form it is."""
    named = form.name
    heading = paragraph([title], TITLE, 22, align="center", after=2 if named else 12, on_new_page=not is_first,
                        level=None if named else 0)
    return [heading, paragraph([named], SUBTITLE, 16, align="center", after=10, level=0)] if named else [heading]


def _gap() -> str:
    """What keeps two tables apart, which Word would make one."""
    return paragraph([""], BODY, 4, keeps_next=True)


def _facts(form: Form, width: float) -> list[str]:
    if not form.facts:
        return []
    title, beside, *_ = widths = twips([share * width for share in _FACTS])
    rows = []
    for facts in form.facts:
        reach = 1 if len(facts) == 2 else 3
        cells = [(title_cell(fact.title, title, _SIZE),
                  text_cell(fact.cell, beside if reach == 1 else sum(widths[1:]), _SIZE, columns=reach)) for fact in facts]
        rows.append(table_row([cell for pair in cells for cell in pair], height=24))
    return [framed(widths, rows)]


def _signatures(titles: Sequence[str], width: float) -> str:
    """A row in which each of those who sign has room."""
    widths = twips(signing(titles, width, _SIZE, PADDING))
    cells = [cell for at, title in enumerate(titles)
             for cell in (title_cell(title, widths[2 * at], _SIZE), text_cell("", widths[2 * at + 1], _SIZE))]
    return framed(widths, [table_row(cells, height=_SIGNING)])
