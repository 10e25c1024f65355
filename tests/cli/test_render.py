"""`riskctl render flowchart`, as its users call it."""

from pathlib import Path

import pytest

from tests.building import EXAMPLES
from tests.cli.running import run

LICENCE = ("--catalog", EXAMPLES / "food-licence", "--as-of", "2026-11-22")


@pytest.mark.parametrize(("format", "begins"), [
    ("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph "), ("mermaid", b"flowchart TD")])
def test_every_format_is_written(format: str, begins: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, *LICENCE, "render", "flowchart", "XK-0131", "--out", tmp_path, "-f", format)
    assert ran.code == 0
    (file,) = tmp_path.iterdir()
    assert ran.out == f"{file}\n"
    assert file.read_bytes().startswith(begins)


def test_a_new_folder_is_made_and_a_file_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(capsys, *LICENCE, "render", "flowchart", "--all", "--out", tmp_path / "a" / "b").code == 0
    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == ["XK-0131.svg"]


def test_the_profile_is_public_unless_another_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def chart(*more: str) -> str:
        run(capsys, *LICENCE, "render", "flowchart", "XK-0131", "--out", tmp_path, *more)
        return (tmp_path / "XK-0131.svg").read_text(encoding="utf-8")

    assert "风险" not in chart()
    assert "高风险" in chart("--profile", "internal")
    assert chart("--mode", "public") == chart()


@pytest.mark.parametrize(("arguments", "said"), [
    ([], "Name powers, or take all with --all."),
    (["XK-0132"], "there is no power 'XK-0132'; did you mean XK-0131?"),
    (["XK-0131", "-f", "jpg"], "--format 'jpg': it is one of svg, png, pdf, dot, mermaid."),
    (["XK-0131", "--profile", "all"], "--profile 'all': it is one of public, internal, restricted."),
    (["XK-0131", "--mode", "short"], "--mode 'short': it is one of full, compact, public."),
    (["XK-0131", "--mode", "public", "--profile", "internal"],
     "--mode public draws only what is public: it does not go with --profile internal."),
    (["XK-0131", "--paper", "B5"], "--paper 'B5': it is one of auto, A4, "),
    (["XK-0131", "-f", "pdf", "--font", "none.otf"], "--font none.otf cannot be read"),
])
def test_what_cannot_be_asked(arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--lang", "en", *LICENCE, "render", "flowchart", *arguments, "--out", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_in_the_place_of_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    ran = run(capsys, "--lang", "en", *LICENCE, "render", "flowchart", "--all", "--out", tmp_path / "out")
    assert ran.code == 2
    assert "this is no folder" in ran.err


def test_text_that_would_be_too_small_is_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--lang", "en", *LICENCE, "render", "flowchart", "XK-0131", "--paper", "A4", "--out", tmp_path)
    assert ran.code == 0
    assert "XK-0131: the smallest text is printed at" in ran.err
    assert "--paper A4-landscape would do" in ran.err
