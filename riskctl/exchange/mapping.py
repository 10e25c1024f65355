"""A mapping: which column of a table is which field, and what its words mean. It is a YAML file that people edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.catalog.text import decode
from riskctl.errors import UserError
from riskctl.exchange.headings import PERSON
from riskctl.exchange.targets import CONTROLS, ID, IGNORE, NUMBER, OWN, target_named, targets_of, word_of
from riskctl.findings import nearest
from riskctl.model.kinds import KINDS
from riskctl.model.place import MapNode, value_place

FORMAT = 1
# More than a mapping that remembers 200,000 rows has.
_LIMITS = Limits(nodes_per_file=4_000_000)
_KEYS = ("rows", "sheets", "header", "columns", "fill", "lists", "words", "defaults", "sections", "split", "merged", "plain", "numbers",
         "above", "below", "blocks", "head", "head_blocks", "hidden", "gaps", "around", "days", "formats", "between", "order", "together",
         "kept")


class Kept(NamedTuple):
    """How a cell stood that an export would write otherwise: what stood in each of the rows of the record, None where the cell is
    one with that above it. It holds as long as `mark` is the mark of what an export would write.

    `formats` are those by which the texts are shown, empty where as the column usually is. In the rows `left`, counted from 0,
    the cell is one with that on its left, and what is said of both is marked.
    """

    mark: str
    texts: tuple[str | None, ...]
    formats: tuple[str, ...] = ()
    left: frozenset[int] = frozenset()

    def format_in(self, row: int) -> str:
        """The format of the cell in a row of the record, empty where it is the usual one."""
        return self.formats[row] if row < len(self.formats) else ""


@dataclass(frozen=True)
class TableMap:
    """How the rows of a table become records of a kind.

    `columns` leads from headings to meanings, `fill` names columns in which an empty cell says what the cell above says,
    `lists` shows how each list inside a cell is written, `words` leads from the words of a column to values, `defaults`
    from fields to what holds where no column says anything; with `split` each name that a row lists is a risk point, or each
    manifestation where no column has names; by `sections` the titles between records name their unit.

    The rest is how the table looks, for an export: columns whose repeated cells are `merged`, whose lists of one item are
    `plain` words without a number, whose digits are `numbers`, whose `days` are shown by a format, `formats` those of columns whose
    digits are shown by another than the usual one, or are texts; the cells of headings that are written otherwise than they are
    named, as `head`, their merged cells as `head_blocks`; the rows `above` the headings and `below` the last record, with their
    merged cells as `blocks` (both None for the usual ones), and the formats of days and numbers there, by cell, as `around`; the
    rows `between` records by the id of the next, None for a cell that is one with that on its left; columns that are `hidden`, and
    `gaps`, columns of the sheet in which nothing stands, by their letters. `order` lists the records of the table by id,
    `together` those that stood in one row; `kept` gives by id and heading the cells that stand otherwise than usual.
    """

    kind: str
    sheets: tuple[str, ...] = ()
    header: tuple[int, int] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    fill: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    split: bool = False
    merged: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    blocks: tuple[str, ...] | None = None
    head: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    between: Mapping[str, tuple[tuple[str | None, ...], ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    kept: Mapping[str, Mapping[str, Kept]] = field(default_factory=dict)
    head_blocks: tuple[str, ...] | None = None
    hidden: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    around: Mapping[str, str] = field(default_factory=dict)
    sections: str = ""

    @property
    def untaken(self) -> frozenset[int]:
        """The columns of which a catalog may know nothing: those that are not taken, and those that are hidden."""
        return frozenset(at for at, (heading, name) in enumerate(self.columns.items()) if name == IGNORE or heading in self.hidden)

    def heading_of(self, target: str) -> str | None:
        """The heading of the column that has the meaning."""
        return next((heading for heading, meant in self.columns.items() if meant == target), None)


def read_mapping(data: bytes, file: str) -> tuple[TableMap, ...]:
    """The tables of a mapping file; UserError, with the place, for what is no mapping."""
    decoded = decode(data, file)
    if decoded.text is None or decoded.faults:
        raise UserError(f"{file}：不是 UTF-8 文本，或含有不可见字符。", f"{file}: it is not UTF-8, or holds invisible characters.")
    parsed = parse(decoded.text, file, _LIMITS, default_events)
    if parsed.faults:
        place = parsed.faults[0].place
        raise UserError(f"{file}:{place.line}:{place.column}：不是合格的 YAML。",
                        f"{file}:{place.line}:{place.column}: this is no YAML that riskctl reads.")
    root = parsed.root
    if not isinstance(root, MapNode) or root.get("riskctl_map") != FORMAT or not isinstance(root.get("tables"), list):
        raise UserError(f"{file}：不是映射文件，开头应有“riskctl_map: {FORMAT}”和“tables:”；用 --guess 生成一份。",
                        f"{file}: this is no mapping: it begins with `riskctl_map: {FORMAT}` and `tables:`; have one written by --guess.")
    tables = root["tables"]
    assert isinstance(tables, list)
    return tuple(MapReader(file).table(node) for node in tables)


class MapReader:
    """Reads one table of a mapping and says where something is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file

    def table(self, node: object) -> TableMap:
        """The table of a node."""
        if not isinstance(node, MapNode):
            raise self.wrong(None, "", "tables 的每一项应是映射", "each item of `tables` is a mapping")
        for key in node:
            if key not in _KEYS:
                near = nearest(key, _KEYS)
                raise self.wrong(node, key, f"不认识 {key}{f'，是不是 {near}？' if near else ''}",
                                 f"{key} is not known{f'; did you mean {near}?' if near else ''}")
        kind = node.get("rows")
        if not isinstance(kind, str) or kind not in KINDS:
            raise self.wrong(node, "rows", "rows 应写一行是什么记录，如 risk_points", "`rows` says what a row is, such as risk_points")
        columns = self.texts(node, "columns")
        for heading, target in columns.items():
            self.check_target(node, kind, heading, target)
        words = {target: self.texts(node.get("words"), target) for target in self.mapping(node, "words")}
        self.check_words(node, kind, words)
        return TableMap(kind, self.items(node, "sheets"), self.header(node), columns, self.items(node, "fill"),
                        self.texts(node, "lists"), words, self.texts(node, "defaults"), node.get("split") is True,
                        self.items(node, "merged"), self.items(node, "plain"), self.items(node, "numbers"),
                        self.lines(node, "above"), self.lines(node, "below"), self.blocks(node, "blocks"),
                        self.head(node), self.texts(node, "days"), self.texts(node, "formats"), self.between(node),
                        self.items(node, "order"), self.lines(node, "together"), self.kept(node), self.blocks(node, "head_blocks"),
                        self.items(node, "hidden"), self.items(node, "gaps"), self.texts(node, "around"), self.sections(node))

    def check_target(self, node: MapNode, kind: str, heading: str, target: str) -> None:
        """UserError for a meaning that no column of such a table can have."""
        if is_target(kind, target):
            return
        near = nearest(target, known_targets(kind))
        raise self.wrong(node.get("columns"), heading, f"{target} 不是 {kind} 的栏目{f'，是不是 {near}？' if near else ''}",
                         f"{target} is no field of {kind}{f'; did you mean {near}?' if near else ''}")

    def check_words(self, node: MapNode, kind: str, words: Mapping[str, object]) -> None:
        """UserError for words of a column that there cannot be, and for a default of no field."""
        for target in words:
            if not is_target(kind, target):
                near = nearest(target, known_targets(kind))
                raise self.wrong(node.get("words"), target, f"{target} 不是 {kind} 的栏目{f'，是不是 {near}？' if near else ''}",
                                 f"{target} is no field of {kind}{f'; did you mean {near}?' if near else ''}")
        for name in self.mapping(node, "defaults"):
            if not is_default(name):
                raise self.wrong(node.get("defaults"), name, f"{name} 应是 unit，或 类别.字段，如 powers.type",
                                 f"{name} should be `unit`, or kind.field such as powers.type")

    def mapping(self, node: object, key: str) -> Mapping[str, object]:
        """A mapping below the node, empty where there is none."""
        held = node.get(key) if isinstance(node, dict) else None
        if held is None:
            return {}
        if not isinstance(held, dict):
            raise self.wrong(node, key, f"{key} 应是映射", f"`{key}` is a mapping")
        return held

    def texts(self, node: object, key: str) -> dict[str, str]:
        """A mapping of texts; numbers and truth values count as they are written."""
        held = self.mapping(node, key)
        for name, value in held.items():
            if value is None or isinstance(value, dict | list):
                raise self.wrong(held, name, f"{name} 后面应是文字", f"`{name}` wants a text")
        return {name: str(value) for name, value in held.items()}

    def items(self, node: Mapping[str, object], key: str) -> tuple[str, ...]:
        """A list of texts."""
        held = node.get(key, [])
        if not isinstance(held, list):
            raise self.wrong(node, key, f"{key} 应是列表", f"`{key}` is a list")
        return tuple(str(item) for item in held)

    def blocks(self, node: MapNode, key: str) -> tuple[str, ...] | None:
        """The names of merged cells; None where nothing is said of them."""
        return self.items(node, key) if key in node else None

    def lines(self, node: MapNode, key: str) -> tuple[tuple[str, ...], ...]:
        """Rows of texts."""
        held = node.get(key, [])
        if not isinstance(held, list) or not all(isinstance(row, list) for row in held):
            raise self.wrong(node, key, f"{key} 应是若干行，每行一个列表，如 [[标题], [填报单位]]",
                             f"`{key}` is a list of rows, each a list of texts")
        return tuple(tuple("" if cell is None else str(cell) for cell in row) for row in held)

    def head(self, node: MapNode) -> Mapping[str, tuple[str, ...]]:
        """The cells of headings, from the top down."""
        held = self.mapping(node, "head")
        return {heading: self.items(held, heading) for heading in held}

    def between(self, node: MapNode) -> Mapping[str, tuple[tuple[str | None, ...], ...]]:
        """The rows between records."""
        held = self.mapping(node, "between")
        for id, rows in held.items():
            if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
                raise self.wrong(held, id, "between 下每个编号后面应是若干行，每行一个列表", "below `between` stands a list of rows for each id")
        return {id: tuple(tuple(None if cell is None else str(cell) for cell in row) for row in rows)
                for id, rows in held.items() if isinstance(rows, list)}

    def sections(self, node: MapNode) -> str:
        """What the titles between records name."""
        held = node.get("sections")
        if held not in (None, "unit"):
            raise self.wrong(node, "sections", "sections 只能写 unit", "`sections` can only be `unit`")
        return held or ""

    def kept(self, node: MapNode) -> Mapping[str, Mapping[str, Kept]]:
        """The cells that stood otherwise than usual, by record and heading."""
        held = self.mapping(node, "kept")
        return {id: {heading: self.cell(self.mapping(held, id), heading) for heading in self.mapping(held, id)} for id in held}

    def cell(self, cells: Mapping[str, object], heading: str) -> Kept:
        """One such cell."""
        held = cells[heading]
        mark, stood = (held[0], [_stood(one) for one in held[1:]]) if isinstance(held, list) and held else (None, [])
        if mark is None or isinstance(mark, dict | list) or not stood or None in stood:
            raise self.wrong(cells, heading, "kept 由 --guess 写出，不必手改；可整段删去",
                             "`kept` is written by --guess and not meant to be edited; it may be left out as a whole")
        said = [one or ("",) for one in stood]
        formats = tuple(one[1] or "" if len(one) > 1 else "" for one in said)
        return Kept(str(mark), tuple(one[0] for one in said), formats if any(formats) else (),
                    frozenset(at for at, one in enumerate(stood) if one == ()))

    def header(self, node: MapNode) -> tuple[int, int] | None:
        """The first row of headings, from 0, and how many rows there are."""
        held = node.get("header")
        if held is None:
            return None
        first, _, last = str(held).partition("-")
        if not first.isdecimal() or not (last or first).isdecimal() or not 1 <= int(first) <= int(last or first):
            raise self.wrong(node, "header", "header 应写行号，如 2 或 2-3", "`header` is a row or rows, such as 2 or 2-3")
        return int(first) - 1, int(last or first) - int(first) + 1

    def wrong(self, node: object, key: str, zh: str, en: str) -> UserError:
        """The error with its place."""
        place = value_place(node, key, self.file) if isinstance(node, MapNode) else None
        at = f"{self.file}:{place.line}:{place.column}" if place else self.file
        return UserError(at + "：" + zh + "。", f"{at}: {en}.")


def _stood(held: object) -> tuple[str | None, ...] | None:
    """A cell that is kept: its text, or [text, format], or [] for one that is one with that on its left; None for what is none of these."""
    cells = held if isinstance(held, list) else [held]
    if len(cells) > 2 or any(isinstance(one, dict | list) for one in cells):
        return None
    return tuple(None if one is None else str(one) for one in cells)


def known_targets(kind: str) -> tuple[str, ...]:
    """Every meaning that a column of a table of the kind can have."""
    more = (PERSON,) if kind == "risk_points" else ()
    return (*targets_of(kind), *more, ID, NUMBER, IGNORE)


def is_target(kind: str, target: str) -> bool:
    """Whether a column of such a table can have the meaning."""
    return target in known_targets(kind) or target_named(kind, target) is not None or (kind == "risk_points" and word_of(target) is not None)


def is_default(name: str) -> bool:
    """Whether a default can have the name: `unit`, or a field of a kind such as `powers.type`."""
    kind, _, target = name.partition(".")
    return name == "unit" or (kind in KINDS and (target.startswith(OWN) or target in targets_of(kind)))


def with_settings(table: TableMap, settings: Sequence[str]) -> TableMap:
    """The mapping after `--set HEADING=FIELD` and `--set default.FIELD=VALUE`; UserError for what fits nothing.

    A column gives up the meaning that another is given; only controls can stand in several columns that are set one after another.
    """
    columns, defaults = dict(table.columns), dict(table.defaults)
    joint = {heading for heading, target in columns.items() if target == CONTROLS}
    joint = joint if len(joint) > 1 else set()
    for setting in settings:
        name, equals, value = setting.rpartition("=")
        if not equals or not name or not value:
            raise UserError(f"--set {setting!r}：应写作 表头=字段 或 default.字段=值。",
                            f"--set {setting!r}: write HEADING=FIELD or default.FIELD=VALUE.")
        if name.startswith("default."):
            if not is_default(name.removeprefix("default.")):
                raise UserError(f"--set {setting!r}：default. 后面应是 unit，或 类别.字段，如 powers.type。",
                                f"--set {setting!r}: after `default.` stands `unit`, or kind.field such as powers.type.")
            defaults[name.removeprefix("default.")] = value
        elif name not in columns:
            near = nearest(name, columns)
            raise UserError(f"--set {setting!r}：没有叫这个的表头{f'；是不是 {near}？' if near else '。'}",
                            f"--set {setting!r}: no column has that heading{f'; did you mean {near}?' if near else '.'}")
        elif not is_target(table.kind, value):
            near = nearest(value, known_targets(table.kind))
            raise UserError(f"--set {setting!r}：{value} 不是字段{f'；是不是 {near}？' if near else '。'}",
                            f"--set {setting!r}: {value} is no field{f'; did you mean {near}?' if near else '.'}")
        else:
            columns = {heading: target if target == CONTROLS and heading in joint else _given_up(heading, target, value)
                       for heading, target in columns.items()}
            columns[name] = value
            joint |= {name}
    return replace(table, columns=columns, defaults=defaults)


def _given_up(heading: str, target: str, taken: str) -> str:
    """What a column means once another has taken its meaning."""
    from riskctl.exchange.headings import own_key

    return own_key(heading) if target == taken and taken not in (IGNORE, NUMBER) and not taken.startswith(OWN) else target
