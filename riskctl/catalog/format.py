"""The canonical form of a catalog file, made by moving pieces of its text: no value and no comment is lost.

Kinds and fields come in the order of the field table, records stay in theirs; two spaces of indentation;
records, steps and `next` as blocks, everything else in the style and with the quotes that it was written
in; one blank line between kinds, at most one between records, none inside a record. Line ends stay LF or
CRLF (the more frequent of the two), a byte order mark goes, the last line ends. What was made is read
again and compared.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable

from riskctl.catalog.comments import attach
from riskctl.catalog.layout import FREE_LAYOUT, Gaps, Layout, file_layout
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import default_events, parse
from riskctl.catalog.pieces import Entry, Piece, Source, Style, Unexpected, asides, piece_of, spans
from riskctl.catalog.text import decode
from riskctl.errors import UserError
from riskctl.model.fault import Fault
from riskctl.model.place import MapNode

BOM = "\ufeff"
_STEP = 2
_SPACE = " \t"
_BREAK = re.compile("\r\n|\r|\n")


class FormatRefused(UserError):
    """A file that is left as it is because it cannot be read without faults."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        at = faults[0].place
        super().__init__(
            f"{file}:{at.line}:{at.column}：文件有读取错误，没有整理；先用 riskctl validate 查看并改正。",
            f"{file}:{at.line}:{at.column}: the file has faults of reading and was not formatted; see "
            "`riskctl validate` and mend them first.", unreadable=True)


class FormatLoss(UserError):
    """A file that is left as it is because its canonical form would not say the same."""

    def __init__(self, file: str, zh: str, en: str, line: int | None = None) -> None:
        at = file if line is None else f"{file}:{line}"
        super().__init__(f"{at}：没有整理，{zh}。", f"{at}: not formatted: {en}.", unreadable=True)


def formatted(text: str, file: str) -> str:
    """The canonical form of the file's text.

    FormatRefused for a file with faults of reading, FormatLoss where a value or a comment would change.
    """
    text = text.removeprefix(BOM)
    plain = _BREAK.sub("\n", text)
    root = _read(plain, file)
    source = Source(plain)
    try:
        result = _bare(plain, file) if not root else _canonical(source, root, file)
    except Unexpected as unexpected:
        raise _not_handled(file, source.line(unexpected.args[0]) + 1) from None
    _compare(plain, root, result, file)
    return result.replace("\n", "\r\n") if text.count("\r\n") * 2 > plain.count("\n") else result


def _not_handled(file: str, line: int) -> FormatLoss:
    return FormatLoss(file, "这一行的写法 fmt 不处理", "fmt does not handle how this line is written", line)


def _read(text: str, file: str) -> MapNode | None:
    decoded = decode(text.encode("utf-8", "surrogatepass"), file)
    parsed = parse(decoded.text or "", file, Limits(), default_events)
    faults = (*decoded.faults, *parsed.faults)
    if faults:
        raise FormatRefused(file, faults)
    if parsed.root is not None and not isinstance(parsed.root, MapNode):
        raise FormatLoss(file, "文件最外层不是“类型: 编号: 记录”", "the file is no mapping of kinds")
    return parsed.root


def _bare(text: str, file: str) -> str:
    """A file without entries: comments, or nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if not re.fullmatch(r"[ \t]*(?:#.*|---|\.\.\.|\{\})?[ \t]*(?:#.*)?", line):
            raise _not_handled(file, number)
    writer = _Writer()
    for line in text.split("\n"):
        writer.lead([line.strip()], 0, Gaps.KEPT)
    return writer.text()


def _canonical(source: Source, root: MapNode, file: str) -> str:
    layout = file_layout(file)
    piece = piece_of(source, root, layout)
    head = attach(source, piece, asides(source, spans(piece, deep=False)))
    writer = _Writer(source)
    first = _ordered(piece, layout)[0]
    head, own = _split_head(head)
    piece.entries[0].lead = own
    writer.lead(head, 0, Gaps.KEPT)
    if own or head[-1:] == [""] or any(_above(first, layout)):
        writer.blank()
    writer.entries(piece, layout, 0)
    writer.lead(piece.closing, 0, Gaps.KEPT)
    return writer.text()


def _split_head(head: list[str]) -> tuple[list[str], list[str]]:
    """What stays at the top, and what belongs to the first entry: a later paragraph right above it."""
    marker = max((at for at, text in enumerate(head) if text.startswith(("---", "..."))), default=0)
    for at in range(len(head) - 1, marker, -1):
        if head[at] == "":
            rest = head[at + 1:]
            return (head[:at + 1], rest) if rest else (head, [])
    return head, []


def _ordered(piece: Piece, layout: Layout) -> list[Entry]:
    """The entries in canonical order."""
    by_name = {entry.name: entry for entry in piece.entries if entry.name is not None}
    if len(by_name) < len(piece.entries):
        return piece.entries
    return [by_name[name] for name in layout.ranked(name for name in by_name if name is not None)]


def _above(entry: Entry, layout: Layout) -> list[str]:
    """What is written above an entry: for an item, also what stood above the first thing in it."""
    found = [text for text in entry.lead if text or entry.key is not None]
    if entry.key is None:
        found += [text.strip() for text in (entry.key_tail, *entry.between) if text]
        if entry.value.style is Style.BLOCK:
            found += _above(_ordered(entry.value, layout.below(None))[0], layout.below(None))
    return found


class _Writer:
    """Lines of the canonical form. `open_end` says that a blank line now would become part of a value."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source or Source("")
        self.lines: list[str] = []
        self.open_end = False

    def text(self) -> str:
        """All lines, the last one ended."""
        while self.lines and not self.lines[-1] and not self.open_end:
            self.lines.pop()
        return "".join(f"{line}\n" for line in self.lines)

    def line(self, indent: int, text: str) -> None:
        self.lines.append(f"{' ' * indent}{text}")
        self.open_end = False

    def blank(self) -> None:
        """A blank line, unless there is one already or it would say something."""
        if self.lines and self.lines[-1] and not self.open_end:
            self.lines.append("")

    def lead(self, texts: Iterable[str], indent: int, gaps: Gaps) -> None:
        """Comments above an entry, with their blank lines where there may be any."""
        for text in texts:
            if text:
                self.line(indent, text)
            elif gaps is not Gaps.NONE:
                self.blank()

    def entries(self, piece: Piece, layout: Layout, indent: int, *, hoisted: bool = False) -> None:
        """Every entry of a collection; where `hoisted`, what stands above the first is written already."""
        for number, entry in enumerate(_ordered(piece, layout)):
            if number and layout.gaps is Gaps.ONE:
                self.blank()
            if number or not hoisted:
                above = _above(entry, layout)
                self.lead(above if number else _without_first_blanks(above), indent, layout.gaps)
            self.entry(entry, layout.below(entry.name), indent)
        if piece.owner is not None:
            self.lead(piece.closing, indent, Gaps.NONE)

    def entry(self, entry: Entry, layout: Layout, indent: int) -> None:
        key = "-" if entry.key is None else f"{entry.key}:"
        value = entry.value
        if value.style is Style.BLOCK and entry.key is not None:
            self.line(indent, key + entry.key_tail)
            self.entries(value, layout, indent + _STEP)
        elif value.style is Style.BLOCK:
            inner = _Writer(self.source)
            inner.entries(value, layout, indent + _STEP, hoisted=True)
            first, *rest = inner.lines
            self.lines += [f"{' ' * indent}- {first.lstrip(' ')}", *rest]
            self.open_end = inner.open_end
        elif value.style is Style.TEXT:
            self.block_scalar(entry, key, indent)
        else:
            self.leaf(entry, key, layout, indent)

    def block_scalar(self, entry: Entry, key: str, indent: int) -> None:
        """A block scalar: its text keeps its own indentation beyond that of the first line."""
        value = entry.value
        header, digits = value.header, value.header.strip("|>+-")
        if value.content and value.end == len(self.source.text) and not self.source.text.endswith("\n"):
            # The text ends with the file and has no line end: without `-` it would get the one that is added.
            header = f"{header[0]}{digits}-"
        self.line(indent, f"{key} {header}{entry.tail}")
        inside = " " * (indent + int(digits or _STEP))
        self.lines += [f"{inside}{line}" if line else "" for line in value.content]
        self.open_end = "+" in header

    def leaf(self, entry: Entry, key: str, layout: Layout, indent: int) -> None:
        """A scalar, or a collection in brackets, beside its key, or below it where it was and must be."""
        value, source = entry.value, self.source
        raw = _raw(value, source, layout)
        beside = source.line(entry.start) == source.line(value.start)
        named = entry.key is not None
        if named and not beside and ("\n" in raw or entry.between or entry.key_tail):
            self.line(indent, key + entry.key_tail)
            self.lead(entry.between, indent + _STEP, Gaps.NONE)
            lines = _moved(raw, value, source.column(value.start), indent + _STEP, indent + _STEP)
            self.line(indent + _STEP, lines[0])
        else:
            lines = _moved(raw, value, entry.column, indent, indent + _STEP)
            self.line(indent, f"{key} {lines[0]}" if raw else key)
        self.lines += lines[1:]
        self.lines[-1] += entry.tail


def _without_first_blanks(texts: list[str]) -> list[str]:
    while texts and not texts[0]:
        texts = texts[1:]
    return texts


def _moved(raw: str, value: Piece, was: int, base: int, scalar_base: int) -> list[str]:
    """The lines of a value whose entry moves from one column to another; the first without indentation."""
    first, *rest = raw.split("\n")
    moved = [first]
    for line in rest:
        inside = line.lstrip(_SPACE)
        indent = scalar_base
        if value.style is Style.FLOW:
            least = base if inside[:1] in ("]", "}") else base + _STEP
            indent = max(least, len(line) - len(inside) - was + base)
        moved.append(f"{' ' * indent}{inside}" if inside else "")
    return moved


def _raw(piece: Piece, source: Source, layout: Layout) -> str:
    """The text of a scalar, or of a collection in brackets with its keys in order if it is on one line."""
    raw = source.text[piece.start:piece.end]
    if piece.style is not Style.FLOW or "\n" in raw or raw[:1] not in ("{", "["):
        return raw
    parts = [(entry, _raw(entry.value, source, layout.below(entry.name))) for entry in piece.entries]
    same = all(source.text[entry.value.start:entry.value.end] == part for entry, part in parts)
    if same and _ordered(piece, layout) == piece.entries:
        return raw
    shown = {id(entry): part if entry.key is None else f"{entry.key}: {part}".rstrip()
             for entry, part in parts}
    return raw[0] + ", ".join(shown[id(entry)] for entry in _ordered(piece, layout)) + raw[-1]


def comments_of(text: str, root: MapNode | None) -> Counter[str]:
    """Every comment of a text, and how often it stands there."""
    source = Source(text)
    taken = spans(piece_of(source, root, FREE_LAYOUT), deep=True) if root else iter(())
    if not root:
        return Counter(found[0].rstrip() for found in re.finditer("#.*", text))
    return Counter(aside.text.rstrip() for aside in asides(source, taken) if aside.text.startswith("#"))


def _compare(before: str, root: MapNode | None, after: str, file: str) -> None:
    """FormatLoss unless both texts hold the same values, records in the same order, and the same comments."""
    try:
        read = _read(after, file)
        same_comments = comments_of(before, root) == comments_of(after, read)
    except (FormatRefused, Unexpected):
        raise FormatLoss(file, "整理后的文件读不回来", "the result could not be read back") from None
    if _values(root) != _values(read):
        raise FormatLoss(file, "整理后数据会改变", "a value would change")
    if not same_comments:
        raise FormatLoss(file, "整理后注释会改变", "a comment would be lost or changed")


def _values(root: MapNode | None) -> str:
    records = {kind: list(section) for kind, section in (root or {}).items() if isinstance(section, dict)}
    return json.dumps([root, records], sort_keys=True)
