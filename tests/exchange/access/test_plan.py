"""What access data becomes, and what does not resolve."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.exchange.access.mapping import AccessMap
from riskctl.exchange.plan import State
from riskctl.model.catalog import Catalog
from riskctl.separation.checked import check_separation
from tests.exchange.access.files import Files, after, pairs_of, plan_of, said
from tests.exchange.tables import catalog_of

USERS = ("UserID,Name,Department,RoleID,StartDate,Status\nH1,张某,财务科,R1,2024-03-01,在用\n"
         "H2,李某,财务科,R2,2024/5/1 08:00,在用\nH3,王某,办公室,R2,,离职\n")
ROLES = "RoleID,RoleName,Department\nR1,会计,财务科\nR2,出纳,财务科\n"
MATRIX = "RoleID,System,Entitlement\nR1,ERP,记账\nR2,ERP,付款\n"
GRANTS = "UserID,System,Entitlement\nH1,ERP,记账\nH1,ERP,付款\nH2,ERP,付款\n"
RULES = "RuleID,RuleName,System_A,Entitlement_A,System_B,Entitlement_B,Severity\nS1,钱账分管,ERP,记账,ERP,付款,高\n"
FILES = {"users.csv": USERS, "roles.csv": ROLES, "matrix.csv": MATRIX, "grants.csv": GRANTS, "rules.csv": RULES}


def node(catalog: Catalog, kind: str, id: str) -> Mapping[str, object]:
    return catalog.records[kind][id].node


def test_users_roles_entitlements_and_rules_become_records() -> None:
    catalog = catalog_of(after(FILES))
    assert {kind: list(held) for kind, held in catalog.records.items() if held} == {
        "units": ["财务科"], "posts": ["R1", "R2"], "people": ["H1", "H2"], "duties": ["ERP-记账", "ERP-付款"], "sod_rules": ["S1"]}
    assert node(catalog, "people", "H1") == {
        "name": "用户 H1", "unit": "财务科", "duties": ["ERP-付款"], "assignments": [{"post": "R1", "as": "primary", "from": "2024-03-01"}]}
    assert node(catalog, "people", "H2")["assignments"] == [{"post": "R2", "as": "primary", "from": "2024-05-01"}]
    assert node(catalog, "posts", "R1") == {"name": "会计", "unit": "财务科", "duties": ["ERP-记账"]}
    assert node(catalog, "duties", "ERP-付款") == {"name": "ERP:付款", "x-access-key": "ERP:付款"}
    assert node(catalog, "sod_rules", "S1") == {"name": "钱账分管", "severity": "error", "incompatible": ["ERP-记账", "ERP-付款"]}
    assert [(one.rule.id, one.holder) for one in check_separation(catalog).conflicts] == [("S1", "H1")]


def test_names_of_persons_come_only_where_they_are_asked_for() -> None:
    without = after(FILES)
    assert not any("张某".encode() in data for data in without.values())
    named = catalog_of(after(FILES, before=without, people=True))
    assert [person.name for person in named.people.values()] == ["张某", "李某"]
    again = plan_of(FILES, before=after(FILES, before=without, people=True))
    assert {one.state for one in again.records} == {State.SAME}


def test_what_a_later_export_no_longer_lists_is_taken_away() -> None:
    before = after(FILES)
    plan = plan_of({**FILES, "grants.csv": GRANTS.replace("H1,ERP,付款\n", "")}, before=before)
    assert [(one.id, [(change.path, change.before, change.after) for change in one.fields])
            for one in plan.records if one.state is not State.SAME] == [("H1", [(("duties",), ["ERP-付款"], None)])]


def test_what_the_catalog_holds_besides_stays() -> None:
    own = ("units:\n  u: {name: 财务科}\nposts:\n  p: {name: 党员, unit: u}\nduties:\n  own: {name: 值班}\npeople:\n  H1:\n    name: 张某\n"
           "    duties: [own]  # 轮值\n    assignments:\n      - {post: p, as: primary, from: 2020-01-01}\n")
    files = after(FILES, before={"a.yaml": own.encode()})
    catalog = catalog_of(files)
    assert node(catalog, "people", "H1") == {
        "name": "张某", "unit": "u", "duties": ["own", "ERP-付款"],
        "assignments": [{"post": "p", "as": "primary", "from": "2020-01-01"}, {"post": "R1", "as": "primary", "from": "2024-03-01"}]}
    assert "# 轮值" in files["a.yaml"].decode()


PROBLEMS: dict[str, tuple[dict[str, str], list[str]]] = {
    "a role that is in no list": ({"users.csv": USERS.replace("财务科,R1", "财务科,R9")}, [
        "error users.csv:2:RoleID: R9 is in no list of roles"]),
    "a user that is in no list": ({"grants.csv": GRANTS + "H9,ERP,付款\n"}, ["error grants.csv:5:UserID: H9 is in no list of users"]),
    "a user whose account has ended": ({"grants.csv": GRANTS + "H3,ERP,付款\n"}, [
        "warning grants.csv:5:UserID: the account of user H3 has ended (users.csv:4:Status), yet it still has entitlements; they were not taken"]),
    "an entitlement that is in no list": ({"list.csv": "PermissionID,System\n记账,ERP\n付款,ERP\n",
                                           "grants.csv": GRANTS.replace("H2,ERP,付款", "H2,ERP,付钱")}, [
        "error grants.csv:4:Entitlement: ERP:付钱 is in no list of entitlements; did you mean ERP:付款?"]),
    "a side that nobody has": ({"rules.csv": RULES.replace("记账", "记帐")}, [
        "warning rules.csv:2:Entitlement_A: nobody and no role has ERP:记帐, so rule S1 can find nothing; did you mean ERP:记账?"]),
    "a side that is anything": ({"rules.csv": RULES.replace("ERP,付款", ",<any>")}, [
        "error rules.csv:2:Entitlement_B: this side of rule S1 is no entitlement (<any>); if the other one belongs to some departments only, "
        "write `only: {S1: [department]}` in the mapping; to go without the rule, `leave_out: [S1]`"]),
    "two sides that are one": ({"rules.csv": RULES.replace("记账", "付款")}, ["error rules.csv:2:RuleID: both sides of rule S1 have ERP:付款"]),
    "rows with one entitlement on both sides": ({"rules.csv": RULES + "S1,钱账分管,ERP,付款,ERP,审核,高\n", "grants.csv": GRANTS + "H2,ERP,审核\n"}, [
        "error rules.csv:2:RuleID: both sides of rule S1 have ERP:付款"]),
    "an entitlement of several systems": ({"rules.csv": RULES.replace("ERP,付款", ",付款"), "grants.csv": GRANTS + "H2,OA,付款\n"}, [
        "error rules.csv:2:Entitlement_B: 付款 is there in several systems: ERP:付款, OA:付款; name the system"]),
    "a department that changes": ({"users.csv": USERS + "H1,张某,办公室,R2,,在用\n"}, [
        "error users.csv:5:Department: H1 has 办公室 here and 财务科 at users.csv:2:UserID"]),
    "a status nobody knows": ({"users.csv": USERS.replace("离职", "待定")}, [
        "error users.csv:4:Status: the status 待定 is not known; say under `words: status:` of the mapping whether it is active or ended"]),
    "a day that is none": ({"users.csv": USERS.replace("2024-03-01", "03/01/24")}, [
        "error users.csv:2:StartDate: 03/01/24: it should be a date such as 2024-03-01"]),
    "a severity nobody knows": ({"rules.csv": RULES.replace("高", "P1")}, [
        "error rules.csv:2:Severity: the severity P1 is not known; "
        "say under `words: severity:` of the mapping whether it is error, warning or info"]),
    "a file of headings alone": ({"rules.csv": RULES.partition("\n")[0] + "\n"}, ["warning rules.csv: there are no rows below the headings"]),
    "a row without a user": ({"grants.csv": GRANTS + ",ERP,付款\n"}, ["error grants.csv:5:UserID: the row names no user"]),
    "a role of nowhere": ({"roles.csv": ROLES + "R3,督查,\n"}, [
        "error roles.csv:4:RoleID: no department is known for the role R3; write `defaults: {unit: department}` in the mapping, or add --unit"]),
    "less than the role grants": ({"grants.csv": GRANTS.replace("H2,ERP,付款\n", "")}, [
        "warning users.csv:3:UserID: 1 entitlements that roles grant are not among those of their users (H2 ERP:付款); they count as held"]),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_does_not_resolve_is_named_by_cell(name: str) -> None:
    changed, expected = PROBLEMS[name]
    found = [line for line in said(plan_of({**FILES, **changed})) if not line.startswith("info")]
    assert [line for line in found if "grant are not" not in line or "grant" in name] == expected


def test_a_problem_is_said_in_both_languages() -> None:
    plan = plan_of({**FILES, "users.csv": USERS.replace("财务科,R1", "财务科,R9")})
    assert said(plan, "zh")[1] == "error users.csv:2:RoleID：角色清单里没有 R9"


def test_a_list_of_roles_with_an_unread_row_blames_nobody_else() -> None:
    plan = plan_of({**FILES, "roles.csv": "RoleID,RoleName,Department\nR1,会计,财务科\nR2,出纳, 收款,财务科\n"})
    assert [line.split(":")[:2] for line in said(plan) if line.startswith("error")] == [["error roles.csv", "3"]]


def test_a_rule_for_some_departments_alone() -> None:
    maps = [mapping for _, mapping in pairs_of(FILES)]
    maps[-1] = AccessMap("rules.csv", "rules", True, maps[-1].columns, only={"S1": ("财务科",)}, words=maps[-1].words)
    files = after({**FILES, "rules.csv": RULES.replace("ERP,付款", ",")}, maps, before=after(FILES))
    rule = node(catalog_of(files), "sod_rules", "S1")
    assert rule == {"name": "钱账分管", "severity": "error", "only": {"duties": ["ERP-记账"], "units": ["财务科"]}}


def test_rules_between_roles() -> None:
    files = {"users.csv": "UserID,Department,Roles\nx,甲科,A;B\ny,甲科,A\n", "rules.csv": "RuleID,RoleA,RoleB\nS1,A,B\n"}
    found = check_separation(catalog_of(after(files))).conflicts
    assert [(one.rule.id, one.holder) for one in found] == [("S1", "x")]


def test_a_rule_over_several_rows() -> None:
    rules = "RuleID,Left,Right\nS1,a,c\nS1,b,c\nS1,a,d\nS1,b,d\n"
    catalog = catalog_of(after({"pairs.csv": "UserID,Permission\nx,a\nx,b\ny,c\ny,d\n", "rules.csv": rules}))
    assert node(catalog, "sod_rules", "S1")["incompatible"] == {"left": ["a", "b"], "right": ["c", "d"]}
    incomplete = plan_of({"pairs.csv": "UserID,Permission\nx,a\nx,b\ny,c\ny,d\n", "rules.csv": rules.replace("S1,b,d\n", "")})
    assert said(incomplete) == ["error rules.csv:2:RuleID: the rows of rule S1 are not every entitlement of one side with every one of the other; "
                                "give each row an id of its own"]


def test_rules_find_entitlements_of_an_earlier_import() -> None:
    before = after({name: FILES[name] for name in FILES if name != "rules.csv"})
    assert node(catalog_of(after({"rules.csv": RULES}, before=before)), "sod_rules", "S1")["incompatible"] == ["ERP-记账", "ERP-付款"]


def test_whoever_is_no_longer_in_the_list_is_named() -> None:
    found = said(plan_of({**FILES, "users.csv": USERS.replace("H2,李某", "H4,李某"), "grants.csv": GRANTS.replace("H2", "H4")}, before=after(FILES)))
    assert ("warning 1 people of the catalog are in no list of users, yet have posts or duties of these files: H2; "
            "remove those who have left") in found


NUMBERS = st.integers(1, 4)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12, unique=True)


def world(roles: list[tuple[int, int]], grants: list[tuple[int, int]], held: list[tuple[int, int]]) -> Files:
    """Users with roles, roles with entitlements, entitlements of users, and rules of neighbours: numbers for ids throughout."""
    users = "".join(f"{user},科,{role}\n" for user, role in held)
    used = sorted({entitlement for _, entitlement in (*roles, *grants)})
    rules = "".join(f"S{one},{one},{other}\n" for one, other in pairwise(used))
    return {"users.csv": "UserID,Dept,Role\n" + users + "".join(f"{user},科,\n" for user, _ in grants),
            "roles.csv": "Role,Dept\n1,科\n2,科\n3,科\n4,科\n",
            "matrix.csv": "Role,Permission\n" + "".join(f"{role},{one}\n" for role, one in roles),
            "grants.csv": "UserID,Permission\n" + "".join(f"{user},{one}\n" for user, one in grants),
            "rules.csv": "Rule,Left,Right\n" + rules} if rules else {}


def held_by(roles: list[tuple[int, int]], grants: list[tuple[int, int]], held: list[tuple[int, int]]) -> set[tuple[str, str]]:
    """Who has what, worked out from the pairs alone."""
    of_roles = {(user, one) for user, role in held for other, one in roles if role == other}
    return {(f"user-{user}", f"permission-{one}") for user, one in {*of_roles, *grants}}


def held_in(catalog: Catalog) -> set[tuple[str, str]]:
    of_posts = {(person.id, duty) for person in catalog.people.values() for one in person.assignments
                for duty in catalog.posts[one.post or ""].duties}
    return of_posts | {(person.id, duty) for person in catalog.people.values() for duty in person.duties}


@settings(max_examples=60, deadline=None)
@given(PAIRS, PAIRS, PAIRS, PAIRS, PAIRS, PAIRS)
def test_everybody_has_what_the_last_files_say(roles: list[tuple[int, int]], grants: list[tuple[int, int]], held: list[tuple[int, int]],
                                               roles2: list[tuple[int, int]], grants2: list[tuple[int, int]], held2: list[tuple[int, int]]) -> None:
    first, second = world(roles, grants, held), world(roles2, grants2, held2)
    if not first or not second:
        return
    files = after(first)
    catalog = catalog_of(files)
    assert held_in(catalog) == held_by(roles, grants, held)
    conflicts = {(person, one.rule.id) for one in check_separation(catalog).conflicts for person in one.holders}
    used = sorted({one for _, one in (*roles, *grants)})
    assert conflicts == {(user, f"S{one}") for one, other in pairwise(used) for user, has in held_in(catalog)
                         if has == f"permission-{one}" and (user, f"permission-{other}") in held_in(catalog)}
    assert after(first, before=files) == files
    later = catalog_of(after(second, before=files))
    told = {f"user-{user}" for user, _ in (*held2, *grants2)}
    known = {one for _, one in (*roles2, *grants2)}
    assert {(user, one) for user, one in held_in(later) if user in told and int(one.rpartition("-")[2]) in known} == held_by(roles2, grants2, held2)


@given(st.permutations(list(FILES)))
def test_the_order_of_files_has_no_say(order: list[str]) -> None:
    assert {one.id: one.fields for one in plan_of({name: FILES[name] for name in order}).records} == {
        one.id: one.fields for one in plan_of(FILES).records}


def test_what_a_mapping_adds_where_no_column_says_it() -> None:
    maps = [AccessMap("users.csv", "users", True, {"U": "user", "R": "role"}, lists={"R": "|"}, defaults={"unit": "科", "parent": "局"},
                      words={"status": {"z": "ended"}}),
            AccessMap("grants.csv", "entitlements", True, {"U": "user", "P": "entitlement"}, defaults={"system": "ERP"}),
            AccessMap("rules.csv", "rules", True, {"I": "rule", "A": "left", "B": "right"}, leave_out=("S2",))]
    files = {"users.csv": "U,R\nx,甲|乙\n", "grants.csv": "U,P\nx,p\nx,q\n", "rules.csv": "I,A,B\nS1,p,q\nS2,p,nothing\n"}
    catalog = catalog_of(after(files, maps))
    assert {id: unit.parent for id, unit in catalog.units.items()} == {"科": "局", "局": None}
    assert [one.post for one in catalog.people["x"].assignments] == ["甲", "乙"]
    assert catalog.people["x"].duties == ("ERP-p", "ERP-q")
    assert list(catalog.sod_rules) == ["S1"]


def test_numbers_and_clashes_get_ids_that_stay() -> None:
    files = {"pairs.csv": "UserID,Permission\n1,1\nA,a\nB,c d\nC,c/d\n"}
    catalog = catalog_of(after(files))
    assert (list(catalog.people), len(set(catalog.duties))) == (["user-1", "A", "B", "C"], 4)
    assert [str(duty.node["x-access-key"]) for duty in catalog.duties.values()] == ["1", "a", "c d", "c/d"]
    turned = "UserID,Permission\n" + "".join(reversed(files["pairs.csv"].splitlines(keepends=True)[1:]))
    assert {one.state for one in plan_of({"pairs.csv": turned}, before=after(files)).records} == {State.SAME}
