"""The level that a scheme gives a risk point by its method, with every step of the computation as data."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Literal, NamedTuple

from riskctl.model.risk import RiskPoint, Scoring
from riskctl.model.scheme import Indicator, Level, LevelScheme
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.scale import Scale, mapping, scale_of

Axis = Literal["likelihood", "impact"]
AXES: tuple[Axis, ...] = ("likelihood", "impact")


class Reason(Enum):
    """Why a scheme gives a risk point no level."""

    UNKNOWN = "unknown"
    """What the risk point says is none of what the scheme knows."""
    UNANSWERED = "unanswered"
    """The scheme asks what the risk point does not say."""
    NOT_IN_TABLE = "not_in_table"
    """A table of the scheme has no entry, or names a level that the scheme does not have."""
    NONE_MET = "none_met"
    """No criterion is met, and the scheme has no level for that."""


class Trouble(NamedTuple):
    """What stands between a risk point and its level: where in the risk point, what it says, what may be said."""

    reason: Reason
    path: tuple[str, ...]
    value: str = ""
    known: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One step of a computation: what was given, in the order of the scheme's questions, and what that gives.

    `of` is the name of what is worked out: `likelihood`, `impact`, `criteria` (a count), or `level`. `asked` holds the
    ids of the questions, where there are any; for criteria it holds those that are met.
    """

    of: str
    given: tuple[str, ...]
    gives: str
    asked: tuple[str, ...] = ()


class Derivation(NamedTuple):
    """How a scheme arrives at the level of a risk point. `level` is None where it gives none; `troubles` say why."""

    scheme: str
    by: SchemeMethod
    readings: tuple[Reading, ...] = ()
    level: Level | None = None
    troubles: tuple[Trouble, ...] = ()


def derive(scheme: LevelScheme, point: RiskPoint) -> Derivation | None:
    """The level that the scheme gives the risk point; None if the point holds nothing of what the scheme reads.

    A scheme by declaration reads `level` (or `also`, where the point names the scheme there); one by class `class`;
    the others what stands in `scoring`. A value of likelihood or impact may be written itself, or as the answers to the
    scheme's questions. A criterion that is not written is not met. Nothing is guessed: what is unknown or missing is a
    trouble, and then there is no level.
    """
    scale = scale_of(scheme)
    match scheme.by:
        case None:
            return None
        case SchemeMethod.DECLARED:
            return _declared(scale, point)
        case SchemeMethod.CLASS:
            return _looked_up(scale, scheme.by, point.risk_class, ("class",))
        case SchemeMethod.CONSEQUENCE | SchemeMethod.POWER:
            written = point.scoring.consequence if scheme.by is SchemeMethod.CONSEQUENCE and point.scoring else None
            if scheme.by is SchemeMethod.POWER and point.scoring:
                written = point.scoring.power
            return _looked_up(scale, scheme.by, written, ("scoring", scheme.by.value))
        case SchemeMethod.CRITERIA:
            return _counted(scale, point.scoring)
        case SchemeMethod.MATRIX:
            return _remembered(scale, point.scoring)


def _declared(scale: Scale, point: RiskPoint) -> Derivation | None:
    elsewhere = (point.also or {}).get(scale.scheme.id)
    written = elsewhere or point.level
    if written is None:
        return None
    level = scale.level(written)
    path = ("also", scale.scheme.id) if elsewhere else ("level",)
    troubles = () if level else (Trouble(Reason.UNKNOWN, path, written, tuple(scale.by_id)),)
    return Derivation(scale.scheme.id, SchemeMethod.DECLARED, (Reading("level", (written,), written),), level, troubles)


def _looked_up(scale: Scale, by: SchemeMethod, written: str | None, path: tuple[str, ...]) -> Derivation | None:
    """By one word and a table."""
    if written is None:
        return None
    table = mapping(scale.scheme.table)
    if written not in table and written not in (scale.scheme.classes or {}):
        known = tuple(dict.fromkeys((*table, *(scale.scheme.classes or {}))))
        return Derivation(scale.scheme.id, by, troubles=(Trouble(Reason.UNKNOWN, path, written, known),))
    return _concluded(scale, by, (), (written,), table.get(written))


def _counted(scale: Scale, scoring: Scoring | None) -> Derivation | None:
    """By how many criteria are met."""
    met = scoring.criteria if scoring else None
    if met is None:
        return None
    by, known = SchemeMethod.CRITERIA, tuple(scale.scheme.criteria or {})
    unknown = tuple(Trouble(Reason.UNKNOWN, ("scoring", "criteria", id), id, known) for id in met if id not in known)
    if unknown:
        return Derivation(scale.scheme.id, by, troubles=unknown)
    counted = tuple(id for id in known if met.get(id))
    count = str(len(counted))
    reading = Reading("criteria", counted, count, counted)
    table = mapping(scale.scheme.table)
    if not counted and "0" not in table:
        return Derivation(scale.scheme.id, by, (reading,), None, (Trouble(Reason.NONE_MET, ("scoring", "criteria")),))
    return _concluded(scale, by, (reading,), (count,), table.get(count))


def _remembered(scale: Scale, scoring: Scoring | None) -> Derivation | None:
    """By likelihood and impact; the same answers are looked up once."""
    if scoring is None:
        return None
    key = tuple(repr(scoring.node.get(axis)) for axis in AXES)
    if key not in scale.known:
        scale.known[key] = _by_matrix(scale, scoring)
    return scale.known[key]


def _by_matrix(scale: Scale, scoring: Scoring) -> Derivation | None:
    """By likelihood and impact, each a value or answers that the scheme combines into one."""
    if all(scoring.lacks(axis) for axis in AXES):
        return None
    read = [_axis(scale.scheme, scoring, axis) for axis in AXES]
    readings = tuple(one for one in read if isinstance(one, Reading))
    if len(readings) < len(AXES):
        troubles = tuple(each for one in read if not isinstance(one, Reading) for each in one)
        return Derivation(scale.scheme.id, SchemeMethod.MATRIX, readings, None, troubles)
    values = tuple(reading.gives for reading in readings)
    found = mapping(mapping(scale.scheme.table).get(values[0])).get(values[1])
    return _concluded(scale, SchemeMethod.MATRIX, readings, values, found)


def _axis(scheme: LevelScheme, scoring: Scoring, axis: Axis) -> Reading | tuple[Trouble, ...]:
    """The value of likelihood or impact."""
    written = scoring.node.get(axis)
    questions = questions_of(scheme, axis)
    if isinstance(written, Mapping):
        return _combined(scheme, axis, written, questions)
    value, known = word(written), values_of(scheme, axis)
    if value is None:
        return (Trouble(Reason.UNANSWERED, ("scoring", axis), "", known),)
    if value not in known:
        return (Trouble(Reason.UNKNOWN, ("scoring", axis), value, known),)
    return Reading(axis, (value,), value)


def _combined(scheme: LevelScheme, axis: Axis, written: Mapping[str, object],
              questions: Mapping[str, Indicator]) -> Reading | tuple[Trouble, ...]:
    """The value that the answers give, or every answer that is unknown or missing."""
    path = ("scoring", axis)
    troubles = [Trouble(Reason.UNKNOWN, (*path, id), id, tuple(questions))
                for id in written if id not in questions and not id.startswith("x-")]
    answers = {id: word(written.get(id)) for id in questions}
    for id, answer in answers.items():
        known = answers_of(questions[id])
        if answer is None:
            troubles.append(Trouble(Reason.UNANSWERED, (*path, id), id, known))
        elif answer not in known:
            troubles.append(Trouble(Reason.UNKNOWN, (*path, id), answer, known))
    if troubles:
        return tuple(troubles)
    given = tuple(answer for answer in answers.values() if answer is not None)
    value = combine(scheme, axis, given)
    if value is None:
        return (Trouble(Reason.NOT_IN_TABLE, path, ", ".join(given)),)
    return Reading(axis, given, value, tuple(questions))


def _concluded(scale: Scale, by: SchemeMethod, readings: tuple[Reading, ...], given: tuple[str, ...],
               found: object) -> Derivation:
    """What the last table gives."""
    level = scale.level(found)
    if level is None:
        return Derivation(scale.scheme.id, by, readings, None, (Trouble(Reason.NOT_IN_TABLE, (), ", ".join(given)),))
    return Derivation(scale.scheme.id, by, (*readings, Reading("level", given, level.id)), level)


def combine(scheme: LevelScheme, axis: Axis, answers: Iterable[str]) -> str | None:
    """What the scheme's `combine` table makes of the answers, one table deeper for each question; None if nothing."""
    here: object = mapping(scheme.combine).get(axis)
    for answer in answers:
        here = mapping(here).get(answer)
    return word(here)


def questions_of(scheme: LevelScheme, axis: Axis) -> Mapping[str, Indicator]:
    """The questions for likelihood or impact by id, in the order of the scheme."""
    return (getattr(scheme.indicators, axis) if scheme.indicators else None) or {}


def answers_of(indicator: Indicator) -> tuple[str, ...]:
    """The answers that a question takes; they are written as a list, or as a mapping with a sentence for each."""
    answers = indicator.answers
    return tuple(found for answer in answers if (found := word(answer))) if isinstance(answers, Mapping | list) else ()


def values_of(scheme: LevelScheme, axis: Axis) -> tuple[str, ...]:
    """The values of likelihood or impact that the scheme's table knows, in its order."""
    table = mapping(scheme.table)
    if axis == "likelihood":
        return tuple(table)
    return tuple(dict.fromkeys(value for row in table.values() for value in mapping(row)))


def word(value: object) -> str | None:
    """The word or whole number that was written, as a word; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None
