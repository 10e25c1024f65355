"""Access data with published answers, from their files through the command line to the conflicts."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.conftest import ROOT
from tests.separation.known import DATA

NORTHFIELD = ROOT / "examples" / "northfield"
MAP = """\
riskctl_access: 1
files:
  - file: rules.csv
    rows: rules
    columns: {RuleID: rule, RuleName: rule.name, System_A: left.system, Entitlement_A: left,
              System_B: right.system, Entitlement_B: right, RiskLevel: severity}
    only: {SOD-04: [Finance]}
  - {file: users.csv, rows: users, columns: {UserID: user, Department: unit, RoleID: role, StartDate: from, AccountStatus: status}}
  - {file: roles.csv, rows: roles, columns: {RoleID: role, RoleName: role.name, Department: unit}}
  - {file: role-entitlements.csv, rows: entitlements, columns: {RoleID: role, System: system, Entitlement: entitlement}}
  - {file: entitlements.csv, rows: entitlements, columns: {UserID: user, System: system, Entitlement: entitlement}}
"""
BEFORE = {("H003", "SOD-04"), ("P001", "SOD-02"), ("P002", "SOD-02"), ("P005", "SOD-01"), ("P005", "SOD-04")}


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    ran = run(capsys, "--catalog", root, "--as-of", "2026-06-30", "sod", "check", "--no-mends", "--format", "json")
    assert ran.code == 1
    document: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return document


def conflicts(document: dict[str, list[dict[str, object]]]) -> set[tuple[str, object]]:
    return {(str(person), one["rule"]) for one in document["conflicts"] for person in one["holders"]}  # type: ignore[attr-defined] # a list


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "firm"
    folder.mkdir()
    (folder / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    return folder


def northfield(root: Path, entitlements: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    mapping = root.parent / "map.yaml"
    mapping.write_text(MAP, encoding="utf-8")
    files = [NORTHFIELD / name for name in ("users.csv", "roles.csv", "role-entitlements.csv", entitlements, "rules.csv")]
    ran = run(capsys, "--catalog", root, "--lang", "en", "import", "access", *files, "--map", mapping, "--format", "json", *more)
    document: dict[str, object] = {"code": ran.code, **json.loads(ran.out)}
    return document


def test_a_review_before_and_after_its_clean_up(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = northfield(root, "entitlements.csv", capsys, "--fix", "--write")
    assert (first["code"], first["written"]) == (0, True)
    before = checked(root, capsys)
    assert len(before["conflicts"]) == 5
    assert conflicts(before) == BEFORE
    assert {one["person"] for one in before["entitlements"]} == {"F007", "H003", "I005", "P005"}
    assert before["unresolved"] == []
    second = northfield(root, "entitlements-after.csv", capsys, "--fix", "--write")
    moved = [(one["id"], one["fields"][0]["after"]) for one in second["records"] if one["state"] != "same"]  # type: ignore[attr-defined] # a list
    assert sorted(moved) == [("F007", None), ("H003", None), ("I005", None), ("P005", None)]
    after = checked(root, capsys)
    assert conflicts(after) == {("P001", "SOD-02"), ("P002", "SOD-02")}
    assert after["entitlements"] == []
    third = northfield(root, "entitlements-after.csv", capsys, "--fix", "--write")
    assert {one["state"] for one in third["records"]} == {"same"}  # type: ignore[attr-defined] # a list


def test_faults_of_quoting_are_named_by_line_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = northfield(root, "entitlements.csv", capsys, "--write")
    assert (found["code"], found["written"]) == (3, False)
    assert [one["cell"] for one in found["problems"]] == ["roles.csv:4", "roles.csv:6", "roles.csv:15"]  # type: ignore[attr-defined] # a list
    names = {one["name"] for one in found["records"] if one["kind"] == "posts"}  # type: ignore[attr-defined] # a list
    assert len(names) == 13
    assert "Finance Analyst" not in names
    assert [path.name for path in root.iterdir()] == ["riskctl.yaml"]


@pytest.mark.parametrize(("name", "number", "people"), [("hc", 686, 46), ("domino", 265, 15), ("fire1", 7165, 282)])
def test_real_access_sets(name: str, number: int, people: int, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = []
    for line in (DATA / "rbac" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        user, _, runs = line.partition(": ")
        for first, _, end in (one.partition("-") for one in runs.split()):
            pairs += [(int(user), permission) for permission in range(int(first), int(end or first) + 1)]
    last = max(permission for _, permission in pairs)
    table, rules = tmp_path / "pairs.txt", tmp_path / "rules.csv"
    table.write_text("".join(f"{user:9}  {permission:9}\n" for user, permission in pairs), encoding="utf-8")
    rules.write_text("RuleID,Left,Right\n" + "".join(f"r{at},{2 * at - 1},{2 * at}\n" for at in range(1, (last + 1) // 2 + 1)), encoding="utf-8")
    assert run(capsys, "--catalog", root, "import", "access", table, rules, "--write").code == 0
    document = checked(root, capsys)
    assert len(document["conflicts"]) == number
    assert len({one["holder"] for one in document["conflicts"]}) == people
    unresolved = [one["entries"] for one in document["unresolved"]]
    assert unresolved == ([[f"permission-{last + 1}"]] if last % 2 else [])
