"""Matrices of access data: an entitlement above each column, a mark where a user or a role has it."""

from dataclasses import replace

import pytest

from riskctl.exchange.access.guess import access_mapping_text
from riskctl.exchange.access.mapping import AccessMap, read_access_mapping
from tests.exchange.access.files import after, pairs_of, plan_of, said
from tests.exchange.tables import catalog_of

MATRIX = "工号,部门,ERP:记账,ERP:付款,ERP:审核\nH1,财务科,√,,×\nH2,财务科,1,Ｙ,否\nH3,办公室,,,\n"
KEPT_APART = "编号,系统甲,权限甲,系统乙,权限乙\nS1,ERP,记账,ERP,付款\n"


def test_a_matrix_gives_what_the_same_pairs_in_rows_give() -> None:
    in_rows = {"users.csv": "工号,部门\nH1,财务科\nH2,财务科\nH3,办公室\n", "list.csv": "权限,系统\n记账,ERP\n付款,ERP\n审核,ERP\n",
               "grants.csv": "工号,系统,权限\nH1,ERP,记账\nH2,ERP,记账\nH2,ERP,付款\n", "rules.csv": KEPT_APART}
    from_matrix = catalog_of(after({"matrix.csv": MATRIX, "rules.csv": KEPT_APART}))
    from_rows = catalog_of(after(in_rows))
    for kind in ("people", "duties", "sod_rules", "units"):
        assert {id: dict(record.node) for id, record in from_matrix.records[kind].items()} == {
            id: dict(record.node) for id, record in from_rows.records[kind].items()}
    assert from_matrix.people["H2"].duties == ("ERP-记账", "ERP-付款")


def test_a_mark_that_a_later_matrix_no_longer_has_is_taken_away() -> None:
    before = after({"matrix.csv": MATRIX})
    catalog = catalog_of(after({"matrix.csv": MATRIX.replace("1,Ｙ,否", "1,,否").replace("√", "")}, before=before))
    assert {id: person.duties for id, person in catalog.people.items()} == {"H1": (), "H2": ("ERP-记账",), "H3": ()}


def test_a_matrix_of_roles_beside_a_list_of_users() -> None:
    files = {"users.csv": "工号,部门,角色\nH1,财务科,会计\n", "roles.csv": "角色,部门,记账,付款\n会计,财务科,x,\n出纳,财务科,,x\n"}
    catalog = catalog_of(after(files))
    assert {id: post.duties for id, post in catalog.posts.items()} == {"会计": ("记账",), "出纳": ("付款",)}
    assert [one.post for one in catalog.people["H1"].assignments] == ["会计"]


@pytest.mark.parametrize(("text", "expected"), [
    ("工号,状态,记账,付款\nH1,在用,√,\nH2,在用,,√\n", [
        "warning a.csv: columns with marks were not taken: 记账, 付款; if they are users, write `holder` for these columns "
        "in the mapping; if they are entitlements, write `rows: entitlements` in the mapping, and `held` for these columns"]),
    ("工号,记账,付款,只读\nH1,√,,部分\nH2,,√,\n", [
        "warning a.csv: columns with marks were not taken: 记账, 付款; if they are users, write `holder` for these columns "
        "in the mapping; if they are entitlements, write `rows: entitlements` in the mapping, and `held` for these columns"]),
    ("权限,会计,出纳\n记账,√,\n付款,,√\n", [
        "warning a.csv: columns with marks were not taken: 会计, 出纳; if they are users, write `holder` for these columns "
        "in the mapping; if they are roles, transpose the table, so that each role has a row"]),
    ("工号,部门,党员\nH1,财务科,是\nH2,财务科,否\n", []),
    ("工号,部门,备注\nH1,财务科,轮岗\nH2,财务科,\n", []),
])
def test_columns_of_marks_are_never_left_aside_in_silence(text: str, expected: list[str]) -> None:
    assert said(plan_of({"a.csv": text})) == expected


def test_a_mark_that_tells_nothing_is_named_by_cell_until_the_mapping_says_what_it_means() -> None:
    text = MATRIX.replace("√", "部分")
    columns = {"工号": "user", "部门": "unit", **dict.fromkeys(("ERP:记账", "ERP:付款", "ERP:审核"), "held")}
    mapping = AccessMap("matrix.csv", "entitlements", columns=columns)
    assert said(plan_of({"matrix.csv": text}, [mapping])) == [
        "error matrix.csv:2:ERP:记账: 部分 tells neither that it is held nor that it is not; "
        "say under `words: held:` of the mapping whether it means yes or no"]
    catalog = catalog_of(after({"matrix.csv": text}, [replace(mapping, words={"held": {"部分": "yes"}})]))
    assert catalog.people["H1"].duties == ("ERP-记账",)


def test_the_guess_for_a_matrix_is_written_and_read_back() -> None:
    pairs = pairs_of({"matrix.csv": MATRIX})
    text = access_mapping_text(pairs, "zh")
    assert text.partition("files:\n")[2] == """\
  - file: matrix.csv
    rows: entitlements
    columns:
      工号: user  # A 用户编号
      部门: unit  # B 部门
      "ERP:记账": held  # C 栏名即权限，打勾为有
      "ERP:付款": held  # D 栏名即权限，打勾为有
      "ERP:审核": held  # E 栏名即权限，打勾为有
    words:
      held:
        √: yes
        ×: no
        "1": yes
        Ｙ: yes
        否: no
"""
    assert read_access_mapping(text.encode(), "map.yaml") == tuple(mapping for _, mapping in pairs)
