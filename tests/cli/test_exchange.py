"""`riskctl import` and `riskctl export` as their users meet them."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from riskctl.cli import writing
from riskctl.errors import UserError
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.model.schema import snapshot_schema
from tests.cli.running import run, small_catalog
from tests.exchange.tables import EXAMPLES, changed_package

HOUSING = EXAMPLES / "risk-tables" / "bozhou-housing.xlsx"
TABLE = "单位,风险点,表现形式,风险等级,防控措施,责任人\n食品股,核查走过场,甲,{level},双人核查,股长\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_catalog(tmp_path / "catalog")


def table(folder: Path, text: str = TABLE, level: str = "高", name: str = "表.csv") -> Path:
    path = folder / name
    path.write_text(text.format(level=level), encoding="utf-8")
    return path


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_rehearsal_writes_nothing_and_says_what_would_be(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(root)
    ran = run(capsys, "--catalog", root, "--lang", "zh", "import", "csv", table(tmp_path))
    assert (ran.code, ran.err, contents(root)) == (0, "", before)
    assert ran.out == """\
列    表头      字段                           有内容  不同的
表!A  单位      unit                           1       1
表!B  风险点    name 名称                      1       1
表!C  表现形式  manifestation 表现形式         1       1
表!D  风险等级  level 风险等级                 1       1
表!E  防控措施  controls 防控措施              1       1
表!F  责任人    accountable.direct 直接责任人  1       1

      单元格  类别      编号             内容
新建  表!B2   风险点    u-核查走过场     核查走过场
新建  表!E2   防控措施  双人核查-1e3d43  双人核查

类别      新建  修改  不变
风险点    1     0     0
防控措施  1     0     0

这是预演，没有写入；写入加 --write。
"""


def test_a_second_writing_changes_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path)
    first = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", file, "--write")
    assert first.code == 0
    assert first.out.endswith("wrote 2 records to a.yaml\n")
    after = contents(root)
    assert after["a.yaml"].startswith((root / "a.yaml").read_bytes()[:40])
    second = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", file, "--write")
    assert second.out.endswith("nothing to change; the catalog was left alone.\n")
    assert contents(root) == after


def test_an_error_keeps_everything_from_being_written(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(root)
    ran = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", table(tmp_path, level="较高"), "--write")
    assert ran.code == 1
    assert "error 表!D2: level '较高' is not in scheme hml; did you mean 高?\n" in ran.out
    assert ran.out.endswith("there are errors, so nothing is written; mend them and try again.\n")
    assert contents(root) == before


def test_when_one_file_cannot_be_written_the_others_are_as_before(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "z.yaml").write_text("units:\n  z:\n    name: 窗口\n", encoding="utf-8")
    before = contents(root)

    def fails_on_the_last(root: Path, move: writing.Move) -> None:
        if move.file == "z.yaml":
            raise UserError("写不了", "it cannot be written")
        moved(root, move)

    moved = writing._move
    monkeypatch.setattr(writing, "_move", fails_on_the_last)
    file = table(tmp_path, TABLE.replace("食品股", "新股"))
    assert run(capsys, "--catalog", root, "import", "csv", file, "--write").code == 2
    assert contents(root) == before


def test_a_catalog_that_cannot_be_read_is_not_written_to(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "b.yaml").write_text("a: [\n", encoding="utf-8")
    before = contents(root)
    ran = run(capsys, "--catalog", root, "import", "csv", table(tmp_path), "--write")
    assert ran.code == 3
    assert "b.yaml was not read" in ran.err
    assert ran.out.endswith("nothing was written.\n")
    assert contents(root) == before


def test_the_guess_is_a_mapping_that_gives_the_same(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = tmp_path / "map.yaml"
    assert run(capsys, "--catalog", root, "import", "xlsx", HOUSING, "--guess", "-o", mapping).code == 0
    guessed = run(capsys, "--catalog", root, "import", "xlsx", HOUSING, "--format", "json").out
    mapped = run(capsys, "--catalog", root, "import", "xlsx", HOUSING, "--map", mapping, "--format", "json").out
    assert guessed == mapped
    assert json.loads(guessed)["summary"]["risk_points"] == {"created": 4, "changed": 0, "same": 0}


def test_a_table_goes_in_and_comes_out(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping, out = tmp_path / "map.yaml", tmp_path / "out.xlsx"
    folder = small_catalog(tmp_path / "empty", "")
    run(capsys, "--catalog", folder, "import", "xlsx", HOUSING, "--guess", "-o", mapping)
    run(capsys, "--catalog", folder, "import", "xlsx", HOUSING, "--map", mapping, "--write", "--people")
    assert run(capsys, "--catalog", folder, "export", "xlsx", "--map", mapping, "--people", "-o", out).code == 0
    came, went = read_xlsx(HOUSING.read_bytes(), "in.xlsx")[0], read_xlsx(out.read_bytes(), "out.xlsx")[0]
    assert (went.rows, set(went.merged), went.numbers) == (came.rows, set(came.merged), came.numbers)
    assert came.rows[2][3:6] == ("岗位职责风险", "公车管理", "低")
    ran = run(capsys, "--catalog", folder, "--lang", "en", "import", "xlsx", out, "--map", mapping, "--people", "--write")
    assert ran.out.endswith("nothing to change; the catalog was left alone.\n")


def test_names_of_persons_are_exported_only_when_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--catalog", root, "export", "csv", "--rows", "people").code == 2
    assert "张某" in run(capsys, "--catalog", root, "export", "csv", "--rows", "people", "--people").out
    assert "张某" not in run(capsys, "--catalog", root, "export", "csv", "--rows", "posts").out


def test_the_snapshot_is_as_its_schema_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--catalog", root, "--as-of", "2026-06-30", "export", "json")
    assert ran.code == 0
    document = json.loads(ran.out)
    jsonschema.Draft7Validator(snapshot_schema()).validate(document)
    assert document["levels"] == {"r1": {"scheme": "hml", "id": "high", "gravity": 1, "label": "高"}}


WRONG = {
    ("import", "xlsx", "nowhere.xlsx"): (3, "nowhere.xlsx cannot be read: No such file or directory."),
    ("import", "csv", HOUSING): (2, "is an Excel file or an archive: for Excel use `riskctl import xlsx`."),
    ("import", "xlsx", HOUSING, "--sheet", "bozhou-house"): (2, "--sheet 'bozhou-house': there is no such sheet; did you mean bozhou-housing?"),
    ("import", "xlsx", HOUSING, "--rows", "risk"): (2, "there is no kind 'risk'"),
    ("import", "xlsx", HOUSING, "--guess", "--write"): (2, "--guess and --write exclude each other."),
    ("import", "xlsx", HOUSING, "--format", "yaml"): (2, "--format 'yaml': it is table or json."),
    ("import", "csv", HOUSING, "--delimiter", "|"): (2, "--delimiter '|': it is comma, tab or semicolon."),
    ("import", "xlsx", HOUSING, "--set", "a"): (2, "write HEADING=FIELD or default.FIELD=VALUE."),
    ("export", "csv", "--rows", "powers", "--rows", "posts"): (2, "CSV holds one kind of records"),
    ("export", "csv", "--map", "nowhere.yaml"): (3, "nowhere.yaml cannot be read"),
}


@pytest.mark.parametrize("arguments", WRONG)
def test_what_is_asked_wrongly_is_refused_with_its_remedy(arguments: tuple[str | Path, ...], root: Path,
                                                          capsys: pytest.CaptureFixture[str]) -> None:
    code, message = WRONG[arguments]
    ran = run(capsys, "--catalog", root, "--lang", "en", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


@pytest.mark.parametrize("form", ["xlsx", "csv", "access", "bpmn"])
def test_a_pipe_or_a_device_is_refused(form: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    for file in (tmp_path / "pipe", tmp_path / "endless"):
        ran = run(capsys, "--catalog", root, "--lang", "en", "import", form, file)
        assert (ran.code, ran.err) == (3, f"riskctl: {file} is a pipe or a device and no file, so it is not read; save it to a file first.\n")


def test_a_table_that_is_none_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("", "\n\n"):
        ran = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", table(tmp_path, text))
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.endswith(": the file is empty.\n")
    for text in ("甲,乙\n1,2\n", "甲,乙\n"):
        ran = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", table(tmp_path, text))
        assert (ran.code, ran.out) == (2, "")
        assert "no headings were recognised; say with --rows what a row is" in ran.err


@pytest.mark.parametrize("more", [(), ("--guess",)])
def test_a_table_on_its_side_is_refused_with_what_to_do(more: tuple[str, ...], root: Path, tmp_path: Path,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path, "风险点,行贿受贿,违规审批\n风险等级,高,中\n防控措施,警示教育,集体会审\n责任岗位,局长,科长\n")
    ran = run(capsys, "--catalog", root, "--lang", "en", "import", "csv", file, *more)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("表.csv: no headings were recognised. 表: the headings stand in the first column, so it was not read; "
                            "transpose it (paste special, transpose): headings above, a record a row.\n")


def test_hostile_names_are_shown_harmlessly(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path, "单位,风险点,风险等级,表现形式\n食品股,甲\x1b[2J=HYPERLINK,高,乙\u202e丙\n")
    ran = run(capsys, "--catalog", root, "import", "csv", file, "--write")
    assert ran.code == 0
    assert not {"\x1b", "\u202e"} & set(ran.out)
    assert run(capsys, "--catalog", root, "list", "risk_points").code == 0
    data = changed_package(HOUSING.read_bytes(), {"xl/vbaProject.bin": b"x"})
    (tmp_path / "m.xlsx").write_bytes(data)
    assert run(capsys, "--catalog", root, "import", "xlsx", tmp_path / "m.xlsx").code == 3


def test_a_link_is_not_written_through(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("keep", encoding="utf-8")
    (root / "controls.yaml").symlink_to(outside)
    ran = run(capsys, "--catalog", root, "import", "csv", table(tmp_path), "--write")
    assert ran.code in (2, 3)
    assert outside.read_text(encoding="utf-8") == "keep"


def test_the_order_of_rows_is_kept_where_records_fill_more_than_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "empty"
    root.mkdir()
    (root / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    rows = [f"食品股,风险点{number},表现{number},高,措施甲,股长" for number in range(2_010)]
    file = table(tmp_path, "单位,风险点,表现形式,风险等级,防控措施,责任人\n" + "\n".join(rows) + "\n")
    run(capsys, "--catalog", root, "import", "csv", file, "--guess", "-o", tmp_path / "map.yaml")
    assert run(capsys, "--catalog", root, "import", "csv", file, "--map", tmp_path / "map.yaml", "--write").code == 0
    assert (root / "risk-points_002.yaml").is_file()
    run(capsys, "--catalog", root, "export", "csv", "--map", tmp_path / "map.yaml", "-o", tmp_path / "out.csv")
    names = [line.split(",")[1] for line in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert names == [f"风险点{number}" for number in range(2_010)]
