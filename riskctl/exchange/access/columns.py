"""What the columns of access data mean, by the words that systems write above them."""

from collections.abc import Mapping, Sequence
from functools import cache

from riskctl.exchange.targets import IGNORE
from riskctl.exchange.wording import key_of
from riskctl.model.language import Text
from riskctl.model.vocabulary import Severity

USERS, ROLES, ENTITLEMENTS, RULES = "users", "roles", "entitlements", "rules"
KINDS_OF_ROWS = (USERS, ROLES, ENTITLEMENTS, RULES)

USER, USER_NAME, UNIT, ROLE, ROLE_NAME = "user", "user.name", "unit", "role", "role.name"
USER_DN, HOLDER = "user.dn", "holder"
ENTITLEMENT, ENTITLEMENT_NAME, SYSTEM, FROM, TO, STATUS = "entitlement", "entitlement.name", "system", "from", "to", "status"
HELD = "held"
RULE, RULE_NAME, LEFT, LEFT_SYSTEM, RIGHT, RIGHT_SYSTEM, SEVERITY = (
    "rule", "rule.name", "left", "left.system", "right", "right.system", "severity")

TITLES: Mapping[str, Text] = {
    USER: Text("用户编号", "the user"), USER_NAME: Text("用户姓名（加 --people 才取）", "name of the user, taken only with --people"),
    USER_DN: Text("目录服务里的可分辨名称（DN）", "distinguished name (DN) in a directory"),
    HOLDER: Text("栏名即用户，打勾为有", "the heading is a user, who has what the row names where there is a mark"),
    UNIT: Text("部门", "department"), ROLE: Text("角色", "role"), ROLE_NAME: Text("角色名称", "name of the role"),
    ENTITLEMENT: Text("权限", "entitlement"), ENTITLEMENT_NAME: Text("权限名称", "name of the entitlement"),
    HELD: Text("栏名即权限，打勾为有", "the heading is an entitlement, held where there is a mark"),
    SYSTEM: Text("系统", "system"), FROM: Text("起始日期", "first day"), TO: Text("截止日期", "last day"),
    STATUS: Text("状态", "status"), RULE: Text("规则编号", "the rule"), RULE_NAME: Text("规则名称", "name of the rule"),
    LEFT: Text("一方权限", "entitlement of one side"), LEFT_SYSTEM: Text("一方系统", "system of one side"),
    RIGHT: Text("另一方权限", "entitlement of the other side"), RIGHT_SYSTEM: Text("另一方系统", "system of the other side"),
    SEVERITY: Text("严重程度", "severity"), IGNORE: Text("不取", "not taken"),
}
"""Every meaning of a column, and what it is called."""

MEANINGS: Mapping[str, tuple[str, ...]] = {
    USERS: (USER, USER_NAME, USER_DN, HOLDER, UNIT, ROLE, ROLE_NAME, FROM, TO, STATUS, IGNORE),
    ROLES: (ROLE, ROLE_NAME, UNIT, ENTITLEMENT, SYSTEM, IGNORE),
    ENTITLEMENTS: (USER, USER_NAME, HOLDER, UNIT, ROLE, ROLE_NAME, ENTITLEMENT, ENTITLEMENT_NAME, HELD, SYSTEM, TO, STATUS, IGNORE),
    RULES: (RULE, RULE_NAME, LEFT, LEFT_SYSTEM, RIGHT, RIGHT_SYSTEM, SEVERITY, IGNORE),
}
"""The meanings that columns of each kind of rows can have."""
NEEDED: Mapping[str, tuple[str, ...]] = {USERS: (USER,), ROLES: (ROLE,), ENTITLEMENTS: (ENTITLEMENT,), RULES: (LEFT, RIGHT)}
"""The meanings without which rows of a kind say nothing; for entitlements, columns that are `held` will do."""

# The most telling word of a meaning comes first: of two columns with one meaning the better word has it.
_WORDS: Mapping[str, str] = {
    USER: "userid useraccountid accountid employeeid staffid personid principalid 用户编号 用户id 用户代码 账号 用户账号 登录账号 登录名 工号 "
          "员工编号 人员编号 操作员编号 操作员代码 samaccountname loginid loginname login account uid user employee username 操作员 用户 用户名 人员 "
          "uname bname",
    USER_NAME: "fullname displayname employeename personname realname 姓名 用户姓名 人员姓名 员工姓名 真实姓名 操作员姓名 操作员名称 用户名称",
    UNIT: "department departmentname dept orgunit organizationunit organization division businessunit 部门 部门名称 单位 单位名称 科室 "
          "所属部门 所在部门 "
          "所在单位 机构 机构名称 股室 处室",
    ROLE: "roleid rolecode rolekey 角色编号 角色代码 角色id 岗位编号 岗位代码 role roles assignedrole usergroup groupid group profile jobrole "
          "permissionset "
          "responsibility 角色 岗位 用户组 权限组 用户角色 agrname memberof",
    ROLE_NAME: "rolename roletitle groupname profilename 角色名称 岗位名称 用户组名称 角色名",
    USER_DN: "distinguishedname userdn dn 可分辨名称",
    ENTITLEMENT: "entitlementid entitlementcode permissionid permissioncode privilegeid 权限编号 权限代码 权限id 功能编号 功能代码 菜单编号 交易代码 "
                 "entitlement entitlements permission permissions privilege accessright right function transaction tcode transactioncode action "
                 "权限 功能 功能权限 操作权限 菜单 交易码 交易 操作",
    ENTITLEMENT_NAME: "entitlementname permissionname privilegename functionname 权限名称 功能名称 菜单名称 权限名 交易名称",
    SYSTEM: "system systemname application applicationname app sourcesystem source 系统 系统名称 应用 应用系统 应用名称 所属系统 来源系统 子系统",
    FROM: "startdate validfrom fromdat effectivedate effectivefrom assigneddate granteddate hiredate from 起始日期 开始日期 生效日期 授权日期 "
          "分配日期 任职日期 "
          "入职日期 启用日期 有效期起",
    TO: "enddate validto todat validuntil expirydate expirationdate expires expireson to 截止日期 结束日期 失效日期 到期日期 终止日期 有效期至 "
        "有效期止 停用日期",
    STATUS: "accountstatus userstatus employmentstatus status state enabled active isactive 状态 账号状态 用户状态 在职状态 人员状态 是否启用 "
            "是否有效",
    RULE: "ruleid rulecode sodid riskid conflictid 规则编号 规则代码 规则id 冲突编号 rule id code 规则 编号",
    RULE_NAME: "rulename riskname conflictname 规则名称 冲突名称 title",
    LEFT: "entitlementa permissiona functiona privilegea actiona rolea dutya entitlement1 permission1 function1 action1 role1 duty1 left "
          "leftentitlement "
          "firstentitlement 权限一 权限甲 权限a 权限1 功能一 功能甲 功能a 功能1 职责一 职责甲 职责a 职责1 角色一 角色甲 角色a 角色1 岗位一 "
          "岗位甲 一方权限 一方",
    RIGHT: "entitlementb permissionb functionb privilegeb actionb roleb dutyb entitlement2 permission2 function2 action2 role2 duty2 right "
           "rightentitlement "
           "secondentitlement 权限二 权限乙 权限b 权限2 功能二 功能乙 功能b 功能2 职责二 职责乙 职责b 职责2 角色二 角色乙 角色b 角色2 岗位二 "
           "岗位乙 另一方权限 另一方",
    LEFT_SYSTEM: "systema system1 applicationa application1 leftsystem 系统一 系统甲 系统a 系统1 一方系统",
    RIGHT_SYSTEM: "systemb system2 applicationb application2 rightsystem 系统二 系统乙 系统b 系统2 另一方系统",
    SEVERITY: "severity risklevel risk level priority criticality 严重程度 风险等级 风险级别 等级 级别",
}
_PLAIN_NAMES = ("name", "名称")
_SUBJECTS = {USERS: (USER,), ROLES: (ROLE,), ENTITLEMENTS: (USER, ROLE, ENTITLEMENT), RULES: (RULE,)}
_NAMED = {USER: USER_NAME, ROLE: ROLE_NAME, ENTITLEMENT: ENTITLEMENT_NAME, RULE: RULE_NAME}

ACTIVE, ENDED = "active", "ended"
_ACTIVE = "active enabled open current valid yes true y 1 启用 在用 正常 有效 在职 在岗 已启用 是 激活"
_ENDED = ("inactive disabled terminated locked suspended expired closed revoked deleted leaver no false n 0 "
          "停用 禁用 已停用 注销 已注销 锁定 失效 无效 离职 离岗 退休 调出 冻结 否 已收回 收回")
STATUS_WORDS: Mapping[str, str] = {**dict.fromkeys(_ACTIVE.split(), ACTIVE), **dict.fromkeys(_ENDED.split(), ENDED)}
# Grades by number are left out: the first is the gravest in one scheme and the mildest in another.
_GRAVE = "critical veryhigh high error severe 严重 重大 高 高风险 极高 错误"
_MIDDLING = "medium moderate warning 中 中等 一般 中风险 警告"
_SLIGHT = "low info informational minor 低 低风险 较低 轻微 提示"
SEVERITY_WORDS: Mapping[str, str] = {
    word: severity.value for severity, words in zip(Severity, (_GRAVE, _MIDDLING, _SLIGHT), strict=True) for word in words.split()}


@cache
def _known(kind: str) -> Mapping[str, tuple[int, str]]:
    """For each word above a column of such rows its rank and what it means."""
    found: dict[str, tuple[int, str]] = {}
    for meaning in MEANINGS[kind]:
        if meaning in (HELD, HOLDER):
            continue
        for rank, word in enumerate([*_WORDS.get(meaning, "").split(), meaning]):
            found.setdefault(key_of(word), (rank, meaning))
    return {word: held for word, held in found.items() if held[1] in MEANINGS[kind]}


def meanings_of(headings: Sequence[str], kind: str) -> dict[str, str]:
    """What each heading means in rows of the kind; `ignore` for one that is not known.

    Of two columns with one meaning that with the more telling word has it, and the other is its name.
    """
    known = _known(kind)
    found = [known.get(key_of(heading), (0, IGNORE)) for heading in headings]
    said: dict[str, str] = dict.fromkeys(headings, IGNORE)
    taken: dict[str, str] = {}
    for _, at in sorted((rank, at) for at, (rank, _) in enumerate(found)):
        meaning = found[at][1]
        free = next((one for one in (meaning, _NAMED.get(meaning, IGNORE)) if one not in taken and one in MEANINGS[kind]), IGNORE)
        said[headings[at]] = free
        if free != IGNORE:
            taken[free] = headings[at]
    for key, name in _NAMED.items():
        if key not in taken and name in taken and key in MEANINGS[kind] and key != USER:
            said[taken[name]] = key
    return said | _plain_names(headings, kind, taken)


def _plain_names(headings: Sequence[str], kind: str, taken: Mapping[str, str]) -> dict[str, str]:
    """What a column called just a name is the name of: of the user where there is one, else of what the row is about."""
    named = next((_NAMED[key] for key in _SUBJECTS[kind] if key in taken), IGNORE)
    plain = [heading for heading in headings if key_of(heading) in _PLAIN_NAMES]
    return {plain[0]: named} if plain and named not in taken else {}


def kind_of(headings: Sequence[str]) -> str | None:
    """What the rows below the headings are; None where no heading tells."""
    for kind in (RULES, ENTITLEMENTS, USERS, ROLES):
        held = set(meanings_of(headings, kind).values())
        if held.issuperset(NEEDED[kind]) and not (kind == ROLES and USER in held):
            return kind
    return None
