"""Rows that sum up several risk points: "1.…；2.…" among the names, with what the other columns say of each of them or of all.

Reading parts such a row into one for each risk point, writing joins these into one again, as long as that is read back the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from riskctl.exchange.lists import NUMBERED, Style, join, split, style_of
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.marks import mark_of
from riskctl.exchange.problems import Problem, listed_rows
from riskctl.exchange.recognise import Table
from riskctl.exchange.repeats import Row as Said
from riskctl.exchange.rows import Cell, Row
from riskctl.exchange.targets import CONTROLS, ID, NUMBER, OWN, Form, target_named
from riskctl.exchange.written_lists import parts_of
from riskctl.model.vocabulary import Severity

_WORDS = frozenset((Form.LEVEL, Form.WORD))
_LONGEST_WORD = 6
_LINES = Style("", "digits", ".", "\n")


def pointed(columns: Mapping[str, str]) -> str:
    """The column whose lists are those of the risk points: that of the names, else that of the manifestations; empty without both."""
    by_target = {name: heading for heading, name in columns.items()}
    return by_target.get("name", by_target.get("manifestation", ""))


def points_in(text: str, name: str) -> tuple[str, ...]:
    """The risk points that a cell of that column lists; names must be numbered, since marks may stand within one.

    >>> points_in("1.违规审批；2.压件不办", "name"), points_in("审批、签发；用印", "name")
    (('违规审批', '压件不办'), ('审批、签发；用印',))
    """
    items = split(text)
    is_list = bool(items.texts) if name != "name" else items.style is not None and bool(items.style.numerals)
    return items.texts if is_list else (text,)


def points_of(cells: Mapping[str, Cell], columns: Mapping[str, str]) -> tuple[str, ...]:
    """The risk points that a row tells of, nothing where it names none; names without numbers are several where as many levels match."""
    heading = pointed(columns)
    cell = cells.get(heading)
    if cell is None:
        return ()
    points, items = points_in(cell.text, columns[heading]), split(cell.text).texts
    level = next((held.text for one, held in cells.items() if columns[one] == "level"), "")
    words = parts_of(level) if len(points) == 1 and len(items) > 1 else ()
    return items if len(words) == len(items) and not _counts(words) and max(map(len, words)) <= _LONGEST_WORD else points


def shares(text: str, name: str, number: int) -> tuple[str, ...]:
    """What a cell of a column says of each of so many risk points: one item each of a list that has as many, else all of it.

    >>> shares("1.科长；2.经办人", "accountable.direct", 2), shares("高、中", "level", 2), shares("科长、经办人", "accountable.direct", 2)
    (('科长', '经办人'), ('高', '中'), ('科长、经办人', '科长、经办人'))
    """
    target = target_named("risk_points", name)
    if number > 1 and name not in (NUMBER, ID) and not name.startswith(OWN):
        items = split(text)
        if len(items.texts) == number and items.style is not None and (items.style.numerals or name == CONTROLS):
            return items.texts
        if target is not None and target.form in _WORDS and len(words := parts_of(text)) == number and not _counts(words):
            return words
    return (text,) * number


def _counts(words: Iterable[str]) -> bool:
    """Whether words are sums (1个高) and no words of a vocabulary."""
    return any(word[:1].isdecimal() and len(word) > 1 and word[1] not in "级類类等" for word in words)


def parted(row: Row, mapping: TableMap) -> list[Row]:
    """A row for each risk point that a row sums up; the row itself where it is about one."""
    heading = pointed(mapping.columns)
    cell = row.cells.get(heading)
    points = points_of(row.cells, mapping.columns) if mapping.split else ()
    if len(points) < 2:
        return [Row(row.number, {**row.cells, heading: cell._replace(text=points[0])}, row.joined) if points and cell else row]
    told = {one: points if one == heading else shares(held.text, mapping.columns[one], len(points)) for one, held in row.cells.items()
            if mapping.columns[one] != ID}
    return [Row(row.number, {one: _with_text(row.cells[one], texts[at]) for one, texts in told.items()}, row.joined)
            for at in range(len(points))]


def _with_text(cell: Cell, text: str) -> Cell:
    return cell._replace(text=text)


def check_several(table: Table, ids: Mapping[int, Sequence[str]], created: Set[str]) -> Iterator[Problem]:
    """Rows that were taken apart, since each tells of several risk points, some of which are new."""
    rows = sorted(row for row, several in ids.items() if len(several) > 1 and not created.isdisjoint(several))
    if rows:
        yield Problem(Severity.INFO, table.sheet.name,
                      f"第 {listed_rows(rows, '、')} 行各写有几个风险点，已逐个拆开；一行只算一个时，删去映射里的 split",
                      f"row {listed_rows(rows, ', ')} tells of several risk points each, which were taken one by one; "
                      "leave `split` out of the mapping to take each row for one")


def joined(rows: Sequence[Said], mapping: TableMap) -> tuple[Said, frozenset[int]]:
    """What the columns say of several risk points in one row, and the columns that no cell can say so that it is read back."""
    heading = pointed(mapping.columns)
    found: list[str] = []
    unsaid: set[int] = set()
    for column, (one, name) in enumerate(mapping.columns.items()):
        texts = tuple(row[column] for row in rows)
        said = _list(texts, one, name, mapping) if one == heading or name == ID else _cell(texts, one, name, mapping)
        if said is None:
            unsaid.add(column)
        found.append("\x1e".join(texts) if said is None else said)
    return tuple(found), frozenset(unsaid)


def _cell(texts: Sequence[str], heading: str, name: str, mapping: TableMap) -> str | None:
    """What a cell says of all, or of each in turn; None where neither is read back the same."""
    if name == NUMBER:
        return texts[0]
    if len(set(texts)) == 1 and set(shares(texts[0], name, len(texts))) == set(texts):
        return texts[0]
    return _list(texts, heading, name, mapping)


def _list(texts: Sequence[str], heading: str, name: str, mapping: TableMap) -> str | None:
    """The texts as a numbered list, written as the column is; None where that is not read back."""
    style = style_of(mapping.lists[heading]) if heading in mapping.lists else NUMBERED
    for one in (style if style.numerals else NUMBERED, NUMBERED, _LINES):
        said = join(texts, one)
        if (points_in(said, name) if heading == pointed(mapping.columns) else shares(said, name, len(texts))) == tuple(texts):
            return said
    return None


def gathered(records: Iterable[tuple[str, Said]], mapping: TableMap) -> Iterator[tuple[str, Said]]:
    """The rows for records, those together that stood together in one row, by the id of the first of them, and counted anew.

    Where a change has made them such that no row can say what each is, each has a row of its own.
    """
    if not mapping.together:
        yield from records
        return
    held = dict(records)
    mates = {id: ids for ids in mapping.together for id in ids if id in held}
    counted = [column for column, name in enumerate(mapping.columns.values()) if name == NUMBER]
    number, done = 0, set[str]()
    for id in held:
        if id in done:
            continue
        here = [one for one in mates.get(id, (id,)) if one in held]
        done.update(here)
        for first, said in _rows(here, held, mapping):
            number += 1
            yield first, tuple(str(number) if at in counted else text for at, text in enumerate(said))


def _rows(ids: Sequence[str], held: Mapping[str, Said], mapping: TableMap) -> Iterator[tuple[str, Said]]:
    """The row for records that stood together, or one for each where their cells, as they are now, cannot be said in one."""
    if len(ids) > 1:
        said, unsaid = joined([held[id] for id in ids], mapping)
        kept, headings = mapping.kept.get(ids[0], {}), list(mapping.columns)
        if all(headings[at] in kept and kept[headings[at]].mark == mark_of(said[at]) for at in unsaid):
            yield ids[0], said
            return
    yield from ((id, held[id]) for id in ids)
