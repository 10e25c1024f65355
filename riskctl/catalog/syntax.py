"""What is likely wrong where a text is not YAML: the place that helps most, and a hint in both languages."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from riskctl.model.language import Text
from riskctl.model.slips import BRACKETS, slip_in_word, space_name

_NEWLINE = re.compile("\r\n|\r|\n")
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
_TAB = re.compile(r" *\t")
_GLUED_KEY = re.compile(r"\s*(?:- )?[\w.-]+(:)[^\s:]")
_WORD = re.compile(r"[^\s,\[\]{}\"']+")
_SPECIAL = "@`%*&!|>"
_WIDE_SPACE = re.compile(r" *(?:- )?(?:[\w.-]+:)? *([\u3000\u00a0])")
_WIDE_OPENING = re.compile(r"(?:: +|- +)([【［｛])")
_WIDE_CLOSING = re.compile("[】］｝]")
_GLUED_DASH = re.compile(r" *(-)[^\s\-\d.]")
_BARE = re.compile(r" *(?:- +)?([^\s:：#'\"\[\]{}|>&*!%@`,-][^\s:：#]*)(?:\s+[^:：#]*)?$")
_FILLED = re.compile(r" *(?:- +)?[^\s:#]+: +[^\s#]")


class Suspicion(NamedTuple):
    """Where (0-based line and column) the fault is likely to lie, and what it is; the hint may be empty."""

    line: int
    column: int
    hint: Text = Text("", "")


class Trouble(NamedTuple):
    """Where a parser gave up, and what it was reading then."""

    lines: list[str]
    line: int
    column: int
    start: tuple[int, int] | None
    problem: str

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def here(self) -> str:
        """The character at which the parser gave up."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands before it in the line."""
        return self.text[: self.column]

    @property
    def opening(self) -> str:
        """The character with which the thing began that was being read."""
        return self.lines[self.start[0]][self.start[1] : self.start[1] + 1] if self.start else ""

    @property
    def previous(self) -> int:
        """The nearest line above that is not blank, or the line itself."""
        return next((at for at in range(self.line - 1, -1, -1) if self.lines[at].strip()), self.line)


def diagnose(text: str, error: Exception) -> Suspicion:
    """The likely fault behind the error of a parser."""
    lines = _NEWLINE.split(text)
    start = _position(getattr(error, "context_mark", None), lines)
    where = _position(getattr(error, "problem_mark", None), lines) or start or (0, 0)
    trouble = Trouble(lines, *where, start, str(getattr(error, "problem", None) or ""))
    for suspect in _SUSPECTS:
        found = suspect(trouble)
        if found is not None:
            return found
    return Suspicion(*where)


def _position(mark: Any, lines: list[str]) -> tuple[int, int] | None:
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _conflict(trouble: Trouble) -> Suspicion | None:
    for at, line in enumerate(trouble.lines):
        if _CONFLICT.match(line):
            return Suspicion(
                at, 0, Text("留有 git 合并冲突标记", "a conflict marker of git was left in the file")
            )
    return None


def _tab(trouble: Trouble) -> Suspicion | None:
    found = _TAB.match(trouble.text)
    if found is None:
        return None
    return Suspicion(
        trouble.line,
        found.end() - 1,
        Text("缩进用了制表符，应改用空格", "a tab is used to indent: use spaces"),
    )


def _open_quote(trouble: Trouble) -> Suspicion | None:
    if trouble.start is None or trouble.opening not in ("'", '"'):
        return None
    if "end of stream" not in trouble.problem and "document" not in trouble.problem:
        return None
    return Suspicion(*trouble.start, Text("引号没有闭合", "the quote is not closed"))


def _escape(trouble: Trouble) -> Suspicion | None:
    if trouble.opening != '"' or "\\" not in trouble.text[max(0, trouble.column - 3) : trouble.column + 1]:
        return None
    hint = Text(
        "双引号里的反斜杠是转义，可改用单引号", "a backslash escapes inside double quotes: use single quotes"
    )
    return Suspicion(trouble.line, trouble.text.rindex("\\", 0, trouble.column + 1), hint)


def _after_quote(trouble: Trouble) -> Suspicion | None:
    if not trouble.before.rstrip().endswith(("'", '"')) or trouble.here in ("", ":"):
        return None
    return Suspicion(
        trouble.line,
        trouble.column,
        Text(
            "引号后面又有文字，可能前面的引号没有闭合",
            "text follows a closing quote: an earlier quote may be open",
        ),
    )


def _glued_colon(trouble: Trouble) -> Suspicion | None:
    """`std:cashier` inside flow brackets, which libyaml takes for a mapping without a space."""
    if trouble.here != ":" or "unexpected ':'" not in trouble.problem:
        return None
    words = [word for word in _WORD.finditer(trouble.text) if word.start() <= trouble.column < word.end()]
    word = words[0] if words else None
    if word is None:
        return None
    hint = Text(f"“{word[0]}”含冒号，请加引号", f"'{word[0]}' has a colon: quote it")
    return Suspicion(trouble.line, word.start(), hint)


def _open_bracket(trouble: Trouble) -> Suspicion | None:
    if trouble.start is None or trouble.opening not in ("[", "{"):
        return None
    if trouble.line > trouble.start[0]:
        return Suspicion(
            *trouble.start, Text(f"“{trouble.opening}”没有闭合", f"'{trouble.opening}' is not closed")
        )
    hint = Text(
        "括号内缺少逗号，或文字里有冒号而没有加引号",
        "a comma is missing in the brackets, or text with a colon is unquoted",
    )
    return Suspicion(trouble.line, trouble.column, hint)


def _wide_colon(trouble: Trouble) -> Suspicion | None:
    for line in (trouble.line, trouble.previous):
        text = trouble.lines[line]
        column = text.find("：")
        if column >= 0 and ": " not in text[:column] and not text.lstrip().startswith(("#", "'", '"')):
            return Suspicion(
                line,
                column,
                Text(
                    "用了全角冒号“：”，应为半角冒号加空格",
                    "a full-width colon is used: write ':' and a space",
                ),
            )
    return None


def _key_without_space(trouble: Trouble) -> Suspicion | None:
    for line in (trouble.line, trouble.previous):
        found = _GLUED_KEY.match(trouble.lines[line])
        if found is not None:
            return Suspicion(
                line, found.start(1), Text("冒号后应空一格", "a space is missing after the colon")
            )
    return None


def _second_colon(trouble: Trouble) -> Suspicion | None:
    if trouble.here == ":" and ": " in trouble.before:
        return Suspicion(
            trouble.line, trouble.column, Text("文字里有冒号，请加引号", "the text has a colon: quote it")
        )
    return None


def _special(trouble: Trouble) -> Suspicion | None:
    here = trouble.here and trouble.here in _SPECIAL
    line, column = (trouble.line, trouble.column) if here or trouble.start is None else trouble.start
    character = trouble.lines[line][column : column + 1]
    if not character or character not in _SPECIAL:
        return None
    hint = Text(f"以“{character}”开头的文字要加引号", f"text that begins with '{character}' has to be quoted")
    return Suspicion(line, column, hint)


def _extra_bracket(trouble: Trouble) -> Suspicion | None:
    if not trouble.here or trouble.here not in "]}":
        return None
    return Suspicion(
        trouble.line,
        trouble.column,
        Text(f"多了一个“{trouble.here}”", f"there is a '{trouble.here}' too many"),
    )


def _indentation(trouble: Trouble) -> Suspicion | None:
    blank = not trouble.before.strip()
    if not blank and not (trouble.here == ":" and "mapping values" in trouble.problem):
        return None
    column = len(trouble.text) - len(trouble.text.lstrip(" "))
    return Suspicion(
        trouble.line, column, Text("缩进与上文不一致", "the indentation does not fit the lines above")
    )


def _wide_space(trouble: Trouble) -> Suspicion | None:
    for line in (trouble.line, trouble.previous):
        found = _WIDE_SPACE.match(trouble.lines[line])
        if found is not None:
            return Suspicion(line, found.start(1), space_name(found[1]))
    return None


def _wide_bracket(trouble: Trouble) -> Suspicion | None:
    """Full-width brackets: one that opens where a value begins, or one that closes what an ASCII one has opened."""
    first = trouble.start[0] if trouble.start else trouble.line
    for line in (trouble.line, trouble.previous, *range(first, trouble.line)):
        found = _WIDE_OPENING.search(trouble.lines[line])
        at = found.start(1) if found else -1
        if at < 0 and trouble.opening in ("[", "{") and trouble.opening:
            closing = _WIDE_CLOSING.search(trouble.lines[line])
            at = closing.start() if closing else -1
        if at >= 0:
            wide = trouble.lines[line][at]
            hint = Text(f"“{wide}”是全角括号，应为半角“{BRACKETS[wide]}”", f"'{wide}' is a full-width bracket: write '{BRACKETS[wide]}'")
            return Suspicion(line, at, hint)
    return None


def _glued_dash(trouble: Trouble) -> Suspicion | None:
    for line in (trouble.line, trouble.previous):
        found = _GLUED_DASH.match(trouble.lines[line])
        slip = slip_in_word(trouble.lines[line][found.start(1):]) if found else None
        if found is not None and slip is not None:
            return Suspicion(line, found.start(1) + slip.offset, slip.hint)
    return None


def _no_colon(trouble: Trouble) -> Suspicion | None:
    """A key without its colon: what the parser took for a key of several lines, or a bare line above a mapping."""
    line = trouble.previous
    if trouble.start is not None and "could not find expected ':'" in trouble.problem:
        line = trouble.start[0]
    elif "mapping values" not in trouble.problem:
        return None
    found = _BARE.match(trouble.lines[line])
    if found is None or _continues(trouble.lines, line):
        return None
    hint = Text(f"第 {line + 1} 行的“{found[1][:30]}”后面缺冒号", f"line {line + 1} has no colon after '{found[1][:30]}'")
    return Suspicion(line, found.end(1), hint)


def _continues(lines: list[str], line: int) -> bool:
    """Whether the line may be more of the text that begins in the line above."""
    above = next((text for text in reversed(lines[:line]) if text.strip()), "")
    return bool(_FILLED.match(above)) and _indent(above) < _indent(lines[line])


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


_SUSPECTS: tuple[Callable[[Trouble], Suspicion | None], ...] = (
    _conflict,
    _tab,
    _open_quote,
    _escape,
    _after_quote,
    _wide_space,
    _glued_colon,
    _wide_bracket,
    _open_bracket,
    _wide_colon,
    _second_colon,
    _key_without_space,
    _special,
    _extra_bracket,
    _glued_dash,
    _no_colon,
    _indentation,
)
