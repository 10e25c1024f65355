"""A table of text, before it is given a format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Titles of columns, and rows of as many cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
