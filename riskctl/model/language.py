"""Text that exists in both languages, and closed vocabularies whose members have a name in each."""

from enum import Enum
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """One text in Chinese and English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in that language."""
        return self.zh if language == "zh" else self.en


class Word(Enum):
    """A closed vocabulary; each member is written (value, Chinese, English)."""

    zh: str
    en: str

    # Members always have both names; the defaults let `Severity("error")`, which looks a member up, pass for a call.
    def __new__(cls, value: str, zh: str = "", en: str = "") -> "Word":
        """A member whose value is what stands in the catalog."""
        member = object.__new__(cls)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    __hash__ = object.__hash__  # A member is equal to itself alone; that of Enum is a function in Python, and slow.

    def in_(self, language: Language) -> str:
        """The member's name in that language."""
        return self.zh if language == "zh" else self.en
