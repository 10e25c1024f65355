"""Random processes, and slow but plain answers about them: every way is walked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from tests.building import catalog

Entry = Mapping[str, Any]
Steps = Mapping[str, Sequence[Entry]]
END = "end"


def catalog_of(steps: Mapping[str, Any], **fields: Any) -> Catalog:
    """A catalog with the single power X that begins at its first step; a list is the ways of a step."""
    written = {key: {"next": list(step)} if isinstance(step, list | tuple) else step
               for key, step in steps.items()}
    power = {"name": "事项", "start": next(iter(written), None), "steps": written, **fields}
    return catalog(powers={"X": power})


@st.composite
def processes(draw: st.DrawFn, most: int = 6, *, forward_only: bool = False,
              to_itself: bool = False) -> Steps:
    """Steps a, b, c … with any ways between them, forward or back, and to the end."""
    keys = "abcdefgh"[:draw(st.integers(1, most))]
    kinds = ["forward"] if forward_only else ["forward", "forward", "back"]
    found: dict[str, list[Entry]] = {}
    for key in keys:
        targets = [to for to in (*keys, END) if to_itself or to != key]
        way = st.tuples(st.sampled_from(targets), st.sampled_from(kinds))
        found[key] = [{"to": to} if kind == "forward" else {"to": to, "return": "send_back"}
                      for to, kind in draw(st.lists(way, max_size=3))]
    return found


@st.composite
def acyclic(draw: st.DrawFn, most: int = 6) -> Steps:
    """Steps a, b, c … of which each leads to later ones or the end."""
    keys = "abcdefgh"[:draw(st.integers(1, most))]
    return {key: [{"to": to} for to in draw(st.lists(st.sampled_from([*keys[at + 1:], END]), max_size=3))]
            for at, key in enumerate(keys)}


def targets(steps: Steps, key: str, *, back: bool = False) -> list[str]:
    """Where the ways of a step lead: the forward ones, or all."""
    return [way["to"] for way in steps.get(key, ()) if back or "return" not in way]


def ways_from(steps: Steps, first: str, *, back: bool = False) -> Iterator[tuple[str, ...]]:
    """Every way from the step that comes nowhere twice, however short; the end is walked to as well."""
    stack: list[tuple[str, ...]] = [(first,)]
    while stack:
        way = stack.pop()
        yield way
        stack += [(*way, to) for to in targets(steps, way[-1], back=back) if to not in way]


def walked(steps: Steps, first: str, *, back: bool = False) -> set[str]:
    """Every step, and maybe the end, on some way from the step."""
    return {step for way in ways_from(steps, first, back=back) for step in way}


def groups(steps: Steps, leads: Callable[[str, str], bool]) -> set[frozenset[str]]:
    """The sets of two steps or more that lead to one another."""
    found = {frozenset(b for b in steps if a == b or (leads(a, b) and leads(b, a))) for a in steps}
    return {members for members in found if len(members) > 1}
