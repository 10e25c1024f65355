"""Sentences: a message of a rule with its values put in, in one language.

Beside those of `str.format`, a placeholder may end in one of these: `:kind` and `:kinds` (a kind of record, one or
many), `:either` (one of several kinds), `:list` (joined as the language does), `:bracketed` (in brackets after a
space, or nothing), `:suggestion` ("did you mean …", or nothing), `:word` (a type of value), `:limit` and `:limits`
(a limit of time, or several), `:interval` (how often: a frequency or a limit), `:unverified` (that a certainty is M,
or nothing), and the names of vocabularies.
"""

import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riskctl.model import vocabulary
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text, Word
from riskctl.model.quantity import Limit, LimitUnit, parse_limit

_TYPES = {
    "boolean": Text("真假值", "true or false"), "number": Text("数字", "a number"), "text": Text("文字", "text"),
    "list": Text("列表", "a list"), "mapping": Text("映射", "a mapping"), "nothing": Text("空", "nothing"),
}
_OTHER_KINDS = {
    "steps": Text("环节", "step"), "own steps": Text("环节", "step"), "step kinds": Text("环节类型", "step kind"),
    "laws": Text("法律", "law"),
}
NOTHING = "–"
"""What a rule gives as a value where there is none."""
_NOTHING = Text("（无）", "none")
_OFF = Text("关闭", "off")
_LIMIT_UNITS: dict[LimitUnit, str] = {"workdays": "个工作日", "days": "日", "hours": "小时", "months": "个月"}
_VOCABULARIES: dict[str, type[Word]] = {
    "step_kind": vocabulary.StepKind, "control_kind": vocabulary.ControlKind, "timing": vocabulary.Timing,
    "frequency": vocabulary.Frequency, "risk_type": vocabulary.RiskType, "origin": vocabulary.Origin,
    "assignment_role": vocabulary.AssignmentRole, "status": vocabulary.InstitutionStatus,
    "severity": vocabulary.Severity, "effectiveness": vocabulary.Effectiveness, "layer": vocabulary.Layer, "return_kind": vocabulary.ReturnKind,
}


def sentence(message: Text, values: Mapping[str, object], language: Language) -> str:
    """The message in that language with the values put in."""
    return _Formatter(language).vformat(message.in_(language), (), _Known(values))


def kind_title(kind: str, language: Language, *, plural: bool = False) -> str:
    """What records of the kind are called."""
    if kind in KINDS:
        return (KINDS[kind].plural if plural else KINDS[kind].title).in_(language)
    return _OTHER_KINDS[kind].in_(language) if kind in _OTHER_KINDS else kind


def joined(items: object, language: Language) -> str:
    """The items as a list in running text."""
    words = [str(item) for item in items] if isinstance(items, Sequence) and not isinstance(items, str) else [str(items)]
    return ("、" if language == "zh" else ", ").join(words)


def either(kinds: object, language: Language) -> str:
    """What a record of one of the kinds is called."""
    listed = list(kinds) if isinstance(kinds, Sequence) and not isinstance(kinds, str) else [kinds]
    return ("或" if language == "zh" else " or ").join(kind_title(str(kind), language) for kind in listed)


def limit_text(limit: Limit, language: Language) -> str:
    """The limit in words."""
    return str(limit) if language == "en" else f"{limit.amount}{_LIMIT_UNITS[limit.unit]}"


class _Known(dict[str, object]):
    """The values; one that was not given reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


class _Formatter(string.Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language
        self.forms: dict[str, Callable[[object], str]] = {
            "kind": lambda value: kind_title(str(value), language),
            "either": lambda value: either(value, language),
            "kinds": lambda value: kind_title(str(value), language, plural=True),
            "list": lambda value: joined(value, language),
            "bracketed": self._bracketed,
            "suggestion": self._suggestion,
            "limit": self._limit,
            "limits": self._limits,
            "interval": self._interval,
            "unverified": self._unverified,
            "word": lambda value: _TYPES[str(value)].in_(language) if str(value) in _TYPES else str(value),
        }

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """The value by name."""
        return kwargs[str(key)]

    def format_field(self, value: Any, format_spec: str) -> str:
        """The value in the form that the placeholder asks for."""
        if value == NOTHING:
            return _NOTHING.in_(self.language)
        if format_spec in self.forms:
            return self.forms[format_spec](value)
        if format_spec in _VOCABULARIES:
            words = {word.value: word for word in _VOCABULARIES[format_spec]}
            if format_spec == "severity" and value == "off":
                return _OFF.in_(self.language)
            return words[value].in_(self.language) if value in words else str(value)
        return str(super().format_field(value, format_spec))

    def _bracketed(self, value: object) -> str:
        if value in ("", None):
            return ""
        return f"（{value}）" if self.language == "zh" else f" ({value})"

    def _unverified(self, value: object) -> str:
        if value != vocabulary.Certainty.M.value:
            return ""
        return "（未核实）" if self.language == "zh" else " (unverified)"

    def _limit(self, value: object) -> str:
        limit = parse_limit(str(value))
        return limit_text(limit, self.language) if isinstance(limit, Limit) else str(value)

    def _interval(self, value: object) -> str:
        words = {word.value: word for word in vocabulary.Frequency}
        return words[str(value)].in_(self.language) if str(value) in words else self._limit(value)

    def _limits(self, value: object) -> str:
        limits = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        return joined([self._limit(limit) for limit in limits], self.language)

    def _suggestion(self, value: object) -> str:
        if not value:
            return ""
        return f"；是不是“{value}”？" if self.language == "zh" else f"; did you mean '{value}'?"
