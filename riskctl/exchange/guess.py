"""A mapping guessed from a table, and written as YAML with what people need to check it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from riskctl.catalog.yaml_text import bracketed, key, scalar
from riskctl.exchange.convert import levels_of, national_codes, types_of, vocabulary_of
from riskctl.exchange.enumeration import may_begin
from riskctl.exchange.lists import SEMICOLONS, sample, split
from riskctl.exchange.look import (
    blocks_around,
    day_columns,
    formats_around,
    gaps_between,
    heading_blocks,
    headings_as_written,
    hidden_columns,
    merged_columns,
    number_columns,
    number_formats,
    plain_columns,
    rows_around,
)
from riskctl.exchange.mapping import FORMAT, Kept, TableMap
from riskctl.exchange.recognise import Column, Merges, Table
from riskctl.exchange.rows import Row, rows_of
from riskctl.exchange.sections import UNIT, names_units
from riskctl.exchange.several import pointed, points_in, points_of
from riskctl.exchange.sheet import letters
from riskctl.exchange.targets import IGNORE, NUMBER, OWN, Form, target_named
from riskctl.exchange.ticks import ticked
from riskctl.exchange.wording import key_of
from riskctl.exchange.written_lists import parts_of, separators_of
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import RiskAxis, RiskType

_FILLED = frozenset(("unit", "power", "main_item"))
# How a table is written shows in its first rows.
_LOOKED_AT = 1_000
_LONGEST_NAME = 10
"""What is longer than this is hardly the name of a duty."""
_OF_DUTIES = ("岗位职责", "主要职责")
_LISTED = frozenset((Form.LIST, Form.MEASURES))


def guessed(table: Table, catalog: Catalog) -> TableMap:
    """The mapping that fits the table best."""
    columns = {column.heading: column.target for column in table.columns}
    bare = TableMap(table.kind, (table.sheet.name,) if table.sheet.name else (), (table.top, table.depth), columns)
    rows = list(islice(rows_of(table, bare, with_hidden=True), _LOOKED_AT))
    columns = _settled(table, columns, rows, catalog)
    held = TableMap(table.kind, bare.sheets, bare.header, columns, _fill(table, columns), _lists(table.kind, columns, rows))
    words = {target: found for target in ("type", "level") if (found := _words(held, target, rows, catalog))}
    defaults = {"unit": table.unit_above} if table.unit_above and "unit" not in columns.values() else {}
    return TableMap(held.kind, held.sheets, held.header, columns, held.fill, held.lists, words, defaults, _is_summed_up(held, rows, table),
                    merged_columns(table), plain_columns(held, rows), number_columns(table), *rows_around(table),
                    blocks_around(table), headings_as_written(table), day_columns(table), number_formats(table, columns),
                    head_blocks=heading_blocks(table), hidden=hidden_columns(table), gaps=gaps_between(table),
                    around=formats_around(table), sections=_sections(table, columns))


def _sections(table: Table, columns: Mapping[str, str]) -> str:
    """`unit` where there is no column of units, and the titles between records name them."""
    return UNIT if table.kind in ("risk_points", "powers") and UNIT not in columns.values() and names_units(table) else ""


def _settled(table: Table, columns: Mapping[str, str], rows: Sequence[Row], catalog: Catalog) -> dict[str, str]:
    """The meanings after a look at the cells: a column of types may hold the other axis, one of duties what they are in words."""
    settled = {**columns, **(ticked(table) if table.kind == "risk_points" else {})}
    if table.kind == "risk_points":
        heading = next((heading for heading, target in columns.items() if target == "type"), None)
        if heading and "axis" not in columns.values() and _speaks_of_axis(heading, rows):
            settled[heading] = "axis"
    if table.kind == "posts":
        heading = next((heading for heading, target in columns.items() if target == "duties"), None)
        if heading and key_of(heading) in _OF_DUTIES and _describes_duties(heading, rows, catalog):
            settled[heading] = f"{OWN}{heading}"
    return settled


def _describes_duties(heading: str, rows: Sequence[Row], catalog: Catalog) -> bool:
    """Whether the cells say in words what a post has to do: no duty is called so, and there are whole sentences."""
    texts = {text for row in rows if heading in row.cells for text in split(row.cells[heading].text).texts}
    called = {key_of(name) for duty in catalog.duties.values() for name in (duty.id, duty.label)}
    return max(map(len, texts), default=0) > _LONGEST_NAME and not any(key_of(text) in called for text in texts)


def _speaks_of_axis(heading: str, rows: Sequence[Row]) -> bool:
    texts = {part for row in rows if heading in row.cells for part in parts_of(row.cells[heading].text)}
    axis, types = vocabulary_of(RiskAxis, {}), vocabulary_of(RiskType, {})
    return bool(texts) and all(axis.value(text) and not types.value(text) for text in texts)


def _fill(table: Table, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Columns of places that are left empty where the place is the same.

    None where cells of places are merged, since that is how this table repeats a place; nor a column that is empty where
    the unit is spelled out: there, empty is none.
    """
    merged = Merges(table.sheet).columns
    places = {columns[column.heading]: column for column in table.columns if columns[column.heading] in _FILLED}
    if any(column.number in merged for column in places.values()):
        return ()
    unit = places.get("unit")
    return tuple(column.heading for column in places.values() if _is_left_out(table, column.number, unit.number if unit else column.number))


def _is_left_out(table: Table, column: int, unit: int) -> bool:
    """Whether the cells of a column are left empty below the first, and those of the unit with them."""
    gaps = [row for row in table.body if not table.sheet.cell(row, column).strip()]
    return bool(gaps) and gaps[0] != table.body[0] and not any(table.sheet.cell(row, unit).strip() for row in gaps)


def _lists(kind: str, columns: Mapping[str, str], rows: Sequence[Row]) -> dict[str, str]:
    """How most lists of each column are written, as a list of two items."""
    found: dict[str, str] = {}
    for heading, name in columns.items():
        target = target_named(kind, name)
        texts = [row.cells[heading].text for row in rows if heading in row.cells]
        if target is not None and target.form in _LISTED:
            lists = [split(text) for text in texts]
            several = [one for one in lists if len(one.texts) > 1] or lists
            styles = Counter(one.style for one in several if one.style)
            found[heading] = sample(styles.most_common(1)[0][0] if styles else SEMICOLONS)
        elif target is not None and (separator := separators_of(target.form, texts)):
            found[heading] = f"甲{separator}乙"
    return found


def _words(mapping: TableMap, target: str, rows: Sequence[Row], catalog: Catalog) -> dict[str, str]:
    """What the words of a column mean, as far as that is known; bare numbers are those of the national list."""
    heading = mapping.heading_of(target)
    if heading is None:
        return {}
    if mapping.kind == "powers" and target == "type":
        known = types_of(catalog, national_codes(catalog))
    elif mapping.kind == "risk_points":
        known = levels_of(catalog, {}) if target == "level" else vocabulary_of(RiskType, {})
    else:
        return {}
    cells = [row.cells[heading].text for row in rows if heading in row.cells]
    texts = dict.fromkeys(part for text in cells for part in (parts_of(text) if mapping.split else (text,)))
    found = {text: value for text in list(texts)[:200] if (value := known.value(text))}
    return dict(sorted(found.items(), key=lambda one: (len(one[0]), one[0])))


def _is_summed_up(mapping: TableMap, rows: Sequence[Row], table: Table) -> bool:
    """Whether rows sum up several risk points: they list names, or manifestations where there are no names."""
    if mapping.kind != "risk_points":
        return False
    heading = pointed(mapping.columns)
    column = next((column.number for column in table.columns if column.heading == heading), None)
    further = (table.sheet.cell(row, column).strip() for row in table.body[len(rows):]) if column is not None else ()
    return any(len(points_of(row.cells, mapping.columns)) > 1 for row in rows) \
        or any(may_begin(text[:1]) and len(points_in(text, mapping.columns[heading])) > 1 for text in further)


_HEAD = {
    "zh": ("# 表格栏目与目录字段的对应，由 riskctl import --guess 生成；改好后用 --map 指定。",
           "# columns：表头 → 字段；ignore 不取，number 序号（导出时重新编），x-… 原样保留在记录里。",
           "# words：表格里的说法 → 目录里的值；缺的说法补在这里。fill：空格子等同上一行的栏目。",
           "# lists：格内列表的写法，以两项为例，导出时照此写回。defaults：整表通用的值，如 unit、powers.type。",
           "# merged 相同的格合并，plain 只有一项时不写号，numbers 数字按数值存，days、formats 日期、数字的格式，head 表头原样，",
           "# head_blocks 其中的合并格，hidden 隐藏的列，gaps 空列。",
           "# above、below、between 表格上方、下方和中间不是记录的行（其中的日期、填表人、小计请改），blocks 其中的合并格，",
           "# around 其中日期、数字的格式。",
           "# sections: unit 单位取自行间的小标题；split 一行列有几个风险点的逐个拆开，together 原来写在同一行的风险点。",
           "# order 表中各行的次序，kept 与本栏通常写法不同的格：值不变就照原样写回。together、order、kept 不必手改，可删去。"),
    "en": ("# Which column is which field, written by riskctl import --guess; when it is right, name it with --map.",
           "# columns: heading → field; ignore: not taken, number: counted anew on export, x-…: kept in the record as it is.",
           "# words: what the table says → what the catalog holds; add what is missing. fill: columns in which empty means as above.",
           "# lists: how lists in a cell are written, shown by two items. defaults: what holds for the whole table: unit, powers.type.",
           "# merged: cells that say the same are one; plain: a single item has no number; numbers: digits are stored as numbers;",
           "# days, formats: how days and numbers are shown; head, head_blocks: headings as they stand; hidden, gaps: columns that",
           "# are hidden or empty; above, below, between: the rows round the table and inside it that are no records (look at days, names and",
           "# sums in them); blocks, around: merged cells and formats there. order: that of the rows; kept: cells that stand otherwise than",
           "# usual, given back as they stood as long as they say the same; sections: titles between the rows name the unit; split: a row",
           "# that lists risk points is about each; together: those that stood in one row. Order, kept and together may be left out."),
}


def mapping_text(tables: Sequence[tuple[Table, TableMap]], language: Language) -> str:
    """The mappings as a YAML file with comments."""
    lines = [*_HEAD[language], f"riskctl_map: {FORMAT}", "tables:"]
    for table, mapping in tables:
        lines += _table_lines(table, mapping, language)
    return "".join(f"{line}\n" for line in lines)


def _table_lines(table: Table, mapping: TableMap, language: Language) -> list[str]:
    lines = [f"  - rows: {mapping.kind}"]
    if mapping.sheets:
        lines.append(f"    sheets: [{', '.join(scalar(name, in_brackets=True) for name in mapping.sheets)}]")
    if mapping.header:
        top, depth = mapping.header
        lines.append(f"    header: {top + 1}" if depth == 1 else f"    header: {top + 1}-{top + depth}")
    lines.append("    columns:")
    lines += [f"      {key(column.heading)}: {scalar(mapping.columns[column.heading])}{_comment(column, mapping, language)}"
              for column in table.columns]
    lines += _section("lists", mapping.lists)
    if mapping.fill:
        lines.append(f"    fill: [{', '.join(scalar(name, in_brackets=True) for name in mapping.fill)}]")
    if mapping.words:
        lines.append("    words:")
        for target, words in mapping.words.items():
            lines += [f"      {target}:", *(f"        {_quoted(word)}: {scalar(value)}" for word, value in words.items())]
    lines += _section("defaults", mapping.defaults)
    lines += ["    sections: unit"] if mapping.sections else []
    lines += ["    split: true"] if mapping.split else []
    return lines + _look(mapping)


def _look(mapping: TableMap) -> list[str]:
    """How the table looks."""
    named = (("merged", mapping.merged), ("plain", mapping.plain), ("numbers", mapping.numbers), ("hidden", mapping.hidden), ("gaps", mapping.gaps))
    lines = [f"    {name}: [{', '.join(scalar(one, in_brackets=True) for one in headings)}]" for name, headings in named if headings]
    for name, rows in (("above", mapping.above), ("below", mapping.below)):
        if rows:
            lines += [f"    {name}:", *(f"      - {bracketed(row)}" for row in rows)]
    if mapping.blocks is not None:
        lines.append(f"    blocks: {bracketed(mapping.blocks)}")
    if mapping.head:
        lines += ["    head:", *(f"      {key(heading)}: {bracketed(cells)}" for heading, cells in mapping.head.items())]
    if mapping.head_blocks is not None:
        lines.append(f"    head_blocks: {bracketed(mapping.head_blocks)}")
    for name, formats in (("around", mapping.around), ("days", mapping.days), ("formats", mapping.formats)):
        lines += _section(name, formats)
    return [*lines, *_memory(mapping)]


def _memory(mapping: TableMap) -> Iterator[str]:
    """The order of the records, and the cells that stood otherwise than usual."""
    if mapping.between:
        yield "    between:"
    for id, rows in mapping.between.items():
        yield f"      {key(id)}: [{', '.join(f'[{_cells(row)}]' for row in rows)}]"
    if mapping.order:
        yield f"    order: {bracketed(mapping.order)}"
    if mapping.together:
        yield "    together:"
        yield from (f"      - {bracketed(ids)}" for ids in mapping.together)
    if mapping.kept:
        yield "    kept:"
    for id, cells in mapping.kept.items():
        yield f"      {key(id)}:"
        for heading, cell in cells.items():
            yield f"        {key(heading)}: {bracketed([cell.mark, *(_stood(cell, at) for at in range(len(cell.texts)))])}"


def _stood(cell: Kept, row: int) -> object:
    """A cell that is kept, as `read_mapping` reads it."""
    if row in cell.left:
        return ()
    return (cell.texts[row], shown) if (shown := cell.format_in(row)) else cell.texts[row]


def _cells(texts: Sequence[str | None]) -> str:
    return ", ".join("null" if text is None else scalar(text, in_brackets=True) for text in texts)


def _comment(column: Column, mapping: TableMap, language: Language) -> str:
    zh = language == "zh"
    name = mapping.columns[column.heading]
    target = target_named(mapping.kind, name)
    if name in (IGNORE, NUMBER):
        said = ""
    elif name.startswith(OWN):
        said = "未认出，原样保留" if zh else "not recognised, kept as it is"
    else:
        said = (target.title if zh else target.title_en) if target else ""
        said += ("" if column.certainty > 1 else "（请核对）" if zh else " (please check)")
    return f"  # {letters(column.number)}{' ' + said if said else ''}"


def _section(name: str, texts: Mapping[str, str]) -> list[str]:
    return [f"    {name}:", *(f"      {key(heading)}: {scalar(text)}" for heading, text in texts.items())] if texts else []


def _quoted(word: str) -> str:
    import json

    return json.dumps(word, ensure_ascii=False) if key_of(word).isdecimal() or not word.isprintable() else key(word)
