"""`riskctl render register|disclosure|powers|duties|institutions|coverage`, as its users call it."""

import json
from pathlib import Path

import pytest

from riskctl.render.table_file import FORMATS
from riskctl.report.published import TABLES
from tests.building import EXAMPLES
from tests.cli.running import SMALL, run, small_catalog

Capture = pytest.CaptureFixture[str]
LICENCE = ("--catalog", EXAMPLES / "food-licence", "--as-of", "2026-11-22")
BEGINS = {"html": b"<!DOCTYPE html>", "md": b"# ", "xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF", "csv": "\ufeff序号,".encode(), "json": b"{"}


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_into_a_folder(format: str, tmp_path: Path, capsys: Capture) -> None:
    ran = run(capsys, *LICENCE, "render", "powers", "--out", tmp_path / "a" / "b", "-f", format)
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'a' / 'b' / f'powers.{format}'}\n")
    assert (tmp_path / "a" / "b" / f"powers.{format}").read_bytes().startswith(BEGINS[format])


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_printed(table: str, capsys: Capture) -> None:
    ran = run(capsys, *LICENCE, "render", table, "--profile", "internal", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["profile"] == "internal"


def test_the_screen_and_a_file_get_the_same(tmp_path: Path, capsys: Capture) -> None:
    printed = run(capsys, *LICENCE, "render", "duties", "-f", "csv")
    written = run(capsys, *LICENCE, "render", "duties", "-f", "csv", "--output", tmp_path / "x.csv")
    assert (written.code, written.out) == (0, "")
    # Excel takes a file for Chinese in another encoding unless it begins with this mark.
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == f"\ufeff{printed.out}"
    assert printed.out.startswith("序号,所属单位,岗位,")


def test_files_are_in_the_language_of_the_manifest_unless_another_is_asked_for(capsys: Capture) -> None:
    assert run(capsys, "--lang", "en", *LICENCE, "render", "powers", "-f", "csv").out.startswith("no.,type,code,power,legal basis,")


@pytest.mark.parametrize(("arguments", "said"), [
    (["register"], "risk points are not published; for use inside, add --profile internal"),
    (["disclosure"], "set publish_risk_points: true under disclosure"),
    (["coverage"], "the profile public shows nothing of this table"),
    (["powers", "-f", "xls"], "--format 'xls': it is one of html, md, xlsx, docx, pdf, csv, json."),
    (["powers", "-f", "xlsx"], "xlsx cannot be printed on the screen: name a file with --output or a folder with --out."),
    (["powers", "--out", "x", "--output", "y"], "--out and --output exclude one another."),
    (["powers", "--profile", "all"], "--profile 'all': it is one of public, internal, restricted."),
    (["powers", "--unit", "food"], "--unit 'food': there is none"),
    (["duties", "--post", "windov"], "--post 'windov': there is none; did you mean window?"),
    (["register", "--form", "long", "--profile", "internal"], "--form 'long': it is one of unit, post, posting, overview, indicator, power."),
    (["powers", "-f", "pdf", "-o", "x.pdf", "--font", "none.otf"], "--font none.otf cannot be read"),
])
def test_what_cannot_be_asked(arguments: list[str], said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, "--lang", "en", *LICENCE, "render", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    ran = run(capsys, "--lang", "en", *LICENCE, "render", "powers", "--out", tmp_path / "out")
    assert ran.code == 2
    assert "this is no folder" in ran.err


def test_columns_beyond_the_profile_are_left_out_and_named(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path, SMALL + "powers:\n  w: {name: 许可, type: 'national:license', unit: u, filing: 报市局}\n",
                           "riskctl: 1\ndisclosure:\n  columns:\n    powers: [name, filing, {column: nome, title: x}]\n")
    public = run(capsys, "--catalog", folder, "--lang", "en", "render", "powers", "-f", "csv")
    assert (public.code, public.out) == (0, "power\n许可\n")
    assert "the profile public has no such columns, which are left out: filing, nome." in public.err
    inner = run(capsys, "--catalog", folder, "--lang", "en", "render", "powers", "-f", "csv", "--profile", "internal")
    assert inner.out == "power,filing\n许可,报市局\n"


def test_a_manifest_publishes_risk_points(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path, manifest="riskctl: 1\ndisclosure: {publish_risk_points: true}\n")
    ran = run(capsys, "--catalog", folder, "--lang", "zh", "--as-of", "2026-06-30", "render", "disclosure", "-f", "csv")
    assert ran.out == ("序号,单位（科室）,风险类别,风险点,主要内容及表现形式,风险等级,防控措施,部门负责人,责任领导\n"
                       "1,食品股,业务流程,核查不实,表现：单人核查,高 ★★★,（无）,,\n")


def test_a_file_that_was_not_read_is_named(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path)
    (folder / "b.yaml").write_bytes("powers: 许可".encode("gbk"))
    ran = run(capsys, "--catalog", folder, "--lang", "en", "render", "duties", "-f", "csv")
    assert ran.code == 3
    assert ran.out.startswith("no.,unit,post")
    assert "b.yaml was not read" in ran.err
