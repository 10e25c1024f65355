"""Colour for text on a terminal."""

from collections.abc import Callable

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def painter(colour: bool) -> Callable[[str, str], str]:
    """A function that puts text in a style such as `bold red`, or leaves it alone."""
    if not colour:
        return lambda text, style: text
    return lambda text, style: f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[0m"
