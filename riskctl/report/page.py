"""A table as a complete page of HTML: no script, nothing from elsewhere, ready for A3 landscape."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import date

from riskctl.model.language import Language, Text
from riskctl.report.form import Fact, forms_of
from riskctl.report.html import Markup, element, joined
from riskctl.report.table import Cell, Table, lines_of, merged_heights, repeats, shade_of
from riskctl.report.width import display_width

# Darker is graver; the words and numbers say the same without colour.
_STYLE = """
@page { size: A3 landscape; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 1.5rem; color: #1a1a1a; background: #fff; font: 14px/1.5 'Noto Sans SC', 'Noto Sans CJK SC',
  'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Heiti SC', SimHei, 'WenQuanYi Micro Hei', sans-serif; }
h1 { margin: 0 0 .8rem; font-size: 1.5rem; text-align: center; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th, td { padding: .35rem .5rem; border: 1px solid #6b7785; vertical-align: top; text-align: left; overflow-wrap: break-word; }
thead th { min-width: 4.2em; color: #fff; background: #1f4b77; text-align: center; vertical-align: middle; }
tbody tr { break-inside: avoid; }
td.short, tbody th { white-space: nowrap; }
td.shade { text-align: center; vertical-align: middle; font-weight: bold; white-space: nowrap; }
td.s0 { color: #fff; background: #8e2a0b; border-width: 3px; }
td.s1 { color: #1a1a1a; background: #e08a3c; border-width: 2px; }
td.s2 { color: #1a1a1a; background: #f5be41; border-width: 2px; }
td.s3 { color: #1a1a1a; background: #fbe6b3; }
td.s4 { color: #1a1a1a; background: #fff; }
footer, p.note { margin: .6rem 0 0; color: #444; font-size: .9em; }
@media screen { td:not([class]) { min-width: 9em; } }
@media print {
  body { margin: 0; font-size: 9.5pt; }
  td, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
# A form to a sheet, upright.
_FORM_STYLE = """
@page { size: A4 portrait; margin: 18mm; }
section.form { max-width: 64rem; margin: 0 auto 3rem; }
section.form table { margin-top: .6rem; }
section.form td { min-width: 0; }
h2 { margin: 0; font-size: 1.15rem; text-align: center; }
p.again { display: none; margin: 0 0 .8rem; font-size: 1.5rem; font-weight: bold; text-align: center; }
table.facts, table.signed { table-layout: fixed; }
table.facts th, table.signed th { color: #fff; background: #1f4b77; text-align: center; vertical-align: middle; white-space: normal; }
table.facts th { width: 16%; }
table.signed { break-inside: avoid; }
table.signed td { height: 2.6rem; }
@media print {
  section.form { max-width: none; margin: 0; }
  p.again { display: block; }
  section.form + section.form { break-before: page; }
  table.facts th, table.signed th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
_LINE = Markup("\n")
_SHORT = 12


def table_page(table: Table, as_of: date, language: Language, owner: str = "", version: str = "") -> str:
    """The page; `owner` is whose table it is, `version` which version of the catalog it is written from."""
    sheet = _STYLE + _FORM_STYLE if table.is_forms else _STYLE
    style = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    head = element("head", element("meta", charset="utf-8"), element("meta", http_equiv="Content-Security-Policy", content=policy),
                   element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                   element("title", stated(table, owner, language)), Markup(f"<style>{sheet}</style>"))
    footer = element("footer", footer_of(as_of, language, version))
    body = element("body", element("h1", stated(table, owner, language)), _LINE, *_content(table, stated(table, owner, language)), _LINE,
                   *(joined(element("p", note, class_="note"), _LINE) for note in table.notes), footer)
    page = element("html", head, _LINE, body, lang="zh-CN" if language == "zh" else "en")
    return f"<!DOCTYPE html>\n{page.html}\n"


def _content(table: Table, title: str) -> Iterator[Markup]:
    """The table, or its forms; in print each sheet has the title again."""
    if not table.is_forms or not table.rows:
        yield table_markup(table)
        return
    for at, form in enumerate(forms_of(table)):
        heading = [element("p", title, class_="again"), _LINE] if at else []
        heading += [element("h2", form.name), _LINE] if form.name else []
        rows = [element("tr", *(cell for fact in facts for cell in _fact(fact, 1 if len(facts) == 2 else 3))) for facts in form.facts]
        parts = [element("table", element("tbody", *rows), class_="facts")] if rows else []
        parts += [table_markup(form.table)] if form.table.rows else []
        if table.signatures:
            cells = [cell for title in table.signatures for cell in (element("th", title, scope="row"), element("td", " "))]
            parts.append(element("table", element("tbody", element("tr", *cells)), class_="signed"))
        yield joined(element("section", *heading, *(joined(part, _LINE) for part in parts), class_="form"), _LINE)


def _fact(fact: Fact, columns: int) -> Iterator[Markup]:
    yield element("th", fact.title, scope="row")
    yield element("td", *_lines(fact.cell), **({"colspan": str(columns)} if columns > 1 else {}))


def stated(table: Table, owner: str, language: Language) -> str:
    """The title of the table with whose it is."""
    return f"{owner}{'' if language == 'zh' or not owner else ': '}{table.title}"


def footer_of(as_of: date, language: Language, version: str = "") -> str:
    """On which day the table holds, and from which version of the catalog it is written."""
    day = Text(f"以 {as_of.isoformat()} 为准", f"as of {as_of.isoformat()}").in_(language)
    return day + (Text(f"；目录版本 {version}", f"; catalog version {version}").in_(language) if version else "")


def table_markup(table: Table, class_: str = "") -> Markup:
    """The table itself, to be put into a page."""
    rows = [joined(row, _LINE) for row in _body(table)]
    named = {"class_": class_} if class_ else {}
    return element("table", element("thead", *_head(table)), _LINE, element("tbody", _LINE, *rows), **named)


def _head(table: Table) -> Iterator[Markup]:
    if not any(group.title for group in table.groups):
        yield element("tr", *(element("th", title, scope="col") for title in table.header))
        return
    at = 0
    upper: list[Markup] = []
    lower: list[Markup] = []
    for group in table.groups:
        titles = table.header[at:at + group.columns]
        at += group.columns
        if group.title:
            upper.append(element("th", group.title, scope="colgroup", colspan=str(group.columns)))
            lower += [element("th", title, scope="col") for title in titles]
        else:
            upper += [element("th", title, scope="col", rowspan="2") for title in titles]
    yield element("tr", *upper)
    yield element("tr", *lower)


def _body(table: Table) -> Iterator[Markup]:
    same = list(repeats(table))
    heights = merged_heights(table)
    for at, row in enumerate(table.rows):
        cells = [_cell(cell, heights.get((at, column), 1), is_title=table.has_row_titles and column == 0)
                 for column, cell in enumerate(row) if column not in same[at]]
        yield element("tr", *cells)


def _cell(cell: str | Cell, height: int, *, is_title: bool) -> Markup:
    lines = _lines(cell)
    shade = shade_of(cell)
    is_short = all(display_width(line) <= _SHORT for line in lines_of(cell))
    kind = "" if is_title else f"shade s{shade}" if shade is not None else "short" if is_short else ""
    attributes = {"scope": "row"} if is_title else {"class_": kind} if kind else {}
    if height > 1:
        attributes["rowspan"] = str(height)
    return element("th" if is_title else "td", *lines, **attributes)


def _lines(cell: str | Cell) -> list[str | Markup]:
    lines: list[str | Markup] = []
    for line in lines_of(cell):
        lines += [*([element("br")] if lines else []), line]
    return lines
