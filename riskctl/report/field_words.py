"""Any field of a record in words, for tables whose columns are fields."""

from collections.abc import Iterator, Mapping
from datetime import date

from riskctl.locale.naming import label
from riskctl.locale.sentence import limit_text
from riskctl.model.block import Block, Field, Keyed
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.quantity import Citation, Limit
from riskctl.report.table import Cell


def field_cell(catalog: Catalog, block: Block, path: str, language: Language) -> Cell:
    """The values of a field (`steps.name`: of each step) one under another; JSON has them as they are written."""
    *outer, key = path.split(".")
    blocks = [block]
    for name in outer:
        blocks = [inner for one in blocks for inner in _inner(one, name)]
    words = _Words(catalog, language)
    lines = [line for one in blocks for line in words.field(one, key)]
    written = [one.node[key] for one in blocks if one.node.get(key) is not None]
    return Cell(tuple(lines), written if outer else next(iter(written), None))


def _inner(block: Block, key: str) -> Iterator[Block]:
    field = block.field_table().get(key)
    for value in _values(block, field) if field else ():
        if isinstance(value, Block):
            yield value


def _values(block: Block, field: Field[object]) -> Iterator[object]:
    value = getattr(block, field.attribute)
    if isinstance(field, Keyed) and isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


class _Words:
    """Puts values into words of one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language

    def field(self, block: Block, key: str) -> Iterator[str]:
        """A line for each value of the field."""
        field = block.field_table().get(key)
        if field is None:
            return
        raw = block.node.get(key)
        for at, value in enumerate(_values(block, field)):
            if isinstance(value, Citation):
                yield str(raw[at]) if isinstance(raw, list) and at < len(raw) else str(raw)
            elif isinstance(value, str) and field.value.targets:
                yield label(value, self.catalog, self.language, is_domain="domains" in field.value.targets)
            else:
                yield self.value(value)

    def value(self, value: object) -> str:
        """One value in words."""
        match value:
            case Block():
                return self._block(value)
            case Word():
                return value.in_(self.language)
            case Limit():
                return limit_text(value, self.language)
            case bool():
                return Text("是", "yes").in_(self.language) if value else Text("否", "no").in_(self.language)
            case date():
                return value.isoformat()
            case _:
                return self._plain(value)

    def _plain(self, value: object) -> str:
        """What is no type of the model: lists, mappings, numbers, text."""
        match value:
            case tuple() | list():
                return self._comma.join(map(self.value, value))
            case dict():
                return self._semicolon.join(f"{key}{self._colon}{self.value(held)}" for key, held in value.items())
            case float():
                return f"{value:g}"
            case _:
                return str(value)

    def _block(self, block: Block) -> str:
        """A block as its fields with their titles; one with a single field as that field."""
        table = block.field_table()
        held = [(table[key], self._comma.join(self.field(block, key))) for key in block.node if key in table]
        if len(held) == 1:
            return held[0][1]
        return self._semicolon.join(f"{field.title.in_(self.language)}{self._colon}{words}" for field, words in held)

    @property
    def _comma(self) -> str:
        return "、" if self.language == "zh" else ", "

    @property
    def _semicolon(self) -> str:
        return "；" if self.language == "zh" else "; "

    @property
    def _colon(self) -> str:
        return "：" if self.language == "zh" else ": "
