"""A derivation in a few words, for findings and reports."""

from riskctl.model.language import Language, Text
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.derivation import AXES, Derivation, Reading, questions_of
from riskctl.risk.scale import mapping, scale_of

_AXES = {"likelihood": Text("可能性", "likelihood"), "impact": Text("影响程度", "impact")}
_VALUES = {"high": "高", "medium": "中", "low": "低"}
_WORDS = {SchemeMethod.CLASS: Text("类别", "class"), SchemeMethod.CONSEQUENCE: Text("后果", "consequence"),
          SchemeMethod.POWER: Text("权力大小", "power held")}


def value_text(value: str, language: Language) -> str:
    """What a value of likelihood or impact is called."""
    return _VALUES.get(value, value) if language == "zh" else value


def answer_text(scheme: LevelScheme, question: str, answer: str, language: Language) -> str:
    """What an answer says in Chinese where the scheme has a sentence for it; in English its id."""
    for axis in AXES:
        indicator = questions_of(scheme, axis).get(question)
        said = mapping(indicator.answers).get(answer) if indicator and language == "zh" else None
        if isinstance(said, str):
            return said
    return answer


def level_text(scheme: LevelScheme, id: str, language: Language) -> str:
    """The label of a level, with its id where that is another word; in English the id goes first."""
    level = scale_of(scheme).level(id)
    if level is None or level.label == id:
        return id
    return level.label if language == "zh" else f"{id} ({level.label})"


def in_words(scheme: LevelScheme, derivation: Derivation, language: Language) -> str:
    """The computation in one line, such as `likelihood (single, weak) is high, impact … ; high × low gives 一`."""
    parts = [_reading(scheme, derivation.by, reading, language) for reading in derivation.readings]
    return ("，" if language == "zh" else "; ").join(parts)


def _reading(scheme: LevelScheme, by: SchemeMethod, reading: Reading, language: Language) -> str:
    match reading.of:
        case "likelihood" | "impact":
            return _axis(scheme, reading, language)
        case "criteria":
            met = "、".join(reading.given) if language == "zh" else ", ".join(reading.given)
            listed = Text(f"（{met}）", f" ({met})").in_(language) if met else ""
            return Text(f"符合标准 {reading.gives} 项{listed}", f"criteria met: {reading.gives}{listed}").in_(language)
        case _:
            return _level(scheme, by, reading, language)


def _axis(scheme: LevelScheme, reading: Reading, language: Language) -> str:
    name, value = _AXES[reading.of].in_(language), value_text(reading.gives, language)
    if not reading.asked:
        return Text(f"{name}为{value}", f"{name} is {value}").in_(language)
    answers = [answer_text(scheme, question, answer, language)
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
