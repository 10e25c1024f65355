"""The words of a cell as the value of a field: levels, vocabularies, limits, days, citations, truth values."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from riskctl.exchange.wording import clean, key_of, one_line, simplified, without_brackets
from riskctl.findings import nearest
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Word
from riskctl.model.quantity import Citation, Limit, parse_citation, parse_day, parse_limit
from riskctl.model.scheme import LevelScheme
from riskctl.model.value import Choice, CitationValue, Day, Flag, LimitValue, Number, Value, Whole

_HAN_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN_NUMBER = re.compile("[〇零一二两三四五六七八九十百]+")
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "ⅰ": "1", "i": "1", "ii": "2", "iii": "3", "iv": "4",
             "v": "5", "壹": "1", "贰": "2", "叁": "3"}
_WORD_ENDS = ("风险等级", "风险点", "风险类", "风险", "等级", "类型", "级", "类", "等", "危", "度")
_LIMIT = re.compile(r"([0-9]{1,4})个?(工作日|日|天|自然日|小时|个?月)(?:内|以内|之内|办结)*\Z")
_LIMIT_UNITS = {"工作日": "workdays", "日": "days", "天": "days", "自然日": "days", "小时": "hours", "月": "months", "个月": "months"}
_LIMIT_WORDS = {"workdays": "个工作日", "days": "日", "hours": "小时", "months": "个月"}
_DAY = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?(?: 00:00:00)?\Z")
# As SAP writes them: the day first, with full stops, or digits alone.
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\Z")
_DAY_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_YES, _NO = frozenset(("是", "有", "true", "yes", "y", "1", "对", "√", "✓")), frozenset(("否", "无", "不是", "false", "no", "n", "0", "×"))
_LAW = re.compile(r"《?(?:中华人民共和国)?(?P<law>[^《》()（）〔〕\s，,。；;]+)》?\s*(?:[(（](?P<version>[0-9]{4})年?[^()（）]{0,8}[)）])?\s*"
                  r"第(?P<article>[0-9〇零一二两三四五六七八九十百]+)条(?:第(?P<paragraph>[0-9一二三四五六七八九十]+)款)?"
                  r"(?:第?[(（]?(?P<item>[0-9一二三四五六七八九十]+)[)）]?项)?[。；;，,]?\Z")


OPEN = "?"
"""What a mapping says of a word of which people are to say what it means."""


class Unfit(NamedTuple):
    """Why the words are no value, in both languages, with what was probably meant."""

    zh: str
    en: str


class Vocabulary:
    """Words and the values that they stand for, found whatever their script, width, spacing or ending."""

    def __init__(self, values: Mapping[str, str], shown: Iterable[str]) -> None:
        self.shown = tuple(shown)
        self._exact = {_exactly(word): value for word, value in values.items()}
        self._stems: dict[str, str | None] = {}
        for word, value in values.items():
            stem = _stem(word)
            self._stems[stem] = value if self._stems.get(stem, value) == value else None

    def value(self, text: str) -> str | None:
        """The value that the words stand for."""
        for form in (text, without_brackets(text)):
            if (found := self._exact.get(_exactly(form))) is not None:
                return found
            if (stem := _stem(form)) and (by_stem := self._stems.get(stem)) is not None:
                return by_stem
        return None

    def near(self, text: str) -> str:
        """The known word that is most like it: one of which it is a longer form, else the nearest in spelling."""
        within = [word for word in self.shown if word and (word in text or key_of(word) in key_of(text))]
        return within[0] if within else nearest(text, self.shown)


def _exactly(word: str) -> str:
    """A word as it is compared: stars and other signs as they stand."""
    return key_of(word) or word.strip()


def _stem(word: str) -> str:
    """A word without the ending that says what it is a word for, numerals as digits.

    >>> _stem("高风险"), _stem("Ⅰ级"), _stem("一級"), _stem("岗位职责风险")
    ('高', '1', '1', '岗位职责')
    """
    stem = key_of(word)
    for end in _WORD_ENDS:
        if stem.endswith(end) and len(stem) > len(end):
            stem = stem.removesuffix(end)
    return _NUMERALS.get(stem, stem)


def _meant(more: Mapping[str, str], values: Mapping[str, str]) -> Mapping[str, str]:
    """The words of a mapping with the values that they stand for, given as such or in words that are known; none for those left open."""
    known = Vocabulary(values, ())
    return {word: known.value(value) or value for word, value in more.items() if value != OPEN}


def words_of(value: Value[Any] | None, more: Mapping[str, str]) -> Vocabulary:
    """The words for the values of a closed vocabulary, and more that a mapping gives."""
    return vocabulary_of((word for word in value.words) if isinstance(value, Choice) else (), more)


def vocabulary_of(words: Iterable[Word], more: Mapping[str, str]) -> Vocabulary:
    """The words for the members of a vocabulary, in both languages, and more that a mapping gives."""
    held = list(words)
    values = {name: str(word.value) for word in held for name in (str(word.value), word.en, word.zh)}
    return Vocabulary({**values, **_meant(more, values)}, [word.zh for word in held])


def levels_of(catalog: Catalog, more: Mapping[str, str]) -> Vocabulary:
    """The words for the levels of the scheme in force; a numeral means a level only where the scheme has it."""
    return _levels(catalog.level_scheme, more)


def schemes_with(catalog: Catalog, text: str) -> tuple[str, ...]:
    """The other level schemes of risk points, the catalog's own first, in which the words are a level."""
    held = {**catalog.level_schemes, **catalog.shipped.level_schemes}
    inforce = catalog.level_scheme.id if catalog.level_scheme else ""
    return tuple(id for id, one in held.items() if one.is_of_risk and id != inforce and _levels(one, {}).value(text))


def _levels(scheme: LevelScheme | None, more: Mapping[str, str]) -> Vocabulary:
    entries = scheme.levels if scheme else ()
    values: dict[str, str] = {}
    for at, entry in enumerate(entries):
        if entry.id:
            stars = entry.stars if entry.stars is not None else max(0, 3 - at)
            label = entry.label or entry.id
            values |= {name: entry.id for name in (entry.id, label, without_brackets(label), "★" * stars) if name}
    return Vocabulary({**values, **_meant(more, values)}, [entry.label or entry.id or "" for entry in entries])


def types_of(catalog: Catalog, more: Mapping[str, str]) -> Vocabulary:
    """The words for classes of powers, of the national scheme first."""
    values: dict[str, str] = {}
    shown: list[str] = []
    for scheme, types in catalog.shipped.type_schemes.items():
        for one in types.values():
            for word in (f"{scheme}:{one.id}", one.name.zh, one.name.en, one.id):
                values.setdefault(word, f"{scheme}:{one.id}")
            shown.append(one.name.zh)
    return Vocabulary({**values, **_meant(more, values)}, dict.fromkeys(shown))


def national_codes(catalog: Catalog) -> Mapping[str, str]:
    """The numbers of the national list and the classes that they stand for, with and without the zero."""
    national = catalog.shipped.type_schemes.get("national", {})
    found = {one.code: f"national:{one.id}" for one in national.values() if one.code}
    return {**found, **{code.lstrip("0"): value for code, value in found.items()}}


def han_number(text: str) -> int:
    """A number in Chinese or Arabic digits.

    >>> han_number("二十一"), han_number("一百零二"), han_number("42"), han_number("十")
    (21, 102, 42, 10)
    """
    if text.isdecimal():
        return int(text)
    total, held = 0, 0
    for mark in text:
        if mark in _HAN_DIGITS:
            held = _HAN_DIGITS[mark]
        else:
            total += (held or 1) * (10 if mark == "十" else 100)
            held = 0
    return total + held


def typed(text: str, value: Value[Any] | None) -> object | Unfit:
    """The value of a limit, day, number, truth value or citation; Unfit for words that are none."""
    plain = one_line(unicodedata.normalize("NFKC", text))
    match value:
        case LimitValue():
            return limit_of(plain)
        case Day():
            return day_of(plain)
        case CitationValue():
            return citation_of(text)
        case Flag():
            known = plain.casefold()
            return known in _YES if known in _YES | _NO else Unfit("应为“是”或“否”", "it should say yes or no")
        case Whole():
            return int(plain) if plain.isdecimal() else Unfit("应为整数", "it should be a whole number")
        case Number():
            return _number_of(plain)
        case _:
            return plain


def _number_of(text: str) -> object | Unfit:
    try:
        number = float(text.replace(",", "").removesuffix("%"))
    except ValueError:
        return Unfit("应为数字", "it should be a number")
    return int(number) if number.is_integer() else number


def limit_of(text: str) -> str | Unfit:
    """The one spelling of a limit of time that tables write in many ways.

    >>> limit_of("20个工作日"), limit_of("三个月"), limit_of("5天内")
    ('20 workdays', '3 months', '5 days')
    """
    if isinstance(known := parse_limit(text), Limit):
        return str(known)
    arabic = _HAN_NUMBER.sub(lambda found: str(han_number(found[0])), simplified("".join(text.split())))
    found = _LIMIT.match(arabic)
    if found is None or not int(found[1]):
        return Unfit("应为时限，如 20个工作日", "it should be a limit such as 20 workdays")
    return str(Limit(int(found[1]), _LIMIT_UNITS[found[2]]))  # type: ignore[arg-type] # the table has these units only


def limit_words(limit: str, language: Language) -> str:
    """A limit as a table says it."""
    known = parse_limit(limit)
    return f"{known.amount}{_LIMIT_WORDS[known.unit]}" if isinstance(known, Limit) and language == "zh" else limit


def day_of(text: str) -> str | Unfit:
    """A day as YYYY-MM-DD; what may be a day or a month first, as in 03/04/2024, is none.

    >>> day_of("2024年3月1日"), day_of("2024.3.1"), day_of("01.03.2024"), day_of("20240301")
    ('2024-03-01', '2024-03-01', '2024-03-01', '2024-03-01')
    """
    found = _DAY.match("".join(text.split()) if "年" in text else text) or _DAY_DIGITS.match(text)
    year, month, day = found.groups() if found else reversed(first.groups()) if (first := _DAY_FIRST.match(text)) else ("", "", "")
    shown = f"{year}-{int(month):02}-{int(day):02}" if year else text
    return shown if isinstance(parse_day(shown), date) else Unfit("应为日期，如 2024-03-01", "it should be a date such as 2024-03-01")


def citation_of(text: str) -> str | Unfit:
    """The one spelling of a legal citation.

    >>> citation_of("《中华人民共和国行政许可法》（2019年修正）第四十二条第一款")
    '行政许可法(2019)第42条第1款'
    """
    plain = clean(text)
    if isinstance(parse_citation(plain), Citation):
        return plain
    found = _LAW.match("".join(plain.split()))
    if found is None:
        return Unfit("不是“法名(版本)第N条”那样的依据", "it is no citation such as 法名(版本)第N条")
    parts = [found["law"], f"({found['version']})" if found["version"] else ""]
    parts += [f"第{han_number(found[name])}{word}" for name, word in (("article", "条"), ("paragraph", "款"), ("item", "项")) if found[name]]
    shown = "".join(parts)
    return shown if isinstance(parse_citation(shown), Citation) else Unfit("不是规范的依据", "it is no proper citation")
