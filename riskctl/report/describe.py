"""One record in words: its fields with their titles, whom it names, and who names it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from riskctl.locale.naming import label
from riskctl.locale.sentence import kind_title, limit_text
from riskctl.model.block import Block, Field, Keyed, Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.quantity import Limit
from riskctl.model.references import mentions_of
from riskctl.model.value import Choice, Dictionary, Either, Free, Group, LimitValue, Nested, Reference, Value
from riskctl.report.coded import code_words, key_words, with_id
from riskctl.report.line import place_text, visible

INDENT = "  "
OWN_STEPS = "own steps"
END = Text("结束", "end")
NO_BLOCK = Block({})


class Neighbour(NamedTuple):
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
    lines += [f"{INDENT}{line}" for line in Describer(catalog, language, record.id).block(record, type(record))]
    named_by = neighbours(catalog, record.id)
    if named_by:
        lines += ["", Text("被引用", "named by").in_(language)]
        lines += [f"{INDENT}{kind_title(one.kind, language)} {one.id} {one.label}  ({one.field})" for one in named_by]
    return "".join(f"{visible(line)}\n" for line in lines)


class Describer:
    """Puts blocks into lines in one language. `record` is the id of the record that they are of: own steps are its steps."""

    def __init__(self, catalog: Catalog, language: Language, record: str = "") -> None:
        self.catalog = catalog
        self.language = language
        self.record = record

    def block(self, block: Block, kind: type[Block]) -> Iterator[str]:
        for key, field in kind.field_table().items():
            raw = block.node.get(key)
            if raw is not None:
                yield from self.field(field, raw)
        for key, value in block.own_keys():
            yield f"{key}: {value}"

    def field(self, field: Field[Any], raw: object) -> Iterator[str]:
        title = field.title.in_(self.language)
        if isinstance(field, Keyed) and isinstance(raw, dict):
            yield f"{title}:"
            for key, item in raw.items():
                yield f"{INDENT}{key}"
                yield from (f"{INDENT * 2}{line}" for line in self.value(field.value, item))
            return
        inside = list(self.held(field, (), raw))
        if len(inside) == 1:
            yield f"{title}: {inside[0]}"
        else:
            yield f"{title}:"
            yield from (f"{INDENT}{line}" for line in inside)

    def held(self, field: Field[Any], below: tuple[str, ...], raw: object, value: Value[Any] | None = None) -> Iterator[str]:
        """What stands in the field, at these keys below it; `value` is what can stand there, where that is not the field's."""
        of = field.value if value is None else value
        if isinstance(raw, dict) and isinstance(of, Dictionary | Free):
            item = of.item if isinstance(of, Dictionary) else of
            for key, held in raw.items():
                inside = "; ".join(self.held(field, (*below, key), held, item))
                yield f"{key_words(field, (*below, key), self.catalog, self.language)}: {inside}"
        elif isinstance(raw, list) and raw and all(code_words(field, below, one, self.catalog, self.language) for one in raw):
            yield self._joint.join(code_words(field, below, one, self.catalog, self.language) or "" for one in raw)
        else:
            said = code_words(field, below, raw, self.catalog, self.language)
            yield from self.value(of, raw) if said is None else (said,)

    def value(self, value: Value[Any], raw: object) -> Iterator[str]:
        if isinstance(value, Either):
            value = value.of(raw)
        if isinstance(raw, list):
            inner = value.item if isinstance(value, Group) else value
            if all(not isinstance(item, dict | list) for item in raw):
                yield self._joint.join(self.scalar(inner, item) for item in raw)
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
        if isinstance(value, LimitValue):
            limit = value.build(raw, NO_BLOCK, ())
            return limit_text(limit, self.language) if isinstance(limit, Limit) else str(raw)
        if not isinstance(raw, str):
            return str(raw)
        if isinstance(value, Nested) and value.shorthand is not None:
            value = value.block.field_table()[value.shorthand].value
        return self._reference(value, raw) if isinstance(value, Reference) else raw

    def _reference(self, value: Value[Any], raw: str) -> str:
        if value.targets == (OWN_STEPS,):
            return END.in_(self.language) if raw == "end" else with_id(self._own_step(raw), raw, self.language)
        return with_id(label(raw, self.catalog, self.language, is_domain="domains" in value.targets), raw, self.language)

    def _own_step(self, key: str) -> str:
        found = self.catalog.steps.get(f"{self.record}/{key}")
        return found[1].name or key if found else key

    @property
    def _joint(self) -> str:
        return "、" if self.language == "zh" else ", "
