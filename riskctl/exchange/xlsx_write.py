"""Sheets as an Excel file: text is text and never a formula, headings stay in view, the same input gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from riskctl.errors import UserError
from riskctl.exchange.sheet import Range, Written, letters

_MOMENT = (1980, 1, 1, 0, 0, 0)
_LONGEST = 32_767
_ROWS = 1_048_576
_NAMED = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill>'
    '</fills><borders count="2"><border><left/><right/><top/><bottom/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')
_BODY, _HEADING = 1, 2


def write_xlsx(sheets: Sequence[Written]) -> bytes:
    """The file. UserError for a text that a cell cannot hold whole, or more rows than a sheet has."""
    names = sheet_names([sheet.name for sheet in sheets])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for part, text in _frame(names):
            package.writestr(_info(part), text)
        for number, sheet in enumerate(sheets, 1):
            with package.open(_info(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as stream:
                for piece in _sheet(sheet, names[number - 1], is_first=number == 1):
                    stream.write(piece.encode())
    return out.getvalue()


def _info(part: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(part, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    return info


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a workbook may have: without the signs that it forbids, not too long, each once.

    >>> sheet_names(["权力/事项", "权力/事项", ""])
    ['权力-事项', '权力-事项 (2)', 'Sheet']
    """
    found: list[str] = []
    for name in wanted:
        base = _FORBIDDEN.sub("", _BAD_IN_NAMES.sub("-", name)).strip(" '")[:_LONGEST_NAME] or "Sheet"
        chosen, number = base, 1
        while chosen.casefold() in (one.casefold() for one in found):
            number += 1
            chosen = f"{base[:_LONGEST_NAME - len(str(number)) - 3]} ({number})"
        found.append(chosen)
    return found


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every part of the package but the sheets."""
    numbers = range(1, len(names) + 1)
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{one}.xml" ContentType="{types}.worksheet+xml"/>' for one in numbers)
    yield "[Content_Types].xml", (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>{overrides}</Types>')
    yield "_rels/.rels", (f'{_HEAD}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
                          'Target="xl/workbook.xml"/></Relationships>')
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{one}" r:id="rId{one}"/>' for one, name in zip(numbers, names, strict=True))
    yield "xl/workbook.xml", f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    links = "".join(f'<Relationship Id="rId{one}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{one}.xml"/>' for one in numbers)
    yield "xl/_rels/workbook.xml.rels", (f'{_HEAD}<Relationships xmlns="{_LINKS}">{links}<Relationship Id="rId{len(names) + 1}" '
                                         f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>')
    yield "xl/styles.xml", _STYLES


def _sheet(sheet: Written, name: str, *, is_first: bool) -> Iterator[str]:
    depth = len(sheet.header)
    selected = ' tabSelected="1"' if is_first else ""
    yield (f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="{depth}" '
           f'topLeftCell="A{depth + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>')
    if sheet.widths:
        columns = "".join(f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(sheet.widths, 1))
        yield f"<cols>{columns}</cols>"
    yield "<sheetData>"
    names = [letters(column) for column in range(len(sheet.header[0]) if sheet.header else 0)]
    number = 0
    for number, row in enumerate(sheet.header, 1):
        yield _row(row, number, names, _HEADING, name)
    for number, row in enumerate(sheet.rows, depth + 1):
        if number > _ROWS:
            raise UserError(f"工作表 {name}：超过 {_ROWS:,} 行，Excel 放不下；请按类别分别导出。",
                            f"sheet {name}: there are more than {_ROWS:,} rows, which Excel cannot hold; export kind by kind.")
        yield _row(row, number, names, _BODY, name)
    yield "</sheetData>"
    if sheet.merged:
        yield f'<mergeCells count="{len(sheet.merged)}">{"".join(map(_merge, sheet.merged))}</mergeCells>'
    yield "</worksheet>"


def _row(row: Sequence[str], number: int, names: Sequence[str], style: int, sheet: str) -> str:
    cells = []
    for column, text in enumerate(row):
        if not text:
            cells.append(f'<c r="{names[column]}{number}" s="{style}"/>')
            continue
        if len(text) > _LONGEST:
            raise UserError(f"{sheet}!{names[column]}{number}：文字有 {len(text):,} 个字符，Excel 一格最多 {_LONGEST:,} 个；请改用 CSV 或 JSON。",
                            f"{sheet}!{names[column]}{number}: the text has {len(text):,} characters, a cell of Excel holds {_LONGEST:,}; "
                            "use CSV or JSON.")
        cells.append(f'<c r="{names[column]}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _escaped(text: str) -> str:
    """Text as Excel keeps it in XML: what looks like an escape of its own, and what XML cannot hold, are escaped."""
    if "_x" in text:
        text = _NAMED.sub("_x005F_x", text)
    if not text.isprintable():
        text = _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text.replace("\r", "_x000D_"))
    return escape(text)


def _merge(one: Range) -> str:
    return f'<mergeCell ref="{letters(one.left)}{one.top + 1}:{letters(one.right)}{one.bottom + 1}"/>'
