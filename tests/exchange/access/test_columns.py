"""What headings of access data mean."""

import pytest

from riskctl.exchange.access.columns import kind_of, meanings_of

KINDS = {
    "UserID,Department,JobTitle,RoleID,Manager,StartDate,AccountStatus": ("users", "user unit ignore role ignore from status"),
    "工号,姓名,所在部门,角色,有效期至,是否启用": ("users", "user user.name unit role to status"),
    "User Name,Full Name,User_Group": ("users", "user user.name role"),
    "Login,User Name,Role": ("users", "user user.name role"),
    "AGR_NAME,UNAME,FROM_DAT,TO_DAT": ("users", "role user from to"),
    "角色编号,角色名称,部门": ("roles", "role role.name unit"),
    "Role,Role Name,Permissions": ("entitlements", "role role.name entitlement"),
    "RoleName,Department": ("roles", "role unit"),
    "role_id,system,entitlement,SoD": ("entitlements", "role system entitlement ignore"),
    "账号,应用系统,权限,授权日期,到期日期": ("entitlements", "user system entitlement ignore to"),
    "权限编号,权限名称,所属系统": ("entitlements", "entitlement entitlement.name system"),
    "Permission ID,Permission,Application": ("entitlements", "entitlement entitlement.name system"),
    "Rule ID,Rule Name,Function 1,Function 2,Risk Level": ("rules", "rule rule.name left right severity"),
    "编号,名称,权限甲,系统甲,权限乙,系统乙": ("rules", "rule rule.name left left.system right right.system"),
    "UserID,Name,Department,RoleID": ("users", "user user.name unit role"),
    "UserID,Name,Permission": ("entitlements", "user user.name entitlement"),
    "角色,名称,权限": ("entitlements", "role role.name entitlement"),
    "Permission,Name": ("entitlements", "entitlement entitlement.name"),
    "RoleA,RoleB": ("rules", "left right"),
}


@pytest.mark.parametrize("headings", KINDS)
def test_headings_tell_what_rows_are(headings: str) -> None:
    words = headings.split(",")
    kind, meanings = KINDS[headings]
    assert kind_of(words) == kind
    assert list(meanings_of(words, kind).values()) == meanings.split()


@pytest.mark.parametrize("headings", ["", "Name,Department", "序号,备注", "Department,Manager", "System,Severity"])
def test_headings_that_tell_nothing(headings: str) -> None:
    assert kind_of(headings.split(",")) is None


def test_the_order_of_columns_has_no_say() -> None:
    words = ["UserName", "UserID", "RoleName", "RoleID"]
    assert meanings_of(words, "users") == {"UserName": "user.name", "UserID": "user", "RoleName": "role.name", "RoleID": "role"}
    assert meanings_of(words[::-1], "users") == meanings_of(words, "users")
