"""What a field may hold: each value type gives its JSON Schema and turns what was read into a typed value."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from riskctl.model.language import Text, Word
from riskctl.model.quantity import (
    Citation,
    Limit,
    Misspelling,
    parse_citation,
    parse_day,
    parse_fraction,
    parse_limit,
)

if TYPE_CHECKING:
    from riskctl.model.block import Block

T = TypeVar("T")
W = TypeVar("W", bound=Word)
B = TypeVar("B", bound="Block")

Schema = dict[str, object]
Path = tuple[str | int, ...]


class Value(Generic[T]):
    """A type of value. `name` is what messages call it; `build` gives None for what is not of the type.

    `build` is told where the value stands: inside which block, and by which path below it.
    """

    name: Text
    targets: tuple[str, ...] = ()

    def schema(self) -> Schema:
        """The draft-07 schema of the value."""
        raise TypeError(f"{type(self).__name__} has no schema")

    def build(self, raw: object, inside: "Block", path: Path) -> T | None:
        """The typed value of what was read, or None if it is not of this type."""
        raise TypeError(f"{type(self).__name__} builds nothing")


class String(Value[str]):
    """Any text that is not empty."""

    name = Text("文字", "text")

    def schema(self) -> Schema:
        """A string with at least one character."""
        return {"type": "string", "minLength": 1}

    def build(self, raw: object, inside: "Block", path: Path) -> str | None:
        """The text itself."""
        return raw if isinstance(raw, str) and raw else None


class Whole(Value[int]):
    """A whole number of at least `least` and, where given, at most `most`."""

    name = Text("整数", "a whole number")

    def __init__(self, least: int = 0, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def schema(self) -> Schema:
        """An integer within its bounds."""
        bounds: Schema = {"type": "integer", "minimum": self.least}
        return bounds if self.most is None else {**bounds, "maximum": self.most}

    def build(self, raw: object, inside: "Block", path: Path) -> int | None:
        """The number; `2.0` is a whole number, as it is for the schema."""
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if not isinstance(raw, int) or isinstance(raw, bool) or raw < self.least:
            return None
        return raw if self.most is None or raw <= self.most else None


class Number(Value[float]):
    """A number, such as an amount of money or a share."""

    name = Text("数字", "a number")

    def __init__(self, least: float | None = 0) -> None:
        self.least = least

    def schema(self) -> Schema:
        """A number, not below its least value."""
        return {"type": "number"} if self.least is None else {"type": "number", "minimum": self.least}

    def build(self, raw: object, inside: "Block", path: Path) -> float | None:
        """The number."""
        if not isinstance(raw, int | float) or isinstance(raw, bool):
            return None
        return raw if self.least is None or raw >= self.least else None


class Flag(Value[bool]):
    """true or false."""

    name = Text("true 或 false", "true or false")

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}

    def build(self, raw: object, inside: "Block", path: Path) -> bool | None:
        """The truth value."""
        return raw if isinstance(raw, bool) else None


class Day(Value[date]):
    """A day of the calendar, written YYYY-MM-DD."""

    name = Text("日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)")

    def schema(self) -> Schema:
        """A string of the format `date`."""
        return {"type": "string", "format": "date"}

    def build(self, raw: object, inside: "Block", path: Path) -> date | None:
        """The day."""
        day = parse_day(raw) if isinstance(raw, str) else None
        return day if isinstance(day, date) else None


class LimitValue(Value[Limit]):
    """A limit of time such as `5 workdays`."""

    name = Text("时限（如 5 workdays）", "a limit (such as 5 workdays)")

    def schema(self) -> Schema:
        """A string of the format `riskctl-limit`, with a pattern for editors."""
        return {"type": "string", "format": "riskctl-limit", "pattern": "^[1-9][0-9]{0,5} (workday|day|hour|month)s?$"}

    def build(self, raw: object, inside: "Block", path: Path) -> Limit | None:
        """The limit."""
        limit = parse_limit(raw) if isinstance(raw, str) else None
        return limit if isinstance(limit, Limit) else None


class CitationValue(Value[Citation]):
    """A legal citation or a document number."""

    name = Text("法律依据（法名(版本)第N条）", "a citation (law(version)第N条)")

    def schema(self) -> Schema:
        """A string of the format `riskctl-citation`."""
        return {"type": "string", "format": "riskctl-citation"}

    def build(self, raw: object, inside: "Block", path: Path) -> Citation | None:
        """The citation, taken apart."""
        citation = parse_citation(raw) if isinstance(raw, str) else None
        return citation if isinstance(citation, Citation) else None


class Choice(Value[W]):
    """One word of a closed vocabulary."""

    name = Text("规定的取值之一", "one of the listed values")

    def __init__(self, words: type[W]) -> None:
        self.words = words
        self._by_value: dict[object, W] = {word.value: word for word in words}

    def schema(self) -> Schema:
        """An enum with the names of its members in both languages."""
        words = list(self.words)
        return {"enum": [word.value for word in words],
                "enumDescriptions": [f"{word.zh} / {word.en}" for word in words]}

    def build(self, raw: object, inside: "Block", path: Path) -> W | None:
        """The member."""
        return self._by_value.get(raw) if isinstance(raw, str) else None


class Reference(Value[str]):
    """The id of a record of one of the target kinds; `power/step` where `steps` is among them."""

    name = Text("编号", "an id")

    def __init__(self, *targets: str) -> None:
        self.targets = targets

    def schema(self) -> Schema:
        """A string with at least one character."""
        return {"type": "string", "minLength": 1}

    def build(self, raw: object, inside: "Block", path: Path) -> str | None:
        """The id."""
        return raw if isinstance(raw, str) and raw else None


class Quorum(Value[str]):
    """How many make a body able to decide: a whole number or a fraction such as 2/3."""

    name = Text("人数或分数（如 5 或 \"2/3\"）", "a number or a fraction (such as 5 or \"2/3\")")

    def schema(self) -> Schema:
        """A positive integer, or a string of two numbers and a slash."""
        return {"if": {"type": "string"},
                "then": {"pattern": "^[1-9][0-9]?/[1-9][0-9]?$", "format": "riskctl-quorum"},
                "else": {"type": "integer", "minimum": 1}}

    def build(self, raw: object, inside: "Block", path: Path) -> str | None:
        """The quorum as text; `riskctl.flow.bodies` counts it out."""
        if isinstance(raw, str):
            return None if isinstance(parse_fraction(raw), Misspelling) else raw
        number = POSITIVE.build(raw, inside, path)
        return None if number is None else str(number)


class Group(Value[tuple[T, ...]]):
    """A list of values inside a list."""

    name = Text("列表", "a list")

    def __init__(self, item: Value[T]) -> None:
        self.item = item
        self.targets = item.targets

    def schema(self) -> Schema:
        """An array of the item's schema."""
        return {"type": "array", "minItems": 1, "items": self.item.schema()}

    def build(self, raw: object, inside: "Block", path: Path) -> tuple[T, ...] | None:
        """The values that are of the item's type."""
        if not isinstance(raw, list):
            return None
        built = (self.item.build(item, inside, path) for item in raw)
        return tuple(value for value in built if value is not None)


class Nested(Value[B]):
    """A mapping with fields of its own, or a bare value that stands for its `shorthand` field."""

    name = Text("映射", "a mapping")

    def __init__(self, block: type[B], shorthand: str | None = None) -> None:
        self.block = block
        self.shorthand = shorthand

    def schema(self) -> Schema:
        """The block's schema; with a shorthand, that of the bare value where it is no mapping."""
        inner: Schema = {"$ref": f"#/definitions/{self.block.__name__}"}
        if self.shorthand is None:
            return inner
        bare = self.block.field_table()[self.shorthand].value.schema()
        return {"if": {"type": "object"}, "then": inner, "else": bare}

    def build(self, raw: object, inside: "Block", path: Path) -> B | None:
        """The block."""
        if isinstance(raw, dict):
            return self.block.below(raw, inside, path)
        if self.shorthand is not None and isinstance(raw, str):
            return self.block.below({self.shorthand: raw}, inside, path)
        return None


class Either(Value[object]):
    """A value of one type if it is a mapping (or a list, where the first type is one), of another if it is not."""

    def __init__(self, mapping: Value[Any], scalar: Value[Any]) -> None:
        self.mapping = mapping
        self.scalar = scalar
        self.targets = scalar.targets
        self.name = Text(f"{mapping.name.zh}或{scalar.name.zh}", f"{mapping.name.en} or {scalar.name.en}")

    def schema(self) -> Schema:
        """Both schemas, chosen by type."""
        wanted = "array" if isinstance(self.mapping, Group) else "object"
        return {"if": {"type": wanted}, "then": self.mapping.schema(), "else": self.scalar.schema()}

    def of(self, raw: object) -> Value[Any]:
        """The one of the two types that the value should be of."""
        return self.mapping if isinstance(raw, list if isinstance(self.mapping, Group) else dict) else self.scalar

    def build(self, raw: object, inside: "Block", path: Path) -> object | None:
        """The value by the type that it is of."""
        return self.of(raw).build(raw, inside, path)


class Dictionary(Value[Mapping[str, T]]):
    """A mapping from free keys to values of one type."""

    name = Text("映射", "a mapping")

    def __init__(self, item: Value[T]) -> None:
        self.item = item
        self.targets = item.targets

    def schema(self) -> Schema:
        """An object whose every value is of the item's schema."""
        return {"type": "object", "additionalProperties": self.item.schema()}

    def build(self, raw: object, inside: "Block", path: Path) -> Mapping[str, T] | None:
        """The values that are of the item's type, by key."""
        if not isinstance(raw, dict):
            return None
        built = {key: self.item.build(item, inside, path) for key, item in raw.items()}
        return {key: value for key, value in built.items() if value is not None}


class Free(Value[object]):
    """Anything: what users keep under keys of their own."""

    name = Text("任意内容", "anything")

    def schema(self) -> Schema:
        """The schema that accepts everything."""
        return {}

    def build(self, raw: object, inside: "Block", path: Path) -> object | None:
        """What was read."""
        return raw


STRING = String()
WHOLE = Whole()
POSITIVE = Whole(1)
NUMBER = Number()
FLAG = Flag()
DAY = Day()
LIMIT = LimitValue()
CITATION = CitationValue()
QUORUM = Quorum()
FREE = Free()
