"""The small languages inside strings: limits, days and legal citations.

Each parser takes the text and returns its value, or a `Misspelling` that says at which character it stopped.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

LimitUnit = Literal["workdays", "days", "hours", "months"]
LIMIT_UNITS: tuple[LimitUnit, ...] = ("workdays", "days", "hours", "months")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """Where (0-based character) a text stops being of its form, and what was expected there."""

    offset: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time in the unit it was written in; units are never converted into one another."""

    amount: int
    unit: LimitUnit

    def __str__(self) -> str:
        """The one spelling of the limit."""
        return f"{self.amount} {self.unit if self.amount != 1 else self.unit.removesuffix('s')}"


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a version of a law, or a document by its number (then only `law` is set)."""

    law: str
    version: str | None = None
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    is_document: bool = False


_LIMIT = re.compile(r"([1-9][0-9]{0,5}) (workdays?|days?|hours?|months?)\Z")
_LONGEST_AMOUNT = 6
_FRACTION = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DOCUMENT = re.compile(r"[^\s()（）〔〕]+〔(?:19|20)[0-9]{2}〕[0-9]+号\Z")
_LAW = re.compile(r"(?P<law>[^\s()（）〔〕，,。；;]+?)(?:\((?P<version>[0-9]{4}[^()\s]{0,12})\))?"
                  r"第(?P<article>[1-9][0-9]{0,3})条(?:第(?P<paragraph>[1-9][0-9]{0,2})款)?"
                  r"(?:第(?P<item>[1-9][0-9]{0,2})项)?\Z")
_FULLWIDTH = str.maketrans("（）０１２３４５６７８９", "()0123456789")
_CHINESE_NUMERAL = re.compile(r"第[一二三四五六七八九十百零〇]+[条款项]")


@lru_cache(maxsize=4096)
def parse_limit(text: str) -> Limit | Misspelling:
    """The limit that the text spells, such as `5 workdays`."""
    found = _LIMIT.match(text)
    if found:
        unit = found[2] if found[2].endswith("s") else found[2] + "s"
        for known in LIMIT_UNITS:
            if known == unit:
                return Limit(int(found[1]), known)
    digits = re.match(r"[1-9][0-9]*", text)
    if digits is None:
        return Misspelling(0, "这里应是正整数", "a positive whole number was expected")
    if digits.end() > _LONGEST_AMOUNT:
        return Misspelling(0, f"数字太大，最多 {_LONGEST_AMOUNT} 位", f"the number is too large: it has at most {_LONGEST_AMOUNT} digits")
    if not text[digits.end():].startswith(" "):
        return Misspelling(digits.end(), "数字后应空一格再写单位", "one space was expected after the number")
    return Misspelling(digits.end() + 1, "单位应是 workdays、days、hours 或 months",
                       "the unit is one of workdays, days, hours, months")


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date | Misspelling:
    """The day that the text spells as YYYY-MM-DD."""
    if not _DAY.match(text):
        return Misspelling(0, "日期应写作 YYYY-MM-DD", "a date is written YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Misspelling(5, "没有这一天", "there is no such day")


@lru_cache(maxsize=4096)
def parse_citation(text: str) -> Citation | Misspelling:
    """The article or document that the text cites, such as `行政许可法(2019)第42条第1款` or `税总发〔2017〕22号`."""
    if _DOCUMENT.match(text):
        return Citation(text, is_document=True)
    found = _LAW.match(text)
    if found is None:
        return _where_citation_fails(text)
    number = {name: int(found[name]) if found[name] else None for name in ("article", "paragraph", "item")}
    return Citation(found["law"], found["version"], number["article"], number["paragraph"], number["item"])


def _where_citation_fails(text: str) -> Misspelling:
    chinese = _CHINESE_NUMERAL.search(text)
    if chinese:
        return Misspelling(chinese.start(), "条、款、项用阿拉伯数字，如“第42条”", "articles are written in Arabic digits, as in 第42条")
    if text.translate(_FULLWIDTH) != text:
        wide = next(at for at, (a, b) in enumerate(zip(text, text.translate(_FULLWIDTH), strict=True)) if a != b)
        return Misspelling(wide, "括号和数字用半角", "brackets and digits are the ASCII ones")
    if "〔" in text or text.endswith("号"):
        return Misspelling(0, "文号应写作“税总发〔2017〕22号”", "a document number is written as in 税总发〔2017〕22号")
    article = re.search(r"第[0-9]+条", text)
    if article is None:
        return Misspelling(len(text), "缺少“第N条”", "the article (第N条) is missing")
    return Misspelling(article.end(), "条之后只能是“第N款”“第N项”", "only 第N款 and 第N项 may follow the article")


@lru_cache(maxsize=256)
def parse_fraction(text: str) -> tuple[int, int] | Misspelling:
    """The two numbers of a fraction such as `2/3`, which is at most 1."""
    found = _FRACTION.match(text)
    if found is None:
        begin = re.match(r"[1-9][0-9]?/?", text)
        return Misspelling(begin.end() if begin else 0, "应为人数或分数（如 2/3）", "a number or a fraction such as 2/3 was expected")
    if int(found[1]) > int(found[2]):
        return Misspelling(0, "分数不能大于 1", "the fraction is more than 1")
    return int(found[1]), int(found[2])


def is_fraction(text: object) -> bool:
    """Whether the text is a fraction (other types are left to the type check)."""
    return not isinstance(text, str) or isinstance(parse_fraction(text), tuple)


def is_limit(text: object) -> bool:
    """Whether the text is a limit (other types are left to the type check)."""
    return not isinstance(text, str) or isinstance(parse_limit(text), Limit)


def is_day(text: object) -> bool:
    """Whether the text is a day of the calendar (other types are left to the type check)."""
    return not isinstance(text, str) or isinstance(parse_day(text), date)


def is_citation(text: object) -> bool:
    """Whether the text is a citation (other types are left to the type check)."""
    return not isinstance(text, str) or isinstance(parse_citation(text), Citation)
