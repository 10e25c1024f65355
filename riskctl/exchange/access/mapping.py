"""The mapping of access data: which file holds what, which column means what. It is a YAML file that people edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.catalog.text import decode
from riskctl.errors import UserError
from riskctl.exchange.access.columns import (
    ENTITLEMENTS,
    HELD,
    HOLDER,
    KINDS_OF_ROWS,
    MEANINGS,
    NEEDED,
    ROLE,
    USER,
    USERS,
)
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.mapping import MapReader
from riskctl.exchange.targets import IGNORE
from riskctl.findings import nearest
from riskctl.model.place import MapNode

FORMAT = 1
_KEYS = ("file", "rows", "header", "columns", "lists", "words", "defaults", "only", "leave_out")
_DEFAULTS = ("unit", "parent", "system")
_WORDS = ("status", "severity", "held")


@dataclass(frozen=True)
class AccessMap:
    """What the rows of a file are and what its columns mean.

    `lists` says for a column what stands between the items of a cell; `words` what statuses, severities and marks mean;
    `defaults` which unit, parent unit or system holds where no column says one; `only` for a rule the units outside which
    nobody may have its first side; `leave_out` names rules that are not taken. `doubtful` are columns that a guess left aside
    although their marks may be entitlements.
    """

    file: str
    kind: str
    has_header: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def heading_of(self, meaning: str) -> str:
        """The heading of the column that has the meaning, or an empty string."""
        return next((heading for heading, meant in self.columns.items() if meant == meaning), "")

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether a file with these headings has every column that counts here."""
        return all(heading in headings for heading, meaning in self.columns.items() if meaning != IGNORE)


def read_access_mapping(data: bytes, file: str) -> tuple[AccessMap, ...]:
    """The files of a mapping; UserError, with the place, for what is no mapping of access data."""
    held = decode(data, file)
    parsed = parse(held.text or "", file, Limits(), default_events) if held.text is not None and not held.faults else None
    if parsed is None or parsed.faults:
        at = f":{parsed.faults[0].place.line}:{parsed.faults[0].place.column}" if parsed else ""
        raise UserError(f"{file}{at}：不是合格的 UTF-8 YAML。", f"{file}{at}: this is no YAML in UTF-8 that riskctl reads.")
    root = parsed.root
    files = root.get("files") if isinstance(root, MapNode) else None
    if not isinstance(root, MapNode) or root.get("riskctl_access") != FORMAT or not isinstance(files, list):
        raise UserError(f"{file}：不是权限数据的映射，开头应有“riskctl_access: {FORMAT}”和“files:”；用 import access --guess 生成一份。",
                        f"{file}: this is no mapping of access data: it begins with `riskctl_access: {FORMAT}` and `files:`; "
                        "have one written by `import access --guess`.")
    return tuple(_AccessReader(file).file_map(node) for node in files)


class _AccessReader(MapReader):
    """Reads what is said of one file."""

    def file_map(self, node: object) -> AccessMap:
        """The map of a node; UserError for what it cannot say."""
        if not isinstance(node, MapNode):
            raise self.wrong(None, "", "files 的每一项应是映射", "each item of `files` is a mapping")
        for key in node:
            self.check(node, key, key, _KEYS)
        kind, name = node.get("rows"), node.get("file")
        if kind not in KINDS_OF_ROWS or not isinstance(kind, str):
            raise self.wrong(node, "rows", f"rows 应是 {'、'.join(KINDS_OF_ROWS)} 之一", f"`rows` is one of {', '.join(KINDS_OF_ROWS)}")
        columns, words = self.texts(node, "columns"), self.mapping(node, "words")
        for heading, meaning in columns.items():
            self.check(node.get("columns"), heading, meaning, MEANINGS[kind])
        if not _says_something(kind, set(columns.values())):
            raise self.wrong(node, "columns", f"{kind} 必须有 {'、'.join(NEEDED[kind])} 栏",
                             f"rows of {kind} need columns for {', '.join(NEEDED[kind])}")
        for section, known in ((words, _WORDS), (self.mapping(node, "defaults"), _DEFAULTS)):
            for key in section:
                self.check(section, key, key, known)
        only = self.mapping(node, "only")
        return AccessMap(str(name or ""), kind, node.get("header") != 0, columns, self.texts(node, "lists"),
                         {key: self.texts(words, key) for key in words}, self.texts(node, "defaults"),
                         {rule: self.items(only, rule) for rule in only}, self.items(node, "leave_out"))

    def check(self, node: object, key: str, word: str, known: Sequence[str]) -> None:
        """UserError for a word that is not one of those known."""
        if word not in known:
            near = nearest(word, known)
            raise self.wrong(node, key, f"不认识 {word}{f'，是不是 {near}？' if near else f'；可用：{chr(12289).join(known)}'}",
                             f"{word} is not known{f'; did you mean {near}?' if near else '; it is one of ' + ', '.join(known)}")


def _says_something(kind: str, meant: set[str]) -> bool:
    """Whether rows of the kind say anything with columns of these meanings."""
    if HOLDER in meant:
        return USER not in meant and (ROLE if kind == USERS else NEEDED[kind][0]) in meant
    return meant.issuperset(NEEDED[kind]) or (kind == ENTITLEMENTS and HELD in meant)


def map_for(table: AccessTable, maps: Sequence[AccessMap]) -> AccessMap | None:
    """The map of a file: that which names it, else the first that names columns the file has."""
    named = next((one for one in maps if one.file == table.file), None)
    found = named or next((one for one in maps if one.fits(table.headings)), None)
    return replace(found, file=table.file) if found else None
