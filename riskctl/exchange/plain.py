"""Rows of a table of powers, posts, units or any other kind: a row is a record, a column a field."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from riskctl.catalog.ids import folded
from riskctl.exchange.fields import UNKNOWN, Filler, path_defaults
from riskctl.exchange.listed import Listed, lead_and_assisting
from riskctl.exchange.rows import Cell, Row
from riskctl.exchange.targets import ID, OWN, target_named
from riskctl.exchange.wording import name_key, one_line
from riskctl.exchange.workbench import Wish
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Severity

_TOLD = 500
# Records whose names may mention who sits there.
_NAMED_AFTER = frozenset(("units", "posts"))


class PlainRows:
    """Makes wishes of the rows of one table of records of a kind."""

    def __init__(self, filler: Filler) -> None:
        self.filler = filler
        self.bench = filler.bench
        self.mapping = filler.mapping
        self.kind = filler.mapping.kind
        self.by_target = {name: heading for heading, name in filler.mapping.columns.items()}
        self.by_code = _by_code(self.bench.catalog) if self.kind == "powers" else {}
        self.taken: dict[str, str] = {}
        self.ids: dict[int, list[str]] = {}
        self.listed = Listed(filler.bench.catalog)
        self.assisting: dict[int, tuple[str, ...]] = {}
        self.persons: dict[int, tuple[str, ...]] = {}

    def take(self, rows: Sequence[Row]) -> None:
        """Want what the rows say."""
        rows = [self._without_persons(row) for row in rows] if self.kind in _NAMED_AFTER else [self._led(self._named(row)) for row in rows]
        alike: dict[tuple[str, str], int] = {}
        for row in rows:
            key = name_key(self.text(row, "name")), name_key(self.text(row, "unit"))
            alike[key] = alike.get(key, 0) + 1
        codes: dict[str, int] = {}
        for row in rows:
            code = folded(self.text(row, "code"))
            codes[code] = codes.get(code, 0) + 1
        for number, row in enumerate(rows):
            if not number % _TOLD:
                self.bench.progress(number)
            self.bench.turn += 1
            key = name_key(self.text(row, "name")), name_key(self.text(row, "unit"))
            self._take(row, is_alike=alike[key] > 1, own_code=codes[folded(self.text(row, "code"))] == 1)

    def _named(self, row: Row) -> Row:
        """The row; a main item without sub-items is the item itself."""
        name, main = self.by_target.get("name"), self.by_target.get("main_item")
        if name is None or main is None or name in row.cells or main not in row.cells:
            return row
        return replace(row, cells={**row.cells, name: row.cells[main]})

    def _led(self, row: Row) -> Row:
        """The row with the unit in the lead alone; the units that a list names below it are remembered."""
        heading = self.by_target.get("unit", "")
        cell = row.cells.get(heading) if self.kind == "powers" else None
        lead, assisting = lead_and_assisting(cell.text) if cell else ("", ())
        if cell is None or not assisting:
            return row
        self.assisting[row.number] = assisting
        return replace(row, cells={**row.cells, heading: cell._replace(text=lead)})

    def _check_assisting(self, row: Row, id: str) -> None:
        """Say where other units assist than the catalog knows."""
        said = self.assisting.get(row.number, ())
        if said and list(map(name_key, said)) != list(map(name_key, self.listed.assisting(id))):
            self.bench.problem(Severity.WARNING, self.filler.address(row.cells[self.by_target["unit"]]),
                               "配合单位与目录不同，没有取；请在目录的 units.assist 中修改",
                               "other units assist than the catalog says; they were not taken: change units.assist in the catalog")

    def _without_persons(self, row: Row) -> Row:
        """The row without the persons that its name mentions."""
        heading = self.by_target.get("name", "")
        cell = row.cells.get(heading)
        if cell is None or self.bench.ids_named(self.kind, cell.text):
            return row
        found = self.filler.posts.seats(cell.text, self.filler.address(cell))
        if not found.has_persons:
            return row
        self.persons[row.number] = tuple(dict.fromkeys(name for seat in found.seats for name in seat.persons))
        cells = {**row.cells, heading: cell._replace(text="、".join(found.posts))}
        return replace(row, cells={held: one for held, one in cells.items() if one.text})

    def text(self, row: Row, target: str) -> str:
        """What the row says under that meaning, on one line."""
        heading = self.by_target.get(target)
        cell = row.cells.get(heading) if heading else None
        return one_line(cell.text) if cell else ""

    def _take(self, row: Row, *, is_alike: bool, own_code: bool) -> None:
        named_by = self.by_target.get("name")
        cell = row.cells.get(named_by or "") or next(iter(row.cells.values()))
        address = self.filler.address(cell)
        name = self.text(row, "name")
        if not name and not self._is_known(row, own_code=own_code):
            self.bench.problem(Severity.ERROR, address, "这一行没有名称", "the row has no name")
            return
        unit = self._unit(row, address)
        id = self._id(row, name, unit, address, is_alike=is_alike, own_code=own_code)
        if id is None:
            return
        before = self.taken.setdefault(id, address)
        if before != address:
            self.bench.problem(Severity.ERROR, address, f"与 {before} 是同一条（{name}）", f"this is the same record as {before} ({name})")
            return
        wish = self.bench.want(self.kind, id, address, self._neighbour(unit))
        wish.by_row = True
        self.ids[row.number] = [id]
        if unit and target_named(self.kind, "unit") and (wish.is_new or "unit" in self.by_target):
            self._set_unit(wish, unit)
        self._fill(wish, row)
        for person in self.persons.get(row.number, ()):
            in_unit, post = (id, "") if self.kind == "units" else (unit, id)
            self.filler.posts.person(person, in_unit, post, address)

    def _is_known(self, row: Row, *, own_code: bool) -> bool:
        """Whether a row without a name is about a record that there is; in a table without names, one by its id alone."""
        given = self.text(row, ID)
        return self.bench.has(self.kind, given) or (own_code and self.text(row, "code") in self.by_code) \
            or bool(given and "name" not in self.by_target)

    def _fill(self, wish: Wish, row: Row) -> None:
        for path, value in path_defaults(self.mapping.defaults, self.kind).items():
            if self.bench.value(self.kind, wish.id, path) is None:
                wish.values[path] = value
        for heading, cell in row.cells.items():
            if not self._is_said_anyway(wish, self.mapping.columns[heading], cell):
                self.filler.fill(wish, heading, cell)
        self._check_assisting(row, wish.id)
        if wish.is_new:
            self.bench.index(wish)

    def _is_said_anyway(self, wish: Wish, name: str, cell: Cell) -> bool:
        """Whether a column is dealt with elsewhere, or says what the catalog says already: the id where a list has the code."""
        if name in ("unit", ID):
            return True
        if name == "code" and not wish.is_new and one_line(cell.text) == wish.id:
            return self.bench.value(self.kind, wish.id, ("code",)) is None
        return name.startswith(OWN) and not wish.is_new and self.listed.says(self.kind, wish.id, cell.text)

    def _set_unit(self, wish: Wish, unit: str) -> None:
        """The unit of a record; where several units share a power, the column is about the one in the lead."""
        if self.bench.value(self.kind, wish.id, ("units", "lead")) is not None:
            wish.values["units", "lead"] = unit
        else:
            wish.values["unit",] = unit

    def _unit(self, row: Row, address: str) -> str:
        target = target_named(self.kind, "unit")
        if target is None:
            return ""
        heading = self.by_target.get("unit")
        cell: Cell | None = row.cells.get(heading) if heading else None
        if cell is None:
            return self.filler.default_unit(address)
        found = self.filler.reference(target, cell.text, cell, "")
        return found if isinstance(found, str) and found is not UNKNOWN else ""

    def _id(self, row: Row, name: str, unit: str, address: str, *, is_alike: bool, own_code: bool) -> str | None:
        """The id of the record that the row is about: given, by its code, by its name, or derived."""
        bench, given, code = self.bench, self.text(row, ID), self.text(row, "code")
        if given:
            if given in bench.catalog.records.get(self.kind, ()) or bench.is_given(self.kind, given) or given in self.taken:
                return given
            bench.problem(Severity.ERROR, address, f"编号 {given} 不合规或已被占用", f"the id {given} is malformed or taken")
            return None
        if code and own_code and code in self.by_code:
            return self.by_code[code]
        if not code or not own_code:
            known = self._known(name, unit)
            if known:
                return known
        if code and own_code and bench.is_given(self.kind, code):
            return code
        parts = (unit, name) if self.kind in ("posts", "powers") else (name,)
        return bench.free_id(parts, self.kind, unit, name, code if is_alike else "", marked=is_alike)

    def _known(self, name: str, unit: str) -> str | None:
        """The record of that name in that unit that no row has spoken of yet."""
        ids = [id for id in self.bench.ids_named(self.kind, name) if id not in self.taken]
        inside = [id for id in ids if not unit or self.bench.unit_of(id) in ("", unit)]
        return inside[0] if inside else None

    def _neighbour(self, unit: str) -> str:
        """The record whose neighbour a new one should be: the last of the kind in the same unit, else the last."""
        if not hasattr(self, "_last"):
            records = self.bench.catalog.records.get(self.kind, {})
            self._last: dict[str, str] = {self.bench.unit_of(id): id for id in records}
        return self._last.get(unit, "")


def _by_code(catalog: Catalog) -> dict[str, str]:
    """The powers by their codes, as far as a code is that of one power alone; by their ids, which lists show where there is no code."""
    codes = Counter(power.code or power.id for power in catalog.powers.values())
    return {code: power.id for power in catalog.powers.values() if codes[code := power.code or power.id] == 1}
