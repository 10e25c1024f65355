"""Slips of a Chinese keyboard: a full-width or look-alike character where YAML or an id wants the ASCII one."""

import re
from typing import NamedTuple

from riskctl.model.language import Text

SPACES = {"\u3000": Text("全角空格（U+3000）", "a full-width space (U+3000)"),
          "\u00a0": Text("不间断空格（U+00A0）", "a no-break space (U+00A0)")}
COMMAS = {"，": ",", "、": ",", "；": ","}
BRACKETS = {"【": "[", "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}", "〔": "[", "〕": "]"}
QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'", "＂": '"', "＇": "'"}
DIGITS = {chr(ord("０") + at): str(at) for at in range(10)}
OTHERS = {"／": "/", "：": ":", "－": "-", "．": ".", "＿": "_"}

_DASH = re.compile(r"-(?=[^\s\d.\-])")
_SPACED_KEY = re.compile(r"[\w.-]+:([\u3000\u00a0])")
_WIDE_COLON = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*(：)")
_OF_IDS = "".join((*SPACES, *COMMAS, *BRACKETS, *QUOTES, *DIGITS, *OTHERS))
_OF_SCALARS = "".join((*SPACES, *QUOTES, *DIGITS))


class Slip(NamedTuple):
    """Where (0-based character) the slip stands, and what it is."""

    offset: int
    hint: Text


def slip_in_word(text: str) -> Slip | None:
    """The first slip in a key, an id or a listed value."""
    return _dash(text) or _first(text, _OF_IDS)


def slip_in_scalar(text: str) -> Slip | None:
    """The first slip in a number, a date or a limit."""
    return _first(text, _OF_SCALARS)


def slip_of_text(text: str) -> Slip | None:
    """Why a text stands where a list or a mapping was meant."""
    if text[:1] in BRACKETS or text[:1] in QUOTES:
        return _named(text, 0)
    spaced = _SPACED_KEY.match(text)
    if spaced:
        return _named(text, spaced.start(1))
    wide = _WIDE_COLON.match(text)
    if wide:
        return _named(text, wide.start(1))
    return _dash(text)


def space_name(character: str) -> Text:
    """What a wide space is and what to write."""
    name = SPACES[character]
    return Text(f"这里有{name.zh}，应改为半角空格", f"{name.en} stands here: write an ordinary space")


def _dash(text: str) -> Slip | None:
    if text.startswith(("-\u3000", "-\u00a0")):
        return Slip(1, space_name(text[1]))
    if _DASH.match(text):
        return Slip(0, Text("“-”后应空一格", "a space is missing after the dash"))
    return None


def _first(text: str, characters: str) -> Slip | None:
    at = next((at for at, character in enumerate(text) if character in characters), None)
    return None if at is None else _named(text, at)


def _named(text: str, at: int) -> Slip:
    wide = text[at]
    if wide in SPACES:
        return Slip(at, space_name(wide))
    ascii = {**COMMAS, **BRACKETS, **QUOTES, **DIGITS, **OTHERS}[wide]
    if wide in QUOTES:
        hint = Text(f"用了中文引号，应删去或改为半角引号 {ascii}", f"a Chinese quotation mark is used: delete it, or write {ascii}")
    else:
        hint = Text(f"“{wide}”是全角的，应为半角“{ascii}”", f"'{wide}' is a full-width character: write '{ascii}'")
    return Slip(at, hint)
