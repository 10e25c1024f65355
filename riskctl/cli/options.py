"""The options that every command takes, before or after its name, and what follows from them."""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from riskctl.errors import UserError
from riskctl.model.language import Language

GLOBAL = {"--catalog": "DIR", "--lang": "zh|en", "--as-of": "DATE", "--color": "auto|always|never"}
_FLAGS = ("--debug",)
COLOURS = ("auto", "always", "never")


class Options(NamedTuple):
    """The global options of a run, as given."""

    catalog: Path | None = None
    language: Language | None = None
    as_of: date | None = None
    colour: str = "auto"
    debug: bool = False

    def day(self) -> date:
        """The day that decides what is in force: as given, else of SOURCE_DATE_EPOCH, else today at UTC+8."""
        return self.as_of or default_day(os.environ)

    def text_language(self) -> Language:
        """The language of text for people."""
        return self.language or terminal_language(os.environ)

    def use_colour(self) -> bool:
        """Whether text for people is coloured."""
        if self.colour != "auto":
            return self.colour == "always"
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def split_arguments(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The global options, wherever they stand, and the other arguments in their order; `--` ends the search."""
    found: dict[str, str] = {}
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument in _FLAGS:
            found[argument] = "yes"
        elif name in GLOBAL and equals:
            found[name] = value
        elif name in GLOBAL:
            if not waiting:
                raise UserError(f"{name} 后面缺少 {GLOBAL[name]}。", f"{name} needs {GLOBAL[name]} after it.")
            found[name] = waiting.pop(0)
        else:
            rest.append(argument)
    return found, rest


def read_options(given: Mapping[str, str]) -> Options:
    """The options that were given; UserError for a value that is none."""
    language = given.get("--lang")
    if language is not None and language_of(language) is None:
        raise UserError(f"--lang {language!r}：只能是 zh 或 en。", f"--lang {language!r}: it is zh or en.")
    colour = given.get("--color", "auto")
    if colour not in COLOURS:
        raise UserError(f"--color {colour!r}：只能是 auto、always 或 never。",
                        f"--color {colour!r}: it is auto, always or never.")
    catalog = given.get("--catalog")
    return Options(Path(catalog) if catalog is not None else None, language_of(language) if language else None,
                   _day(given["--as-of"]) if "--as-of" in given else None, colour, "--debug" in given)


def one_of(option: str, word: str, known: Sequence[str]) -> None:
    """UserError unless the word that is given for the option is one of those known."""
    if word in known:
        return
    if len(known) == 2:
        raise UserError(f"{option} {word!r}：只能是 {' 或 '.join(known)}。", f"{option} {word!r}: it is {' or '.join(known)}.")
    raise UserError(f"{option} {word!r}：只能是 {'、'.join(known)} 之一。", f"{option} {word!r}: it is one of {', '.join(known)}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"--as-of {text!r}：日期写作 YYYY-MM-DD。", f"--as-of {text!r}: a date is written YYYY-MM-DD.") from None


def default_day(environment: Mapping[str, str]) -> date:
    """The date of SOURCE_DATE_EPOCH if set, else today at UTC+8."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise UserError(f"SOURCE_DATE_EPOCH={epoch!r} 不是时间戳（秒）。",
                            f"SOURCE_DATE_EPOCH={epoch!r} is no time in seconds.") from None
    return datetime.now(timezone(timedelta(hours=8))).date()


def language_of(name: str) -> Language | None:
    """The language that a name such as `zh`, `zh-CN` or `en_GB` means."""
    start = name.lower().replace("_", "-").split("-")[0].split(".")[0]
    return "zh" if start == "zh" else "en" if start == "en" else None


def terminal_language(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Chinese if it says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return language_of(environment[name]) or "en"
    import locale

    try:
        return language_of(locale.getlocale()[0] or "") or "en"
    except ValueError:
        return "en"
