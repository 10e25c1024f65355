"""What a column can mean: a field of the record that a row is, or one of a few things that no single field holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from riskctl.model.block import Block, Field, Keyed, Many
from riskctl.model.kinds import KINDS
from riskctl.model.value import Choice, Either, Flag, Nested, Number, Quorum, Reference, String, Value, Whole

ID, NUMBER, IGNORE = "id", "number", "ignore"
OWN = "x-"
CONTROLS = "controls"
TICKED = ("level", "type")
"""Fields that several columns of ticks can tell, a word each."""
COLUMN = "x-column"
"""Where a table has several columns of controls: the key of an answer that names the column, but for the first."""


class Form(Enum):
    """How the text of a cell becomes the value of a field."""

    TEXT = "as it stands"
    LIST = "one item for each of a list"
    WORD = "a word of a vocabulary"
    WORDS = "several words of a vocabulary"
    REFERENCE = "a record by its name or id"
    REFERENCES = "several records"
    TYPED = "a number, a truth value, a date or a limit"
    LEVEL = "a level of the scheme in force"
    TYPE = "a class of powers"
    PLACE = "part of where a risk point is"
    WHO = "who is answerable"
    MEASURES = "a list of controls"
    OWN = "the user's own"


@dataclass(frozen=True)
class Target:
    """A meaning of a column. `path` leads to the field below the record, `kinds` are those of the records named."""

    name: str
    form: Form
    path: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    value: Value[Any] | None = None
    title: str = ""
    title_en: str = ""


_PLACES = {"unit": ("units",), "power": ("powers",), "step": ("steps",), "post": ("posts",)}


@cache
def targets_of(kind: str) -> Mapping[str, Target]:
    """Every meaning that a column of a table of this kind can have, by name."""
    found = {target.name: target for target in _fields(KINDS[kind], ())}
    if kind == "risk_points":
        found |= {name: Target(name, Form.PLACE, ("at",), kinds) for name, kinds in _PLACES.items()}
        found["controls"] = Target("controls", Form.MEASURES, ("controls",), ("controls",), title="防控措施", title_en="controls")
        found["level"] = Target("level", Form.LEVEL, ("level",), title="风险等级", title_en="level")
        for part in ("direct", "unit", "leader"):
            old = found[f"accountable.{part}"]
            found[old.name] = Target(old.name, Form.WHO, old.path, ("posts",), title=old.title, title_en=old.title_en)
    if kind == "powers":
        found |= {name: Target(name, Form.OWN, (f"{OWN}{name.replace('_', '-')}",)) for name in ("unit_code", "main_item")}
        found["type"] = Target("type", Form.TYPE, ("type",), title="类型", title_en="type")
    return found


def target_named(kind: str, name: str) -> Target | None:
    """The meaning of that name in a table of the kind; any key of the user's own (`x-…`) is one."""
    if name.startswith(OWN):
        return Target(name, Form.OWN, (name,))
    return targets_of(kind).get(name)


def word_of(name: str) -> tuple[str, str] | None:
    """The field and the word that a column of ticks stands for; None for any other meaning.

    >>> word_of("level:高"), word_of("level")
    (('level', '高'), None)
    """
    target, mark, word = name.partition(":")
    return (target, word) if mark and word and target in TICKED else None


def _fields(block: type[Block], above: tuple[str, ...]) -> Iterator[Target]:
    """The fields of a block that a cell can hold, and those of the blocks directly below it."""
    for key, field in block.field_table().items():
        path = (*above, key)
        form = _form(field)
        if form is not None:
            kinds = field.value.targets or _shorthand_targets(field.value)
            yield Target(".".join(path), form, path, kinds, _bare(field.value), field.title.zh, field.title.en)
        elif isinstance(field.value, Nested) and not field.many and not isinstance(field, Keyed) and not above:
            yield from _fields(field.value.block, path)


def _form(field: Field[Any]) -> Form | None:
    """How a cell holds the field; None where none can."""
    if isinstance(field, Keyed):
        return None
    match _bare(field.value):
        case Reference() as reference:
            if "own steps" in reference.targets:
                return None
            return Form.REFERENCES if isinstance(field, Many) else Form.REFERENCE
        case Choice():
            return Form.WORDS if isinstance(field, Many) else Form.WORD
        case Whole() | Number() | Flag() | Quorum():
            return Form.TYPED
        case value if value is not None and value.schema().get("type") == "string":
            return Form.LIST if isinstance(field, Many) else Form.TEXT if isinstance(value, String) else Form.TYPED
        case _:
            return None


def _bare(value: Value[Any]) -> Value[Any] | None:
    """The type of what stands for the field where it is no mapping."""
    match value:
        case Nested() if value.shorthand is not None:
            bare: Value[Any] = value.block.field_table()[value.shorthand].value
            return bare
        case Nested() | Either():
            return None
        case _:
            return value


def _shorthand_targets(value: Value[Any]) -> tuple[str, ...]:
    bare = _bare(value)
    return bare.targets if bare is not None else ()
