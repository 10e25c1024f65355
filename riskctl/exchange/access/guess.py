"""The mapping of access data guessed from headings and cells, and written as YAML with what people need to check it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from riskctl.catalog.yaml_text import key, scalar
from riskctl.exchange.access.columns import (
    ENTITLEMENT,
    ENTITLEMENTS,
    HELD,
    HOLDER,
    LEFT,
    MEANINGS,
    RIGHT,
    ROLE,
    RULE,
    RULES,
    SEVERITY,
    SEVERITY_WORDS,
    STATUS,
    STATUS_WORDS,
    TITLES,
    USER,
    USERS,
    kind_of,
    meanings_of,
)
from riskctl.exchange.access.mapping import FORMAT, AccessMap
from riskctl.exchange.access.marks import MARKS, doubtful_columns, matrix_columns, texts_below
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.access.resolve import names_nothing
from riskctl.exchange.sheet import letters
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import key_of, name_key
from riskctl.model.language import Language

_LISTED = (ROLE, ENTITLEMENT, LEFT, RIGHT)
_MARKS = (";", "|", "；", "、")
_MEMBERS = ("member", "members", "uniquemember", "memberuid", "成员", "组成员")
_LOOKED_AT = 2_000


def guessed(table: AccessTable) -> AccessMap | None:
    """The map that fits the file best; None where nothing tells what its rows are."""
    kind = kind_of(table.headings) if table.has_header else None
    columns = meanings_of(table.headings, kind) if kind else {}
    if not table.has_header and len(table.headings) == 2:
        kind, columns = ENTITLEMENTS, dict(zip(table.headings, (USER, ENTITLEMENT), strict=True))
    if kind is None:
        return None
    matrix = matrix_columns(table, kind, columns)
    kind, columns = (ENTITLEMENTS, matrix) if matrix is not None else (kind, columns)
    bare = AccessMap(table.file, kind, table.has_header, columns)
    words = {word: found for word, known in ((STATUS, STATUS_WORDS), (SEVERITY, SEVERITY_WORDS)) if (found := _words(table, bare, word, known))}
    held = [heading for heading, meant in columns.items() if meant == HELD]
    if held:
        words[HELD] = {text: MARKS[name_key(text)] for text in texts_below(table, held)}
    return AccessMap(table.file, kind, table.has_header, columns, _lists(table, bare), words, doubtful=doubtful_columns(table, kind, columns))


def _texts(table: AccessTable, mapping: AccessMap, meaning: str) -> list[str]:
    """What stands in the column of that meaning, each text once."""
    heading = mapping.heading_of(meaning)
    at = table.headings.index(heading) if heading else -1
    return list(dict.fromkeys(row[at] for _, row in table.rows[:_LOOKED_AT] if row[at])) if heading else []


def _words(table: AccessTable, mapping: AccessMap, meaning: str, known: Mapping[str, str]) -> dict[str, str]:
    return {text: value for text in _texts(table, mapping, meaning) if (value := known.get(key_of(text)))}


def _lists(table: AccessTable, mapping: AccessMap) -> dict[str, str]:
    """What stands between the items of a cell, for columns whose cells hold lists."""
    found = {}
    for meaning in _LISTED:
        texts = _texts(table, mapping, meaning)
        mark = next((mark for mark in _MARKS if any(mark in text for text in texts)), None)
        if mark is not None:
            found[mapping.heading_of(meaning)] = mark
    return found


def membership(table: AccessTable) -> str:
    """A mapping in one line for a table that nothing tells: as groups with lists of their members, as directories export them.

    The words stand for those that only people know; in a column of lists, what stands between the items is looked up.
    """
    by_key = {key_of(heading): heading for heading in table.headings}
    user = next((by_key[word] for word in _MEMBERS if word in by_key), table.headings[0])
    role = by_key.get("cn") or next((heading for heading in table.headings if heading != user), "角色")
    at = table.headings.index(user)
    mark = next((mark for mark in _MARKS if any(mark in row[at] for _, row in table.rows[:_LOOKED_AT])), "")
    lists = f", lists: {{{key(user)}: {json.dumps(mark, ensure_ascii=False)}}}" if mark else ""
    return (f"{{riskctl_access: {FORMAT}, files: [{{file: {scalar(table.file)}, rows: {USERS}, "
            f"columns: {{{key(user)}: {USER}, {key(role)}: {ROLE}}}{lists}}}]}}")


def users_across(pairs: Sequence[tuple[AccessTable, AccessMap]]) -> list[tuple[AccessTable, AccessMap]]:
    """The guesses, columns of marks taken for those of users where other files know every heading as a user."""
    known = {row[table.headings.index(mapping.heading_of(USER))] for table, mapping in pairs
             if mapping.kind == USERS and mapping.heading_of(USER) for _, row in table.rows}
    return [(table, _with_users_across(table, mapping, known)) for table, mapping in pairs]


def _with_users_across(table: AccessTable, mapping: AccessMap, known: set[str]) -> AccessMap:
    """The map of a table with a role or an entitlement in each row and users above the marks; any other as it stands."""
    marked = [heading for heading, meant in mapping.columns.items() if meant == HELD] or list(mapping.doubtful)
    kind = USERS if mapping.heading_of(ROLE) else ENTITLEMENTS
    if not marked or not known.issuperset(marked) or mapping.heading_of(USER) or not (mapping.heading_of(ROLE) or mapping.heading_of(ENTITLEMENT)):
        return mapping
    columns = {heading: HOLDER if heading in marked else meant if meant in MEANINGS[kind] else IGNORE for heading, meant in mapping.columns.items()}
    words = {**mapping.words, HELD: {text: MARKS[name_key(text)] for text in texts_below(table, marked) if name_key(text) in MARKS}}
    return replace(mapping, kind=kind, columns=columns, words=words, doubtful=())


_HEAD = {
    "zh": ("# 权限数据的文件与栏目的含义，由 riskctl import access --guess 生成；改好后用 --map 指定。",
           "# rows：users 用户、roles 角色、entitlements 权限（有 user 栏是用户的权限，只有 role 栏是角色的权限，都没有是权限清单）、rules 规则。",
           "# columns：表头 → 含义；held 栏名即权限、holder 栏名即用户，打勾为有；ignore 不取。lists：一格几项时的分隔符。",
           "# words：状态（active、ended）、严重程度（error、warning、info）、勾（yes、no）的说法。",
           "# defaults：没有栏目写明时的 unit 部门、parent 新部门的上级、system 系统。only：这条规则的一方权限只归这些部门。leave_out：不取的规则。"),
    "en": ("# What the files and columns of access data mean, written by riskctl import access --guess; when it is right, name it with --map.",
           "# rows: users, roles, entitlements (with a user column those of users, with a role column alone those of roles, else a list), rules.",
           "# columns: heading → meaning; held, holder: the heading is an entitlement, a user, and a mark gives it; ignore: not taken.",
           "# lists: what separates several items in a cell. words: what statuses (active, ended), severities (error, warning, info)",
           "# and marks (yes, no) are called. defaults: unit, parent (of new units), system where no column says one.",
           "# only: the first side of this rule belongs to these departments alone. leave_out: rules that are not taken."),
}


def access_mapping_text(tables: Sequence[tuple[AccessTable, AccessMap]], language: Language) -> str:
    """The maps as a YAML file with comments."""
    lines = [*_HEAD[language], f"riskctl_access: {FORMAT}", "files:"]
    for table, mapping in tables:
        lines += [f"  - file: {scalar(table.file)}", f"    rows: {mapping.kind}", *([] if mapping.has_header else ["    header: 0"]), "    columns:"]
        for at, heading in enumerate(table.headings):
            meant = mapping.columns.get(heading, IGNORE)
            said = TITLES[meant].in_(language) if meant != IGNORE or heading not in mapping.columns else ""
            lines.append(f"      {key(heading)}: {meant}  # {letters(at)} {said}".rstrip())
        if mapping.lists:
            lines += ["    lists:", *(f"      {key(heading)}: {json.dumps(mark, ensure_ascii=False)}" for heading, mark in mapping.lists.items())]
        if mapping.words:
            lines.append("    words:")
            for word, held in mapping.words.items():
                lines += [f"      {word}:", *(f"        {_quoted(said)}: {value}" for said, value in held.items())]
        lines += _open_questions(table, mapping, language)
    return "".join(f"{line}\n" for line in lines)


def _quoted(word: str) -> str:
    return json.dumps(word, ensure_ascii=False) if word.isdecimal() else key(word)


def _shown(text: str) -> str:
    """A text as it may stand in a comment: what cannot be seen as an escape."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _open_questions(table: AccessTable, mapping: AccessMap, language: Language) -> list[str]:
    """Rules with a side that is no entitlement, as lines that wait for a department."""
    if mapping.kind != RULES or not mapping.heading_of(RULE):
        return []
    rule, left, right = (table.headings.index(mapping.heading_of(one)) for one in (RULE, LEFT, RIGHT))
    rows = [row for _, row in table.rows if row[rule] and names_nothing(row[right]) and not names_nothing(row[left])]
    if not rows:
        return []
    zh = language == "zh"
    head = "这些规则的另一方不是权限；若是“只归某些部门”，去掉 # 并写上部门：" if zh else \
        "the other side of these rules is no entitlement; if the first is for some departments alone, uncomment and name them:"
    said = "部门" if zh else "department"
    return [f"    # {head}", "    # only:", *(f"    #   {key(row[rule])}: [{said}]  # {_shown(row[left])} / {_shown(row[right])}" for row in rows)]
