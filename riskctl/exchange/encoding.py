"""The bytes of a file of text as text: UTF-8, UTF-16 with a mark, or GB18030; for anything else, what it is and what to do."""

import codecs

from riskctl.errors import UserError
from riskctl.exchange.bounds import unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 256 * 1024
# Text in UTF-8 with some damaged characters has many whole ones; text in another encoding has hardly any.
_DAMAGED = 0.2
# By so much more of Big5's common characters a file must have than of those of GB 2312.
_CLEARLY = 0.2


def decoded(data: bytes, name: str) -> str:
    """The text: UTF-8 with or without a mark, UTF-16 with one, else GB18030. UserError for what is none of them."""
    text = _in_utf16(data, name) if data.startswith(_UTF16) else _in_utf8(data, name)
    if text is None:
        text = _in_gb18030(data, name)
    at = text.find("\0")
    if at >= 0:
        raise _holds_nul(data, text.count("\n", 0, at) + 1, name)
    return text


def _in_utf16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        line = data[:error.start].decode("utf-16", "replace").count("\n") + 1
        raise unreadable(f"{name} 第 {line} 行：UTF-16 文本已损坏；请在表格软件中打开，另存为 UTF-8 的 CSV。",
                         f"{name}:{line}: this text in UTF-16 is damaged; open it in a spreadsheet program and save it as CSV in UTF-8.") from None


def _in_utf8(data: bytes, name: str) -> str | None:
    """The text, None where it is not in UTF-8 at all; UserError where it is but for some damaged characters."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = data[:_LOOKED_AT].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    whole = sum("\u0fff" < mark < "\uf000" for mark in text)
    if data.startswith(codecs.BOM_UTF8) or bad < _DAMAGED * whole:
        raise unreadable(f"{name} 第 {line} 行：文件是 UTF-8，但这里有损坏的字符；请从来源系统重新导出。",
                         f"{name}:{line}: the file is in UTF-8, but a character here is damaged; export it anew.")
    return None


def _in_gb18030(data: bytes, name: str) -> str:
    if _is_big5(data[:_LOOKED_AT]):
        raise _in_big5(data, name)
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        if 0 in data:
            raise _holds_nul(data, data.count(b"\n", 0, data.index(0)) + 1, name) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise unreadable(f"{name} 第 {line} 行：既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8 的 CSV。",
                         f"{name}:{line}: this is neither UTF-8 nor GB18030 text; save it as CSV in UTF-8.") from None


def _holds_nul(data: bytes, line: int, name: str) -> UserError:
    """The error for text with NUL characters: UTF-16 that does not say so, or no text."""
    if any(_reads_well(data[:_LOOKED_AT].decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")):
        return unreadable(f"{name}：像是没有标记的 UTF-16 文本；请在表格软件中打开，另存为 UTF-8 的 CSV。",
                          f"{name}: this looks like UTF-16 without a mark; open it in a spreadsheet program and save it as CSV in UTF-8.")
    return unreadable(f"{name} 第 {line} 行：有空字符（NUL，0x00），文件可能已损坏；请从来源系统重新导出。",
                      f"{name}:{line}: there is a NUL character (0x00), the file may be damaged; export it anew.")


def _reads_well(text: str) -> bool:
    """Whether nearly all characters are those of Chinese tables."""
    usual = sum(" " <= mark <= "~" or mark in "\r\n\t" or "\u3000" <= mark <= "\u303f" or "\u4e00" <= mark <= "\u9fff" or
                "\uff00" <= mark <= "\uffef" for mark in text)
    return usual > 0.9 * len(text)


def _in_big5(data: bytes, name: str) -> UserError:
    first = next((line for line in data.decode("cp950", "replace").splitlines() if line.strip()), "")
    first = "".join(filter(str.isprintable, first))[:24]
    return unreadable(f"{name}：像是 Big5（繁体中文）编码，第一行读作“{first}”；请另存为 UTF-8，或运行 iconv -f BIG5 -t UTF-8 转换后再导入。",
                      f"{name}: this looks like Big5 (traditional Chinese), its first line reads '{first}'; save it as UTF-8, or convert it "
                      "with `iconv -f BIG5 -t UTF-8`.")


def _is_big5(data: bytes) -> bool:
    """Whether the bytes are Big5 rather than GB18030: its common characters make up far more of them."""
    try:
        codecs.getincrementaldecoder("cp950")().decode(data)
    except UnicodeDecodeError:
        return False
    pairs = _pairs(data)
    if not pairs:
        return False
    in_big5 = sum(0xA440 <= pair <= 0xC67E or 0xA140 <= pair <= 0xA3BF for pair in pairs)
    in_gb = sum(pair & 0xFF >= 0xA1 and (0xB0 <= pair >> 8 <= 0xD7 or 0xA1 <= pair >> 8 <= 0xA3) for pair in pairs)
    return in_big5 - in_gb > _CLEARLY * len(pairs)


def _pairs(data: bytes) -> list[int]:
    """The characters of two bytes, as both encodings write them: a first byte above 0x80 and any second one."""
    found, at, length = [], 0, len(data)
    while at < length - 1:
        if data[at] < 0x81:
            at += 1
        else:
            found.append(data[at] << 8 | data[at + 1])
            at += 2
    return found
