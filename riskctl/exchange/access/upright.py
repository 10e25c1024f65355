"""Tables turned so that each row is about one user: lists of users in a cell, and matrices with the users across."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from riskctl.exchange.access.columns import HOLDER, USER, USERS
from riskctl.exchange.access.mapping import AccessMap
from riskctl.exchange.access.marks import MARKS, NO, YES
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.problems import Problem
from riskctl.exchange.wording import name_key
from riskctl.model.vocabulary import Severity

Rows = list[tuple[int, tuple[str, ...]]]


def one_user_a_row(table: AccessTable, mapping: AccessMap) -> tuple[AccessTable, AccessMap]:
    """The table and its map with one user in each row; the same where it is so already.

    A row whose list of users is empty says nothing, and how many there are is noted. A cell under a user that is no mark is a problem.
    """
    across = [heading for heading, meant in mapping.columns.items() if meant == HOLDER and heading in table.headings]
    if across:
        return _turned(table, mapping, across)
    heading = mapping.heading_of(USER)
    mark = mapping.lists.get(heading, "") if heading in table.headings else ""
    return (_listed(table, heading, mark), mapping) if mark else (table, mapping)


def _listed(table: AccessTable, heading: str, mark: str) -> AccessTable:
    at = table.headings.index(heading)
    rows: Rows = []
    empty = 0
    for line, row in table.rows:
        users = [user.strip() for user in row[at].split(mark) if user.strip()]
        rows += [(line, (*row[:at], user, *row[at + 1:])) for user in users]
        empty += not users
    note = Problem(Severity.INFO, table.file, f"{empty} 行没有用户，没有取", f"{empty} rows name no user and were not taken")
    return replace(table, rows=rows, problems=(*table.problems, *([note] if empty else [])))


def _turned(table: AccessTable, mapping: AccessMap, across: list[str]) -> tuple[AccessTable, AccessMap]:
    """A row for each mark; in a list of users one for each of them as well, so that those who have nothing are there."""
    marks = {**MARKS, **{name_key(said): value for said, value in mapping.words.get("held", {}).items()}}
    kept = [at for at, heading in enumerate(table.headings) if heading not in across]
    user = next(name for name in ("user", "user of the heading") if name not in table.headings)
    nothing = ("",) * len(kept)
    first = table.rows[0][0] if table.rows else 1
    rows: Rows = [(first, (*nothing, heading)) for heading in across if mapping.kind == USERS]
    problems: list[Problem] = []
    for line, row in table.rows:
        rest = tuple(row[at] for at in kept)
        found = dict(_held(table, row, across, marks))
        rows += [(line, (*rest, heading)) for heading, meant in found.items() if meant == YES]
        problems += [_no_mark(table.at(line, heading), row[table.headings.index(heading)])
                     for heading, meant in found.items() if meant not in (YES, NO)]
    headings = (*(table.headings[at] for at in kept), user)
    columns = {heading: meant for heading, meant in mapping.columns.items() if meant != HOLDER}
    return (replace(table, headings=headings, rows=rows, problems=(*table.problems, *problems)),
            replace(mapping, columns={**columns, user: USER}, doubtful=()))


def _held(table: AccessTable, row: tuple[str, ...], across: list[str], marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """For each user with a text in the row what it means; an empty string for what is no mark."""
    for heading in across:
        if text := row[table.headings.index(heading)]:
            yield heading, marks.get(name_key(text), "")


def _no_mark(at: str, text: str) -> Problem:
    return Problem(Severity.ERROR, at, f"看不出 {text} 是有还是没有；在映射的 words: held: 里写明是 yes 还是 no",
                   f"{text} tells neither that it is held nor that it is not; say under `words: held:` of the mapping whether it means yes or no")
