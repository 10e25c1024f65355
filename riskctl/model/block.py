"""Blocks, fields and records: a class declares each of its fields once, and everything else is read off it.

A field is a descriptor. It builds its typed value from what was read when it is first asked for, and stores it
in the instance, so that the second time costs nothing and a field that nobody reads costs nothing at all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from riskctl.model.language import Text
from riskctl.model.place import ListNode, MapNode, Place, key_place, value_place
from riskctl.model.value import Schema, Value
from riskctl.model.vocabulary import Disclosure

T = TypeVar("T")
NOWHERE = Place("", 1, 1, 1, 1)


class Field(Generic[T]):
    """A field of a block: its key, titles in both languages, value type, and whether it must be there.

    `ordered` says whether the order of a list carries meaning; `disclosure` who may see the field; `unless`
    names a field whose presence makes this one needless.
    """

    many = False
    key: str
    owner: "type[Block]"

    def __init__(self, value: Value[T], zh: str, en: str, *, required: bool = False, key: str = "",
                 ordered: bool = False, disclosure: Disclosure = Disclosure.PUBLIC, note: Text | None = None,
                 unless: str | None = None) -> None:
        self.value = value
        self.title = Text(zh, en)
        self.required = required
        self.key = key
        self.ordered = ordered
        self.disclosure = disclosure
        self.note = note
        self.unless = unless

    def __set_name__(self, owner: "type[Block]", name: str) -> None:
        """Take the attribute's name as key where none is given, and note which class declares the field."""
        self.attribute = name
        self.key = self.key or name
        self.path = (self.key,)
        self.owner = owner

    def schema(self) -> Schema:
        """The draft-07 schema of the field's value, with title and description in both languages."""
        return {"title": f"{self.title.zh} / {self.title.en}", "description": self.describe(), **self.shape()}

    def shape(self) -> Schema:
        """The schema of the value alone."""
        return self.value.schema()

    def describe(self) -> str:
        """What an editor shows: what the field holds, in both languages."""
        zh, en = self.value.name.zh, self.value.name.en
        if self.note is not None:
            zh, en = f"{self.note.zh}（{zh}）", f"{self.note.en} ({en})"
        return f"{zh} / {en}"


class One(Field[T]):
    """A field with a single value; None where it is absent or faulty."""

    @overload
    def __get__(self, block: None, owner: type["Block"]) -> "One[T]": ...
    @overload
    def __get__(self, block: "Block", owner: type["Block"]) -> T | None: ...
    def __get__(self, block: "Block | None", owner: type["Block"]) -> "One[T] | T | None":
        """The value, built the first time it is asked for."""
        if block is None:
            return self
        raw = block.node.get(self.key)
        value = None if raw is None else self.value.build(raw, block, self.path)
        block.__dict__[self.attribute] = value
        return value


class Many(Field[T]):
    """A field with a list of values, or with a single one where `single` allows it; () where it is absent."""

    many = True

    def __init__(self, value: Value[T], zh: str, en: str, *, single: bool = False, **rest: Any) -> None:
        super().__init__(value, zh, en, **rest)
        self.single = single

    def shape(self) -> Schema:
        """An array of the value's schema, without repetition where order means nothing."""
        items: Schema = {"type": "array", "items": self.value.schema()}
        if self.required:
            items["minItems"] = 1
        if not self.ordered:
            items["uniqueItems"] = True
        if not self.single:
            return items
        return {"if": {"type": "array"}, "then": items, "else": self.value.schema()}

    @overload
    def __get__(self, block: None, owner: type["Block"]) -> "Many[T]": ...
    @overload
    def __get__(self, block: "Block", owner: type["Block"]) -> tuple[T, ...]: ...
    def __get__(self, block: "Block | None", owner: type["Block"]) -> "Many[T] | tuple[T, ...]":
        """The values that are of the type, in order."""
        if block is None:
            return self
        raw = block.node.get(self.key)
        if isinstance(raw, list):
            built = [self.value.build(item, block, (self.key, at)) for at, item in enumerate(raw)]
            values = tuple([value for value in built if value is not None])
        elif raw is not None and self.single:
            value = self.value.build(raw, block, (self.key,))
            values = () if value is None else (value,)
        else:
            values = ()
        block.__dict__[self.attribute] = values
        return values


class Keyed(Field[T]):
    """A field that maps ids of its own to values, such as the steps of a power; {} where it is absent."""

    def shape(self) -> Schema:
        """An object whose keys are ids."""
        return {"type": "object", "additionalProperties": self.value.schema()}

    @overload
    def __get__(self, block: None, owner: type["Block"]) -> "Keyed[T]": ...
    @overload
    def __get__(self, block: "Block", owner: type["Block"]) -> Mapping[str, T]: ...
    def __get__(self, block: "Block | None", owner: type["Block"]) -> "Keyed[T] | Mapping[str, T]":
        """The values by id, in the order of the file."""
        if block is None:
            return self
        raw = block.node.get(self.key)
        values: dict[str, T] = {}
        for key, item in raw.items() if isinstance(raw, dict) else ():
            value = self.value.build(item, block, (self.key, key))
            if value is not None:
                if isinstance(value, Block):
                    value.__dict__["key"] = key
                values[key] = value
        block.__dict__[self.attribute] = values
        return values


class _LatePlace:
    """The place of a block inside another, or of a record in a section: found when it is first asked for, as few ever are."""

    def __get__(self, block: "Block", owner: type["Block"]) -> Place:
        held = block.__dict__
        place = NOWHERE
        if "inside" in held:
            place = held["inside"].place_of(*held["path"])
        elif "section" in held:
            place = key_place(held["section"], held["id"], block.file) or Place.start_of(block.file)
        held["place"] = place
        return place


class _OuterFile:
    """The file of a block inside another: there are so many of them that each note less counts."""

    def __get__(self, block: "Block", owner: type["Block"]) -> str:
        file: str = block.__dict__["inside"].file
        return file


class Block:
    """A mapping with known fields, at a place in a file. It cannot be changed once made.

    `key` is the key it stands under where its parent is a mapping of such blocks.
    """

    either: ClassVar[tuple[tuple[str, ...], ...]] = ()
    node: Mapping[str, object]
    file = _OuterFile()
    key = ""
    place = _LatePlace()

    def __init__(self, node: Mapping[str, object], file: str = "", place: Place = NOWHERE) -> None:
        self.__dict__.update(node=node, file=file, place=place)

    @classmethod
    def below(cls, node: Mapping[str, object], inside: "Block", path: tuple[str | int, ...]) -> Self:
        """The block that stands at the path below another."""
        block = cls.__new__(cls)
        held = block.__dict__
        held["node"], held["inside"], held["path"] = node, inside, path
        return block

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: blocks are frozen."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __repr__(self) -> str:
        """The class and what was read."""
        return f"{type(self).__name__}({dict(self.node)!r})"

    @classmethod
    @cache
    def field_table(cls) -> Mapping[str, Field[Any]]:
        """Every field of the block by its key, in the order of declaration."""
        found: dict[str, Field[Any]] = {}
        for base in reversed(cls.__mro__):
            for member in vars(base).values():
                if isinstance(member, Field):
                    found[member.key] = member
        return found

    def has(self, key: str) -> bool:
        """Whether the field was written at all, well or not, and is not null."""
        return self.node.get(key) is not None

    def lacks(self, key: str) -> bool:
        """Whether nothing at all was said in the field: it is absent, null or empty, rather than wrong."""
        held = self.node.get(key)
        if isinstance(held, str):
            return not held or held.isspace()
        return held is None or (not held and isinstance(held, list | dict))

    def place_of(self, *path: str | int) -> Place:
        """The place of the value at the path below this block; of the deepest part of the path that is there."""
        node: object = self.node
        place = self.place
        for step in path:
            found = value_place(node, step, self.file)
            if found is None:
                return place
            place = found
            node = node[step] if isinstance(node, MapNode | ListNode) else None  # type: ignore[index]
        return place

    def key_place_of(self, key: str) -> Place:
        """The place of a key of this block, or of the block where the key is not there."""
        return key_place(self.node, key, self.file) or self.place

    def own_keys(self) -> Iterator[tuple[str, object]]:
        """The user's own keys (`x-…`) and what they hold."""
        return ((key, value) for key, value in self.node.items() if key.startswith("x-"))


class Record(Block):
    """A block with an id that is unique over the whole catalog; `kind` is the key its kind stands under."""

    kind: ClassVar[str]
    title: ClassVar[Text]
    plural: ClassVar[Text]
    id: str

    def __init__(self, id: str, node: Mapping[str, object], file: str = "", place: Place = NOWHERE) -> None:
        super().__init__(node, file, place)
        self.__dict__["id"] = id

    @classmethod
    def in_section(cls, section: Mapping[str, object], id: str, file: str) -> Self:
        """The record that stands under its id in a section of a file; empty if that is no mapping."""
        record = cls.__new__(cls)
        node = section[id]
        record.__dict__.update(id=id, node=node if isinstance(node, dict) else {}, file=file, section=section)
        return record

    def __repr__(self) -> str:
        """The class, the id and what was read."""
        return f"{type(self).__name__}({self.id!r}, {dict(self.node)!r})"

    @property
    def label(self) -> str:
        """The name if it has one, else the id."""
        name = self.node.get("name")
        return name if isinstance(name, str) and name else self.id
