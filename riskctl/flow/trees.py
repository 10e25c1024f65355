"""Trees that records form by naming a parent: cycles, roots, ancestors."""

from collections.abc import Iterator, Mapping


def cycles(parent_of: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Every cycle, each once, beginning with its smallest member and following the parents.

    >>> list(cycles({"a": "b", "b": "a", "c": "a"}))
    [('a', 'b')]
    """
    done: set[str] = set()
    for start in parent_of:
        path: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in done and here not in path:
            path[here] = len(path)
            here = parent_of.get(here)
        if here is not None and here in path:
            ring = list(path)[path[here]:]
            first = ring.index(min(ring))
            yield (*ring[first:], *ring[:first])
        done.update(path)


def ancestors(of: str, parent_of: Mapping[str, str]) -> Iterator[str]:
    """The parents of a member, nearest first; ends where a cycle closes."""
    seen = {of}
    here = parent_of.get(of)
    while here is not None and here not in seen:
        yield here
        seen.add(here)
        here = parent_of.get(here)
