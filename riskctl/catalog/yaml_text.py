"""Values written as YAML that riskctl reads back as the same values, in the style that people write."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from riskctl.catalog.scalars import SUSPECT, resolve

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
_LONGEST_LINE = 100


def scalar(value: object, *, in_brackets: bool = False) -> str:
    """A text, number or truth value on one line: plain where that says the same, else in double quotes."""
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _may_be_plain(value, in_brackets) else _quoted(value)


def _quoted(text: str) -> str:
    """The text in double quotes; what cannot be seen is written as an escape."""
    shown = json.dumps(text, ensure_ascii=False)
    return shown if shown.isprintable() else "".join(mark if mark.isprintable() else f"\\U{ord(mark):08X}" for mark in shown)


@lru_cache(maxsize=8192)
def _may_be_plain(text: str, in_brackets: bool) -> bool:
    if not text or not text.isprintable() or text[0] in _INDICATORS or text[-1] in " :":
        return False
    if ": " in text or " #" in text or text.startswith(("---", "...")):
        return False
    if in_brackets and (_IN_BRACKETS.search(text) or ":" in text):
        return False
    return text[0] not in SUSPECT or isinstance(resolve(text), str)


def key(name: str) -> str:
    """A key of a mapping."""
    return scalar(name, in_brackets=True)


def bracketed(value: object) -> str:
    """A value on one line, collections in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {bracketed(held)}" for name, held in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(bracketed, value)) + "]"
    return scalar(value, in_brackets=True)


def entry(name: str, value: object, indent: int) -> list[str]:
    """The lines of a key with its value; long texts as blocks, short collections in brackets."""
    margin = " " * indent
    if isinstance(value, str) and _is_better_as_block(value):
        return [f"{margin}{key(name)}: |-", *(f"{margin}  {line}" if line else "" for line in value.split("\n"))]
    if isinstance(value, Mapping) and value and not _fits(name, value, indent):
        return [f"{margin}{key(name)}:", *(line for inner, held in value.items() for line in entry(inner, held, indent + 2))]
    if isinstance(value, list | tuple) and value and not _fits(name, value, indent):
        return [f"{margin}{key(name)}:", *items(value, indent + 2)]
    return [f"{margin}{key(name)}: {bracketed(value) if isinstance(value, Mapping | list | tuple) else scalar(value)}"]


def items(values: Sequence[object], indent: int) -> list[str]:
    """The lines of a list, an item on each."""
    return [f"{' ' * indent}- {scalar(value) if isinstance(value, str) else bracketed(value)}" for value in values]


def record(id: str, fields: Mapping[str, object], indent: int = 2) -> list[str]:
    """The lines of a record."""
    lines = [f"{' ' * indent}{key(id)}:{'' if fields else ' {}'}"]
    for name, value in fields.items():
        lines += entry(name, value, indent + 2)
    return lines


def _is_better_as_block(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 1 and all(line.isprintable() and line == line.strip() for line in lines) and bool(lines[0]) and bool(lines[-1])


def _fits(name: str, value: object, indent: int) -> bool:
    shown = bracketed(value)
    if indent + len(name) + 2 + len(shown) > _LONGEST_LINE:
        return False
    return "\\n" not in shown and indent + len(name) + 2 + sum(2 if ord(mark) > 0x2e80 else 1 for mark in shown) <= _LONGEST_LINE
