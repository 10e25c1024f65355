"""`riskctl render site`, as its users call it."""

import itertools
import json
import threading
from pathlib import Path

import pytest

from riskctl.cli import site as command
from riskctl.cli.exchanging import exchanged
from riskctl.errors import UserError
from riskctl.render.site.build import Planned
from tests.building import EXAMPLES
from tests.cli.running import Ran, run, small_catalog

LICENCE = ("--catalog", EXAMPLES / "food-licence", "--as-of", "2026-11-22")


def written(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def render(capsys: pytest.CaptureFixture[str], out: Path, *more: str) -> Ran:
    return run(capsys, "--lang", "en", *LICENCE, "render", "site", "--out", out, *more)


def test_a_site_is_written_into_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = render(capsys, tmp_path / "a" / "site")
    assert (ran.code, ran.out, ran.err) == (0, f"{tmp_path / 'a' / 'site' / 'index.html'}\n", "")
    files = written(tmp_path / "a" / "site")
    assert {"index.html", "site.css", "site.js", "organization.html", "rules.html", "units/hall.html"} <= files.keys()
    assert "risks.html" not in files
    assert sorted(json.loads(files.pop("riskctl-site.json"))["files"]) == sorted(files)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["site"]


def test_a_site_takes_the_place_of_another_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render(capsys, tmp_path / "site", "--profile", "internal")
    assert "risks.html" in written(tmp_path / "site")
    (tmp_path / "site" / ".DS_Store").write_bytes(b"")
    assert render(capsys, tmp_path / "site").code == 0
    render(capsys, tmp_path / "other")
    assert written(tmp_path / "site") == written(tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]


def test_an_empty_folder_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").mkdir()
    assert render(capsys, tmp_path / "site").code == 0


@pytest.mark.parametrize("strange", ["CNAME", ".git/config", "powers/own.html", "tables/notes.txt"])
def test_a_folder_with_other_files_is_left_alone(strange: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render(capsys, tmp_path / "site")
    (tmp_path / "site" / strange).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / strange).write_text("mine", encoding="utf-8")
    before = written(tmp_path / "site")
    ran = render(capsys, tmp_path / "site", "--profile", "internal")
    assert (ran.code, ran.out) == (2, "")
    assert f"it holds {strange}, which is no part of a site" in ran.err
    assert written(tmp_path / "site") == before


@pytest.mark.parametrize("mark", [None, b"", b"[]", b'{"files": 1}', b'{"files": []}', b"\xff"])
def test_a_folder_that_is_no_site_is_left_alone(mark: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("mine", encoding="utf-8")
    if mark is not None:
        (tmp_path / "riskctl-site.json").write_bytes(mark)
    before = written(tmp_path)
    ran = render(capsys, tmp_path)
    assert ran.code == 2
    assert "it holds a.txt, which is no part of a site" in ran.err
    assert written(tmp_path) == before


def test_neither_a_file_nor_a_link_nor_the_catalog_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "this is no folder" in render(capsys, tmp_path / "file").err
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert "is a symbolic link" in render(capsys, tmp_path / "link").err
    root = small_catalog(tmp_path / "catalog")
    for out in (root, tmp_path):
        ran = run(capsys, "--lang", "en", "--catalog", root, "render", "site", "--out", out)
        assert ran.code == 2
        assert "the catalog itself is in this folder" in ran.err


def _broken() -> bytes:
    raise UserError("写不下。", "it does not fit.")


def test_a_site_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    render(capsys, tmp_path / "site")
    before = written(tmp_path / "site")
    monkeypatch.setattr(command, "site_files", lambda *_: (Planned("index.html", lambda: b"new"), Planned("a/b.html", _broken)))
    ran = render(capsys, tmp_path / "site")
    assert (ran.code, ran.out) == (2, "")
    assert "it does not fit" in ran.err
    assert written(tmp_path) == {f"site/{path}": data for path, data in before.items()}


def test_the_old_site_stands_until_the_new_one_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    render(capsys, tmp_path / "site")
    before = written(tmp_path / "site")
    seen = []

    def look() -> bytes:
        seen.append(written(tmp_path / "site"))
        return b"{}"

    monkeypatch.setattr(command, "site_files", lambda *_: tuple(Planned(f"{at}.html", look) for at in range(3)))
    assert render(capsys, tmp_path / "site").code == 0
    assert seen == [before] * 3
    assert written(tmp_path) == {f"site/{at}.html": b"{}" for at in range(3)}


def test_where_folders_cannot_change_places_the_site_is_replaced_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "exchanged", lambda one, other: False)
    render(capsys, tmp_path / "site", "--profile", "internal")
    assert render(capsys, tmp_path / "site").code == 0
    assert "risks.html" not in written(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


PAGES, ROUNDS = ("index.html", "site.css", "powers/a.html"), 60


def said_by(number: int) -> bytes:
    """What every page says of the site of that number."""
    return f"{number} of {ROUNDS}".encode() * 2000


def site_saying(number: int) -> tuple[Planned, ...]:
    return tuple(Planned(page, lambda: said_by(number)) for page in PAGES)


def test_a_reader_finds_every_page_whole_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    if not exchanged(tmp_path / "a", tmp_path / "b"):
        pytest.skip("folders cannot change places here")
    out, done, read = tmp_path / "site", threading.Event(), set[bytes]()
    faults: list[str] = []

    def look() -> None:
        for page in itertools.cycle(PAGES):
            try:
                read.add((out / page).read_bytes())
            except OSError as error:
                faults.append(str(error))
            if done.is_set():
                return

    monkeypatch.setattr(command, "site_files", lambda *_: site_saying(0))
    assert render(capsys, out).code == 0
    reader = threading.Thread(target=look)
    reader.start()
    try:
        for number in range(ROUNDS):
            command._write(out, site_saying(number), "")
    finally:
        done.set()
        reader.join()
    assert faults == []
    assert len(read) > 1
    assert read <= set(map(said_by, range(ROUNDS)))


def test_a_swap_that_fails_brings_the_old_site_back(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    render(capsys, tmp_path / "site")
    before = written(tmp_path)
    rename = Path.rename
    monkeypatch.setattr(command, "exchanged", lambda one, other: False)

    def refuse(path: Path, to: Path) -> Path:
        if path.name.endswith(".tmp") and not path.name.endswith(".old.tmp"):
            raise PermissionError(13, "Permission denied")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    ran = render(capsys, tmp_path / "site", "--profile", "internal")
    assert ran.code == 2
    assert "cannot be written: Permission denied" in ran.err
    assert written(tmp_path) == before


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "--out"), (("--out", "x", "--profile", "all"), "--profile 'all': it is one of public, internal, restricted.")])
def test_what_cannot_be_asked(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--lang", "en", *LICENCE, "render", "site", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_the_language_is_the_one_asked_for_else_that_of_the_catalog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render(capsys, tmp_path / "en")
    run(capsys, *LICENCE, "render", "site", "--out", tmp_path / "zh")
    assert b'lang="en"' in (tmp_path / "en" / "index.html").read_bytes()
    assert b'lang="zh-CN"' in (tmp_path / "zh" / "index.html").read_bytes()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_catalog(tmp_path / "catalog")
    (root / "b.yaml").write_bytes("单位".encode("gbk"))
    ran = run(capsys, "--lang", "en", "--catalog", root, "render", "site", "--out", tmp_path / "site")
    assert ran.code == 3
    assert "b.yaml was not read" in ran.err
    assert (tmp_path / "site" / "index.html").exists()
