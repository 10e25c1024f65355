"""How a table looks besides what it says: what is needed to give it back as it came, cell by cell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.exchange.lists import split
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.recognise import Column, Merges, Table
from riskctl.exchange.rows import Row
from riskctl.exchange.sheet import Range, letters, range_name
from riskctl.exchange.targets import NUMBER, Form, target_named
from riskctl.exchange.wording import one_line, visible_text
from riskctl.exchange.xlsx_values import GENERAL, TEXT
from riskctl.model.value import Number, Whole

# So many rows above or below a table are a title and notes; more are something else.
_MOST_AROUND = 40
Lines = tuple[tuple[str, ...], ...]


def merged_columns(table: Table) -> tuple[str, ...]:
    """The columns in which cells that repeat what stands above them are, for the most part, merged with it."""
    merges = Merges(table.sheet)
    return tuple(column.heading for column in table.columns if column.number in merges.columns and _merges_what_is_same(table, column, merges))


def _merges_what_is_same(table: Table, column: Column, merges: Merges) -> bool:
    merged = repeated = 0
    for above, row in zip(table.body, table.body[1:], strict=False):
        block = merges.over(row, column.number)
        if block is not None and block.top <= above:
            merged += 1
        elif (text := table.sheet.cell(row, column.number)) and text == merges.text(above, column.number):
            repeated += 1
    return merged > repeated


def number_columns(table: Table) -> tuple[str, ...]:
    """The columns in which most cells are numbers."""
    return tuple(column.heading for column in table.columns
                 if (held := _held(table, table.sheet.numbers, column)) and 2 * held.total() > _filled(table, column))


def number_formats(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    """The formats of columns of numbers: those by which most numbers are shown where that is not the usual one.

    Columns that count rows, or mean a number, and in which most digits are text, are shown as text.
    """
    found = {}
    for column in table.columns:
        shown = _held(table, table.sheet.numbers, column)
        if shown and 2 * shown.total() > _filled(table, column):
            if (most := shown.most_common(1)[0][0]) != GENERAL:
                found[column.heading] = most
        elif table.sheet.is_typed and is_number(table.kind, columns[column.heading]) and _filled(table, column):
            found[column.heading] = TEXT
    return found


def is_number(kind: str, name: str) -> bool:
    """Whether a column of that meaning holds numbers."""
    target = target_named(kind, name)
    return name == NUMBER or (target is not None and isinstance(target.value, Whole | Number))


def shown_numbers(mapping: TableMap) -> dict[int, str]:
    """The columns of a mapping in which digits are numbers, each with the format by which they are shown."""
    return {at: mapping.formats.get(heading, GENERAL) for at, (heading, name) in enumerate(mapping.columns.items())
            if mapping.formats.get(heading) != TEXT and (heading in mapping.numbers or is_number(mapping.kind, name))}


def shown_days(mapping: TableMap) -> dict[int, str]:
    """The columns of a mapping in which days are days of Excel, each with the format by which they are shown."""
    return {at: mapping.days[heading] for at, heading in enumerate(mapping.columns) if heading in mapping.days}


def _held(table: Table, formats: Mapping[int, Mapping[int, str]], column: Column) -> Counter[str]:
    """How many cells of the rows of a column are shown by each of the formats."""
    held = formats.get(column.number)
    return Counter(shown for row in table.body if (shown := held.get(row))) if held else Counter()


def _filled(table: Table, column: Column) -> int:
    return sum(bool(table.sheet.cell(row, column.number)) for row in table.body)


def plain_columns(mapping: TableMap, rows: Sequence[Row]) -> tuple[str, ...]:
    """The columns of numbered lists in which a single item, most often, has no number."""
    found = []
    for heading in mapping.lists:
        target = target_named(mapping.kind, mapping.columns.get(heading, ""))
        if target is None or target.form not in (Form.LIST, Form.MEASURES) or not split(mapping.lists[heading]).style:
            continue
        alone = [split(row.cells[heading].text) for row in rows if heading in row.cells]
        numbered = [one.style is not None for one in alone if len(one.texts) == 1]
        if 2 * sum(numbered) < len(numbered):
            found.append(heading)
    return tuple(found)


def hidden_columns(table: Table) -> tuple[str, ...]:
    """The columns that are hidden."""
    return tuple(column.heading for column in table.columns if column.number in table.sheet.hidden_columns)


def gaps_between(table: Table) -> tuple[str, ...]:
    """The columns of the sheet before and between those of the table in which nothing stands, by their letters."""
    numbers = {column.number for column in table.columns}
    return tuple(letters(at) for at in range(max(numbers, default=0)) if at not in numbers)


def rows_around(table: Table) -> tuple[Lines, Lines]:
    """The rows above the headings and those below the last record."""
    last = table.body[-1] if table.body else table.top + table.depth - 1
    notes = [row for row, _ in table.left_out if row > last]
    above, below = range(table.top), range(last + 1, notes[-1] + 1 if notes else 0)
    return _lines(table, above), _lines(table, below)


def blocks_around(table: Table) -> tuple[str, ...] | None:
    """The merged cells of the rows above and below, by their names as if the table between them had no row; None where none are known."""
    above, below = rows_around(table)
    if not above and not below:
        return None
    last = table.body[-1] if table.body else table.top + table.depth - 1
    between = last + 1 - len(above)
    found = [one for one in table.sheet.merged if one.bottom < len(above)]
    found += [one._replace(top=one.top - between, bottom=one.bottom - between) for one in table.sheet.merged
              if last < one.top and one.bottom <= last + len(below)]
    return tuple(map(range_name, found)) if found or (above and table.sheet.is_typed) else None


def formats_around(table: Table) -> dict[str, str]:
    """The formats of the days and numbers above and below, by the names of their cells as if the table between them had no row."""
    above, below = rows_around(table)
    last = table.body[-1] if table.body else table.top + table.depth - 1
    places = {row: row for row in range(len(above))} | {last + 1 + at: len(above) + at for at in range(len(below))}
    return {f"{letters(column)}{places[row] + 1}": shown for held in (table.sheet.days, table.sheet.numbers) for column in sorted(held)
            for row, shown in held[column].items() if row in places}


def headings_as_written(table: Table) -> dict[str, tuple[str, ...]]:
    """The cells, from the top down, of the headings that are written otherwise than they are named: with spaces or line breaks inside."""
    found, merges = {}, Merges(table.sheet)
    for column in table.columns:
        usual = [*heading_parts(column.heading, table.depth), *[""] * table.depth][:table.depth]
        written = [_heading_cell(merges, table.top + at, column.number) for at in range(table.depth)]
        if written != usual:
            found[column.heading] = tuple(map(visible_text, written))
    return found


def _heading_cell(merges: Merges, row: int, column: int) -> str:
    """What a cell of the headings says; one under a heading that goes down says nothing, one beside it what it says."""
    block = merges.over(row, column)
    if block is None or (block.top, block.left) == (row, column):
        return merges.sheet.cell(row, column)
    return one_line(merges.text(row, column)) if block.top == row else ""


def heading_blocks(table: Table) -> tuple[str, ...] | None:
    """The merged cells of the headings, by their names as if the table began with them; None where they are the usual ones."""
    numbers = [column.number for column in table.columns]
    found = set()
    for one in table.sheet.merged:
        inside = [at for at, number in enumerate(numbers) if one.left <= number <= one.right]
        if table.top <= one.top and one.bottom < table.top + table.depth and inside:
            found.add(Range(one.top - table.top, inside[0], one.bottom - table.top, inside[-1]))
    if found == set(usual_head_blocks([heading_parts(column.heading, table.depth) for column in table.columns], table.depth)):
        return None
    return tuple(map(range_name, sorted(found)))


def heading_parts(heading: str, depth: int) -> list[str]:
    """The parts of a heading, one below the other, in a header of so many rows; the whole where it has more parts than there are rows.

    >>> heading_parts("风险 / 名称", 2), heading_parts("风险 / 名称", 1)
    (['风险', '名称'], ['风险 / 名称'])
    """
    parts = heading.split(" / ")
    return parts if len(parts) <= depth else [heading]


def usual_head_blocks(headings: Sequence[Sequence[str]], depth: int) -> Iterator[Range]:
    """Which cells of a header are usually one: a heading over several columns, and one that goes down to the rows."""
    for column, parts in enumerate(headings):
        if len(parts) < depth:
            yield Range(len(parts) - 1, column, depth - 1, column)
    column = 0
    while column < len(headings):
        last = column
        while last + 1 < len(headings) and len(headings[last + 1]) > 1 and len(headings[column]) > 1 \
                and headings[last + 1][0] == headings[column][0]:
            last += 1
        if last > column:
            yield Range(0, column, 0, last)
        column = last + 1


def rows_between(table: Table, rows: Sequence[Row], *, with_hidden: bool) -> dict[int, tuple[tuple[str | None, ...], ...]]:
    """The rows before the first row of each record, by its number, that are no records: None for a cell that is one with that on its left."""
    sheet, merges = table.sheet, Merges(table.sheet)
    found, last = {}, table.top + table.depth - 1
    for row in rows:
        lines = [_line(table, merges, at) for at in range(max(last + 1, row.number - _MOST_AROUND), row.number)
                 if with_hidden or at not in sheet.hidden_rows]
        if lines:
            found[row.number] = tuple(lines)
        last = max(row.number, *row.joined) if row.joined else row.number
    return found


def _line(table: Table, merges: Merges, row: int) -> tuple[str | None, ...]:
    cells: list[str | None] = [visible_text(merges.own(row, column)) for column in range(len(table.sheet.rows.get(row, ())))]
    for one in merges.spans(row):
        if one.top == one.bottom and cells and any(cells):
            cells += [""] * (one.right + 1 - len(cells))
            cells[one.left + 1:one.right + 1] = [None] * (one.right - one.left)
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def day_columns(table: Table) -> dict[str, str]:
    """The columns in which most cells are days, each with the format by which most of them are shown."""
    found = {}
    for column in table.columns:
        formats = _held(table, table.sheet.days, column)
        if formats and 2 * formats.total() > _filled(table, column):
            found[column.heading] = formats.most_common(1)[0][0]
    return found


def _lines(table: Table, rows: range) -> Lines:
    if len(rows) > _MOST_AROUND:
        return ()
    return tuple(_trimmed(table.sheet.rows.get(row, ())) for row in rows)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
