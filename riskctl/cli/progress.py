"""A progress bar for long work: on stderr, on a terminal, and only once it has taken a second."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.0


def tracked(items: Sequence[T], title: str) -> Iterator[T]:
    """The items one after the other; how many are done is shown while that takes longer than a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    begin = time.monotonic()
    for done, item in enumerate(items):
        if time.monotonic() - begin > _PATIENCE:
            yield from _with_bar(items, done, title)
            return
        yield item


def _with_bar(items: Sequence[T], done: int, title: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=len(items), completed=done)
        for item in items[done:]:
            yield item
            progress.advance(task)
