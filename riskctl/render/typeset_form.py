"""Forms as PDF, by typst, with the font that ships: each begins on a sheet of A4 upright."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from riskctl.model.language import Language
from riskctl.render.fitting import Fitted, fitted, signing
from riskctl.render.typeset_table import NOTES, PADDING, SET_UP, TITLED, grid, grid_cell, typeset_data
from riskctl.report.form import Fact, Form, forms_of, rows_below
from riskctl.report.line import visible
from riskctl.report.page import footer_of, stated
from riskctl.report.table import Table, lines_of

_MILLIMETRE = 72 / 25.4
_WIDE, _HIGH, _MARGIN = 210 * _MILLIMETRE, 297 * _MILLIMETRE, 18 * _MILLIMETRE
_INNER = _WIDE - 2 * _MARGIN
_SIZE, _SIGNING = 9.5, 34
# Of the width: a title and what stands beside it, twice.
_FACTS = (0.16, 0.34, 0.16, 0.34)

_FORMS = """
#for (at, form) in data.forms.enumerate() {
  if at > 0 { pagebreak() }
  align(center, text(size: 17pt, ..ink("1a1a1a"), data.title))
  if form.name != "" { align(center, text(size: 13pt, form.name)) }
  for part in form.parts {
    if part.widths.len() > 0 { block(above: 8pt, below: 8pt, sticky: part.sticky, gridded(part)) }
  }
  for part in form.signed {
    block(above: 8pt, below: 8pt, breakable: false,
      table(columns: part.widths.map(width => width * 1pt), rows: part.height * 1pt, stroke: 0.6pt + rgb("#6b7785"),
        ..part.body.map(one)))
  }
}
"""


def forms_pdf(table: Table, as_of: date, language: Language, owner: str = "", version: str = "", font: Path | None = None) -> bytes:
    """The forms of the table; the same table gives the same bytes.

    UserError where the extra is missing, or where neither the shipped font nor the given one has a character.
    """
    below = rows_below(table)
    fit = fitted(below, _INNER, _SIZE, PADDING) if below.header else None
    return typeset_data(SET_UP + _FORMS + NOTES, {
        "title": visible(stated(table, owner, language)), "footer": visible(footer_of(as_of, language, version)),
        "lang": language, "notes": [visible(note) for note in table.notes], "size": _SIZE, "padding": PADDING,
        "page": {"width": _WIDE, "height": _HIGH, "margin": _MARGIN},
        "forms": [_form(form, fit, table.signatures) for form in forms_of(table)]}, font)


def _form(form: Form, fit: Fitted | None, signatures: Sequence[str]) -> Mapping[str, object]:
    parts: list[Mapping[str, object]] = [_facts(form.facts) | {"sticky": True}]
    if fit and form.table.rows:
        own = replace(fit, rows=fit.rows[form.first:form.first + len(form.table.rows)])
        parts.append(grid(form.table, own, _HIGH - 2 * _MARGIN) | {"sticky": False})
    return {"name": form.name, "parts": parts, "signed": [_signed(signatures)] if signatures else []}


def _facts(rows: Sequence[Sequence[Fact]]) -> dict[str, object]:
    cells = []
    for y, facts in enumerate(rows):
        reach = 1 if len(facts) == 2 else 3
        for at, fact in enumerate(facts):
            cells += [grid_cell([visible(fact.title)], 2 * at, y, shade=TITLED),
                      grid_cell([visible(line) for line in lines_of(fact.cell)], 2 * at + 1, y, columns=reach, breakable=True)]
    return {"widths": [share * _INNER for share in _FACTS] if rows else [], "header": [], "body": cells}


def _signed(titles: Sequence[str]) -> Mapping[str, object]:
    """A row in which each of those who sign has room."""
    widths = signing(titles, _INNER, _SIZE, PADDING)
    cells = [grid_cell([visible(title)], 2 * at, 0, shade=TITLED) for at, title in enumerate(titles)]
    return {"widths": widths, "height": _SIGNING, "body": cells + [grid_cell([""], 2 * at + 1, 0) for at in range(len(titles))]}
