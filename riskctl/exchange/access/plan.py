"""What an import of access data would do: users become people, roles posts, entitlements duties, rules sod_rules."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from riskctl.exchange.access.columns import USERS
from riskctl.exchange.access.facts import Facts, Held, Role, User
from riskctl.exchange.access.mapping import AccessMap
from riskctl.exchange.access.reading import AccessTable
from riskctl.exchange.access.records import AccessKeys
from riskctl.exchange.access.resolve import Rule, note_differences, resolve_roles, resolve_rules
from riskctl.exchange.access.rows import facts_of
from riskctl.exchange.plan import ColumnUse, Plan, record_change
from riskctl.exchange.targets import IGNORE
from riskctl.exchange.workbench import Wish, Workbench
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Severity

_PLACEHOLDER = {"zh": "用户 {}", "en": "user {}"}
_TOLD = 500
_DN = re.compile("cn=[^,]+,", re.IGNORECASE)


def plan_access(tables: Sequence[tuple[AccessTable, AccessMap]], catalog: Catalog, language: Language, *, with_people: bool = False,
                progress: Callable[[int], None] | None = None) -> Plan:
    """What an import of the files would do to the catalog. Nothing is changed.

    What the files say of a user or role replaces what an earlier import said: an entitlement of theirs that they no longer
    list is taken away, what the catalog holds besides stays. Names of persons are taken only with `with_people`; without,
    a new person is called after the user id, in the `language`.
    """
    facts = facts_of(tables, catalog.as_of)
    bench = Workbench(catalog, with_people=with_people, progress=progress)
    keys = AccessKeys(bench)
    resolve_roles(facts, keys.has)
    rules = resolve_rules(facts, keys.has)
    note_differences(facts)
    _Records(bench, keys, facts, language).take(rules)
    changes = tuple(record_change(bench, wish) for wish in bench.wishes.values())
    return Plan(changes, (*facts.problems, *bench.problems), tuple(_columns(tables)), ())


def _columns(tables: Iterable[tuple[AccessTable, AccessMap]]) -> Iterable[ColumnUse]:
    """What each column was taken for."""
    for table, mapping in tables:
        for at, heading in enumerate(table.headings):
            meant = mapping.columns.get(heading, IGNORE)
            texts = [row[at] for _, row in table.rows if row[at]] if meant != IGNORE else []
            yield ColumnUse(table.file, at, heading, meant, len(texts), len(set(texts)))


class _Records:
    """Wants records for the facts."""

    def __init__(self, bench: Workbench, keys: AccessKeys, facts: Facts, language: Language) -> None:
        self.bench, self.keys, self.facts, self.language = bench, keys, facts, language
        self.departments: dict[str, set[str]] = {}
        for user in facts.users.values():
            for role in user.roles:
                self.departments.setdefault(role, set()).add(user.unit)

    def take(self, rules: Sequence[Rule]) -> None:
        """Want everything: people first, so that they keep their ids as systems write them."""
        facts, keys = self.facts, self.keys
        people = {user.key: keys.wish("people", user.key, user.at) for user in facts.users.values()}
        posts = {role.key: keys.wish("posts", role.key, role.at) for role in facts.roles.values()}
        duties = {one.key: keys.wish("duties", one.key, one.at) for one in facts.entitlements.values()}
        for key, wish in duties.items():
            self._name(wish, facts.entitlements[key].name or (key if wish.is_new else ""))
        for key, wish in posts.items():
            self._post(wish, facts.roles[key])
        for number, (key, wish) in enumerate(people.items()):
            self._person(wish, facts.users[key])
            if not number % _TOLD:
                self.bench.progress(number)
        for rule in rules:
            self._rule(rule)
        self._note_leavers()
        self._note_names()

    def _name(self, wish: Wish, name: str) -> None:
        if name:
            wish.values["name",] = name

    def _post(self, wish: Wish, role: Role) -> None:
        self._name(wish, role.name or (role.key if wish.is_new else ""))
        unit = role.unit or (self._unit_of_holders(role) if wish.is_new else "")
        if unit:
            wish.values["unit",] = self._unit(unit, role.at)
        elif wish.is_new:
            self.bench.problem(Severity.ERROR, role.at,
                               f"不知道角色 {role.key} 属于哪个部门；在映射里写 defaults: {{unit: 部门}}，或加 --unit 部门",
                               f"no department is known for the role {role.key}; write `defaults: {{unit: department}}` in the mapping, "
                               "or add --unit")
        if self.facts.says_entitlements_of_roles or role.entitlements:
            self._duties(wish, role.entitlements)

    def _unit_of_holders(self, role: Role) -> str:
        """The department that everybody with the role is in, where there is one."""
        held = self.departments.get(role.key, set())
        return next(iter(held)) if len(held) == 1 else ""

    def _unit(self, text: str, at: str) -> str:
        """The id of the unit of that name, made where there is none."""
        known = self.keys.unit(text)
        if known is not None:
            return known
        wish = self.keys.wish("units", text, at)
        wish.values["name",] = text
        parent = self.facts.parent
        if parent and parent != text:
            wish.values["parent",] = self._unit(parent, at)
        return wish.id

    def _person(self, wish: Wish, user: User) -> None:
        if self.bench.with_people and user.name:
            self._name(wish, user.name)
        elif wish.is_new:
            self._name(wish, _PLACEHOLDER[self.language].format(user.key))
        if user.unit:
            wish.values["unit",] = self._unit(user.unit, user.at)
        if self.facts.says_entitlements_of_users:
            granted = {key for role in user.roles if role in self.facts.roles for key in self.facts.roles[role].entitlements}
            self._duties(wish, [key for key in user.entitlements if key not in granted])
        if user.roles or self.facts.says_roles_of_users:
            self._assignments(wish, user.roles)

    def _duties(self, wish: Wish, wanted: Iterable[str]) -> None:
        """The duties of a post or person: those that the files give, and those in the catalog that they know nothing of."""
        now = dict.fromkeys(self.keys.ids["duties", key] for key in wanted if ("duties", key) in self.keys.ids)
        before = self.bench.value(wish.kind, wish.id, ("duties",))
        there = [str(one) for one in before] if isinstance(before, list) else [before] if isinstance(before, str) else []
        kept = [one for one in there if one in now or one not in self.keys.duties]
        wish.values["duties",] = [*kept, *(one for one in now if one not in kept)] or None

    def _assignments(self, wish: Wish, roles: Mapping[str, Held]) -> None:
        """The posts of a person: those that the files give, with their days; other posts stay as they are."""
        wanted = {self.keys.ids["posts", key]: held for key, held in roles.items() if ("posts", key) in self.keys.ids}
        before = self.bench.value("people", wish.id, ("assignments",))
        there = [dict(one) for one in before if isinstance(one, dict)] if isinstance(before, list) else []
        kept = [one for one in there if one.get("post") in wanted or one.get("post") not in self.keys.posts]
        for one in kept:
            held = wanted.pop(str(one.get("post")), None)
            if held is not None:
                one |= _days(held)
        kept += [{"post": post, "as": "primary", **_days(held)} for post, held in wanted.items()]
        wish.values["assignments",] = kept or None

    def _rule(self, rule: Rule) -> None:
        wish = self.keys.wish("sod_rules", rule.key, rule.at)
        left, right = ([self._duty(key) for key in side] for side in (rule.left, rule.right))
        self._name(wish, rule.name or (rule.key if wish.is_new else ""))
        if rule.severity:
            wish.values["severity",] = rule.severity
        apart = {"left": left, "right": right} if len(left) > 1 or len(right) > 1 else [*left, *right]
        alone = {"duties": left, "units": [self._unit(unit, rule.at) for unit in rule.only]}
        wish.values["incompatible",] = None if rule.only else apart
        wish.values["only",] = alone if rule.only else None

    def _duty(self, key: str) -> str:
        """The id of the duty that an entitlement is, of these files or of the catalog."""
        return self.keys.ids.get(("duties", key)) or self.keys.known("duties", key) or key

    def _note_leavers(self) -> None:
        """People of the catalog who hold a post that is a role here, or an entitlement of here, and are in no list of users."""
        if USERS not in self.facts.listed or USERS in self.facts.partial:
            return
        posts, duties = self.keys.posts, self.keys.duties
        gone = [person.id for person in self.bench.catalog.people.values() if ("people", person.id) not in self.bench.wishes
                and (not duties.isdisjoint(person.duties) or any(one.post in posts for one in person.assignments))]
        if gone:
            shown = "、".join(gone[:10])
            self.bench.problem(Severity.WARNING, "", f"目录里有 {len(gone)} 人不在用户清单里，仍有这里的岗位或权限：{shown}；确已离开的请自行删除",
                               f"{len(gone)} people of the catalog are in no list of users, yet have posts or duties of these files: "
                               f"{shown.replace('、', ', ')}; remove those who have left")


    def _note_names(self) -> None:
        """Say where users are known by distinguished names, whose first part is the name of a person more often than not."""
        named = [] if self.bench.with_people else [user for user in self.facts.users.values() if _DN.match(user.key)]
        if named:
            self.bench.problem(Severity.WARNING, named[0].at,
                               f"{len(named)} 个用户以 DN 为编号，其中可能有人员姓名；请同时给出用户清单，账号栏写 user，DN 栏写 user.dn",
                               f"{len(named)} users are known by a DN, which may hold the name of a person; give a list of users as well, "
                               "with `user` for the account and `user.dn` for the DN")


def _days(held: Held) -> dict[str, str]:
    return {name: day for name, day in (("from", held.first), ("to", held.last)) if day}
