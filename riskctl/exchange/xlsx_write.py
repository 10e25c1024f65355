"""Sheets as an Excel file: text is text and never a formula, headings stay in view, the same input gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from riskctl.errors import UserError
from riskctl.exchange.sheet import Range, Written, letters, range_name
from riskctl.exchange.xlsx_values import (
    GENERAL,
    OWN_FORMATS,
    TEXT,
    day_number,
    is_built_in,
    is_figure,
    shows_days,
)

# In points: a line of text, and the highest row that there can be.
_LINE, _HIGHEST = 16, 409
# Sheets wider than this, in characters, would be printed too small on one page's width.
_WIDEST = 240
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
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill>'
    '</fills><borders count="2"><border><left/><right/><top/><bottom/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')
_BODY, _HEADING, _NUMBER, _TITLE, _AROUND, _DAY = range(1, 7)
_LONGEST_FORMAT = 255
_HIDDEN = ' hidden="1"'
_LEFT = 'horizontal="left" '
_NONE: Mapping[int, str] = {}


def write_xlsx(sheets: Sequence[Written]) -> bytes:
    """The file. UserError for a text that a cell cannot hold whole, or more rows than a sheet has."""
    names = sheet_names([sheet.name for sheet in sheets])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        formats = tuple(sorted({shown for sheet in sheets for shown in _formats(sheet) if shown.code not in (GENERAL, TEXT)}))
        for part, text in _frame(names, [len(sheet.above) + len(sheet.header) for sheet in sheets], _styles(formats)):
            package.writestr(_info(part), text)
        for number, sheet in enumerate(sheets, 1):
            with package.open(_info(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as stream:
                for piece in _sheet(sheet, names[number - 1], formats, is_first=number == 1):
                    stream.write(piece.encode())
    return out.getvalue()


class _Shown(NamedTuple):
    """How a number or a day is shown: the code of the format, or the number of one that is built in; in the table, within lines."""

    code: str
    is_lined: bool = True


def _formats(sheet: Written) -> Iterator[_Shown]:
    """How cells of a sheet may be shown."""
    yield from map(_Shown, (*sheet.numbers.values(), *sheet.days.values()))
    yield from (_Shown(code) for row in sheet.formats.values() for code in row.values())
    yield from (_Shown(code, False) for row in sheet.around.values() for code in row.values())


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


def _frame(names: Sequence[str], depths: Sequence[int], styles: str) -> Iterator[tuple[str, str]]:
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
    # The headings are printed on every page.
    titles = "".join(f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{escape(_quoted(name))}!$1:${depth}</definedName>'
                     for at, (name, depth) in enumerate(zip(names, depths, strict=True)) if depth)
    yield "xl/workbook.xml", (f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets>'
                              f'{f"<definedNames>{titles}</definedNames>" if titles else ""}</workbook>')
    links = "".join(f'<Relationship Id="rId{one}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{one}.xml"/>' for one in numbers)
    yield "xl/_rels/workbook.xml.rels", (f'{_HEAD}<Relationships xmlns="{_LINKS}">{links}<Relationship Id="rId{len(names) + 1}" '
                                         f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>')
    yield "xl/styles.xml", styles


def _styles(formats: Sequence[_Shown]) -> str:
    """The styles, with one more for each format."""
    if not formats:
        return _STYLES
    own = [(at, one.code) for at, one in enumerate(formats, OWN_FORMATS) if not is_built_in(one.code)]
    codes = "".join(f'<numFmt numFmtId="{at}" formatCode={quoteattr(_FORBIDDEN.sub("", code)[:_LONGEST_FORMAT])}/>' for at, code in own)
    styles = "".join(f'<xf numFmtId="{code if is_built_in(code) else at}" fontId="0" fillId="0" borderId="{int(is_lined)}" applyNumberFormat="1" '
                     f'applyBorder="1" applyAlignment="1"><alignment {_LEFT if shows_days(code) else ""}vertical="top"/></xf>'
                     for at, (code, is_lined) in enumerate(formats, OWN_FORMATS))
    text = _STYLES.replace("<fonts ", f'<numFmts count="{len(own)}">{codes}</numFmts><fonts ', 1) if own else _STYLES
    return text.replace('<cellXfs count="6">', f'<cellXfs count="{_DAY + len(formats)}">').replace("</cellXfs>", f"{styles}</cellXfs>")


def _quoted(name: str) -> str:
    """The name of a sheet as references write it."""
    return "'" + name.replace("'", "''") + "'"


def _sheet(sheet: Written, name: str, formats: Sequence[_Shown], *, is_first: bool) -> Iterator[str]:
    top = len(sheet.above) + len(sheet.header)
    is_fit = sum(sheet.widths) <= _WIDEST
    selected = ' tabSelected="1"' if is_first else ""
    yield (f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="{int(is_fit)}"/></sheetPr>'
           f'<sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="{top}" '
           f'topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>')
    yield f'<sheetFormatPr defaultRowHeight="{_LINE}"/>'
    if sheet.widths:
        columns = "".join(f'<col min="{at}" max="{at}" width="{width}" customWidth="1"{_HIDDEN if at - 1 in sheet.hidden else ""}/>'
                          for at, width in enumerate(sheet.widths, 1))
        yield f"<cols>{columns}</cols>"
    yield "<sheetData>"
    yield from _rows(sheet, name, formats)
    yield "</sheetData>"
    merged = [*_title(sheet), *sheet.merged]
    if merged:
        yield f'<mergeCells count="{len(merged)}">{"".join(map(_merge, merged))}</mergeCells>'
    yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    fit = ' fitToWidth="1" fitToHeight="0"' if is_fit else ""
    yield f'<pageSetup paperSize="9" orientation="landscape"{fit}/></worksheet>'


def _title(sheet: Written) -> Iterator[Range]:
    """The first row above the table, over its whole width where it is a single text and nothing is said of merged cells there."""
    if not sheet.is_titled or any(one.top < len(sheet.above) for one in sheet.merged):
        return
    if sheet.above and len(sheet.above[0]) == 1 and sheet.header and len(sheet.header[0]) > 1:
        yield Range(0, 0, 0, len(sheet.header[0]) - 1)


def _rows(sheet: Written, name: str, formats: Sequence[_Shown]) -> Iterator[str]:
    """The rows from the title to the last note."""
    top = len(sheet.above)
    width = max(map(len, sheet.header), default=0)
    styles = {_Shown(GENERAL): _NUMBER, _Shown(GENERAL, False): 0, **{shown: _DAY + at for at, shown in enumerate(formats)}}
    row_of = _RowWriter(name, sheet, styles)
    is_titled = any(_title(sheet)) or any(one.top == 0 and one.right + 1 == len(sheet.header[0]) for one in sheet.merged if sheet.above)
    for number, row in enumerate(sheet.above, 1):
        yield row_of.text(row, number, _TITLE if number == 1 and is_titled else _AROUND, sheet.around.get(number - 1, _NONE))
    number = top
    covered = {(row, column) for one in sheet.merged if top <= one.top and one.bottom < top + len(sheet.header)
               for row in range(one.top, one.bottom + 1) for column in range(one.left, min(one.right + 1, width))
               if (row, column) != (one.top, one.left)}
    for number, row in enumerate(sheet.header, top + 1):
        yield row_of.text([text if (number - 1, column) not in covered else "" for column, text in enumerate(row)], number, _HEADING)
    first = top + len(sheet.header) + 1
    for number, row in enumerate(sheet.rows, first):
        if number > _ROWS:
            raise UserError(f"工作表 {name}：超过 {_ROWS:,} 行，Excel 放不下；请按类别分别导出。",
                            f"sheet {name}: there are more than {_ROWS:,} rows, which Excel cannot hold; export kind by kind.")
        yield row_of.text(row, number, _BODY, sheet.formats.get(number - first, _NONE))
    for after, row in enumerate(sheet.below, 1):
        yield row_of.text(row, number + after, _AROUND, sheet.around.get(top + after - 1, _NONE))


class _RowWriter:
    """Writes the rows of one sheet."""

    def __init__(self, name: str, sheet: Written, styles: Mapping[_Shown, int]) -> None:
        self.sheet = name
        self.numbers = sheet.numbers
        self.days = sheet.days
        self.counted = frozenset((*sheet.numbers, *sheet.days))
        self.widths = sheet.widths
        self.styles = styles

    def text(self, row: Sequence[str], number: int, style: int, formats: Mapping[int, str] = _NONE) -> str:
        """The XML of a row, with `formats` of cells that stand otherwise than their columns; UserError for a text that no cell holds."""
        cells = []
        for column, text in enumerate(row):
            place = f"{letters(column)}{number}"
            if not text:
                cells.append(f'<c r="{place}" s="{style}"/>')
            elif (column in formats or (style == _BODY and column in self.counted)) and (held := self._counted(text, column, formats, style)):
                cells.append(f'<c r="{place}" {held}</c>')
            elif len(text) > _LONGEST:
                raise UserError(f"{self.sheet}!{place}：文字有 {len(text):,} 个字符，Excel 一格最多 {_LONGEST:,} 个；请改用 CSV 或 JSON。",
                                f"{self.sheet}!{place}: the text has {len(text):,} characters, a cell of Excel holds {_LONGEST:,}; "
                                "use CSV or JSON.")
            else:
                cells.append(f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>')
        return f'<row r="{number}"{self._height(row, style)}>{"".join(cells)}</row>'

    def _counted(self, text: str, column: int, formats: Mapping[int, str], style: int) -> str:
        """The style and value of a cell that holds a number or a day; empty where it is text."""
        shown = formats.get(column) if formats else None
        if shown is not None:
            value = None if shown == TEXT else day_number(text) if shows_days(shown) else text if is_figure(text) else None
        elif column in self.numbers and is_figure(text):
            shown, value = self.numbers[column], text
        else:
            shown = self.days.get(column, TEXT)
            value = day_number(text) if shown != TEXT else None
        return f's="{self.styles[_Shown(shown, style == _BODY)]}"><v>{value}</v>' if value else ""

    def _height(self, row: Sequence[str], style: int) -> str:
        """The height of a row with as many lines as its longest cell needs; programs find that of a single line themselves."""
        if style == _TITLE:
            return f' ht="{2 * _LINE}" customHeight="1"'
        if style == _AROUND or not self.widths:
            return ""
        lines = max([_lines(text, width) for text, width in zip(row, self.widths, strict=False)
                     if len(text) > width // 2 or "\n" in text], default=1)
        return f' ht="{min(lines * _LINE, _HIGHEST)}" customHeight="1"' if lines > 1 else ""


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so wide, counted in narrow characters."""
    room = max(1, width - 1)
    # A wide character has three bytes in UTF-8, a narrow one has one.
    return sum(max(1, -(-(len(line) + len(line.encode("utf-8", "replace"))) // (2 * room))) for line in text.split("\n"))


def _escaped(text: str) -> str:
    """Text as Excel keeps it in XML: what looks like an escape of its own, and what XML cannot hold, are escaped."""
    if "_x" in text:
        text = _NAMED.sub("_x005F_x", text)
    if not text.isprintable():
        text = _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text.replace("\r", "_x000D_"))
    return escape(text)


def _merge(one: Range) -> str:
    return f'<mergeCell ref="{range_name(one)}"/>'
