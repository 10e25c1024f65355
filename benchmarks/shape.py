"""What a process is written with: who takes part, and steps as records."""

from dataclasses import dataclass
from random import Random
from typing import Any

Steps = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Cast:
    """Who takes part in the powers of a unit: post and body ids by their role; and the chance at hand."""

    posts: dict[str, str]
    bodies: dict[str, str]
    parties: dict[str, str]
    documents: dict[str, str]
    chance: Random


@dataclass(frozen=True)
class Shape:
    """The steps of a process, where it starts, and what an amount in it is (None without amounts).

    `unit` is the unit of every limit; `longest` the sum of the limits along the longest path; `most` what the law allows.
    """

    steps: Steps
    start: str
    first: str
    last: str
    longest: int
    unit: str = "workdays"
    measure: dict[str, str] | None = None
    most: int | None = None


def step(
    name: str, kind: str, next: list[Any], days: int = 0, unit: str = "workdays", **more: Any
) -> dict[str, Any]:
    """A step as a record, in the order in which one writes it."""
    limit = {"time_limit": f"{days} {unit if days > 1 else unit.removesuffix('s')}"} if days else {}
    return {"name": name, "kind": kind, **more, **limit, "next": next}


def back(to: str, reason: str, how: str = "send_back", **more: Any) -> dict[str, Any]:
    """A way back."""
    return {"to": to, "return": how, "reason": reason, **more}
