"""From the words of a cell to what a field should hold, and what to say where they do not fit."""

from collections.abc import Mapping, Sequence

from riskctl.exchange.convert import (
    Unfit,
    Vocabulary,
    levels_of,
    national_codes,
    schemes_with,
    typed,
    types_of,
    words_of,
)
from riskctl.exchange.headings import own_key
from riskctl.exchange.lists import split
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.persons import Seat, Seats, seats_of
from riskctl.exchange.rows import Cell
from riskctl.exchange.sheet import Sheet, letters
from riskctl.exchange.targets import Form, Target, target_named
from riskctl.exchange.who import Posts
from riskctl.exchange.wording import key_of, one_line
from riskctl.exchange.workbench import Wish, Workbench
from riskctl.exchange.written_lists import parts_of
from riskctl.model.value import CitationValue
from riskctl.model.vocabulary import Severity

_SHORT = frozenset(("name", "code", "version", "class", "document"))
_MAKEABLE = frozenset(("units", "posts", "powers"))
NO_LEVEL = frozenset(("", "无", "未定级", "未评定", "未定", "待定", "nolevel"))
UNKNOWN = object()


class Filler:
    """Fills fields from the cells of one table."""

    def __init__(self, bench: Workbench, sheet: Sheet, mapping: TableMap) -> None:
        self.bench = bench
        self.sheet = sheet
        self.mapping = mapping
        self.posts = Posts(bench)
        self.targets = {heading: target_named(mapping.kind, name) for heading, name in mapping.columns.items()}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._remedies: dict[str, tuple[str, str]] = {}

    def address(self, cell: Cell) -> str:
        """The address of a cell."""
        return self.sheet.address(cell.row, cell.column)

    def fill(self, wish: Wish, heading: str, cell: Cell) -> None:
        """Give the field of a column the value of a cell."""
        target = self.targets.get(heading)
        if target is None or target.form in (Form.PLACE, Form.WHO, Form.MEASURES):
            return
        if target.form is Form.OWN:
            cell = cell._replace(text=self.posts.own_words(heading, cell.text, self.address(cell)))
            if not cell.text:
                return
        value = self.value(target, heading, cell, self.bench.unit_of(wish.id))
        if value is UNKNOWN:
            return
        if value is None:
            wish.values[own_key(heading),] = cell.text
        else:
            held = self.bench.value(wish.kind, wish.id, target.path) if target.form is Form.LIST else None
            wish.values[target.path] = held if _is_alike(held, value) or _is_alike(held, [cell.text]) else value

    def value(self, target: Target, heading: str, cell: Cell, unit: str) -> object:
        """What the cell says; None for what is kept as it stands, UNKNOWN where nothing can be taken."""
        match target.form:
            case Form.OWN | Form.TEXT:
                return one_line(cell.text) if target.path[-1] in _SHORT else cell.text
            case Form.LIST:
                return self._list(target, cell)
            case Form.TYPED:
                return self._typed(target, cell.text, cell)
            case Form.LEVEL | Form.TYPE | Form.WORD | Form.WORDS:
                return self._words(target, cell)
            case Form.REFERENCE | Form.REFERENCES:
                return self._referred(target, cell, unit)
            case Form.PLACE | Form.WHO | Form.MEASURES:
                return UNKNOWN

    def _words(self, target: Target, cell: Cell) -> object:
        """The word, or the list of words, that the cell says."""
        if target.form is not Form.WORDS:
            return self._word(target, cell.text, cell)
        found = [self._word(target, part, cell) for part in self._parts(target, cell.text)]
        return UNKNOWN if UNKNOWN in found else list(dict.fromkeys(found))

    def _referred(self, target: Target, cell: Cell, unit: str) -> object:
        """The record, or the list of records, that the cell names."""
        if target.form is Form.REFERENCE:
            return self._one(target, cell, unit)
        return self.references(target, cell, unit)

    def _one(self, target: Target, cell: Cell, unit: str) -> object:
        """The record that the cell names; where it names a post and a person, the post."""
        if "posts" not in target.kinds or self.found(target.kinds, cell.text, unit):
            return self.reference(target, cell.text, cell, unit)
        found = self.posts.seats(cell.text, self.address(cell))
        if not found.has_persons:
            return self.reference(target, cell.text, cell, unit)
        return self._seated(target, Seat("、".join(found.posts), tuple(name for seat in found.seats for name in seat.persons)), cell, unit)

    def vocabulary(self, target: Target) -> Vocabulary:
        """The words of a column."""
        known = self._vocabularies.get(target.name)
        if known is None:
            more = self.mapping.words.get(target.name, {})
            match target.form:
                case Form.LEVEL:
                    known = levels_of(self.bench.catalog, more)
                case Form.TYPE:
                    known = types_of(self.bench.catalog, more)
                case _:
                    known = words_of(target.value, more)
            self._vocabularies[target.name] = known
        return known

    def _parts(self, target: Target, text: str) -> tuple[str, ...]:
        """The words that a cell lists; one where it is a word as a whole."""
        return (text,) if self.vocabulary(target).value(text) else parts_of(text)

    def _word(self, target: Target, text: str, cell: Cell) -> object:
        known = self.vocabulary(target)
        value = known.value(text)
        if value is not None:
            return value
        if target.form is Form.LEVEL and key_of(text) in NO_LEVEL:
            return UNKNOWN
        if target.form is Form.TYPE and (national := national_codes(self.bench.catalog).get(key_of(text))):
            self.bench.problem(Severity.WARNING, f"{self.sheet.name}!{letters(cell.column)}" if self.sheet.name else letters(cell.column),
                               "只写数字的类型按国家十类编码理解；各地编码不一，请核对，或在映射的 words 里写明",
                               "bare numbers of types are taken for those of the national list; local lists differ: state them under "
                               "`words` of the mapping")
            return national
        self._not_known(target, text, cell, known.near(text))
        return UNKNOWN

    def _not_known(self, target: Target, text: str, cell: Cell, near: str) -> None:
        scheme = self.bench.catalog.manifest.level_scheme or "hml"
        if target.form is Form.LEVEL:
            zh, en = f"等级“{text}”不在等级方案 {scheme} 中", f"level '{text}' is not in scheme {scheme}"
        else:
            zh, en = f"“{text}”不是{target.title}的取值", f"'{text}' is no {target.title_en}"
        zh += f"；是不是“{near}”？" if near else f"；可用：{'、'.join(self.vocabulary(target).shown[:12])}"
        en += f"; did you mean {near}?" if near else f"; there are {', '.join(self.vocabulary(target).shown[:12])}"
        if target.form is Form.LEVEL and not near:
            more = self._level_remedy(text)
            zh, en = zh + more[0], en + more[1]
        self.bench.problem(Severity.ERROR, self.address(cell), zh, en)

    def _level_remedy(self, text: str) -> tuple[str, str]:
        """What to do about a word that is no level: take another scheme, which has it, or say in a mapping what it means."""
        held = self._remedies.get(text)
        if held is None:
            zh = "；或用 --guess 生成映射，在 words 的 level 下写明它是哪一级"
            en = "; or say in a mapping (--guess) under words, level, which one it is"
            if schemes := schemes_with(self.bench.catalog, text):
                zh = f"；等级方案 {'、'.join(schemes)} 有此级，可在 riskctl.yaml 写 level_scheme 选用{zh}"
                en = f"; it is a level of {', '.join(schemes)}: choose one with level_scheme in riskctl.yaml{en}"
            held = self._remedies[text] = (zh, en)
        return held

    def _typed(self, target: Target, text: str, cell: Cell) -> object:
        """A limit, day, number and so on; None, with a warning, for words that are none."""
        value = typed(text, target.value)
        if not isinstance(value, Unfit):
            return value
        self.bench.problem(Severity.WARNING, self.address(cell), f"“{_short(text)}”：{value.zh}；原样保留",
                           f"'{_short(text)}': {value.en}; it is kept as it stands")
        return None

    def _list(self, target: Target, cell: Cell) -> object:
        texts = split(cell.text).texts
        if not isinstance(target.value, CitationValue):
            return list(texts)
        if typed(cell.text, target.value) == cell.text:
            texts = (cell.text,)
        found = [self._typed(target, text, cell) for text in texts]
        return None if None in found else list(dict.fromkeys(found))

    def reference(self, target: Target, text: str, cell: Cell, unit: str) -> object:
        """The id of the record that the words name, made if it is missing and can be; UNKNOWN where there is none."""
        found = self.found(target.kinds, text, unit)
        if found is not None:
            return found
        kind = next((kind for kind in target.kinds if kind in _MAKEABLE), None)
        if kind is None:
            near = ", ".join(target.kinds)
            self.bench.problem(Severity.ERROR, self.address(cell), f"没有叫“{_short(text)}”的记录（{near}）",
                               f"no record is called '{_short(text)}' ({near})")
            return UNKNOWN
        if kind == "units" and (seats := self.posts.seats(text, self.address(cell))).has_persons and seats.posts:
            return self._of_persons(self.reference(target, "、".join(seats.posts), cell, unit), seats, cell)
        made = self.make(kind, one_line(text), unit, self.address(cell))
        return made if made is not None else UNKNOWN

    def references(self, target: Target, cell: Cell, unit: str) -> object:
        """The ids of the records that the words name."""
        whole = self.found(target.kinds, cell.text, unit)
        if whole is not None:
            return [whole]
        if _MAKEABLE.intersection(target.kinds) == {"posts"}:
            found = [self._seated(target, seat, cell, unit) for seat in self.posts.seats(cell.text, self.address(cell)).seats]
        else:
            found = [self.reference(target, part, cell, unit) for part in parts_of(cell.text, by_slash="steps" not in target.kinds)]
        return UNKNOWN if UNKNOWN in found else list(dict.fromkeys(found))

    def _of_persons(self, unit: object, seats: Seats, cell: Cell) -> object:
        """The unit, the persons named beside it put into it."""
        for seat in seats.seats:
            for person in seat.persons:
                self.posts.person(person, str(unit), "", self.address(cell))
        return unit

    def _seated(self, target: Target, seat: Seat, cell: Cell, unit: str) -> object:
        """The post of a seat, its persons put on it; UNKNOWN where only persons are named."""
        post = self.reference(target, seat.post, cell, unit) if seat.post else UNKNOWN
        for person in seat.persons:
            self.posts.person(person, unit, post if isinstance(post, str) else "", self.address(cell))
        return post

    def found(self, kinds: Sequence[str], text: str, unit: str) -> str | None:
        """The id that the words are or name: of a record in the unit before any other, a step as `power/step`."""
        bench, plain = self.bench, one_line(text)
        for kind in kinds:
            if bench.is_id(kind, plain):
                return plain
        if "steps" in kinds and plain in bench.catalog.steps:
            return plain
        standard = plain.removeprefix("std:") if plain.startswith("std:") else None
        shipped = {"duties": bench.catalog.shipped.duties, "domains": bench.catalog.shipped.domains}
        if any(kind in kinds and standard in held for kind, held in shipped.items()):
            return plain
        for kind in kinds:
            ids = bench.ids_named(kind, plain)
            inside = bench.ids_inside(kind, plain, unit)
            if ids and (inside or len(ids) == 1 or kind != "posts"):
                return (inside or ids)[0]
        return None

    def whole(self, kinds: Sequence[str], text: str, unit: str) -> str | None:
        """The id that the words name as a whole although they look like several names, or like a post and a person."""
        if len(parts_of(text)) < 2 and not seats_of(text).has_persons:
            return None
        return self.found(kinds, text, unit)

    def make(self, kind: str, name: str, unit: str, cell: str) -> str | None:
        """A new unit, post or power of that name."""
        if kind == "posts":
            return self.posts.post(name, unit, cell)
        values: dict[str, object] = {"name": name}
        if kind == "powers":
            values["unit"] = unit
        values |= {path[0]: value for path, value in path_defaults(self.mapping.defaults, kind).items() if len(path) == 1}
        parts = (unit, name) if kind == "powers" else (name,)
        return self.bench.make(kind, self.bench.free_id(parts, kind, unit, name), cell, values)

    def default_unit(self, cell: str) -> str:
        """The unit that holds for the whole table, made if it is missing; empty where none is given."""
        name = self.mapping.defaults.get("unit", "")
        if not name:
            return ""
        return self.found(("units",), name, "") or self.make("units", name, "", cell) or ""


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 30 else f"{line[:29]}…"


def _is_alike(held: object, value: object) -> bool:
    """Whether two lists say the same but for the stops at the ends of their items, which belong to the list in a cell."""
    items = [held] if isinstance(held, str) else held
    if not isinstance(items, list) or not isinstance(value, list):
        return False
    return [str(one).strip("；;。 ") for one in items] == [str(one).strip("；;。 ") for one in value]


def path_defaults(defaults: Mapping[str, str], kind: str) -> dict[tuple[str, ...], object]:
    """The defaults for fields of records of the kind, by path."""
    found: dict[tuple[str, ...], object] = {}
    for name, value in defaults.items():
        target = target_named(kind, name.removeprefix(f"{kind}.")) if name.startswith(f"{kind}.") else None
        if target is not None:
            is_many = target.form in (Form.WORDS, Form.LIST, Form.REFERENCES)
            plain = typed(value, target.value) if target.form is Form.TYPED else value
            found[target.path] = list(parts_of(value, by_slash=False)) if is_many else value if isinstance(plain, Unfit) else plain
    return found
