"""What a change does to staffing and collusion, put into words and into JSON keys."""

from collections.abc import Callable, Iterator, Sequence

from riskctl.collusion.answer import Collusion, Question
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.review.carrying import Answer, Carrying, Turn
from riskctl.review.review import Review
from riskctl.staffing.answer import Staffing
from riskctl.staffing.words import people_words, reason

_WORSE, _BETTER = Text("变差", "worse"), Text("变好", "better")
_UNKNOWN, _NONE = Text("未判定", "not decided"), Text("无", "none")
_MOST_NAMES = 6
_OPENING = {"zh": "（", "en": " ("}
"""What separates the figure from the names."""


def staffing_line(turn: Turn[Staffing], review: Review, language: Language) -> str:
    """Whether the power can be staffed and how many absences it survives, before and after."""
    said = [_absence(answer, catalog, language) for answer, catalog in _sides(turn, review)]
    return _line(turn.power, turn.is_worse, review, language, [" → ".join(said)])


def collusion_line(turn: Turn[Collusion], review: Review, language: Language) -> str:
    """Of how many it takes to carry the power through, and whether control can be gone round, what is another than before."""
    parts = []
    for title, words in ((Text("最少人数", "fewest people"), _number), (Text("没有规则时", "without rules"), _without_rules),
                         (Text("绕过控制", "way round control"), _bypass)):
        before, after = (words(answer, catalog, language) for answer, catalog in _sides(turn, review))
        if before.partition(_OPENING[language])[0] != after.partition(_OPENING[language])[0]:
            parts.append(f"{title.in_(language)} {before} → {after}")
    return _line(turn.power, turn.is_worse, review, language, parts)


def notes(carrying: Carrying, language: Language) -> Iterator[str]:
    """What was not worked out, and why."""
    number = len(carrying.left_out)
    if carrying.is_withheld:
        yield Text(f"有文件未能读取，{number} 个可能受影响的事项没有比较人员配备和串通人数",
                   f"files were not read, so that staffing and collusion of {number} powers that may be touched were not compared"
                   ).in_(language)
    elif number:
        yield Text(f"可能受影响的事项还有 {number} 个没有核算（用 --deep 全部核算）",
                   f"powers that may be touched and were not worked out: {number} (--deep works out all)").in_(language)


def staffing_turns(review: Review) -> list[dict[str, object]]:
    """The powers of which staffing changed, as JSON keys."""
    from riskctl.report.staffing import staffing_object

    return _objects(review.carrying.staffing if review.carrying else (), review, staffing_object)


def collusion_turns(review: Review) -> list[dict[str, object]]:
    """The powers of which collusion or bypass changed, as JSON keys."""
    from riskctl.report.colluding import collusion_object

    return _objects(review.carrying.collusion if review.carrying else (), review, lambda answer, _: collusion_object(answer))


def _objects(turns: tuple[Turn[Answer], ...], review: Review,
             of: Callable[[Answer, Catalog], dict[str, object]]) -> list[dict[str, object]]:
    base, head = review.comparison.base, review.comparison.head
    return [{"power": turn.power, "before": None if turn.before is None else of(turn.before, base),
             "after": None if turn.after is None else of(turn.after, head), "worse": turn.is_worse} for turn in turns]


def _sides(turn: Turn[Answer], review: Review) -> tuple[tuple[Answer | None, Catalog], tuple[Answer | None, Catalog]]:
    return (turn.before, review.comparison.base), (turn.after, review.comparison.head)


def _line(power: str, is_worse: bool | None, review: Review, language: Language, parts: Sequence[str]) -> str:
    base, head = review.comparison.base, review.comparison.head
    label = (head if power in head.powers else base).label_of(power)
    name = Text(f"{label}（{power}）：", f"{label} ({power}): ").in_(language)
    signs = [] if is_worse is None else [(_WORSE if is_worse else _BETTER).in_(language)]
    return name + Text("；", "; ").in_(language).join((*parts, *signs))


def _absence(answer: Staffing | None, catalog: Catalog, language: Language) -> str:
    if answer is None:
        return _NONE.in_(language)
    if answer.is_satisfiable is None:
        return _UNKNOWN.in_(language)
    if not answer.is_satisfiable:
        why = reason(answer, catalog)
        return Text(f"配不齐（{why.zh}）", f"cannot be staffed ({why.en})").in_(language)
    if answer.resilience is None:
        least = answer.survives
        return Text("不需本单位人员", "needs nobody of the bureau").in_(language) if least is None else \
            Text(f"至少可缺 {least} 人", f"survives at least {least} absent").in_(language)
    without = _names(answer.breaking, catalog, language)
    return Text(f"可缺 {answer.resilience} 人（缺{without}就办不成）",
                f"survives {answer.resilience} absent (not without {without})").in_(language)


def _number(answer: Collusion | None, catalog: Catalog, language: Language) -> str:
    if answer is None or answer.number is None:
        return (_UNKNOWN if answer is not None and Question.NUMBER in answer.open else _NONE).in_(language)
    who = _names(answer.people, catalog, language)
    return Text(f"{answer.number}（{who}）", f"{answer.number} ({who})").in_(language)


def _without_rules(answer: Collusion | None, catalog: Catalog, language: Language) -> str:
    if answer is None or answer.without_rules is None:
        return (_UNKNOWN if answer is not None and Question.WITHOUT_RULES in answer.open else _NONE).in_(language)
    return str(answer.without_rules)


def _bypass(answer: Collusion | None, catalog: Catalog, language: Language) -> str:
    if answer is None or answer.bypass is None:
        return (_UNKNOWN if answer is not None and Question.BYPASS in answer.open else _NONE).in_(language)
    run = Text("、", ", ").in_(language).join(catalog.label_of(step).rpartition("/")[2] for step in answer.bypass)
    return Text(f"有（{run}）", f"yes ({run})").in_(language)


def _names(people: Sequence[str], catalog: Catalog, language: Language) -> str:
    """The people by name; of many the first, and how many there are."""
    shown = people_words(people[:_MOST_NAMES], catalog, language)
    return shown if len(people) <= _MOST_NAMES else f"{shown}{Text(f'等 {len(people)} 人', f' and {len(people) - _MOST_NAMES} more').in_(language)}"
