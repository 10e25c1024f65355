"""Where the table stands in a sheet, what it lists, and what its columns mean.

Titles above, one to three rows of headings, notes below, sections between and headings repeated on each page are told
apart from the rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.exchange.asides import is_note, is_numbering, is_signature, is_sum
from riskctl.exchange.bounds import BOUNDS, too_many
from riskctl.exchange.headings import (
    Heading,
    headings_of,
    is_part_of_controls,
    kinds_by_likelihood,
    meaning,
    own_key,
)
from riskctl.exchange.sheet import Range, Sheet
from riskctl.exchange.targets import IGNORE, NUMBER
from riskctl.exchange.wording import key_of, one_line, simplified
from riskctl.model.kinds import KINDS

_SEARCHED_ROWS = 40
_DEEPEST = 3
# Headings do not stand so many rows below what looks like headings already.
_BELOW = 8
_UNIT_ABOVE = re.compile(r"(?:填报|填表|报送|编制)?(?:单位|部门|科室)(?:名称)?(?:[(（][^)）]*[)）])?\s*[:：]\s*([^\s:：()（）]{2,40})")
# What begins the title of a section, where the first column numbers the records.
_TITLE = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]")
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?\Z")
# What a second column of names is headed where it says how the risk appears.
_OF_CONTENTS = re.compile("内容|描述|情况|可能发生")
# Each kind of row besides the two usual ones must be told by more than a name.
_OTHERS_NEED = 3
_RISK_WORDS = frozenset({"level", "manifestation", "controls", "accountable.direct"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number in the sheet, its heading on one line, and what it means.

    `rival` is the number of an earlier column with the same heading, or of the one that has the meaning which this heading has.
    """

    number: int
    heading: str
    target: str
    certainty: int = 2
    rival: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet: `top` is its first row of headings, `body` are the rows of data."""

    sheet: Sheet
    kind: str
    top: int
    depth: int
    columns: tuple[Column, ...]
    body: tuple[int, ...]
    unit_above: str = ""
    left_out: tuple[tuple[int, str], ...] = ()


class Merges:
    """What merged cells say: every cell of a block says what its first cell does."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._rows: dict[int, list[Range]] = {}
        numbers = sorted(sheet.rows)
        held = 0
        for one in sheet.merged:
            for row in _within(numbers, one):
                self._rows.setdefault(row, []).append(one)
                held += 1
            if held > BOUNDS.cells:
                raise too_many(sheet.name, "合并单元格", "merged cells", BOUNDS.cells)
        self.columns = frozenset(column for one in sheet.merged if one.bottom > one.top
                                 for column in range(one.left, min(one.right, sheet.width) + 1))

    def over(self, row: int, column: int) -> Range | None:
        """The block that the cell is part of."""
        return next((one for one in self._rows.get(row, ()) if one.left <= column <= one.right), None)

    def text(self, row: int, column: int) -> str:
        """What the cell says."""
        one = self.over(row, column) if row in self._rows else None
        return self.sheet.cell(one.top, one.left) if one else self.sheet.cell(row, column)

    def own(self, row: int, column: int) -> str:
        """What stands in the cell itself; nothing where a block covers it, whatever a program left there."""
        one = self.over(row, column) if row in self._rows else None
        return "" if one and (one.top, one.left) != (row, column) else self.sheet.cell(row, column)

    def spans(self, row: int) -> list[Range]:
        """The blocks that the row has a part in."""
        return self._rows.get(row, [])


def _within(numbers: Sequence[int], one: Range) -> Iterator[int]:
    from bisect import bisect_left, bisect_right

    return iter(numbers[bisect_left(numbers, one.top):bisect_right(numbers, one.bottom)])


def recognise(sheet: Sheet, kind: str = "", header: tuple[int, int] | None = None) -> Table | None:
    """The table of a sheet, or None where no row looks like headings; the kind and the header may be given.

    `header` is the first row of headings, from 0, and how many there are.
    """
    merges = Merges(sheet)
    kinds = (kind,) if kind else kinds_by_likelihood()
    places = [header] if header else list(_places(sheet, merges))
    best: tuple[int, int, int] | None = None
    chosen: tuple[str, int, int, dict[int, Heading]] | None = None
    for top, depth in places:
        if chosen is not None and top > chosen[1] + _BELOW:
            break
        parts = heading_parts(sheet, merges, top, depth)
        for order, one in enumerate(kinds):
            found = {column: known for column, words in parts.items() if (known := meaning(words, one))}
            score = _score(sheet, one, found, parts, given=bool(kind or header))
            if score and (best is None or (score, -depth, -order) > best):
                best, chosen = (score, -depth, -order), (one, top, depth, found)
    if chosen is None:
        return None
    kind, top, depth, found = chosen
    depth = depth if header else _whole_depth(sheet, merges, top, depth)
    return _table(sheet, merges, kind, top, depth)


def _places(sheet: Sheet, merges: Merges) -> Iterator[tuple[int, int]]:
    """Where the headings may stand: a first row and how many there are."""
    for top in sorted(sheet.rows)[:_SEARCHED_ROWS]:
        if any(one.top < top for one in merges.spans(top)):
            continue
        if len({text for text in sheet.rows[top] if text.strip()}) > 1 or len(merges.spans(top)) > 1:
            yield from ((top, depth) for depth in range(1, _DEEPEST + 1))


def heading_parts(sheet: Sheet, merges: Merges, top: int, depth: int) -> dict[int, list[str]]:
    """The words above each column, from the top down, each once."""
    found: dict[int, list[str]] = {}
    for column in range(sheet.width):
        words = [one_line(merges.text(row, column)) for row in range(top, top + depth)]
        parts = list(dict.fromkeys(word for word in words if word))
        if parts:
            found[column] = parts
    return found


def _score(sheet: Sheet, kind: str, found: dict[int, Heading], parts: dict[int, list[str]], given: bool) -> int:
    """How well the headings fit a table of the kind; 0 where they do not."""
    surest = {known.target: known.certainty for known in sorted(found.values(), key=lambda known: known.certainty)}
    told = {target: certainty for target, certainty in surest.items() if target not in (NUMBER, IGNORE)}
    named = key_of(sheet.name) in {key_of(word) for word in (kind, KINDS[kind].title.zh, KINDS[kind].plural.zh, KINDS[kind].plural.en)}
    score = 3 * sum(told.values()) + len(surest) - len(told) + 9 * named
    if any(len(word) > 40 for words in parts.values() for word in words[-1:]):
        score -= 6
    if given:
        return score if told else 0
    return score if _is_told(kind, told, parts, named) else 0


def _is_told(kind: str, told: dict[str, int], parts: dict[int, list[str]], named: bool) -> bool:
    """Whether the headings say enough to take the table for one of the kind."""
    if kind == "risk_points":
        of_risk = _RISK_WORDS & told.keys() or any("风险" in word or "risk" in word.lower() for words in parts.values() for word in words)
        return len(told) > 1 and bool(of_risk) and bool(told.keys() & {"name", "manifestation", "step"})
    has_name = "name" in told or "name" not in headings_of(kind).values()
    if kind == "powers":
        return has_name and len(told) > 1
    return has_name and len(told) >= (2 if named else _OTHERS_NEED)


def _whole_depth(sheet: Sheet, merges: Merges, top: int, depth: int) -> int:
    """The number of rows of headings, with those into which a heading is merged down."""
    reach = [one.bottom for one in merges.spans(top) if one.top == top and one.left < one.right + 1 and one.bottom < top + _DEEPEST]
    tall = [bottom for bottom in reach if bottom > top]
    return max(depth, max(tall, default=top) - top + 1)


def _table(sheet: Sheet, merges: Merges, kind: str, top: int, depth: int) -> Table:
    parts = heading_parts(sheet, merges, top, depth)
    first = meaning(parts[0], kind) if 0 in parts else None
    body, left_out = _body(sheet, merges, top, depth, is_counted=first is not None and first.target == NUMBER)
    columns = _columns(kind, parts, sheet, body)
    above = " ".join(dict.fromkeys(one_line(text) for row in sorted(sheet.rows) if row < top for text in sheet.rows[row] if text))
    unit = _UNIT_ABOVE.search(simplified(above))
    return Table(sheet, kind, top, depth, columns, body, above[slice(*unit.span(1))] if unit else "", left_out)


def _columns(kind: str, parts: dict[int, list[str]], sheet: Sheet, body: Sequence[int]) -> tuple[Column, ...]:
    """The columns with their meanings, each meaning once; what means nothing known is the user's own."""
    known = {column: meaning(words, kind) for column, words in parts.items()}
    taken: dict[str, int] = {}
    for column, heading in sorted(known.items(), key=lambda one: (-(one[1].certainty if one[1] else 0), one[0])):
        if heading is not None:
            taken.setdefault(heading.target, column)
    if kind == "risk_points":
        _settle_names(taken, {column: parts[column][-1] for column, heading in known.items() if heading and heading.target == "name"})
    meant = {column: target for target, column in taken.items()}
    columns: list[Column] = []
    headings: dict[str, list[int]] = {}
    own: set[str] = set()
    for column in range(sheet.width):
        heading_text = " / ".join(parts.get(column, ()))
        if not heading_text:
            if not any(sheet.cell(row, column).strip() for row in body):
                continue
            heading_text = f"({column + 1})"
        alike = headings.setdefault(heading_text, [])
        alike.append(column)
        title = heading_text if len(alike) == 1 else f"{heading_text} ({len(alike)})"
        held = known.get(column)
        ignored = held is not None and held.target in (IGNORE, NUMBER)
        target = meant.get(column) or (held.target if held is not None and (ignored or _is_one_more(held, parts[column])) else "")
        rival = None if target else taken.get(held.target) if held else alike[0] if len(alike) > 1 else None
        columns.append(Column(column, title, target or _own(title, own), held.certainty if held else 0, rival))
    return tuple(columns)


def _settle_names(taken: dict[str, int], named: dict[int, str]) -> None:
    """Of several columns of names one that speaks of contents shows how the risk appears; without any, steps are what is named."""
    if "name" not in taken and "step" in taken:
        taken["name"] = taken.pop("step")
    telling = [column for column, text in named.items() if _OF_CONTENTS.search(key_of(text))]
    plain = [column for column in named if column not in telling]
    if telling and plain and "manifestation" not in taken:
        taken |= {"name": plain[0], "manifestation": telling[0]}


def _is_one_more(held: Heading, parts: Sequence[str]) -> bool:
    """Whether a column may have a meaning that another one has: controls can stand in several columns."""
    return held.target == "controls" and is_part_of_controls(parts)


def _own(title: str, taken: set[str]) -> str:
    """A key of the user's own for a column that means no field, which no other column of the table has."""
    key, number = own_key(title), 2
    while key in taken:
        key, number = f"{own_key(title)}-{number}", number + 1
    taken.add(key)
    return key


def _body(sheet: Sheet, merges: Merges, top: int, depth: int, *, is_counted: bool) -> tuple[tuple[int, ...], tuple[tuple[int, str], ...]]:
    """The rows of data, and the rows below the headings that are none, each with its first words; the first column may count them."""
    head = [one_line(text) for text in sheet.rows.get(top, ())]
    body: list[int] = []
    left_out: list[tuple[int, str]] = []
    half = max(2, sum(map(bool, head)) // 2)
    for row in sorted(number for number in sheet.rows if number >= top + depth):
        cells = sheet.rows[row]
        filled = [text for text in cells if text.strip()]
        if not filled:
            continue
        first = one_line(filled[0])
        wide = any(one.top == row and one.right - one.left >= half and one.top == one.bottom for one in merges.spans(row))
        is_title = is_counted and bool(cells[0].strip()) and bool((_TITLE if len(filled) == 1 else _NUMERAL).match(first)) and len(filled) < 3
        if is_title or (len(filled) <= 2 and (wide or is_note(first))) or is_sum(filled) or is_signature(filled) or is_numbering(filled):
            left_out.append((row, first))
        elif len(filled) > 2 and len(cells) == len(head) and all(one_line(text) == word for text, word in zip(cells, head, strict=True)):
            continue
        else:
            body.append(row)
    return tuple(body), tuple(left_out)
