"""Excel files as sheets: values only, formulas by the value that was saved, nothing evaluated."""

import posixpath
from collections.abc import Callable

from riskctl.exchange.bounds import BOUNDS, Bounds, too_far, too_many
from riskctl.exchange.package import Package, broken
from riskctl.exchange.sheet import Flaw, Range, Sheet, column_number, letters, range_named
from riskctl.exchange.xlsx_values import GENERAL, Formats, date_text, number_text, unescaped

Progress = Callable[[int], None]


def read_xlsx(data: bytes, name: str, bounds: Bounds = BOUNDS, progress: Progress | None = None) -> tuple[Sheet, ...]:
    """The sheets of the file, in its order. UserError for a file that cannot be read or is too large.

    `progress` is told now and then how many rows have been read.
    """
    package = Package(data, name, bounds)
    book = _Book(package)
    strings = _shared_strings(package)
    formats = Formats.of(package, book.is_1904)
    found = []
    for title, part, hidden in book.sheets:
        reader = _SheetReader(package, strings, formats, progress)
        package.parse(part, reader.start, reader.end, reader.characters)
        found.append(reader.sheet(title, hidden))
    return tuple(found)


class _Book:
    """The names of the sheets and the parts that they stand in."""

    def __init__(self, package: Package) -> None:
        self.targets: dict[str, str] = {}
        self.named: list[tuple[str, str, bool]] = []
        self.is_1904 = False
        root = self._root(package)
        folder, base = posixpath.split(root)
        links = f"{folder}/_rels/{base}.rels".lstrip("/")
        package.parse(links, self._link, _nothing, _nothing)
        package.parse(root, self._start, _nothing, _nothing)
        if len(self.named) > package.bounds.sheets:
            raise too_many(package.name, "工作表", "sheets", package.bounds.sheets)
        self.sheets = [(title, _resolved(folder, self.targets[link]), hidden)
                       for title, link, hidden in self.named if link in self.targets]
        self.sheets = [one for one in self.sheets if one[1] in package.parts and "chartsheet" not in one[1]]
        if not self.sheets:
            raise broken(package.name, "no sheet")

    def _root(self, package: Package) -> str:
        found: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if attributes.get("Type", "").endswith("/officeDocument"):
                found.append(_resolved("", attributes.get("Target", "")))

        package.parse("_rels/.rels", start, _nothing, _nothing)
        return found[0] if found else "xl/workbook.xml"

    def _link(self, tag: str, attributes: dict[str, str]) -> None:
        if "Id" in attributes and attributes.get("TargetMode") != "External":
            self.targets[attributes["Id"]] = attributes.get("Target", "")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.named.append((attributes.get("name", ""), link, attributes.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")


def _column_of(cell: str) -> int:
    """The column that a cell of that name stands in, counted from 0; -1 for what is no name of a cell."""
    return column_number(cell.rstrip("0123456789"))


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _nothing(*_: object) -> None:
    """What is not looked at."""


def _shared_strings(package: Package) -> list[str]:
    """The strings that cells refer to by number."""
    reader = _StringsReader(package)
    if "xl/sharedStrings.xml" in package.parts:
        package.parse("xl/sharedStrings.xml", reader.start, reader.end, reader.characters)
    return reader.strings


class _StringsReader:
    """Takes the events of the shared strings; readings in small print are left out."""

    def __init__(self, package: Package) -> None:
        self.name, self.bounds = package.name, package.bounds
        self.strings: list[str] = []
        self.parts: list[str] = []
        self.reading, self.aside = False, False
        self.size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = tag.rpartition(":")[2]
        self.aside |= tag == "rPh"
        self.reading = tag == "t" and not self.aside

    def characters(self, text: str) -> None:
        """Text of a string."""
        if self.reading:
            self.parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = tag.rpartition(":")[2]
        self.reading = False
        self.aside &= tag != "rPh"
        if tag == "si":
            self.strings.append(unescaped("".join(self.parts)))
            self.size += len(self.strings[-1])
            self.parts.clear()
            if self.size > self.bounds.characters:
                raise too_many(self.name, "文字", "characters", self.bounds.characters)


class _SheetReader:
    """Takes the events of one sheet."""

    def __init__(self, package: Package, strings: list[str], formats: Formats, progress: Progress | None) -> None:
        self.name, self.bounds = package.name, package.bounds
        self.strings, self.formats, self.progress = strings, formats, progress
        self.rows: dict[int, tuple[str, ...]] = {}
        self.merged: list[Range] = []
        self.flaws: list[Flaw] = []
        self.numbers: dict[int, dict[int, str]] = {}
        self.days: dict[int, dict[int, str]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.row = self.column = -1
        self.cells: list[str] = []
        self.kind, self.style = "", 0
        self.parts: list[str] = []
        self.reading, self.aside, self.formula = False, False, False
        self.count = self.size = self.seen = 0
        self._starts = {"row": self._start_row, "c": self._start_cell, "mergeCell": self._merge, "col": self._columns}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "v" or tag == "t":
            self.reading = not self.aside and self.column >= 0
        elif tag in self._starts:
            self._starts[tag](attributes)
        elif tag == "rPh":
            self.aside = True
        elif tag == "f":
            self.formula = True

    def characters(self, text: str) -> None:
        """Text of a value."""
        if self.reading:
            self.parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "v" or tag == "t":
            self.reading = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self.aside = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.cells, self.column = [], -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column = _column_of(attributes["r"]) if "r" in attributes else self.column + 1
        if self.column < 0:
            raise ValueError(f"no cell is called {attributes['r']}")
        self.kind = attributes.get("t", "n")
        self.style = int(attributes["s"]) if "s" in attributes else 0
        self.parts, self.formula = [], False

    def _merge(self, attributes: dict[str, str]) -> None:
        found = range_named(attributes.get("ref", ""))
        if found is None:
            return
        if len(self.merged) >= self.bounds.merged:
            raise too_many(self.name, "合并单元格", "merged cells", self.bounds.merged)
        self.merged.append(found)

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes.get("max", "0")), self.bounds.columns)
            self.hidden_columns.update(range(int(attributes.get("min", "1")) - 1, last))

    def _end_cell(self) -> None:
        parts = self.parts
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        text = self._text(raw) if raw else ""
        if self.formula and not raw:
            self.flaws.append(Flaw(self.row, self.column, "formula", ""))
        if text:
            self._store(text)

    def _text(self, raw: str) -> str:
        """What the cell says."""
        if self.kind == "s":
            return self.strings[int(raw)] if raw else ""
        if self.kind in ("str", "inlineStr"):
            return unescaped(raw)
        if self.kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        if self.kind == "e":
            self.flaws.append(Flaw(self.row, self.column, "error", raw))
            return ""
        if not raw or self.kind == "d":
            return raw
        if (shown_by := self.formats.dates.get(self.style)) is not None:
            self.days.setdefault(self.column, {})[self.row] = shown_by
            return date_text(raw, self.formats.is_1904)
        self.numbers.setdefault(self.column, {})[self.row] = self.formats.numbers.get(self.style, GENERAL)
        text, is_exact = number_text(raw)
        if not is_exact:
            self.flaws.append(Flaw(self.row, self.column, "rounded", text))
        return text

    def _store(self, text: str) -> None:
        bounds = self.bounds
        self.count += 1
        self.size += len(text)
        if self.column >= bounds.columns:
            cell = f"{letters(self.column)}{self.row + 1}"
            raise too_far(self.name, f"单元格 {cell} ", f"cell {cell}", bounds.columns)
        if self.count > bounds.cells or self.size > bounds.characters:
            raise too_many(self.name, "单元格", "cells", bounds.cells)
        if len(text) > bounds.cell_characters:
            raise too_many(self.name, "单元格的字数", "characters in a cell", bounds.cell_characters)
        missing = self.column - len(self.cells)
        if missing < 0:
            self.cells[self.column] = text
            return
        if missing:
            self.cells += [""] * missing
        self.cells.append(text)

    def _end_row(self) -> None:
        self.seen += 1
        if self.progress is not None and not self.seen % 1000:
            self.progress(self.seen)
        if not self.cells:
            return
        if len(self.rows) >= self.bounds.rows:
            raise too_many(self.name, "行", "rows", self.bounds.rows)
        self.rows[self.row] = tuple(self.cells)

    def sheet(self, title: str, hidden: bool) -> Sheet:
        """What was read."""
        return Sheet(title, self.rows, tuple(self.merged), frozenset(self.hidden_rows), frozenset(self.hidden_columns),
                     hidden, tuple(self.flaws), self.numbers, self.days, is_typed=True)
