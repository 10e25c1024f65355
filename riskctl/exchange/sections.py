"""Rows between records that name the unit of the records below them, in tables without a column of units."""

import re
from collections.abc import Iterator, Mapping

from riskctl.exchange.asides import is_note
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.problems import Problem, listed_rows
from riskctl.exchange.recognise import Table
from riskctl.exchange.rows import Cell, Row
from riskctl.exchange.who import Named, named
from riskctl.exchange.wording import clean
from riskctl.model.vocabulary import Severity

UNIT = "unit"
HEADING = "\x1funit"
"""The heading of the column that a table with such rows lacks; no table has one of that name."""
_NUMBER = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[）)]?[、.．:：\s]\s*|[（(][一二三四五六七八九十]{1,3}[）)]\s*")
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?\Z")
_LABEL = re.compile(r"(?:责任)?(?:单位|部门|科室|处室|股室)(?:名称)?\s*[:：]\s*")
_LONGEST = 24


def names_units(table: Table) -> bool:
    """Whether every title between the records of a table is the name of an organ."""
    return bool(table.body) and bool(units := list(_units(table))) and all(unit.text for unit in units)


def _units(table: Table) -> Iterator[Cell]:
    """The titles between records as the names of units; empty where one is none."""
    sheet, last = table.sheet, table.body[-1]
    for row, first in table.left_out:
        filled = [at for at, text in enumerate(sheet.rows[row]) if text.strip()]
        numbered = len(filled) == 2 and bool(_NUMERAL.match(first))
        if row < last and (len(filled) == 1 or numbered) and not is_note(first):
            text = _LABEL.sub("", _NUMBER.sub("", clean(sheet.cell(row, filled[-1])), count=1), count=1)
            is_unit = "\n" not in text and len(text) <= _LONGEST and named(text) is Named.ORGAN
            yield Cell(text if is_unit else "", row, filled[-1])


def with_units(rows: list[Row], columns: Mapping[str, str], table: Table, sections: str) -> tuple[list[Row], dict[str, str]]:
    """The rows with the unit of their section, and the columns with one more for it; as they are unless `sections` says that titles
    name units.
    """
    titles = list(_units(table)) if sections == UNIT and UNIT not in columns.values() and table.body else []
    if not titles:
        return rows, dict(columns)
    found, at, held = [], 0, None
    for row in rows:
        while at < len(titles) and titles[at].row < row.number:
            held, at = titles[at], at + 1
        found.append(Row(row.number, {HEADING: held, **row.cells}, row.joined) if held and held.text else row)
    return found, {HEADING: UNIT, **columns}


def check_sections(table: Table, mapping: TableMap) -> Iterator[Problem]:
    """Says which rows units were taken from."""
    if mapping.sections == UNIT and UNIT not in mapping.columns.values() and table.body:
        rows = [one.row for one in _units(table) if one.text]
        if rows:
            yield Problem(Severity.INFO, table.sheet.name,
                          f"没有单位一栏，单位取自第 {listed_rows(rows, '、')} 行的小标题；不这样取，删去映射里的 sections",
                          f"there is no column of units: they were taken from the titles in row {listed_rows(rows, ', ')}; "
                          "leave `sections` out of the mapping "
                          "if they are none")
