"""Tables that are not a user a row: groups with lists of their members, matrices with the users across; and days as systems write them."""

from dataclasses import replace

import pytest

from riskctl.errors import UserError
from riskctl.exchange.access.guess import access_mapping_text, guessed, membership, users_across
from riskctl.exchange.access.mapping import AccessMap, read_access_mapping
from riskctl.exchange.access.plan import plan_access
from riskctl.exchange.access.reading import read_access
from riskctl.exchange.plan import State
from riskctl.model.catalog import Catalog
from tests.exchange.access.files import after, pairs_of, plan_of, said
from tests.exchange.tables import catalog_of

GROUPS = ('dn,cn,member\n"CN=G1,OU=组,DC=x",G1,"CN=张某,OU=财务,DC=x;CN=李某,OU=财务,DC=x"\n'
          '"CN=G2,OU=组,DC=x",G2,"cn=李某,ou=财务,dc=x"\n"CN=G3,OU=组,DC=x",G3,\n')
ACCOUNTS = ('sAMAccountName,distinguishedName,department\nzhang,"CN=张某,OU=财务,DC=x",财务科\nli,"CN=李某,OU=财务,DC=x",财务科\n'
            'wang,"CN=王某,OU=财务,DC=x",财务科\n')
LISTED = AccessMap("groups.csv", "users", columns={"member": "user", "cn": "role"}, lists={"member": ";"}, defaults={"unit": "财务科"})
OF_ACCOUNTS = AccessMap("users.csv", "users", columns={"sAMAccountName": "user", "distinguishedName": "user.dn", "department": "unit"})
USERS = "工号,部门\nH1,财务科\nH2,财务科\nH3,财务科\n"
ROLES_DOWN = "角色,H1,H2,H3\n会计,√,,\n出纳,√,√,×\n"


def posts_of(catalog: Catalog) -> dict[str, list[str | None]]:
    return {id: [one.post for one in person.assignments] for id, person in catalog.people.items()}


@pytest.mark.parametrize("mark", [";", "|"])
def test_groups_with_lists_of_members_meet_the_accounts_by_their_dn(mark: str) -> None:
    files = {"groups.csv": GROUPS.replace(";", mark), "users.csv": ACCOUNTS}
    maps = [replace(LISTED, lists={"member": mark}), OF_ACCOUNTS]
    written = after(files, maps)
    assert posts_of(catalog_of(written)) == {"zhang": ["G1"], "li": ["G1", "G2"], "wang": []}
    assert not any("张某" in data.decode() for data in written.values())
    plan = plan_of(files, maps, written)
    assert said(plan) == ["info groups.csv: 1 rows name no user and were not taken"]
    assert {one.state for one in plan.records} == {State.SAME}


def test_groups_alone_say_that_a_dn_may_hold_a_name() -> None:
    plan = plan_of({"groups.csv": GROUPS.replace("cn=李某,ou=财务,dc=x", "CN=李某,OU=财务,DC=x")}, [LISTED])
    assert [line for line in said(plan) if line.startswith("warning")] == [
        "warning groups.csv:2:member: 2 users are known by a DN, which may hold the name of a person; "
        "give a list of users as well, with `user` for the account and `user.dn` for the DN"]


@pytest.mark.parametrize(("headings", "row", "columns", "lists"), [
    ("dn,cn,member", '"CN=G,O=x",G,"CN=A,O=x|CN=B,O=x"', {"member": "user", "cn": "role"}, {"member": "|"}),
    ("cn,memberUid", "G,a", {"memberUid": "user", "cn": "role"}, {}),
    ("甲:乙,丙", "1,2", {"甲:乙": "user", "丙": "role"}, {})])
def test_what_the_error_says_can_be_used_as_a_mapping(headings: str, row: str, columns: dict[str, str], lists: dict[str, str]) -> None:
    table = read_access(f"{headings}\n{row}\n".encode(), "a b.csv")
    assert guessed(table) is None
    assert read_access_mapping(membership(table).encode(), "map.yaml") == (AccessMap("a b.csv", "users", columns=columns, lists=lists),)


def test_users_across_give_what_the_same_pairs_in_rows_give() -> None:
    in_rows = {"users.csv": "工号,部门,角色\nH1,财务科,会计\nH1,财务科,出纳\nH2,财务科,出纳\nH3,财务科,\n"}
    pairs = users_across(pairs_of({"users.csv": USERS, "roles.csv": ROLES_DOWN}))
    assert pairs[1][1].columns == {"角色": "role", "H1": "holder", "H2": "holder", "H3": "holder"}
    maps = read_access_mapping(access_mapping_text(pairs, "zh").encode(), "map.yaml")
    assert maps == tuple(mapping for _, mapping in pairs)
    turned = catalog_of(after({"users.csv": USERS, "roles.csv": ROLES_DOWN}, maps))
    assert posts_of(turned) == posts_of(catalog_of(after(in_rows))) == {"H1": ["会计", "出纳"], "H2": ["出纳"], "H3": []}


def test_entitlements_down_and_users_across_are_those_of_the_users() -> None:
    pairs = users_across(pairs_of({"users.csv": USERS, "list.csv": "权限,H1,H2\n记账,√,\n付款,√,1\n"}))
    plan = plan_access(pairs, catalog_of({}), "zh")
    assert {one.id: change.after for one in plan.records for change in one.fields if change.path == ("duties",)} == {
        "H1": ["记账", "付款"], "H2": ["付款"]}


def test_headings_that_nobody_knows_as_users_stay_entitlements() -> None:
    pairs = pairs_of({"users.csv": USERS, "roles.csv": ROLES_DOWN.replace("H3", "H9")})
    assert users_across(pairs) == pairs


def test_a_cell_below_a_user_that_is_no_mark_is_named() -> None:
    mapping = AccessMap("roles.csv", "users", columns={"角色": "role", "H1": "holder", "H2": "holder"}, defaults={"unit": "财务科"})
    assert said(plan_of({"roles.csv": "角色,H1,H2\n会计,√,部分\n"}, [mapping])) == [
        "error roles.csv:2:H2: 部分 tells neither that it is held nor that it is not; "
        "say under `words: held:` of the mapping whether it means yes or no"]


@pytest.mark.parametrize("columns", ["{角色: role, H1: holder, H2: user}", "{H1: holder}"])
def test_a_mapping_with_users_across_says_what_the_rows_are(columns: str) -> None:
    with pytest.raises(UserError, match="users need columns"):
        read_access_mapping(f"riskctl_access: 1\nfiles:\n  - {{file: a, rows: users, columns: {columns}}}\n".encode(), "map.yaml")


@pytest.mark.parametrize(("text", "day"), [
    ("01.02.2024", "2024-02-01"), ("1.2.2024", "2024-02-01"), ("20240201", "2024-02-01"), ("2024/2/1", "2024-02-01"), ("2024.2.1", "2024-02-01"),
    ("2024年2月1日", "2024-02-01"), ("2024-02-01T08:00:00", "2024-02-01"), ("00000000", None), ("00.00.0000", None), ("31.12.9999", "9999-12-31")])
def test_days_are_read_as_systems_write_them(text: str, day: str | None) -> None:
    catalog = catalog_of(after({"a.csv": f"BNAME,AGR_NAME,部门,FROM_DAT\nU1,R1,财务科,{text}\n"}))
    held = catalog.records["people"]["U1"].node["assignments"]
    assert held == [{"post": "R1", "as": "primary"} | ({"from": day} if day else {})]


@pytest.mark.parametrize("text", ["03/04/2024", "31.02.2024", "20241301", "45292"])
def test_what_may_be_two_days_or_none_is_no_day(text: str) -> None:
    plan = plan_of({"a.csv": f"BNAME,AGR_NAME,部门,FROM_DAT\nU1,R1,财务科,{text}\n"})
    assert said(plan) == [f"error a.csv:2:FROM_DAT: {text}: it should be a date such as 2024-03-01"]
