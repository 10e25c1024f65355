"""The marks in a matrix of access data: users or roles down the side, an entitlement above each column, a mark where held."""

from collections.abc import Mapping, Sequence

from riskctl.exchange.access.columns import (
    ENTITLEMENTS,
    FROM,
    HELD,
    ROLE,
    ROLES,
    STATUS,
    TO,
    USER,
    USERS,
    meanings_of,
)
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import name_key

YES, NO = "yes", "no"
# The letter x ticks a box; the sign × says no, as it does beside √ in Chinese tables.
_YES = "x v y yes true t 1 √ ✓ ✔ ☑ ☒ ● ■ ★ 是 有 可 对"
_NO = "n no none false f 0 × ✗ ✘ ☐ □ ○ - -- — —— / \\ 否 无 不 空"
MARKS: Mapping[str, str] = {**{name_key(word): YES for word in _YES.split()}, **{name_key(word): NO for word in _NO.split()}}
"""What a cell of a matrix says, by the mark as `name_key` folds it."""
_LOOKED_AT = 2_000
_FEWEST = 2


def marked_columns(table: AccessTable, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The headings that mean nothing yet and have a mark below them; none where they are fewer than two or no mark gives anything."""
    found, said = [], set()
    for at, heading in enumerate(table.headings):
        texts = {row[at] for _, row in table.rows[:_LOOKED_AT] if row[at]} if columns.get(heading, IGNORE) == IGNORE else set()
        meant = {MARKS[key] for key in map(name_key, texts) if key in MARKS}
        if meant:
            found.append(heading)
            said |= meant
    return tuple(found) if len(found) >= _FEWEST and YES in said else ()


def matrix_columns(table: AccessTable, kind: str, columns: Mapping[str, str]) -> dict[str, str] | None:
    """What the columns of a matrix mean; None where the table is none.

    It is one where rows are about users or roles, say nothing of days or statuses, and columns that are not known hold marks
    and nothing else.
    """
    unknown = [heading for heading in table.headings if columns.get(heading, IGNORE) == IGNORE]
    if kind not in (USERS, ROLES) or {FROM, TO, STATUS}.intersection(columns.values()) or not marked_columns(table, columns):
        return None
    places = [table.headings.index(heading) for heading in unknown]
    if not all(name_key(row[at]) in MARKS for _, row in table.rows[:_LOOKED_AT] for at in places if row[at]):
        return None
    return meanings_of(table.headings, ENTITLEMENTS) | dict.fromkeys(unknown, HELD)


def doubtful_columns(table: AccessTable, kind: str, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Columns left aside whose marks may be entitlements, or users and roles; one alone is a remark on the row."""
    held = set(columns.values())
    return marked_columns(table, columns) if kind in (USERS, ROLES) or (kind == ENTITLEMENTS and not {USER, ROLE} & held) else ()


def texts_below(table: AccessTable, headings: Sequence[str]) -> list[str]:
    """What stands below the headings, each text once."""
    places = [table.headings.index(heading) for heading in headings]
    return list(dict.fromkeys(row[at] for _, row in table.rows[:_LOOKED_AT] for at in places if row[at]))
