"""What the codes of departments show: several for one department, codes of a wrong length, check characters that do not fit."""

import unicodedata
from collections.abc import Sequence

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.problems import Problem
from riskctl.exchange.recognise import Table
from riskctl.exchange.rows import Row
from riskctl.exchange.sheet import letters
from riskctl.model.unified_code import LENGTH, check_character
from riskctl.model.vocabulary import Severity

_SHOWN = 6


def check_codes(table: Table, mapping: TableMap, rows: Sequence[Row]) -> list[Problem]:
    """What is wrong with the codes of departments, one problem for each cause (GB 32100-2015)."""
    heading = mapping.heading_of("unit_code")
    if heading is None:
        return []
    cells = [(row, row.cells[heading]) for row in rows if heading in row.cells]
    first: dict[str, str] = {}
    for _, cell in cells:
        first.setdefault(cell.text, table.sheet.address(cell.row, cell.column))
    column = next(column.number for column in table.columns if column.heading == heading)
    at = f"{table.sheet.name}!{letters(column)}" if table.sheet.name else letters(column)
    unit = mapping.heading_of("unit")
    held: dict[str, dict[str, None]] = {}
    for row, cell in cells:
        if unit is not None and unit in row.cells:
            held.setdefault(row.cells[unit].text, {})[cell.text] = None
    return [*_several(at, held), *_lengths(at, first), *_check_characters(first)]


def _several(at: str, held: dict[str, dict[str, None]]) -> list[Problem]:
    return [Problem(Severity.WARNING, at, f"{unit} 有 {len(codes)} 个编码：{'、'.join(codes)}", f"{unit} has {len(codes)} codes: {', '.join(codes)}")
            for unit, codes in held.items() if len(codes) > 1]


def _lengths(at: str, first: dict[str, str]) -> list[Problem]:
    odd = [code for code in first if len(code) != LENGTH]
    if not odd:
        return []
    shown = ", ".join(f"{code} ({first[code]})" for code in odd[:_SHOWN]) + (", …" if len(odd) > _SHOWN else "")
    return [Problem(Severity.WARNING, at, f"{len(first)} 个编码中有 {len(odd)} 个不是 {LENGTH} 位的统一社会信用代码：{shown}",
                    f"{len(odd)} of {len(first)} codes have not the {LENGTH} characters of a unified social credit code: {shown}")]


def _check_characters(first: dict[str, str]) -> list[Problem]:
    """Codes that fail the check: those of the right length, capital letters or not."""
    found = []
    for code, at in first.items():
        plain = unicodedata.normalize("NFKC", code).upper()
        if len(code) != LENGTH or (plain == code and check_character(code[:-1]) == code[-1]):
            continue
        expected = check_character(plain[:-1])
        zh = f"校验码应为 {expected}" if expected and expected != plain[-1] else "应为大写字母和数字" if expected else "含有不允许的字符"
        en = f"its check character should be {expected}" if expected and expected != plain[-1] else \
            "it wants capitals and digits" if expected else "it has characters that are not allowed"
        found.append(Problem(Severity.WARNING, at, f"编码 {code} 不符合 GB 32100：{zh}", f"the code {code} fails GB 32100: {en}"))
    return found
