"""What a file really is that is no table of the kind it is called: said by name, with what to do."""

import re
from collections.abc import Collection

from riskctl.errors import UserError
from riskctl.exchange.bounds import unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = ((b"%PDF", "PDF"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"),
           (b"GIF8", "GIF"), (b"BM", "BMP"))
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|meta|table|style|body)\b|\s*<[^<]*<table\b", re.IGNORECASE)
_XML_TABLE = ("Excel.Sheet", "urn:schemas-microsoft-com:office:spreadsheet")
_LOOKED_AT = 4096


def refuse_foreign(data: bytes, name: str) -> None:
    """UserError for a file that is neither a workbook of today nor text: empty, old, locked, a web page, a document, a picture."""
    if is_blank(data):
        raise unreadable(f"{name}：文件是空的。", f"{name}: the file is empty.")
    if data.startswith(_OLE):
        raise _compound(data, name)
    for mark, kind in _OTHERS:
        if data.startswith(mark) and (kind != "BMP" or 0 in data[:_LOOKED_AT]):
            raise unreadable(f"{name}：这是 {kind} 文件，不是表格；请换成 .xlsx 或 CSV。",
                             f"{name}: this is a {kind} file and no table; use .xlsx or CSV.")
    if (start := _beginning(data))[:1] == "<":
        _refuse_markup(start, name)


def is_blank(data: bytes) -> bool:
    """Whether there is nothing in the file, or nothing but blanks."""
    return not data.strip(b"\xef\xbb\xbf \t\r\n\0")


def is_zip(data: bytes) -> bool:
    """Whether the file is an archive, as workbooks of today are."""
    return data.startswith(_ZIP)


def refuse_other_packages(parts: Collection[str], name: str) -> None:
    """UserError for an archive that is no .xlsx: another format of office programs, or files packed together."""
    if "xl/workbook.bin" in parts:
        kind, how = " Excel 二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"
    elif "content.xml" in parts and "mimetype" in parts:
        kind, how = " OpenDocument 文件（.ods 等）", "an OpenDocument file (.ods)"
    elif any(part.startswith("word/") for part in parts):
        kind, how = " Word 文档（.docx）", "a Word document (.docx)"
    elif any(part.startswith("ppt/") for part in parts):
        kind, how = "演示文稿（.pptx）", "a presentation (.pptx)"
    elif "[Content_Types].xml" not in parts and "_rels/.rels" not in parts:
        inside = next((part for part in parts if part.lower().endswith((".xlsx", ".csv", ".xls"))), "")
        kind, how = "压缩包（.zip）" + ("，请先解压" if inside else ""), "a zip archive" + ("; unpack it first" if inside else "")
    else:
        return
    raise unreadable(f"{name}：这是{kind}，不是 .xlsx；请打开后另存为 .xlsx 再导入。",
                     f"{name}: this is {how} and no .xlsx; open it and save it as .xlsx.")


def _compound(data: bytes, name: str) -> UserError:
    """The error for a file in the container of old office programs."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return unreadable(f"{name}：文件有密码保护；请取消密码另存后再导入。", f"{name}: the file is protected by a password; save it without one.")
    if "WordDocument".encode("utf-16-le") in data:
        return unreadable(f"{name}：这是文字文档（.doc、.wps），不是表格；请把其中的表格复制到 Excel 或 WPS 表格中，另存为 .xlsx。",
                          f"{name}: this is a text document (.doc, .wps) and no table; copy its table into a spreadsheet and save it as .xlsx.")
    return unreadable(f"{name}：这是旧格式（.xls、.et）；请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
                      f"{name}: this is the old format (.xls, .et); open it in a spreadsheet program and save it as .xlsx.")


def _beginning(data: bytes) -> str:
    """The first characters, as far as they show markup."""
    start = data[:_LOOKED_AT]
    text = start.decode("utf-16", "replace") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return text.lstrip()


def _refuse_markup(start: str, name: str) -> None:
    if any(sign in start for sign in _XML_TABLE):
        raise unreadable(f"{name}：这是 XML 表格 2003，不是 .xlsx；请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
                         f"{name}: this is an XML spreadsheet of 2003 and no .xlsx; open it in a spreadsheet program and save it as .xlsx.")
    if _WEB_PAGE.match(start) or "<table" in start.lower():
        raise unreadable(f"{name}：这是网页（HTML），只是扩展名像表格，许多系统这样导出；请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
                         f"{name}: this is a web page (HTML) under the name of a table, as many systems export it; open it in a spreadsheet "
                         "program and save it as .xlsx.")
