"""What an earlier reading of the same tables made, so that no record depends on which row or sheet comes first.

A name can be used in one row and explained in a later one: a word under 责任人 turns out to be a post, two names turn out to
want the same id. The tables are then read again with what they made known from the start, until a reading makes what it was
told; that is also what a second import finds, and why it changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from riskctl.model.kinds import KINDS
from riskctl.model.place import Place
from riskctl.model.references import mentions_of

Key = tuple[str, str]
Node = Mapping[str, object]
Claim = tuple[str, ...]
GIVEN: Claim = ()
_RANKS = {kind: rank for rank, kind in enumerate(("units", "posts", "people", "powers", "controls", "risk_points"))}


class Made(NamedTuple):
    """A record that a reading made: its fields, whether a row is about it or others only name it, the cell, its neighbour."""

    node: Node
    by_row: bool
    cell: str = ""
    behind: str = ""


@dataclass(frozen=True)
class Foresight:
    """The records of an earlier reading by kind and id, and the ids that several names want, each with who gets it."""

    records: Mapping[Key, Made] = field(default_factory=dict)
    contested: Mapping[str, Claim | None] = field(default_factory=dict)


def winners(claims: Mapping[str, set[Claim]]) -> dict[str, Claim | None]:
    """Who gets each id that several want: the one whose table gives it, else the only one of the first kind, else nobody."""
    found: dict[str, Claim | None] = {}
    for id, wanted in claims.items():
        if len(wanted) > 1:
            first = min(map(_rank, wanted))
            best = [claim for claim in wanted if _rank(claim) == first]
            found[id] = best[0] if len(best) == 1 else None
    return found


def _rank(claim: Claim) -> int:
    return _RANKS.get(claim[0], len(_RANKS)) if claim else -1


def reachable(start: Iterable[Key], nodes: Mapping[Key, Node]) -> set[Key]:
    """The records that are named, at first or second hand, by those at the start, and these themselves."""
    by_id = {id: kind for kind, id in nodes}
    seen = set(start)
    waiting = list(seen)
    while waiting:
        kind, id = waiting.pop()
        for mention in mentions_of(KINDS[kind](id, dict(nodes.get((kind, id), {})), "", Place("", 1, 1, 1, 1))):
            held = by_id.get(mention.target)
            if held is not None and (held, mention.target) not in seen:
                seen.add((held, mention.target))
                waiting.append((held, mention.target))
    return seen
