"""`riskctl render sod`, as its users call it."""

import json
from pathlib import Path

import pytest

from riskctl.render.graphs import graph
from tests.building import EXAMPLES
from tests.cli.running import Ran, run, small_catalog
from tests.cli.test_sod_check import CASH, DAY

LICENCE = ("--lang", "en", "--catalog", EXAMPLES / "food-licence", "--as-of", "2026-11-22")


def draw(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    return run(capsys, *LICENCE, "render", "sod", *arguments)


@pytest.mark.parametrize(("format", "begins"), [
    ("auto", b"<svg "), ("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph "), ("html", b"<!DOCTYPE"),
    ("csv", b"\xef\xbb\xbfpost \\ duty"), ("xlsx", b"PK")])
def test_every_format_is_written(format: str, begins: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = draw(capsys, "duties", "-f", format, "-o", tmp_path / "graph")
    assert (ran.code, ran.out, ran.err) == (0, f"{tmp_path / 'graph'}\n", "")
    assert (tmp_path / "graph").read_bytes().startswith(begins)


def test_text_is_printed_where_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(capsys, "post", "--post", "window").out.startswith("<svg ")
    rows = json.loads(draw(capsys, "duties", "-f", "json").out)
    assert rows["title"] == "Map of duties"
    assert rows["profile"] == "public"


def test_it_goes_by_its_former_name_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(capsys, "duties") == draw(capsys) == run(capsys, *LICENCE, "render", "graph", "duties")
    assert " graph " not in run(capsys, *LICENCE, "render", "--help").out


def test_conflicts_are_marked_inside_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = small_catalog(tmp_path, CASH)
    ran = {profile: run(capsys, "--catalog", folder, *DAY, "--lang", "en", "render", "sod", "--profile", profile).out
           for profile in ("public", "internal")}
    assert {profile: "conflict of duties" in out for profile, out in ran.items()} == {"public": False, "internal": True}


def test_people_are_shown_inside_only(capsys: pytest.CaptureFixture[str]) -> None:
    people = [line for line in (EXAMPLES / "food-licence" / "people.yaml").read_text(encoding="utf-8").split() if line.endswith("某")]
    assert people
    for person in people:
        assert person not in draw(capsys, "duties").out
        assert person in draw(capsys, "duties", "--profile", "internal").out


@pytest.mark.parametrize(("arguments", "said"), [
    (("duty",), "it is one of duties, reporting, post"),
    (("post",), "needs one post: name it with --post"),
    (("post", "--post", "window", "--post", "inspector"), "needs one post"),
    (("post", "--post", "windo"), "did you mean window?"),
    (("duties", "--unit", "none"), "--unit 'none': there is none"),
    (("duties", "-f", "jpg"), "--format 'jpg': it is one of auto, svg, png, pdf, dot, html"),
    (("duties", "-f", "png"), "png cannot be printed on the screen"),
    (("post", "--post", "window", "-f", "csv"), "render sod post has no matrix: --format is one of svg, png, pdf, dot."),
    (("duties", "--profile", "all"), "it is one of public, internal, restricted"),
])
def test_what_cannot_be_asked(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = draw(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_what_cannot_be_read_is_a_matrix_or_refused(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "MOST_VERTICES", 2)
    ran = draw(capsys, "duties")
    assert ran.code == 0
    assert ran.out.startswith("<!DOCTYPE html>")
    assert "this is its matrix" in ran.err
    ran = draw(capsys, "duties", "-f", "svg")
    assert ran.code == 2
    assert "cannot be read (at most 2 and 400)" in ran.err


def test_nothing_to_draw_is_said_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")
    (tmp_path / "people.yaml").write_text("duties:\n  pay: {name: 付款}\npeople:\n  H1: {name: 用户 H1, duties: [pay]}\n", encoding="utf-8")
    ran = run(capsys, "--lang", "zh", "--catalog", tmp_path, "render", "sod", "duties", "--profile", "internal", "-o", tmp_path / "out.svg")
    assert (ran.code, ran.out, (tmp_path / "out.svg").exists()) == (2, "", False)
    assert ran.err == "riskctl：没有可画的：这一口径和范围内没有岗位；人员直接具有的职责用 riskctl sod matrix people 查看。\n"
