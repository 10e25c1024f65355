"""What rules that run after all others are told of the run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What the waivers of a catalog did in a run, and what was withheld.

    `matched` holds the ids that fit at least one hit, in force or not; `lapsed` those whose hit came back
    because the waiver is not in force and no other stands in; `undecided` those whose rule did not run to its
    end over the whole catalog; `known` the codes of all rules there are. `withheld` counts hits of absence that
    were held back because files were not read.
    """

    matched: frozenset[str] = frozenset()
    lapsed: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    withheld: int = 0
