"""Levels, scores and derivations in a few words, for findings and reports."""

from collections.abc import Mapping

from riskctl.model.language import Language, Text
from riskctl.model.scheme import Level, LevelScheme
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.derivation import Axis, Derivation, Reading, questions_of
from riskctl.risk.scale import mapping, scale_of

AXIS_NAMES: Mapping[Axis, Text] = {"likelihood": Text("可能性", "likelihood"), "impact": Text("影响程度", "impact")}
NO_LEVEL = Text("未定级", "no level")
NO_SCHEME = Text("没有可用的等级方案。", "There is no level scheme in force.")
_VALUES = {"high": "高", "medium": "中", "low": "低"}
_WORDS = {SchemeMethod.CLASS: Text("类别", "class"), SchemeMethod.CONSEQUENCE: Text("后果", "consequence"),
          SchemeMethod.POWER: Text("权力大小", "power held")}


def value_text(value: str, language: Language) -> str:
    """What a value of likelihood or impact is called."""
    return _VALUES.get(value, value) if language == "zh" else value


def answer_text(scheme: LevelScheme, axis: Axis, question: str, answer: str, language: Language) -> str:
    """What an answer says in Chinese where the scheme has a sentence for it; in English its id."""
    indicator = questions_of(scheme, axis).get(question)
    said = mapping(indicator.answers).get(answer) if indicator and language == "zh" else None
    return said if isinstance(said, str) else answer


def level_name(level: Level | None, language: Language) -> str:
    """What people call the level: its label; in English after its id, where that is another word."""
    if level is None:
        return NO_LEVEL.in_(language)
    return level.label if language == "zh" or level.id == level.label else f"{level.id} ({level.label})"


def level_text(scheme: LevelScheme, id: str, language: Language) -> str:
    """What people call the level with that id; the id itself if the scheme has no such level."""
    level = scale_of(scheme).level(id)
    return level_name(level, language) if level else id


def in_words(scheme: LevelScheme, derivation: Derivation, language: Language) -> str:
    """The computation in one line, such as `likelihood (single, weak) is high, impact … ; high × low gives 一`."""
    parts = [_reading(scheme, derivation.by, reading, language) for reading in derivation.readings]
    return ("，" if language == "zh" else "; ").join(parts)


def _reading(scheme: LevelScheme, by: SchemeMethod, reading: Reading, language: Language) -> str:
    match reading.of:
        case "likelihood" | "impact" as axis:
            return _axis(scheme, axis, reading, language)
        case "criteria":
            met = "、".join(reading.given) if language == "zh" else ", ".join(reading.given)
            listed = Text(f"（{met}）", f" ({met})").in_(language) if met else ""
            return Text(f"符合标准 {reading.gives} 项{listed}", f"criteria met: {reading.gives}{listed}").in_(language)
        case _:
            return _level(scheme, by, reading, language)


def _axis(scheme: LevelScheme, axis: Axis, reading: Reading, language: Language) -> str:
    name, value = AXIS_NAMES[axis].in_(language), value_text(reading.gives, language)
    if not reading.asked:
        return Text(f"{name}为{value}", f"{name} is {value}").in_(language)
    answers = [answer_text(scheme, axis, question, answer, language)
               for question, answer in zip(reading.asked, reading.given, strict=True)]
    said = "；".join(answers) if language == "zh" else ", ".join(answers)
    return Text(f"{name}为{value}（{said}）", f"{name} is {value} ({said})").in_(language)


def _level(scheme: LevelScheme, by: SchemeMethod, reading: Reading, language: Language) -> str:
    level = level_text(scheme, reading.gives, language)
    match by:
        case SchemeMethod.DECLARED:
            return Text(f"直接评定为{level}", f"declared {level}").in_(language)
        case SchemeMethod.MATRIX:
            given = " × ".join(value_text(value, language) for value in reading.given)
            return Text(f"{given} 得{level}", f"{given} gives {level}").in_(language)
        case SchemeMethod.CRITERIA:
            return Text(f"{reading.given[0]} 项得{level}", f"{reading.given[0]} gives {level}").in_(language)
        case SchemeMethod.CLASS | SchemeMethod.CONSEQUENCE | SchemeMethod.POWER:
            what = _WORDS[by].in_(language)
            return Text(f"{what}“{reading.given[0]}”得{level}", f"{what} '{reading.given[0]}' gives {level}").in_(language)
