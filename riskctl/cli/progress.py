"""How far long work has got: on stderr, on a terminal only, and only once it has taken a second."""

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
_PATIENCE = 1.0


def watched(items: Iterable[T], title: str, total: int | None = None) -> Iterator[T]:
    """The same items one after the other; a bar shows how many of them were taken.

    `total` is how many there are, where the items themselves do not tell.
    """
    if total is None and isinstance(items, Collection):
        total = len(items)
    with counted(title, total) as tell:
        for done, item in enumerate(items, 1):
            yield item
            tell(done)


@contextmanager
def counted(title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """What is to be told, again and again, how many are done; without a total it shows the number and the time."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    begin = time.monotonic()
    shown: list[Progress] = []

    def tell(done: int) -> None:
        if shown:
            shown[0].update(shown[0].task_ids[0], completed=done)
        elif done != total and time.monotonic() - begin > _PATIENCE:
            shown.append(_bar(title, done, total))

    try:
        yield tell
    finally:
        for bar in shown:
            bar.stop()


def _bar(title: str, done: int, total: int | None) -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    titled = TextColumn("{task.description}")
    columns = (SpinnerColumn(), TextColumn("{task.completed}"), titled, TimeElapsedColumn()) if total is None else \
        (titled, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # What is printed meanwhile goes above the bar on a terminal, and where it is sent to anywhere else.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty())
    bar.add_task(title, total=total, completed=done)
    bar.start()
    return bar
