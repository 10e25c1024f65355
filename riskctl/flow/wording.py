"""When two texts say the same: the form in which wording is compared."""

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_]+")
_WIDE_MARKS = re.compile(r"[，。、；：！？（）“”\s]+")


def without_spaces(text: str) -> str:
    """The text in one form of every character (NFKC), in lower case and without white space.

    >>> without_spaces("食品　经营 许可（ＡＢ）")
    '食品经营许可(ab)'
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare_words(text: str) -> str:
    """The letters and digits of the text alone, in one form and in lower case.

    >>> bare_words("单人核查、走过场。")
    '单人核查走过场'
    """
    words = _WIDE_MARKS.sub("", text)
    if not unicodedata.is_normalized("NFKC", words):
        words = unicodedata.normalize("NFKC", words)
    return _NO_LETTER.sub("", words).casefold()
