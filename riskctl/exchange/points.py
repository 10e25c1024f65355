"""Rows of a risk table as risk points, with the units, powers, posts and controls that they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.exchange.fields import Filler, path_defaults
from riskctl.exchange.headings import PERSON, own_key
from riskctl.exchange.lists import split
from riskctl.exchange.measures import Measure, Measures, says_nothing
from riskctl.exchange.persons import Seat, seats_of
from riskctl.exchange.place import PARTS, agrees, places, where_of
from riskctl.exchange.published import Published
from riskctl.exchange.rows import Cell, Row
from riskctl.exchange.several import parted
from riskctl.exchange.summed import Summed
from riskctl.exchange.targets import CONTROLS, ID, OWN, target_named
from riskctl.exchange.who import ROLES, Named, named, units_in
from riskctl.exchange.wording import key_of, name_key, one_line
from riskctl.exchange.workbench import Wish
from riskctl.exchange.written_lists import parts_of
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Severity

SUM = re.compile(r"([0-9]{1,2})\s*个?\s*([^0-9\s,，、;；]+)")
_NO_RISK = re.compile("(?:(?:暂?无|没有|不涉及|未发现|未查找到|none|na)(?:廉政|廉洁)?(?:风险)?点?)?" + r"\Z")
_OF_A_RISK = frozenset(("manifestation", "cause", "consequence", "level", CONTROLS))
_LONGEST_NAME = 40
_TOLD = 500


@dataclass(slots=True)
class _Found:
    """A row with its place and name known, before it has an id."""

    row: Row
    cell: Cell
    name: str
    manifestation: str
    where: dict[str, tuple[str, ...]]
    controls: tuple[Measure, ...]
    id: str = ""
    is_given: bool = False
    held: RiskPoint | None = None
    is_summed: bool = False


class PointRows:
    """Makes wishes of the rows of one risk table."""

    def __init__(self, filler: Filler) -> None:
        self.filler = filler
        self.bench = filler.bench
        self.mapping = filler.mapping
        self.by_target = {name: heading for heading, name in filler.mapping.columns.items()}
        self.measures = Measures(filler.bench, filler.mapping.defaults)
        self.published = Published(filler.bench.catalog)
        self.summed = Summed(filler)
        self.ids: dict[int, list[str]] = {}
        self.existing: dict[str, list[RiskPoint]] = {}
        for point in filler.bench.catalog.risk_points.values():
            self.existing.setdefault(name_key(point.name or ""), []).append(point)

    def take(self, rows: Sequence[Row]) -> None:
        """Want what the rows say."""
        found = [one for row in rows for one in self._summed(row) or self._parted(row)]
        bench = self.bench
        repeated: dict[tuple[object, ...], int] = {}
        for one in found:
            key = self._key(one)
            repeated[key] = repeated.get(key, 0) + 1
        taken: dict[str, _Found] = {}
        said: dict[tuple[object, ...], _Found] = {}
        for number, one in enumerate(found):
            if not number % _TOLD:
                bench.progress(number)
            bench.turn += 1
            if one.is_summed and one.id in taken:
                continue
            first = said.setdefault((one.id, *self._key(one), one.manifestation), one)
            if first is one:
                one.is_given = bool(one.id)
                one.id = one.id or self._id_of(one, taken, alike=repeated[self._key(one)] > 1)
                first = taken.setdefault(one.id, one)
            if first is one:
                self.ids.setdefault(one.row.number, []).append(one.id)
                self._want(one)
            else:
                self._repeats(one, first)

    def _repeats(self, one: _Found, first: _Found) -> None:
        at, before = self.filler.address(one.cell), self.filler.address(first.cell)
        self.bench.problem(Severity.ERROR, at, f"与 {before} 是同一条（{one.name}）", f"this is the same record as {before} ({one.name})")

    def _key(self, one: _Found) -> tuple[object, ...]:
        return name_key(one.name), *(one.where.get(part, ()) for part in PARTS)

    def cell(self, row: Row, target: str) -> Cell | None:
        """The cell of the column with that meaning."""
        heading = self.by_target.get(target)
        return row.cells.get(heading) if heading else None

    def text(self, row: Row, target: str) -> str:
        """What the row says under that meaning, empty if nothing."""
        cell = self.cell(row, target)
        return cell.text if cell else ""

    def _parted(self, row: Row) -> list[_Found]:
        """The risk points of a row: one, or several where the table sums up."""
        rows = parted(row, self.mapping)
        levels = self._levels(row, rows) if self.mapping.split else [self.cell(row, "level")]
        return [found for one, level in zip(rows, levels, strict=True) if (found := self._found(self._with_level(one, level)))]

    def _is_without_risk(self, row: Row, name: str) -> bool:
        """Whether a row says of a place that it has no risk point, and nothing of one."""
        return bool(_NO_RISK.match(key_of(name))) and not self.text(row, ID) and all(
            says_nothing(cell.text) or key_of(cell.text) == key_of(name) for heading, cell in row.cells.items()
            if self.mapping.columns[heading] in _OF_A_RISK)

    def _with_level(self, row: Row, level: Cell | None) -> Row:
        heading = self.by_target.get("level")
        if heading is None or row.cells.get(heading) == level:
            return row
        cells = {one: cell for one, cell in row.cells.items() if one != heading}
        return Row(row.number, {**cells, heading: level} if level else cells, row.joined)

    def _found(self, row: Row) -> _Found | None:
        """The risk point of a row."""
        self.bench.turn += 1
        text = self.text(row, "manifestation")
        cell = self.cell(row, "name") or self.cell(row, "manifestation") or next(iter(row.cells.values()))
        named = one_line(self.text(row, "name"))
        held = self.published.about(named, text) if named else None
        self.filler.posts.here = self.published.posts_of(held) if held else {}
        where = self._where(row, cell)
        name = named or one_line(text)[:_LONGEST_NAME]
        if not name:
            self.bench.problem(Severity.ERROR, self.filler.address(cell), "这一行没有风险点名称，也没有表现形式",
                               "the row names no risk point and shows no manifestation")
            return None
        if self._is_without_risk(row, name):
            self.bench.problem(Severity.INFO, self.filler.address(cell), "写明没有风险点，不作为记录",
                               "it says that there is no risk point, so it is no record")
            return None
        if held is not None:
            name, text = held.name or name, held.manifestation or text
        return _Found(row, cell, name, text, where, self._controls(row), one_line(self.text(row, ID)), held=held)

    def _summed(self, row: Row) -> list[_Found]:
        """The risk points of a row by power that a register of this catalog wrote; none where it is no such row."""
        self.bench.turn += 1
        cell, power = self.cell(row, "manifestation"), self.cell(row, "power")
        id = self.summed.power(one_line(power.text)) if power and cell and "name" not in self.by_target else ""
        told = self.summed.told(id, cell.text) if id and cell else ()
        if not cell or not told:
            return []
        self.summed.check(id, told, {self.mapping.columns[heading]: one for heading, one in row.cells.items()})
        found = []
        for one in told:
            where = dict(where_of(self.bench.catalog, one.point)) if one.point else {"unit": (), "power": (id,), "step": (), "post": ()}
            found.append(_Found(row, cell, one.name, one.manifestation, where, (), one.point.id if one.point else "",
                                held=one.point, is_summed=True))
        return found

    def _controls(self, row: Row) -> tuple[Measure, ...]:
        """The controls of a row, from every column of them."""
        headings = [heading for heading, name in self.mapping.columns.items() if name == CONTROLS]
        columns = ["", *headings[1:]] if len(headings) > 1 else [None]
        return tuple(Measure(text, column) for heading, column in zip(headings, columns, strict=False) if heading in row.cells
                     for text in split(row.cells[heading].text).texts if not says_nothing(text))

    def _levels(self, row: Row, rows: Sequence[Row]) -> list[Cell | None]:
        """The level of each risk point of a row, where it may also give sums such as 1中2低."""
        cell, target = self.cell(row, "level"), target_named("risk_points", "level")
        held = [self.cell(one, "level") for one in rows]
        if cell is None or target is None or any(one != cell for one in held) or self.filler.vocabulary(target).value(cell.text):
            return held
        sums = SUM.findall(cell.text)
        if len(sums) == 1:
            return [cell._replace(text=sums[0][1])] * len(rows)
        if len(rows) == 1 or not (sums or len(split(cell.text).texts) > 1 or len(parts_of(cell.text)) > 1):
            return held
        self.bench.problem(Severity.WARNING, self.filler.address(cell), f"“{cell.text}”没有说明哪一条是哪一级，等级留空，请逐条补上",
                           f"'{cell.text}' does not say which is which; the levels are left open: give each its own")
        return [None] * len(rows)

    def _where(self, row: Row, cell: Cell) -> dict[str, tuple[str, ...]]:
        at = self.filler.address(cell)
        units = self._units(row) or ((self.filler.default_unit(at),) if self.mapping.defaults.get("unit") else ())
        unit = units[0] if units else ""
        found: dict[str, tuple[str, ...]] = {"unit": units, "power": (), "step": (), "post": ()}
        if (power := self.cell(row, "power")) is not None:
            name = one_line(power.text)
            id = self._power(name, unit) or self.filler.make("powers", name, unit, self.filler.address(power))
            found["power"] = (id,) if id else ()
        if (step := self.cell(row, "step")) is not None and found["power"]:
            found["step"] = self._steps(found["power"][0], step.text)
        elif step is not None and "power" not in self.by_target:
            found["step"] = self.published.steps_in(step.text)
            found["power"] = tuple(dict.fromkeys(id.partition("/")[0] for id in found["step"]))
        if (post := self.cell(row, "post")) is not None:
            found["post"] = self._posts(post, unit)
        return found

    def _posts(self, cell: Cell, unit: str) -> tuple[str, ...]:
        """The posts that a cell names, one or several."""
        posts, address = self.filler.posts, self.filler.address(cell)
        if whole := self.filler.whole(("posts",), cell.text, unit):
            return (whole,)
        ids = [posts.seated(seat, unit, address) for seat in posts.seats(cell.text, address).seats]
        return tuple(dict.fromkeys(id for id in ids if id))

    def _units(self, row: Row) -> tuple[str, ...]:
        cell = self.cell(row, "unit")
        if cell is None:
            return ()
        whole = self.filler.found(("units",), cell.text, "")
        target = target_named("risk_points", "unit")
        if whole or target is None:
            return (whole,) if whole else ()
        ids = [self.filler.reference(target, part, cell, "") for part in units_in(cell.text)]
        return tuple(dict.fromkeys(id for id in ids if isinstance(id, str)))

    def _power(self, name: str, unit: str) -> str | None:
        bench = self.bench
        ids = bench.ids_named("powers", name)
        if ids and unit:
            ids = bench.ids_inside("powers", name, unit) or bench.ids_inside("powers", name, "")
            return ids[0] if ids else None
        return ids[0] if ids else name if bench.is_id("powers", name) else None

    def _steps(self, power: str, text: str) -> tuple[str, ...]:
        known = self.bench.catalog.powers.get(power)
        wanted = {name_key(part) for part in (text, *parts_of(text))}
        steps = known.each_step() if known else ()
        return tuple(id for id, step in steps if name_key(step.name or "") in wanted or id == text)

    def _id_of(self, one: _Found, taken: dict[str, _Found], *, alike: bool) -> str:
        """The id of the record that the row is about: of one that there is, else derived from place and name."""
        there = [point for point in self.existing.get(name_key(one.name), ())
                 if point.id not in taken and agrees(where_of(self.bench.catalog, point), one.where)]
        there = [point for point in there if ("risk_points", point.id) not in self.bench.wishes] or there
        if not there and one.held is not None and one.held.id not in taken and self._is_at(one, one.held):
            return one.held.id
        exact = [point for point in there if (point.manifestation or "") == one.manifestation]
        if exact or (there and not alike):
            return (exact or there)[0].id
        narrowest = next((ids[-1] for part in ("post", "step", "power", "unit") if (ids := one.where.get(part))), "")
        key = (narrowest, one.name, one.manifestation if alike else "")
        parts = (narrowest.rpartition("/")[2][:14], one.name)
        return self.bench.free_id(parts, "risk_points", *key, marked=alike or len(narrowest) > 14)

    def _is_at(self, one: _Found, point: RiskPoint) -> bool:
        """Whether the row says of the risk point that it is where it is, in whatever words."""
        return self.published.is_at(point, one.where)

    def _want(self, one: _Found) -> None:
        bench = self.bench
        address = self.filler.address(one.cell)
        point = bench.catalog.risk_points.get(one.id)
        if point is None and not (bench.is_given("risk_points", one.id) if one.is_given else bench.is_free(one.id)):
            bench.problem(Severity.ERROR, address, f"编号 {one.id} 不合规或已被占用", f"the id {one.id} is malformed or taken")
            return
        wish = bench.want("risk_points", one.id, address, self._neighbour(one))
        wish.by_row = True
        is_at = point is not None and (self._is_at(one, point) if point is one.held else agrees(where_of(bench.catalog, point), one.where))
        if not is_at:
            at = places(one.where, bench)
            wish.values["at",] = at[0] if len(at) == 1 else at
            if not at:
                del wish.values["at",]
                bench.problem(Severity.WARNING, address, "没有单位、事项、岗位，不知风险点在哪里；可用 --set default.unit=单位 指定",
                              "no unit, power or post says where the risk point is; name a unit with --set default.unit=UNIT")
        wish.values["name",] = one.name
        if one.manifestation:
            wish.values["manifestation",] = one.manifestation
        if one.is_summed:
            bench.index(wish)
            return
        self.filler.posts.here = self.published.posts_of(one.held) if one.held else {}
        unit = one.where["unit"][0] if one.where["unit"] else next((bench.unit_of(id) for id in (*one.where["power"], *one.where["post"])), "")
        self._fields(wish, one, unit)
        bench.index(wish)

    def _fields(self, wish: Wish, one: _Found, unit: str) -> None:
        self._defaults(wish)
        for heading, cell in one.row.cells.items():
            name = self.mapping.columns[heading]
            if self._is_said_anyway(one, name, cell):
                continue
            if name == "step" and not one.where["step"]:
                wish.values[own_key(heading),] = cell.text
            elif name not in ("name", "manifestation"):
                self.filler.fill(wish, heading, cell)
        self._answerable(wish, one.row, unit)
        self._person(wish, one, unit)
        if one.controls:
            owner = wish.values.get(("accountable", "direct")) or self.bench.value("risk_points", wish.id, ("accountable", "direct"))
            held = self.bench.value("risk_points", wish.id, ("controls",))
            cell_of = next((cell for heading, cell in one.row.cells.items() if self.mapping.columns[heading] == CONTROLS), None)
            wish.values["controls",] = self.measures.answers(one.controls, owner if isinstance(owner, str) else "", held,
                                                             self.filler.address(cell_of) if cell_of else wish.cell, wish.id)

    def _defaults(self, wish: Wish) -> None:
        for path, value in path_defaults(self.mapping.defaults, "risk_points").items():
            if self.bench.value("risk_points", wish.id, path) is None:
                wish.values[path] = value

    def _is_said_anyway(self, one: _Found, name: str, cell: Cell) -> bool:
        """Whether a column that is no field says of a risk point that there is what the catalog says of it elsewhere."""
        return one.held is not None and (name == "step" or name.startswith(OWN)) and self.published.says(one.held, cell.text)

    def _person(self, wish: Wish, one: _Found, unit: str) -> None:
        """Who holds the post of the row: the person of its own column."""
        cell, posts = self.cell(one.row, PERSON), one.where["post"]
        if cell is not None:
            self.filler.posts.left_out(self.filler.address(cell))
        if cell is not None and posts:
            wish.values.setdefault(("accountable", "direct"), posts[0])
            self.filler.posts.person(one_line(cell.text), unit, posts[0], self.filler.address(cell))

    def _answerable(self, wish: Wish, row: Row, unit: str) -> None:
        """Who is answerable: each role from its column; several in one cell take, in turn, the roles that have no column."""
        named = {role: cell for role in ROLES if (cell := self.cell(row, f"accountable.{role}"))}
        columns = [role for role in ROLES if f"accountable.{role}" in self.by_target]
        free = [role for role in ROLES if role not in columns]
        for role, cell in named.items():
            for at, seat in enumerate(self._seats(cell, unit)):
                if at and not free:
                    self.bench.problem(Severity.WARNING, self.filler.address(cell), "责任人多于三个，多出的没有导入",
                                       "more than three are answerable; the others are left out")
                    break
                self._answer(wish, free.pop(0) if at else role, seat, unit, cell)

    def _seats(self, cell: Cell, unit: str) -> list[Seat]:
        """Who a cell says is answerable; persons without a post one by one."""
        if self.filler.whole(("posts", "units", "people"), cell.text, unit):
            return [Seat(cell.text)]
        found = self.filler.posts.seats(cell.text, self.filler.address(cell))
        return [one for seat in found.seats for one in ([seat] if seat.post else [Seat("", (name,)) for name in seat.persons])]

    def _answer(self, wish: Wish, role: str, seat: Seat, unit: str, cell: Cell) -> None:
        address, said = self.filler.address(cell), one_line(seat.post)
        post = self.filler.posts.answering(seat, role, unit, address)
        if post is not None:
            wish.values["accountable", role] = post
            return
        if named(said) is Named.ORGAN and not seat.persons:
            key = own_key(self.by_target.get(f"accountable.{role}", self.by_target.get("accountable.direct", role)))
            found = seats_of(cell.text)
            wish.values[key,] = "、".join(found.posts) if found.has_persons else cell.text
            self.bench.problem(Severity.WARNING, address, f"“{said}”是机关，不是岗位；责任人应写岗位，原文保留在 {key}",
                               f"'{said}' is an organ, not a post; a risk point wants a post: kept under {key}")

    def _neighbour(self, one: _Found) -> str:
        """The record whose neighbour a new risk point should be: the last one at the same place."""
        for part in ("power", "post", "unit"):
            for id in one.where.get(part, ()):
                if id in self._last_at:
                    return self._last_at[id]
        return ""

    @property
    def _last_at(self) -> dict[str, str]:
        """The last risk point of the catalog at each place."""
        if not hasattr(self, "_last"):
            catalog = self.bench.catalog
            self._last = {id: point.id for point in catalog.risk_points.values()
                          for ids in where_of(catalog, point).values() for id in ids}
        return self._last
