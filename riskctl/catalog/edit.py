"""Changes to the text of catalog files that leave everything else as it stands: comments, order, spacing, quotes.

Only the characters of what changes are replaced. What was made is read again and compared with what was wanted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.catalog.format import BOM, FormatRefused
from riskctl.catalog.layout import Layout, file_layout
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.catalog.pieces import Entry, Piece, Source, Style, Unexpected, piece_of
from riskctl.catalog.text import decode
from riskctl.catalog.tree import TreeReader
from riskctl.catalog.yaml_text import bracketed, entry, items, key, record, scalar
from riskctl.errors import UserError
from riskctl.model.place import MapNode

# A file of one's own making may be longer than one that is read at start-up; it is read again all the same.
_LIMITS = Limits(bytes_per_file=64 * 1024 * 1024, nodes_per_file=20_000_000)


@dataclass(frozen=True)
class Edits:
    """What is to change in a file: fields of records by (kind, id, path), taken away where the value is None, and new
    records by kind, with the id that each goes behind (empty: the end of the kind)."""

    fields: Mapping[tuple[str, str, tuple[str, ...]], object] = field(default_factory=dict)
    records: Mapping[str, Sequence[tuple[str, str, Mapping[str, object]]]] = field(default_factory=dict)


def edited(text: str, file: str, edits: Edits) -> str:
    """The text of the file after the changes. UserError, the file named, where they cannot be made without a loss."""
    has_mark = text.startswith(BOM)
    plain = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    root = _read(plain, file)
    try:
        result = _Editor(plain, root, file).apply(edits) if root else _fresh(plain, edits)
    except Unexpected as unexpected:
        line = plain.count("\n", 0, unexpected.args[0]) + 1
        raise _refused(file, f"第 {line} 行的写法不能自动修改", f"how line {line} is written cannot be edited") from None
    _compare(root, edits, result, file)
    if text.count("\r\n") * 2 > plain.count("\n"):
        result = result.replace("\n", "\r\n")
    return BOM + result if has_mark else result


def new_file(records: Mapping[str, Sequence[tuple[str, Mapping[str, object]]]]) -> str:
    """The text of a new file with these records."""
    lines: list[str] = []
    for kind, held in records.items():
        lines += [*([""] if lines else []), f"{kind}:"]
        for id, fields in held:
            lines += record(id, fields)
    return "".join(f"{line}\n" for line in lines)


def _read(text: str, file: str) -> MapNode | None:
    decoded = decode(text.encode("utf-8", "surrogatepass"), file)
    parsed = parse(decoded.text or "", file, _LIMITS, default_events)
    if decoded.faults or parsed.faults:
        raise FormatRefused(file, (*decoded.faults, *parsed.faults))
    if parsed.root is not None and not isinstance(parsed.root, MapNode):
        raise _refused(file, "文件最外层不是“类型: 编号: 记录”", "the file is no mapping of kinds")
    return parsed.root


def _refused(file: str, zh: str, en: str) -> UserError:
    return UserError(f"{file}：没有修改，{zh}。", f"{file}: left alone: {en}.", unreadable=True)


def _fresh(plain: str, edits: Edits) -> str:
    """A file without entries keeps its comments above what is added."""
    head = plain if not plain or plain.endswith("\n") else f"{plain}\n"
    return head.replace("{}\n", "") + new_file({kind: [(id, fields) for id, _, fields in new] for kind, new in edits.records.items()})


class _Editor:
    """Collects what is to be replaced, by offset, and makes the new text of it."""

    def __init__(self, text: str, root: MapNode, file: str) -> None:
        self.source = Source(text)
        self.root = root
        self.file = file
        self.layout = file_layout(file)
        self.piece = piece_of(self.source, root, self.layout)
        self.sections = {entry.name: entry for entry in self.piece.entries}
        self.splices: list[tuple[int, int, str]] = []

    def apply(self, edits: Edits) -> str:
        """The text with all changes."""
        records = {kind: {one.name: one for one in section.value.entries} for kind, section in self.sections.items()}
        grouped: dict[tuple[str, str], list[tuple[tuple[str, ...], object]]] = {}
        for (kind, id, path), value in edits.fields.items():
            grouped.setdefault((kind, id), []).append((path, value))
        for (kind, id), changes in grouped.items():
            layout = self.layout.below(kind).below(id)
            self.set_fields(records[kind][id], layout, _nested(changes))
        for kind, new in edits.records.items():
            self.add_records(kind, new, records.get(kind, {}))
        return self.spliced()

    def spliced(self) -> str:
        """The text with what is replaced; of several things put in one place, the first comes first."""
        parts, at = [], 0
        for start, end, new in sorted(self.splices, key=lambda one: one[:2]):
            parts += [self.source.text[at:start], new]
            at = end
        return "".join([*parts, self.source.text[at:]])

    def set_fields(self, holder: Entry, layout: Layout, values: Mapping[str, object]) -> None:
        """Give fields of a mapping new values."""
        piece = holder.value
        if piece.style is Style.SCALAR or not piece.entries:
            self.replace(holder, values)
            return
        if piece.column is None and None in values.values():
            self.replace(holder, _merged(self.node_of(holder), values))
            return
        known = {one.name: one for one in piece.entries}
        for name in [name for name, value in values.items() if value is None]:
            self.remove(known.pop(name))
        values = {name: value for name, value in values.items() if value is not None}
        added = {}
        for name, value in values.items():
            one = known.get(name)
            if one is None:
                added[name] = value.values if isinstance(value, _Below) else value
            elif isinstance(value, _Below) and one.value.entries and one.value.style is not Style.SCALAR:
                self.set_fields(one, layout.below(name), value.values)
            else:
                self.replace(one, value.values if isinstance(value, _Below) else value)
        if added:
            self.add_fields(piece, layout, added)

    def remove(self, one: Entry) -> None:
        """Take an entry away that is no only one, with the comment on its line."""
        if len(one.parent.entries) == 1:
            raise Unexpected(one.start)
        self.splices.append((self.line_start(one.start), self.line_after(one.value), ""))

    def replace(self, one: Entry, value: object) -> None:
        """Give an entry another value."""
        piece = one.value
        is_spread = piece.style is Style.BLOCK and piece.column is not None
        if is_spread and isinstance(value, list) and one.key is not None:
            self.replace_items(one, value)
            return
        if isinstance(value, Mapping):
            value = {name: held.values if isinstance(held, _Below) else held for name, held in value.items()}
        shown = scalar(value, in_brackets=_is_in_brackets(one)) if not isinstance(value, Mapping | list) else bracketed(value)
        gap = "" if self.source.text[piece.start - 1:piece.start] in (" ", "\n", "") else " "
        if piece.style is Style.TEXT:
            shown += "\n" if self.source.text[piece.end - 1:piece.end] == "\n" else ""
        if is_spread:
            self.splices.append((one.start + len(one.key or ""), piece.end, f": {shown}"))
        else:
            self.splices.append((piece.start, piece.end, gap + shown))

    def replace_items(self, one: Entry, values: list[object]) -> None:
        """Change a list that has an item on each line: what stays keeps its lines and comments, the rest goes or comes."""
        piece, node = one.value, self.node_of(one)
        held = list(node) if isinstance(node, list) else []
        kept = [at for at, value in enumerate(held) if value in values]
        if [held[at] for at in kept] != values[:len(kept)]:
            kept = []
        for at, item in enumerate(piece.entries):
            if at not in kept:
                self.splices.append((self.line_start(item.start), self.line_after(item.value), ""))
        end = self.line_after(piece.entries[-1].value)
        new = "".join(f"{line}\n" for line in items(values[len(kept):], piece.column or 0))
        self.splices.append((end, end, self.line_break(end) + new))

    def node_of(self, one: Entry) -> object:
        """What was read at an entry."""
        names: list[str] = []
        holder: Entry | None = one
        while holder is not None:
            names.append(holder.name or "")
            holder = holder.parent.owner
        node: object = self.root
        for name in reversed(names):
            node = node[name] if isinstance(node, dict) else None
        return node

    def add_fields(self, piece: Piece, layout: Layout, added: Mapping[str, object]) -> None:
        """Put new fields where the order of fields wants them."""
        order = layout.ranked([*(one.name or "" for one in piece.entries), *added])
        for name in sorted(added, key=order.index):
            before = [one for one in piece.entries if order.index(one.name or "") < order.index(name)]
            if piece.column is None:
                last = before[-1] if before else None
                at = last.value.end if last else piece.start + 1
                shown = f"{key(name)}: {bracketed(added[name])}"
                self.splices.append((at, at, f", {shown}" if last else f"{shown}, "))
            else:
                at = self.line_after(before[-1].value) if before else self.line_start(piece.entries[0].start)
                lines = entry(name, added[name], piece.column)
                self.splices.append((at, at, self.line_break(at) + "".join(f"{line}\n" for line in lines)))

    def add_records(self, kind: str, new: Sequence[tuple[str, str, Mapping[str, object]]], known: Mapping[str | None, Entry]) -> None:
        """Put new records behind their neighbours."""
        section = self.sections.get(kind)
        if section is None:
            end = len(self.source.text)
            text = new_file({kind: [(id, fields) for id, _, fields in new]})
            self.splices.append((end, end, f"{self.line_break(end)}\n{text}"))
            return
        piece = section.value
        if piece.column is None or not piece.entries:
            if piece.entries:
                raise Unexpected(piece.start)
            lines = [line for id, _, fields in new for line in record(id, fields)]
            self.splices.append((section.start + len(section.key or ""), piece.end, ":\n" + "\n".join(lines)))
            return
        for id, behind, fields in new:
            neighbour = known.get(behind) or piece.entries[-1]
            at = self.block_end(neighbour, piece.column)
            lines = record(id, fields, piece.column)
            self.splices.append((at, at, self.line_break(at) + "".join(f"{line}\n" for line in lines)))

    def block_end(self, one: Entry, column: int) -> int:
        """The offset behind the last line of a record, with the comments inside it."""
        at = self.line_after(one.value)
        end = at
        while at < len(self.source.text):
            line = self.source.line_text(self.source.line(at))
            inside = line.lstrip(" ")
            if inside and not (inside.startswith("#") and len(line) - len(inside) > column):
                break
            at += len(line) + 1
            end = at if inside else end
        return min(end, len(self.source.text))

    def line_start(self, offset: int) -> int:
        """The offset of the beginning of the line."""
        return self.source.starts[self.source.line(offset)]

    def line_after(self, piece: Piece) -> int:
        """The offset behind the last line of a value."""
        line = self.source.line(max(piece.end - 1, piece.start, 0))
        return self.source.starts[line + 1] if line + 1 < len(self.source.starts) else len(self.source.text)

    def line_break(self, offset: int) -> str:
        """What ends the last line of the text where it has no end and something is put behind it."""
        ended = not self.source.text or offset < len(self.source.text) or self.source.text.endswith("\n")
        broken = any(start == offset for start, _, new in self.splices if new)
        return "" if ended or broken else "\n"


@dataclass(frozen=True, slots=True)
class _Below:
    """Fields of a mapping inside a record."""

    values: dict[str, object]


def _nested(changes: Sequence[tuple[tuple[str, ...], object]]) -> dict[str, object]:
    """New values by key, those of one mapping together."""
    found: dict[str, object] = {}
    for path, value in changes:
        holder = found
        for name in path[:-1]:
            below = holder.setdefault(name, _Below({}))
            if not isinstance(below, _Below):
                break
            holder = below.values
        else:
            holder[path[-1]] = value
    return found


def _merged(node: object, values: Mapping[str, object]) -> dict[str, object]:
    """The fields of a mapping after the change, those taken away left out."""
    merged: dict[str, object] = dict(node) if isinstance(node, dict) else {}
    for name, value in values.items():
        merged[name] = _merged(merged.get(name), value.values) if isinstance(value, _Below) else value
    return {name: value for name, value in merged.items() if value is not None}


def _is_in_brackets(one: Entry) -> bool:
    return one.parent.column is None


def _compare(root: MapNode | None, edits: Edits, result: str, file: str) -> None:
    """UserError unless the text says what was wanted."""
    wanted = json.loads(json.dumps(root or {}))
    for (kind, id, path), value in edits.fields.items():
        holder = wanted[kind][id]
        for name in path[:-1]:
            if not isinstance(holder.get(name), dict):
                holder[name] = {}
            holder = holder[name]
        if value is None:
            holder.pop(path[-1], None)
        else:
            holder[path[-1]] = value
    for kind, new in edits.records.items():
        section = wanted.get(kind) or {}
        wanted[kind] = section
        section.update({id: fields for id, _, fields in new})
    parsed = TreeReader(_LIMITS, default_events).read(result.encode("utf-8", "surrogatepass"), file)
    if parsed.faults:
        raise _refused(file, "修改后的文件读不回来", "the result could not be read back")
    if json.dumps(parsed.root, sort_keys=True) != json.dumps(wanted, sort_keys=True):
        raise _refused(file, "修改后的内容与预期不符", "the result would not say what was wanted")
