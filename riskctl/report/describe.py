"""One record in words: its fields with their titles, whom it names, and who names it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riskctl.locale.sentence import kind_title
from riskctl.model.block import Block, Field, Keyed, Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.references import mentions_of
from riskctl.model.risk import RiskPoint
from riskctl.model.value import Choice, Dictionary, Either, Group, Nested, Reference, Value
from riskctl.report.line import place_text, visible
from riskctl.risk.scale import scale_of

INDENT = "  "
NO_BLOCK = Block({})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """That another record names this one, in which field."""

    kind: str
    id: str
    label: str
    field: str


def neighbours(catalog: Catalog, id: str) -> tuple[Neighbour, ...]:
    """Every record that names this one (for a power, also those that name its steps), in the order of the catalog."""
    found: dict[Neighbour, None] = {}
    for record in catalog.each_record():
        for mention in mentions_of(record):
            if record.id != id and (mention.target == id or mention.target.startswith(f"{id}/")):
                found[Neighbour(record.kind, record.id, record.label, mention.field)] = None
    return tuple(found)


def describe(catalog: Catalog, record: Record, language: Language, prefix: str = "") -> str:
    """The record as text: title, place, fields, the records that name it."""
    lines = [f"{kind_title(record.kind, language)} {record.id}", f"{INDENT}{place_text(record.place, prefix)}", ""]
    lines += [f"{INDENT}{line}" for line in Describer(catalog, language).block(record, type(record))]
    named_by = neighbours(catalog, record.id)
    if named_by:
        lines += ["", Text("被引用", "named by").in_(language)]
        lines += [f"{INDENT}{kind_title(one.kind, language)} {one.id} {one.label}  ({one.field})" for one in named_by]
    return "".join(f"{visible(line)}\n" for line in lines)


class Describer:
    """Puts blocks into lines in one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language

    def block(self, block: Block, kind: type[Block]) -> Iterator[str]:
        for key, field in kind.field_table().items():
            raw = block.node.get(key)
            if kind is RiskPoint and key == "level" and isinstance(raw, str):
                yield f"{field.title.in_(self.language)}: {self.level(raw)}"
            elif raw is not None:
                yield from self.field(field, raw)
        for key, value in block.own_keys():
            yield f"{key}: {value}"

    def level(self, id: str) -> str:
        """What the scheme in force calls the level, with its id where that is another word."""
        level = scale_of(self.catalog.level_scheme).level(id) if self.catalog.level_scheme else None
        return self._with_id(level.label, id) if level else id

    def field(self, field: Field[Any], raw: object) -> Iterator[str]:
        title = field.title.in_(self.language)
        if isinstance(field, Keyed) and isinstance(raw, dict):
            yield f"{title}:"
            for key, item in raw.items():
                yield f"{INDENT}{key}"
                yield from (f"{INDENT * 2}{line}" for line in self.value(field.value, item))
            return
        inside = list(self.value(field.value, raw))
        if len(inside) == 1:
            yield f"{title}: {inside[0]}"
        else:
            yield f"{title}:"
            yield from (f"{INDENT}{line}" for line in inside)

    def value(self, value: Value[Any], raw: object) -> Iterator[str]:
        if isinstance(value, Either):
            value = value.of(raw)
        if isinstance(raw, list):
            inner = value.item if isinstance(value, Group) else value
            if all(not isinstance(item, dict | list) for item in raw):
                yield ("、" if self.language == "zh" else ", ").join(self.scalar(inner, item) for item in raw)
            else:
                for item in raw:
                    lines = list(self.value(inner, item))
                    yield f"- {lines[0] if lines else ''}"
                    yield from (f"{INDENT}{line}" for line in lines[1:])
        elif isinstance(raw, dict):
            yield from self.mapping(value, raw)
        else:
            yield self.scalar(value, raw)

    def mapping(self, value: Value[Any], raw: Mapping[str, object]) -> Iterator[str]:
        if isinstance(value, Nested):
            yield from self.block(value.block(raw), value.block)
        else:
            item = value.item if isinstance(value, Dictionary) else value
            for key, held in raw.items():
                yield f"{key}: {'; '.join(self.value(item, held))}"

    def scalar(self, value: Value[Any], raw: object) -> str:
        if isinstance(raw, bool):
            return Text("是" if raw else "否", "yes" if raw else "no").in_(self.language)
        if isinstance(value, Choice):
            word = value.build(raw, NO_BLOCK, ())
            return str(word.in_(self.language)) if word is not None else str(raw)
        if isinstance(value, Reference | Nested | Either) and isinstance(raw, str):
            return self._with_id(self.catalog.label_of(raw), raw)
        return str(raw)

    def _with_id(self, label: str, id: str) -> str:
        return id if label == id else f"{label}（{id}）" if self.language == "zh" else f"{label} ({id})"
