"""Rows of access data taken in as facts, file by file: lists of users and roles first, rules last."""

from collections.abc import Callable, Iterable
from datetime import date

from riskctl.exchange.access.columns import (
    ENDED,
    ENTITLEMENT,
    ENTITLEMENT_NAME,
    ENTITLEMENTS,
    FROM,
    HELD,
    KINDS_OF_ROWS,
    LEFT,
    LEFT_SYSTEM,
    RIGHT,
    RIGHT_SYSTEM,
    ROLE,
    ROLE_NAME,
    ROLES,
    RULE,
    RULE_NAME,
    RULES,
    SEVERITY,
    SEVERITY_WORDS,
    STATUS,
    STATUS_WORDS,
    SYSTEM,
    TO,
    UNIT,
    USER,
    USER_DN,
    USER_NAME,
    USERS,
)
from riskctl.exchange.access.facts import (
    Entitlement,
    Facts,
    Held,
    Role,
    RuleRows,
    Side,
    User,
    entitlement_key,
)
from riskctl.exchange.access.mapping import AccessMap
from riskctl.exchange.access.marks import MARKS, NO, YES
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.access.upright import one_user_a_row
from riskctl.exchange.convert import Unfit, day_of
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import key_of, name_key
from riskctl.model.vocabulary import Severity

Row = tuple[str, ...]


def facts_of(tables: Iterable[tuple[AccessTable, AccessMap]], today: date) -> Facts:
    """What the files state; a row that ended before `today` states nothing."""
    facts = Facts()

    def order(one: tuple[AccessTable, AccessMap]) -> tuple[int, bool, bool, bool]:
        meant = one[1].columns.values()
        return KINDS_OF_ROWS.index(one[1].kind), USER_DN not in meant, USER in meant, ROLE in meant

    for table, mapping in sorted((one_user_a_row(*one) for one in tables), key=order):
        facts.problems += table.problems
        _Taker(facts, table, mapping, today).take()
    return facts


class _Taker:
    """Takes in the rows of one file."""

    def __init__(self, facts: Facts, table: AccessTable, mapping: AccessMap, today: date) -> None:
        self.facts, self.table, self.mapping, self.today = facts, table, mapping, today.isoformat()
        places = {heading: at for at, heading in enumerate(table.headings)}
        self.column = {meant: places[heading] for heading, meant in mapping.columns.items()
                       if heading in places and meant not in (IGNORE, HELD)}
        self.held = [(heading, places[heading]) for heading, meant in mapping.columns.items() if meant == HELD and heading in places]
        words = {word: {key_of(said): value for said, value in held.items()} for word, held in mapping.words.items()}
        self.statuses = {**STATUS_WORDS, **words.get(STATUS, {})}
        self.severities = {**SEVERITY_WORDS, **words.get(SEVERITY, {})}
        self.marks = {**MARKS, **{name_key(said): value for said, value in mapping.words.get(HELD, {}).items()}}
        self.splits = {meant: mapping.lists[heading] for heading, meant in mapping.columns.items() if mapping.lists.get(heading)}
        self.days: dict[str, str] = {}
        self.ended = 0

    def take(self) -> None:
        """State what every row says."""
        facts, mapping, table = self.facts, self.mapping, self.table
        if not table.is_whole:
            facts.partial.add(mapping.kind)
        self._note_missing()
        takers: dict[str, Callable[[int, Row], None]] = {USERS: self._user, ROLES: self._role, ENTITLEMENTS: self._entitlement, RULES: self._rule}
        if mapping.kind in (USERS, ROLES) or (mapping.kind == ENTITLEMENTS and not {USER, ROLE} & self.column.keys()):
            facts.listed.add(mapping.kind)
        facts.says_roles_of_users |= mapping.kind == USERS and ROLE in self.column
        if ENTITLEMENT in self.column or self.held:
            facts.says_entitlements_of_users |= USER in self.column
            facts.says_entitlements_of_roles |= ROLE in self.column and USER not in self.column
        self._note_doubtful()
        if table.headings and table.is_whole and not table.rows:
            facts.say(Severity.WARNING, table.file, "表头下面没有数据", "there are no rows below the headings")
        take = takers[mapping.kind]
        for line, row in table.rows:
            take(line, row)
        if self.ended:
            facts.say(Severity.INFO, table.file, f"{self.ended} 行已停用或已过截止日期，没有取", f"{self.ended} rows have ended and were not taken")
        facts.parent = facts.parent or mapping.defaults.get("parent", "")

    def _note_missing(self) -> None:
        there = set(self.table.headings)
        lacking = [heading for heading, meant in self.mapping.columns.items() if heading not in there and meant != IGNORE]
        if lacking and self.table.headings:
            self.facts.say(Severity.ERROR, self.table.file, f"映射里的这些栏目文件中没有：{'、'.join(lacking)}",
                           f"the file lacks columns that the mapping names: {', '.join(lacking)}")

    def _note_doubtful(self) -> None:
        """Name columns of marks that were left aside, so that nothing found does not pass for nothing there."""
        if not self.mapping.doubtful:
            return
        zh, en = "、".join(self.mapping.doubtful), ", ".join(self.mapping.doubtful)
        across = self.mapping.kind == ENTITLEMENTS
        self.facts.say(
            Severity.WARNING, self.table.file,
            f"这些栏打了勾，没有取：{zh}；栏名若是用户，在映射里把这些栏写作 holder；" + ("若是角色，请把表的行列对调（每个角色一行）" if across else
                                        "若是权限，在映射里写 rows: entitlements，这些栏写 held"),
            f"columns with marks were not taken: {en}; if they are users, write `holder` for these columns in the mapping; " + (
                "if they are roles, transpose the table, so that each role has a row" if across else
                "if they are entitlements, write `rows: entitlements` in the mapping, and `held` for these columns"))

    def _cell(self, row: Row, meaning: str) -> str:
        at = self.column.get(meaning)
        return row[at] if at is not None else ""

    def _at(self, line: int, meaning: str) -> str:
        at = self.column.get(meaning)
        return self.table.at(line, self.table.headings[at] if at is not None else "")

    def _items(self, row: Row, meaning: str) -> list[str]:
        """The items of a cell, one where its column holds no lists."""
        text = self._cell(row, meaning)
        mark = self.splits.get(meaning)
        items = [item.strip() for item in text.split(mark)] if mark else [text]
        return [item for item in items if item]

    def _key(self, line: int, row: Row, meaning: str, zh: str, en: str) -> str:
        """What the row is about; an error where it does not say."""
        key = self._cell(row, meaning)
        key = self.facts.user_of_dn.get(key.casefold(), key) if meaning == USER else key
        if not key and meaning in self.column:
            self.facts.say(Severity.ERROR, self._at(line, meaning), f"这一行没有{zh}", f"the row names no {en}")
        return key

    def _day(self, line: int, row: Row, meaning: str) -> str:
        """The day of a cell; none where it is empty or, as systems write it, all zeros."""
        text = self._cell(row, meaning)
        if not text.strip("0.-/: T"):
            return ""
        if text not in self.days:
            found = day_of(text.replace("T", " ").split(" ")[0])
            self.days[text] = "" if isinstance(found, Unfit) else found
            if isinstance(found, Unfit):
                self.facts.say(Severity.ERROR, self._at(line, meaning), f"{text}：{found.zh}", f"{text}: {found.en}")
        return self.days[text]

    def _has_ended(self, line: int, row: Row) -> bool:
        """Whether the status says that what the row states is over."""
        text = self._cell(row, STATUS)
        if not text:
            return False
        meant = self.statuses.get(key_of(text))
        if meant is None:
            self.facts.say(Severity.ERROR, self._at(line, STATUS), f"不认识状态 {text}；在映射的 words: status: 里写明是 active 还是 ended",
                           f"the status {text} is not known; say under `words: status:` of the mapping whether it is active or ended")
        self.ended += meant == ENDED
        return meant == ENDED

    def _state(self, record: User | Role, row: Row, line: int, name: str, unit: str) -> None:
        """Give a record its name and unit; another than an earlier row stated is an error."""
        default = self.mapping.defaults.get("unit", "") if UNIT not in self.column or isinstance(record, Role) else ""
        for field, said in (("name", self._cell(row, name)), ("unit", self._cell(row, unit) or default)):
            before = getattr(record, field)
            if said and before and said != before:
                self.facts.say(Severity.ERROR, self._at(line, unit if field == "unit" else name),
                               f"{record.key} 在这里是 {said}，在 {record.at} 是 {before}",
                               f"{record.key} has {said} here and {before} at {record.at}")
            elif said:
                setattr(record, field, said)

    def _user(self, line: int, row: Row) -> None:
        key = self._key(line, row, USER, "用户", "user")
        if not key:
            return
        if dn := self._cell(row, USER_DN):
            self.facts.user_of_dn[dn.casefold()] = key
        if self._has_ended(line, row):
            self.facts.gone.setdefault(key, self._at(line, STATUS))
            return
        user = self.facts.users.setdefault(key, User(key, self._at(line, USER)))
        self._state(user, row, line, USER_NAME, UNIT)
        held = Held(self._at(line, ROLE), self._day(line, row, FROM), self._day(line, row, TO))
        for role in self._items(row, ROLE):
            user.roles.setdefault(role, held)

    def _role(self, line: int, row: Row) -> None:
        key = self._key(line, row, ROLE, "角色", "role")
        if key:
            role = self.facts.roles.setdefault(key, Role(key, self._at(line, ROLE)))
            self._state(role, row, line, ROLE_NAME, UNIT)
            for text in self._items(row, ENTITLEMENT):
                at = self._at(line, ENTITLEMENT)
                role.entitlements.setdefault(self._declared(row, text, at), at)

    def _declared(self, row: Row, text: str, at: str) -> str:
        """The key of an entitlement; one that is missing from the list of all entitlements is an error."""
        key = entitlement_key(text, self._cell(row, SYSTEM) or self.mapping.defaults.get("system", ""))
        held = self.facts.entitlements
        if key not in held:
            if ENTITLEMENTS in self.facts.listed and (USER in self.column or ROLE in self.column):
                if ENTITLEMENTS not in self.facts.partial:
                    self.facts.unresolved(Severity.ERROR, at, f"权限清单里没有 {key}",
                                          f"{key} is in no list of entitlements", key, held)
                return key
            held[key] = Entitlement(key, at, self._cell(row, ENTITLEMENT_NAME), text)
        return key

    def _entitlement(self, line: int, row: Row) -> None:
        given = self._given(line, row)
        if (not given and not self.held) or self._has_ended(line, row):
            return
        last = self._day(line, row, TO)
        if last and last < self.today:
            self.ended += 1
            return
        holder = self._holder(line, row)
        for text, at in given if holder is not None or not {USER, ROLE} & self.column.keys() else ():
            key = self._declared(row, text, at)
            if holder is not None:
                holder.entitlements.setdefault(key, at)

    def _given(self, line: int, row: Row) -> list[tuple[str, str]]:
        """The entitlements that a row gives, each with its cell: those it names, and the headings above its marks."""
        at = self._at(line, ENTITLEMENT)
        given = [(text, at) for text in self._items(row, ENTITLEMENT)]
        for heading, place in self.held:
            text = row[place]
            meant = self.marks.get(name_key(text)) if text else NO
            if meant == YES:
                given.append((heading, self.table.at(line, heading)))
            elif meant == NO and ENTITLEMENTS not in self.facts.listed:
                self._declared(row, heading, self.table.at(line, heading))
            elif meant != NO:
                self.facts.say(Severity.ERROR, self.table.at(line, heading),
                               f"看不出 {text} 是有还是没有；在映射的 words: held: 里写明是 yes 还是 no",
                               f"{text} tells neither that it is held nor that it is not; "
                               "say under `words: held:` of the mapping whether it means yes or no")
        if not given and not self.held:
            self._key(line, row, ENTITLEMENT, "权限", "entitlement")
        return given

    def _holder(self, line: int, row: Row) -> User | Role | None:
        """The user, else the role, whose entitlement the row is."""
        if USER in self.column:
            key = self._key(line, row, USER, "用户", "user")
            user = self._user_named(key, line) if key else None
            if user is not None:
                self._role_in_passing(user, line, row)
            return user
        key = self._key(line, row, ROLE, "角色", "role") if ROLE in self.column else ""
        return self._role_of(key, line, row) if key else None

    def _user_named(self, key: str, line: int) -> User | None:
        facts = self.facts
        user = facts.users.get(key)
        if user is None and USERS not in facts.listed:
            user = facts.users[key] = User(key, self._at(line, USER))
        elif user is None and key in facts.gone:
            facts.say(Severity.WARNING, self._at(line, USER), f"用户 {key} 已停用（{facts.gone[key]}），权限还在；没有取",
                      f"the account of user {key} has ended ({facts.gone[key]}), yet it still has entitlements; they were not taken")
        elif user is None and USERS not in facts.partial:
            facts.unresolved(Severity.ERROR, self._at(line, USER), f"用户清单里没有 {key}", f"{key} is in no list of users", key, facts.users)
        return user

    def _role_in_passing(self, user: User, line: int, row: Row) -> None:
        """What a row about a user's entitlement says of the user besides."""
        if USERS not in self.facts.listed:
            self._state(user, row, line, USER_NAME, UNIT)
        for role in self._items(row, ROLE):
            if role in user.roles:
                continue
            if not self.facts.says_roles_of_users:
                user.roles[role] = Held(self._at(line, ROLE))
            elif self.facts.role_named(role) not in user.roles:
                self.facts.say(Severity.WARNING, self._at(line, ROLE), f"用户清单没有说 {user.key} 有角色 {role}；没有取",
                               f"the list of users does not give {user.key} the role {role}; it was not taken")

    def _role_of(self, text: str, line: int, row: Row) -> Role | None:
        facts = self.facts
        key = facts.role_named(text)
        role = facts.roles[key] if key is not None else None
        if role is None and ROLES not in facts.listed:
            role = facts.roles[text] = Role(text, self._at(line, ROLE))
        elif role is None and ROLES not in facts.partial:
            facts.unresolved(Severity.ERROR, self._at(line, ROLE), f"角色清单里没有 {text}", f"{text} is in no list of roles", text, facts.roles)
        if role is not None and ROLES not in facts.listed:
            self._state(role, row, line, ROLE_NAME, UNIT)
        return role

    def _rule(self, line: int, row: Row) -> None:
        left = [Side(text, self._cell(row, LEFT_SYSTEM), self._at(line, LEFT)) for text in self._items(row, LEFT) or [""]]
        right = [Side(text, self._cell(row, RIGHT_SYSTEM), self._at(line, RIGHT)) for text in self._items(row, RIGHT) or [""]]
        key = self._key(line, row, RULE, "规则编号", "rule") if RULE in self.column else f"{left[0].text} {right[0].text}".strip()
        if not key or key in self.mapping.leave_out:
            return
        rule = self.facts.rules.setdefault(key, RuleRows(key, self._at(line, RULE), only=self.mapping.only.get(key, ())))
        rule.name = rule.name or self._cell(row, RULE_NAME)
        rule.severity = rule.severity or self._severity(line, row)
        rule.pairs += [(one, other) for one in left for other in right]

    def _severity(self, line: int, row: Row) -> str:
        text = self._cell(row, SEVERITY)
        meant = self.severities.get(key_of(text), "") if text else ""
        if text and meant not in {severity.value for severity in Severity}:
            self.facts.say(Severity.ERROR, self._at(line, SEVERITY),
                           f"不认识严重程度 {text}；在映射的 words: severity: 里写明是 error、warning 还是 info",
                           f"the severity {text} is not known; say under `words: severity:` of the mapping whether it is error, warning or info")
            return ""
        return meant
