"""Did you mean: the known word that is nearest to a misspelt one."""

from collections.abc import Iterable

_LEAST = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty string if none is like enough; ties go to the first by order.

    >>> nearest("windwo", ["window", "reviewer"])
    'window'
    >>> nearest("x", ["window"])
    ''
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    best, best_ratio = "", _LEAST
    for candidate in known:
        if candidate == word:
            continue
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best
