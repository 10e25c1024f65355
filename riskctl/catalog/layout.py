"""How the canonical form lays out each part of a file: the order of keys, block style, blank lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from riskctl.catalog.discover import MANIFEST
from riskctl.model.block import Block, Field, Keyed, Many, Record
from riskctl.model.kinds import KINDS
from riskctl.model.manifest import Manifest
from riskctl.model.power import Power, Step
from riskctl.model.value import Dictionary, Either, Group, Nested, Value

# Written as blocks beside records and steps, so that a changed word is a changed line.
_SPREAD: frozenset[tuple[type[Block], str]] = frozenset({(Power, "steps"), (Step, "next")})


class Gaps(Enum):
    """What becomes of the blank lines between the entries of a mapping."""

    NONE = "none"
    KEPT = "at most one where one was"
    ONE = "always one"


def _free(key: str | None = None) -> "Layout":
    return FREE_LAYOUT


@dataclass(frozen=True, slots=True)
class Layout:
    """How a value is laid out.

    `order` lists the known keys of a mapping (None: the user's order stands), `below` gives the layout
    under a key, or that of a list's items under None. What is `spread` is never in flow style.
    """

    order: tuple[str, ...] | None = None
    below: Callable[[str | None], "Layout"] = _free
    spread: bool = False
    gaps: Gaps = Gaps.NONE

    def ranked(self, keys: Iterable[str]) -> list[str]:
        """The keys in canonical order: known ones, unknown ones as they stand, the user's own (`x-`) last."""
        if self.order is None:
            return list(keys)
        known = {key: rank for rank, key in enumerate(self.order)}
        after = len(known)
        return sorted(keys, key=lambda key: known.get(key, after + key.startswith("x-")))


FREE_LAYOUT = Layout()


def file_layout(file: str) -> Layout:
    """The layout of a whole file: the manifest, or a file of records by kind."""
    if file.rpartition("/")[2] == MANIFEST:
        return replace(_block(Manifest), spread=True, gaps=Gaps.KEPT)
    return Layout(tuple(KINDS), lambda kind: _section(kind or ""), spread=True, gaps=Gaps.ONE)


def _section(kind: str) -> Layout:
    if kind not in KINDS:
        return Layout(spread=True, gaps=Gaps.KEPT)
    return Layout(None, lambda id: _block(KINDS[kind]), spread=True, gaps=Gaps.KEPT)


def _block(block: type[Block]) -> Layout:
    fields = block.field_table()

    def below(key: str | None) -> Layout:
        return _field(block, fields[key]) if key is not None and key in fields else FREE_LAYOUT

    return Layout(tuple(fields), below, spread=issubclass(block, Record) or block is Step)


def _field(block: type[Block], field: Field[Any]) -> Layout:
    inner = _value(field.value)
    spread = (block, field.key) in _SPREAD
    if isinstance(field, Keyed):
        return Layout(None, lambda key: inner, spread)
    if isinstance(field, Many):
        # A single mapping may stand for a list of one.
        return Layout(inner.order, lambda key: inner if key is None else inner.below(key), spread)
    return inner


def _value(value: Value[Any]) -> Layout:
    match value:
        case Nested():
            return _block(value.block)
        case Either():
            mapping, other = _value(value.mapping), _value(value.scalar)
            return Layout(mapping.order, lambda key: (other if key is None else mapping).below(key))
        case Group() | Dictionary():
            return Layout(None, lambda key: _value(value.item))
        case _:
            return FREE_LAYOUT
