"""How much a catalog may hold before reading stops."""

from typing import NamedTuple

from riskctl.errors import UserError


class Limits(NamedTuple):
    """Upper bounds of reading; a manifest may lower them, the command line may set them freely."""

    bytes_per_file: int = 5 * 1024 * 1024
    nodes_per_file: int = 500_000
    depth: int = 64
    files: int = 20_000
    bytes: int = 256 * 1024 * 1024


DEFAULT_LIMITS = Limits()
LIMIT_NAMES = Limits._fields


def with_options(limits: Limits, options: list[str]) -> Limits:
    """The limits after `--limit NAME=N` options; UserError for a name or number that is none."""
    for option in options:
        name, _, number = option.partition("=")
        name = name.replace("-", "_")
        if name not in LIMIT_NAMES or not number.isdecimal() or int(number) < 1:
            known = ", ".join(LIMIT_NAMES)
            raise UserError(f"--limit {option!r} 无效：应写作 名称=正整数，名称为 {known} 之一。",
                            f"--limit {option!r} is not understood: write NAME=N with a positive N and one of the names {known}.")
        limits = limits._replace(**{name: int(number)})
    return limits
