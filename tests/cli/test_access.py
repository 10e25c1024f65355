"""`riskctl import access` as its users meet it."""

from pathlib import Path

import pytest

from tests.cli.running import run

USERS = "工号,姓名,部门,角色\nH1,张某,财务科,会计\nH2,李某,财务科,出纳\n"
GRANTS = "工号,系统,权限\nH1,财务,记账\nH2,财务,付款\n"
RULES = "编号,名称,系统甲,权限甲,系统乙,权限乙\nS1,钱账分管,财务,记账,财务,付款\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    found = []
    for name, text in (("用户.csv", USERS), ("权限.csv", GRANTS), ("规则.csv", RULES)):
        found.append(tmp_path / name)
        found[-1].write_text(text, encoding="gb18030")
    return found


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(root.iterdir())}


def test_a_rehearsal_shows_everything_and_writes_nothing(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = files[0].parent / "catalog"
    ran = run(capsys, "--catalog", root, "--lang", "zh", "import", "access", *files)
    assert (ran.code, ran.err, list(contents(root))) == (0, "", ["riskctl.yaml"])
    assert ran.out == """\
文件      表头    含义                          有内容  不同的
用户.csv  工号    用户编号                      2       2
用户.csv  姓名    用户姓名（加 --people 才取）  2       2
用户.csv  部门    部门                          2       1
用户.csv  角色    角色                          2       2
权限.csv  工号    用户编号                      2       2
权限.csv  系统    系统                          2       1
权限.csv  权限    权限                          2       2
规则.csv  编号    规则编号                      1       1
规则.csv  名称    规则名称                      1       1
规则.csv  系统甲  一方系统                      1       1
规则.csv  权限甲  一方权限                      1       1
规则.csv  系统乙  另一方系统                    1       1
规则.csv  权限乙  另一方权限                    1       1

      单元格           类别          编号       内容
新建  用户.csv:2:工号  人员          H1         用户 H1
新建  用户.csv:3:工号  人员          H2         用户 H2
新建  用户.csv:2:角色  岗位          会计       会计
新建  用户.csv:3:角色  岗位          出纳       出纳
新建  权限.csv:2:权限  职责          财务-记账  财务:记账
新建  权限.csv:3:权限  职责          财务-付款  财务:付款
新建  用户.csv:2:角色  单位          财务科     财务科
新建  规则.csv:2:编号  职责分离规则  S1         钱账分管

类别          新建  修改  不变
单位          1     0     0
岗位          2     0     0
人员          2     0     0
职责          2     0     0
职责分离规则  1     0     0

警告 没有文件说明角色有哪些权限，用户的权限全部算作岗位之外的

这是预演，没有写入；写入加 --write。
"""


def test_what_is_written_is_a_catalog_without_errors_of_reading_and_a_second_writing_changes_nothing(
        files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = files[0].parent / "catalog"
    assert run(capsys, "--catalog", root, "import", "access", *files, "--write").code == 0
    after = contents(root)
    assert run(capsys, "--catalog", root, "validate", "--select", "CA,RF").code == 0
    assert run(capsys, "--catalog", root, "fmt", "--check").code == 0
    again = run(capsys, "--catalog", root, "--lang", "en", "import", "access", *files, "--write")
    assert again.out.endswith("nothing to change; the catalog was left alone.\n")
    assert contents(root) == after


def test_a_guess_is_a_mapping_that_can_be_used(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root, mapping = files[0].parent / "catalog", files[0].parent / "map.yaml"
    assert run(capsys, "--catalog", root, "import", "access", *files, "--guess", "-o", mapping).out == ""
    guessed = run(capsys, "--catalog", root, "--lang", "zh", "import", "access", *files)
    assert run(capsys, "--catalog", root, "--lang", "zh", "import", "access", *files, "--map", mapping) == guessed


def test_what_does_not_resolve_keeps_everything_from_being_written(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = files[0].parent / "catalog"
    files[1].write_text(GRANTS + "H7,财务,付款\n", encoding="utf-8")
    ran = run(capsys, "--catalog", root, "--lang", "zh", "import", "access", *files, "--write")
    assert ran.code == 1
    assert "错误 权限.csv:4:工号：用户清单里没有 H7\n" in ran.out
    assert list(contents(root)) == ["riskctl.yaml"]


def test_names_are_taken_with_people_only(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = files[0].parent / "catalog"
    run(capsys, "--catalog", root, "import", "access", *files, "--write")
    assert "张某" not in b"".join(contents(root).values()).decode()
    run(capsys, "--catalog", root, "import", "access", *files, "--write", "--people")
    assert "name: 张某" in (root / "people.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("more", "said"), [
    (["--format", "xml"], "--format 'xml': it is table or json."),
    (["--guess", "--write"], "--guess and --write exclude each other."),
    (["--delimiter", "dot"], "--delimiter 'dot': it is comma, tab, semicolon or blank."),
])
def test_what_is_asked_wrongly_is_said(more: list[str], said: str, files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--catalog", files[0].parent / "catalog", "--lang", "en", "import", "access", *files, *more)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(("data", "code", "said"), [
    (b"PK\x03\x04", 2, "x.csv is an Excel file; save access data as CSV."),
    (b"Foo,Bar\n1,2\n", 2, "x.csv: nothing tells what this file holds (headings: Foo, Bar)"),
    (b'UserID,Role\n"x,y\n', 3, "x.csv:2: a quotation mark is not closed"),
    (b"\x00\x01\x02", 3, "x.csv:1: there is a NUL character (0x00)"),
])
def test_files_that_are_no_access_data(data: bytes, code: int, said: str, files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    odd = files[0].parent / "x.csv"
    odd.write_bytes(data)
    ran = run(capsys, "--catalog", files[0].parent / "catalog", "--lang", "en", "import", "access", odd)
    assert ran.code == code
    assert said in ran.err


def test_two_files_of_one_name_and_none_at_all(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = files[0].parent / "catalog"
    assert "two files are called" in run(capsys, "--catalog", root, "--lang", "en", "import", "access", files[0], files[0]).err
    assert run(capsys, "--catalog", root, "--lang", "en", "import", "access", root.parent / "none.csv").code == 3
