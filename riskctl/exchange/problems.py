"""What is wrong with a table, by cell, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.model.language import Language
from riskctl.model.vocabulary import Severity

_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or doubtful; `at` is the address of a cell, or names the column or sheet."""

    severity: Severity
    at: str
    zh: str
    en: str

    def line(self, language: Language) -> str:
        """The problem in one line, its address before it."""
        said = self.zh if language == "zh" else self.en
        mark = "：" if language == "zh" else ": "
        return f"{self.at}{mark}{said}" if self.at else said


def listed_rows(rows: Sequence[int], mark: str) -> str:
    """The numbers of rows as people count them, the first of them where there are many."""
    return mark.join([str(row + 1) for row in rows[:_MOST_ROWS]] + ["…"] * (len(rows) > _MOST_ROWS))
