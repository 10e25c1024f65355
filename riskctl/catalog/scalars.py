"""Plain scalars by the YAML 1.2 core schema, and nothing more: no dates, no octal by a leading zero, no yes and no."""

import re

# The first characters of every plain scalar that may be something other than text; "" is that of an empty one.
SUSPECT = frozenset(["", "<", *"-+.0123456789nN~tTfF"])
# Those of them with which no number begins, and those with which what is no number may begin.
_WORDLIKE = "<nN~tTfF"
_SIGNS = "-+."
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_INFINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_LONGEST_NUMBER = 18


class NotANumber:
    """The value of a scalar that is infinite, undefined or too long a number."""


NOT_A_NUMBER = NotANumber()


def resolve(text: str) -> str | int | float | bool | NotANumber | None:
    """The value of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _WORDLIKE:
        return text
    if _INT.match(text):
        return int(text) if len(text) <= _LONGEST_NUMBER else NOT_A_NUMBER
    if _FLOAT.match(text):
        value = float(text)
        return value if abs(value) != float("inf") else NOT_A_NUMBER
    return _rare(text)


def _rare(text: str) -> str | int | NotANumber:
    if text.startswith("0o") and _OCTAL.match(text):
        return int(text[2:], 8) if len(text) <= _LONGEST_NUMBER else NOT_A_NUMBER
    if text.startswith("0x") and _HEX.match(text):
        return int(text[2:], 16) if len(text) <= _LONGEST_NUMBER else NOT_A_NUMBER
    return NOT_A_NUMBER if text[0] in _SIGNS and _INFINITE.match(text) else text
