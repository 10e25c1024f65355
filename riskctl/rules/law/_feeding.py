"""Whether a text ties what is taken in to how somebody is assessed or paid: by words, clause by clause."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from riskctl.model.provision import FeedingForbidden, has_word

_SENTENCE, _PART, _CLAUSE, _COLON = (re.compile(marks) for marks in ("[。！!\n]+", "[；;]+", "[，,]+", "[：:]"))
_BRACKETED = re.compile("[(（][^()（）]*[)）]")

_LONGEST = 60


def tying_part(text: str, asked: FeedingForbidden) -> str | None:
    """The first part of a sentence that ties the two and does not forbid it, if long its beginning; None where none does.

    A heading that forbids (严禁下列行为：) forbids all that its sentence lists. Cost: the length of the text, times its log.
    """
    for sentence in _SENTENCE.split(text):
        heading, *rest = _COLON.split(sentence, maxsplit=1)
        if not (rest and has_word(asked.unless, heading)):
            for part in _PART.split(sentence):
                if _ties(part, asked):
                    said = part.strip()
                    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return None


def is_the_sum(indicator: str, asked: FeedingForbidden) -> bool:
    """Whether an indicator measures how much is taken in, and nothing else of it.

    It does where after the last word for the income only words of measure follow; what is in brackets does not count.
    """
    said = _BRACKETED.sub("", indicator).strip()
    after = max((said.rfind(word) + len(word) for word in asked.income if word in said), default=None)
    if after is None or has_word(asked.unless, said[:after]):
        return False
    return re.fullmatch("(?:" + "|".join(map(re.escape, asked.measures)) + r"|[\s、，。的及和与])*", said[after:]) is not None


def _ties(part: str, asked: FeedingForbidden) -> bool:
    """Whether the part speaks of both, and forbids it neither there nor before.

    What is forbidden only afterwards is something else: 罚没收入列入考核，不得瞒报.
    """
    clauses = _CLAUSE.split(part)
    income = [at for at, clause in enumerate(clauses) if has_word(asked.income, clause)]
    feeds = [at for at, clause in enumerate(clauses) if has_word(asked.feeds, clause)]
    if not income or not feeds:
        return False
    return not any(has_word(asked.unless, clause) for clause in clauses[:_last_of_nearest(income, feeds) + 1])


def _last_of_nearest(ones: Sequence[int], others: Sequence[int]) -> int:
    """The later of the two that stand nearest to each other, one of each; of equally near ones those that end last.

    >>> _last_of_nearest([1], [0, 2]), _last_of_nearest([0, 9], [4, 8])
    (2, 9)
    """
    pairs = ((one, other) for one in ones for at in [bisect_left(others, one)] for other in others[max(at - 1, 0):at + 1])
    _, last = min((abs(one - other), -max(one, other)) for one, other in pairs)
    return -last
