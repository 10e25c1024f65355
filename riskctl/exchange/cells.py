"""What a table says of a record: the words of each column, such that reading them gives the record back."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from riskctl.exchange.convert import limit_words
from riskctl.exchange.fields import Filler
from riskctl.exchange.headings import PERSON, own_key
from riskctl.exchange.lists import NUMBERED, Style, join, split, style_of
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.place import Where, where_of
from riskctl.exchange.targets import COLUMN, CONTROLS, ID, NUMBER, OWN, Form, Target, target_named, word_of
from riskctl.exchange.ticks import TICK
from riskctl.exchange.who import ROLES
from riskctl.exchange.workbench import Workbench
from riskctl.exchange.written_lists import parts_of
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.risk import RiskPoint
from riskctl.model.value import Choice, Flag, LimitValue

_LINES = (NUMBERED, Style("", "", "", "\n"), Style("", "digits", ".", "\n"), Style("", "circled", "", "\n"), Style("（", "han", "）", "\n"))


class CellWriter:
    """Writes the cells of a table of records of one kind."""

    def __init__(self, catalog: Catalog, mapping: TableMap, language: Language, bench: Workbench, *, with_people: bool = False) -> None:
        from riskctl.exchange.sheet import Sheet

        self.catalog = catalog
        self.mapping = mapping
        self.language = language
        self.filler = Filler(bench, Sheet("", {}), mapping)
        self.words = {target: {value: word for word, value in reversed(list(words.items()))} for target, words in mapping.words.items()}
        self.styles = {heading: style_of(sample) for heading, sample in mapping.lists.items()}
        self.separators = {heading: _separator(sample) for heading, sample in mapping.lists.items()}
        self.holders = _holders(catalog) if with_people else {}
        self._names: dict[tuple[Sequence[str], str, str], str] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._makers: Mapping[Form, Callable[[Target, str, object, str], str]] = {
            Form.TEXT: lambda target, heading, value, unit: _text(value), Form.OWN: lambda target, heading, value, unit: _text(value),
            Form.LIST: self._list, Form.TYPED: self._typed, Form.LEVEL: self._word, Form.TYPE: self._word, Form.WORD: self._word,
            Form.WORDS: lambda target, heading, value, unit: self._joined(heading, [self._word(target, heading, one, unit) for one in _items(value)]),
            Form.REFERENCE: self._reference,
            Form.REFERENCES: lambda target, heading, value, unit: self._several(target, heading, value, unit)}

    def row(self, record: Record, number: int) -> tuple[str, ...]:
        """The cells of a record."""
        where = where_of(self.catalog, record) if isinstance(record, RiskPoint) else {}
        unit = str(record.node.get("unit") or next(iter(where.get("unit", ())), ""))
        return tuple(self.cell(record, heading, name, number, where, unit) for heading, name in self.mapping.columns.items())

    def cell(self, record: Record, heading: str, name: str, number: int, where: Where, unit: str) -> str:
        """What a column says of a record; what could not be taken for the field when it came in is said as it stood."""
        if name == NUMBER:
            return str(number)
        if name == ID:
            return record.id
        if name == PERSON:
            return self._joined(heading, [person for post in where.get("post", ()) for person in self.holders.get(post, ())])
        if held := word_of(name):
            return TICK if self._is_word(record, *held) else ""
        target = self.filler.targets.get(heading)
        said = self._said(record, target, heading, where, unit) if target else ""
        return said if said or name.startswith(OWN) else _text(record.node.get(own_key(heading)))

    def _is_word(self, record: Record, name: str, word: str) -> bool:
        """Whether a field of the record holds what the word stands for."""
        target = target_named(self.mapping.kind, name)
        return target is not None and (value := self.filler.vocabulary(target).value(word)) is not None and _held(record, target.path) == value

    def _said(self, record: Record, target: Target, heading: str, where: Where, unit: str) -> str:
        value = _held(record, target.path)
        match target.form:
            case Form.PLACE:
                return self._joined(heading, [self._place(target, id, unit) for id in where.get(target.name, ())])
            case Form.WHO:
                return self._answerable(record, target, heading, unit)
            case Form.MEASURES:
                names = [self._label_of(_control(one)) for one in _items(value) if self._is_in(one, heading)]
                return self._list(target, heading, names, "")
            case _:
                if value is None and target.path == ("unit",):
                    value = _held(record, ("units", "lead"))
                return "" if value is None else self._makers[target.form](target, heading, value, unit)

    def _is_in(self, answer: object, heading: str) -> bool:
        """Whether an answer stands in a column of controls: in that which it names if there is such a one, else in the first."""
        columns = [one for one, name in self.mapping.columns.items() if name == CONTROLS]
        named = answer.get(COLUMN) if isinstance(answer, dict) else None
        return heading == (named if named in columns else columns[0])

    def _place(self, target: Target, id: str, unit: str) -> str:
        if target.name == "step":
            return self.catalog.steps[id][1].name or id
        return self._named(target.kinds, id, unit)

    def _answerable(self, record: Record, target: Target, heading: str, unit: str) -> str:
        """Who is answerable; one column says all roles that have none of their own."""
        role = target.path[-1]
        named = {name.rpartition(".")[2] for name in self.mapping.columns.values() if name.startswith("accountable.")}
        first = next(one for one in ROLES if one in named)
        roles = [role, *(one for one in ROLES if one not in named)] if role == first else [role]
        posts = [post for one in roles if isinstance(post := _held(record, ("accountable", one)), str)]
        return self._joined(heading, [self._who(post, unit) for post in posts])

    def _who(self, post: str, unit: str) -> str:
        people = self.holders.get(post, ())
        return people[0] if len(people) == 1 else self._named(("posts",), post, unit)

    def _named(self, kinds: Sequence[str], id: str, unit: str) -> str:
        """The name of a record where it leads back to it, else its id."""
        said = self._names.get((kinds, id, unit))
        if said is None:
            record = self.catalog.by_id.get(id)
            name = record.node.get("name") if record else None
            said = self._names[kinds, id, unit] = name if isinstance(name, str) and self.filler.found(kinds, name, unit) == id else id
        return said

    def _label_of(self, id: str) -> str:
        record = self.catalog.by_id.get(id)
        return record.label if record else id

    def _reference(self, target: Target, heading: str, value: object, unit: str) -> str:
        return self._named(target.kinds, _text(value), unit)

    def _several(self, target: Target, heading: str, value: object, unit: str) -> str:
        ids = [_text(one) for one in _items(value)]
        said = self._joined(heading, [self._named(target.kinds, id, unit) for id in ids])
        back = [self.filler.found(target.kinds, part, unit) for part in parts_of(said, by_slash="steps" not in target.kinds)]
        return said if back == ids or (len(ids) == 1 and self.filler.found(target.kinds, said, unit) == ids[0]) else self._joined(heading, ids)

    def _word(self, target: Target, heading: str, value: object, unit: str) -> str:
        text = _text(value)
        word = self._words.get((target.name, text))
        if word is None:
            word = self.words.get(target.name, {}).get(text)
            if word is None:
                said = self._label(target, text)
                word = said if self.filler.vocabulary(target).value(said) == text else text
            self._words[target.name, text] = word
        return word

    def _label(self, target: Target, value: str) -> str:
        if target.form is Form.LEVEL:
            scheme = self.catalog.level_scheme
            return next((entry.label or value for entry in scheme.levels if entry.id == value), value) if scheme else value
        if target.form is Form.TYPE:
            scheme_id, _, id = value.partition(":")
            known = self.catalog.shipped.type_schemes.get(scheme_id, {}).get(id)
            return known.name.in_(self.language) if known else value
        word = next((one for one in target.value.words if one.value == value), None) if isinstance(target.value, Choice) else None
        return str(word.in_(self.language)) if word else value

    def _typed(self, target: Target, heading: str, value: object, unit: str) -> str:
        if isinstance(target.value, Flag):
            yes, no = ("是", "否") if self.language == "zh" else ("yes", "no")
            return yes if value is True else no
        if isinstance(target.value, LimitValue):
            return limit_words(_text(value), self.language)
        return _text(value)

    def _list(self, target: Target, heading: str, value: object, unit: str) -> str:
        """A list in the style of the column, or in one that leads back to its items."""
        texts = [_text(one) for one in _items(value)]
        styles = [self.styles[heading]] if heading in self.styles else []
        plain = texts[0] if len(texts) == 1 else None
        if plain is not None and heading in self.mapping.plain and split(plain).texts == (plain,):
            return plain
        for style in (*styles, *_LINES):
            said = plain if plain is not None and (not style.numerals or not styles) else join(texts, style)
            if list(split(said).texts) == texts:
                return said
        return join(texts, (*styles, NUMBERED)[0])

    def _joined(self, heading: str, texts: Iterable[str]) -> str:
        return self.separators.get(heading, "、").join(texts)


def _separator(sample: str) -> str:
    """What stands between the two items of a sample."""
    return sample.removeprefix("甲").removesuffix("乙") if sample.startswith("甲") else "、"


def _held(record: Record, path: Sequence[str]) -> object:
    held: object = record.node
    for name in path:
        held = held.get(name) if isinstance(held, dict) else None
    return held


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _control(answer: object) -> str:
    return _text(answer.get("control") if isinstance(answer, dict) else answer)


def _text(value: object) -> str:
    """A text or number as it stands; nothing for what no cell can hold."""
    if isinstance(value, str):
        return value
    return json.dumps(value) if isinstance(value, int | float) else ""


def _holders(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The names of those who hold each post, in the order of the catalog."""
    found: dict[str, list[str]] = {}
    for person in catalog.people.values():
        for one in person.assignments:
            if one.post and person.name:
                found.setdefault(one.post, []).append(person.name)
    return {post: tuple(names) for post, names in found.items()}
