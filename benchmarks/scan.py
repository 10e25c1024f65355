"""How long riskctl's loader, its YAML parser and libyaml's bare event scan take for the same files, in turn, as JSON."""

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
from riskctl.catalog.tree import TreeReader


def load(texts: Sequence[str]) -> None:
    """Nodes as riskctl reads them: from bytes, with places to be had when one is asked for."""
    reader = TreeReader(Limits(), c_events)
    for text in texts:
        reader.read(text.encode(), "")


def parse_all(texts: Sequence[str]) -> None:
    """Nodes with the places of all that they hold, as of a file that is not in plain form or has a finding."""
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
    rounds = [tuple(seconds(work, texts) for work in (load, parse_all, scan)) for _ in range(times)]
    loading, parsing, scanning = (statistics.median(one[at] for one in rounds) for at in range(3))
    found = {
        "load": loading,
        "parse": parsing,
        "scan": scanning,
        "ratio": statistics.median(one[0] / one[2] for one in rounds),
        "bytes": sum(len(text.encode()) for text in texts),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
