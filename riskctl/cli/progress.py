"""A bar on stderr for what takes longer than a second, where somebody looks."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.0


def watched(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """The same items; a bar shows how many of them were taken, after a second and only on a terminal."""
    if not sys.stderr.isatty() or total < 2:
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=total)
    began = time.monotonic()
    is_shown = False
    try:
        for item in items:
            yield item
            bar.advance(task)
            if not is_shown and time.monotonic() - began > _PATIENCE:
                bar.start()
                is_shown = True
    finally:
        if is_shown:
            bar.stop()
