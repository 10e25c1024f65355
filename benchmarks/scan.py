"""How long riskctl's loader and libyaml's bare event scan take for the same text, in turn, as JSON."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from _ruamel_yaml import CParser

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import c_events, parse


def load(texts: Sequence[str]) -> None:
    """Nodes with their places, as riskctl reads them."""
    limits = Limits()
    for text in texts:
        parse(text, "", limits, c_events)


def scan(texts: Sequence[str]) -> None:
    """The events of libyaml alone, without making anything of them."""
    for text in texts:
        CParser(text).raw_parse()


def seconds(work: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    """Processor seconds of the work."""
    start = time.process_time()
    work(texts)
    return time.process_time() - start


def main(root: Path, times: int) -> None:
    """Print the medians, their ratio round by round, and the size of the text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.yaml"))]
    gc.disable()
    rounds = [(seconds(load, texts), seconds(scan, texts)) for _ in range(times)]
    loading, scanning = (statistics.median(one[at] for one in rounds) for at in (0, 1))
    found = {
        "load": loading,
        "scan": scanning,
        "ratio": statistics.median(one / other for one, other in rounds),
        "bytes": sum(len(text.encode()) for text in texts),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
