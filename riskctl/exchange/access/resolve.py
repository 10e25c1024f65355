"""Names in access data brought to what they name: roles of users, sides of rules; and what names nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from riskctl.exchange.access.columns import ENTITLEMENTS, ROLES
from riskctl.exchange.access.facts import Entitlement, Facts, Role, RuleRows, Side, User, entitlement_key
from riskctl.exchange.wording import key_of
from riskctl.model.vocabulary import Severity

IsThere = Callable[[str, str], bool]
"""Whether the catalog has a record of a kind for what a system calls so."""
_EVERYTHING = frozenset(map(key_of, ("any", "all", "everything", "任意", "任何", "全部", "所有", "任一权限", "")))
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of separation with its sides as keys of entitlements; `right` is empty where `only` names units."""

    key: str
    at: str
    name: str
    severity: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    only: tuple[str, ...] = ()


def names_nothing(text: str) -> bool:
    """Whether the words of a side stand for anything at all, or are missing.

    >>> names_nothing("<any>"), names_nothing(""), names_nothing("Approve PO")
    (True, True, False)
    """
    return key_of(text) in _EVERYTHING


def resolve_roles(facts: Facts, is_there: IsThere) -> None:
    """Bring the roles of users to keys of roles. One that is in no list of roles is a problem; without a list it is made."""
    for user in facts.users.values():
        for text in [text for text in user.roles if text not in facts.roles]:
            held = user.roles.pop(text)
            key = facts.role_named(text)
            if key is not None:
                user.roles.setdefault(key, held)
            elif ROLES not in facts.listed or is_there("posts", text):
                facts.roles[text] = Role(text, held.at)
                user.roles[text] = held
            elif ROLES not in facts.partial:
                facts.unresolved(Severity.ERROR, held.at, f"角色清单里没有 {text}", f"{text} is in no list of roles", text, facts.roles)


def resolve_rules(facts: Facts, is_there: IsThere) -> tuple[Rule, ...]:
    """The rules whose sides name entitlements; what is wrong with the others is noted as a problem."""
    sides = _Sides(facts, is_there)
    return tuple(rule for row in facts.rules.values() if (rule := _rule(row, sides)) is not None)


def _rule(row: RuleRows, sides: "_Sides") -> Rule | None:
    left = _keys(sides, row, (one for one, _ in row.pairs))
    if row.only:
        return Rule(row.key, row.at, row.name, row.severity, left, (), row.only) if left else None
    right = _keys(sides, row, (other for _, other in row.pairs))
    if not left or not right:
        return None
    both = [key for key in left if key in right]
    if both:
        sides.facts.say(Severity.ERROR, row.at, f"规则 {row.key} 的两方都有 {both[0]}", f"both sides of rule {row.key} have {both[0]}")
        return None
    if len(set(row.pairs)) < len(left) * len(right):
        sides.facts.say(Severity.ERROR, row.at, f"规则 {row.key} 的各行不是“一方任一 × 另一方任一”，请给每一行单独的编号",
                        f"the rows of rule {row.key} are not every entitlement of one side with every one of the other; "
                        "give each row an id of its own")
        return None
    return Rule(row.key, row.at, row.name, row.severity, left, right)


def _keys(sides: "_Sides", row: RuleRows, words: Iterable[Side]) -> tuple[str, ...]:
    """The keys that the words of a side name, each once; none where any names nothing."""
    found = [sides.key(side, row) for side in dict.fromkeys(words)]
    return tuple(dict.fromkeys(key for key in found if key)) if all(found) else ()


class _Sides:
    """Finds the entitlements that sides of rules name."""

    def __init__(self, facts: Facts, is_there: IsThere) -> None:
        self.facts = facts
        self.is_there = is_there
        self.by_text: dict[str, list[str]] = {}
        for one in facts.entitlements.values():
            for text in {one.text, one.name} - {""}:
                self.by_text.setdefault(text, []).append(one.key)

    def key(self, side: Side, row: RuleRows) -> str:
        """The key of the entitlement; an empty string, and a problem, where there is none."""
        key = entitlement_key(side.text, side.system)
        if side.text and (key in self.facts.entitlements or self.is_there("duties", key)):
            return key
        named = self.by_text.get(side.text, []) if not side.system else [one for one in self.by_text.get(side.text, []) if one == key]
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            self.facts.say(Severity.ERROR, side.at, f"{side.text} 在几个系统里都有：{'、'.join(named[:_SHOWN])}；请写明系统",
                           f"{side.text} is there in several systems: {', '.join(named[:_SHOWN])}; name the system")
            return ""
        role = self.facts.role_named(side.text) if side.text and not side.system else None
        return self._of_role(role) if role is not None else self._unresolved(side, key, row)

    def _of_role(self, role: str) -> str:
        """The duty that stands for having the role, where a rule keeps roles apart."""
        key = f"role:{role}"
        held = self.facts.roles[role]
        self.facts.entitlements.setdefault(key, Entitlement(key, held.at, f"角色 {held.name or role}"))
        held.entitlements.setdefault(key, held.at)
        return key

    def _unresolved(self, side: Side, key: str, row: RuleRows) -> str:
        facts = self.facts
        if names_nothing(side.text):
            facts.say(Severity.ERROR, side.at, f"规则 {row.key} 的这一方不是权限（{side.text or '空'}）；若意思是另一方权限只归某些部门，"
                      f"在映射里写 only: {{{row.key}: [部门]}}，不取这条规则写 leave_out: [{row.key}]",
                      f"this side of rule {row.key} is no entitlement ({side.text or 'empty'}); if the other one belongs to some departments only, "
                      f"write `only: {{{row.key}: [department]}}` in the mapping; to go without the rule, `leave_out: [{row.key}]`")
            return ""
        if ENTITLEMENTS in facts.listed:
            if ENTITLEMENTS not in facts.partial:
                facts.unresolved(Severity.ERROR, side.at, f"权限清单里没有 {key}", f"{key} is in no list of entitlements", key, facts.entitlements)
            return ""
        facts.unresolved(Severity.WARNING, side.at, f"没有人也没有角色具有 {key}，规则 {row.key} 查不出什么",
                         f"nobody and no role has {key}, so rule {row.key} can find nothing", key, [*facts.entitlements])
        facts.entitlements[key] = Entitlement(key, side.at, "", side.text)
        return key


def note_differences(facts: Facts) -> None:
    """Note where roles and users disagree: what roles grant and users lack; entitlements that no role can explain."""
    if not facts.says_entitlements_of_users:
        return
    if facts.roles and not facts.says_entitlements_of_roles:
        facts.say(Severity.WARNING, "", "没有文件说明角色有哪些权限，用户的权限全部算作岗位之外的",
                  "no file says what roles may do, so every entitlement of a user counts as outside the post")
        return
    lacking = [(user, key) for user in facts.users.values() for key in _granted(user, facts) if key not in user.entitlements]
    if lacking:
        shown = "、".join(f"{user.key} {key}" for user, key in lacking[:_SHOWN])
        facts.say(Severity.WARNING, lacking[0][0].at, f"角色有而用户的权限里没有的共 {len(lacking)} 项（{shown}）；按角色算作有",
                  f"{len(lacking)} entitlements that roles grant are not among those of their users ({shown.replace('、', ', ')}); "
                  "they count as held")


def _granted(user: User, facts: Facts) -> Sequence[str]:
    """What the roles of the user grant, duties that stand for roles left out."""
    return [key for role in user.roles if role in facts.roles for key in facts.roles[role].entitlements if not key.startswith("role:")]
