"""How much a table may hold before reading stops, so that no file can exhaust the memory."""

from dataclasses import dataclass

from riskctl.errors import UserError


@dataclass(frozen=True, slots=True)
class Bounds:
    """Upper bounds of a table that is read; `rows` are those with text, `lines` counts the blank ones of a text as well."""

    file_bytes: int = 128 * 1024 * 1024
    part_bytes: int = 1024 * 1024 * 1024
    ratio: int = 250
    ratio_from: int = 4 * 1024 * 1024
    rows: int = 200_000
    lines: int = 1_048_576
    columns: int = 512
    cells: int = 4_000_000
    characters: int = 256 * 1024 * 1024
    cell_characters: int = 32_767
    sheets: int = 200
    merged: int = 200_000


BOUNDS = Bounds()


def unreadable(zh: str, en: str) -> UserError:
    """The error for a table that cannot be read (exit 3)."""
    return UserError(zh, en, unreadable=True)


def too_many(name: str, what_zh: str, what_en: str, most: int) -> UserError:
    """The error for a table with more of something than is read."""
    return unreadable(f"{name}：{what_zh}超过 {most:,}，不读取；请拆成几个文件，或删去表格下方和右侧只有格式的空白区域。",
                      f"{name}: there are more than {most:,} {what_en}, so it is not read; split the file, or delete the "
                      "formatted blank area below and beside the table.")


def too_far(name: str, at_zh: str, at_en: str, most: int) -> UserError:
    """The error for a table with text beyond the last column that is read: most often something typed by mistake."""
    return unreadable(f"{name}：{at_zh}的内容超出了第 {most} 列，不读取；多半是误输入，请删去后再导入。",
                      f"{name}: {at_en} has text beyond column {most}, so it is not read; most likely it was typed by mistake: delete it.")


def too_long(name: str, line: int, most: int) -> UserError:
    """The error for a field of a text that is longer than any cell can be: most often a quotation mark is missing."""
    return unreadable(f"{name} 第 {line} 行：有一格超过 {most:,} 个字，不读取；多半是引号不成对，请检查这一行及以后的引号。",
                      f"{name}:{line}: a field has more than {most:,} characters, so the file is not read; most likely a quotation mark "
                      "is missing: check those from this line on.")
