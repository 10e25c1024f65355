"""Which files are a catalog's: regular ones inside the root, nothing that a name or a link smuggles in."""

import os
import socket
from pathlib import Path

import pytest

from riskctl.catalog.discover import Found, find_files, find_root
from riskctl.catalog.limits import Limits
from riskctl.errors import UserError
from riskctl.model.fault import FaultKind


def write(root: Path, **files: str) -> Path:
    """Files by name, where `__` stands for a slash and `_yaml` for the suffix."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def told(found: Found) -> list[tuple[FaultKind, str]]:
    return [(fault.kind, fault.place.file) for fault in found.faults]


def test_every_yaml_file_below_the_root_is_found_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        riskctl_yaml="riskctl: 1\n",
        b_yaml="b",
        a_yml="a",
        sub__c_yaml="c",
        sub__deep__d_yml="d",
        sub__note_txt="",
    )
    (tmp_path / "sub" / "e.yaml.bak").write_text("e")
    found = find_files(tmp_path, Limits())
    assert found.files == {"a.yml": b"a", "b.yaml": b"b", "sub/c.yaml": b"c", "sub/deep/d.yml": b"d"}
    assert (found.manifest, found.faults, found.unread) == (b"riskctl: 1\n", [], [])


def test_what_begins_with_a_dot_is_no_part_of_a_catalog(tmp_path: Path) -> None:
    write(tmp_path)
    for name in (".github/a.yaml", ".a.yaml", "sub/.git/b.yaml", "sub/.riskctl.tmp.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x: 1\n")
    (tmp_path / ".link.yaml").symlink_to("/etc/passwd")
    assert find_files(tmp_path, Limits()) == Found()


def test_a_catalog_below_is_left_out_and_told(tmp_path: Path) -> None:
    write(tmp_path, riskctl_yaml="", a_yaml="a", sub__riskctl_yaml="", sub__b_yaml="b", sub__deep__c_yaml="c")
    found = find_files(tmp_path, Limits())
    assert list(found.files) == ["a.yaml"]
    assert [(f.kind, f.place.file, dict(f.values)) for f in found.faults] == [
        (FaultKind.NESTED_CATALOG, "sub/riskctl.yaml", {"folder": "sub"})
    ]


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../outside.yaml", "nowhere.yaml", "loop.yaml", "/etc", ".."]
)
def test_a_link_out_of_the_root_or_to_nothing_is_refused_unread(tmp_path: Path, target: str) -> None:
    (tmp_path / "outside.yaml").write_text("secret: 1\n")
    root = tmp_path / "catalog"
    root.mkdir()
    (root / "loop.yaml").symlink_to(target)
    found = find_files(root, Limits())
    assert found.files == {}
    assert told(found) == [(FaultKind.LINK_REFUSED, "loop.yaml")]
    assert "secret" not in repr(found)


def test_a_link_inside_the_root_is_read_once_at_its_own_place(tmp_path: Path) -> None:
    write(tmp_path, a_yaml="a", sub__b_yaml="b")
    (tmp_path / "again.yaml").symlink_to("a.yaml")
    (tmp_path / "other").symlink_to("sub", target_is_directory=True)
    (tmp_path / "sub" / "up").symlink_to("..", target_is_directory=True)
    found = find_files(tmp_path, Limits())
    assert list(found.files) == ["a.yaml", "sub/b.yaml"]
    assert found.faults == []


def test_a_link_that_is_no_catalog_file_is_nobodys_business(tmp_path: Path) -> None:
    write(tmp_path, a_yaml="a")
    (tmp_path / "LICENSE").symlink_to("/etc/passwd")
    assert find_files(tmp_path, Limits()).faults == []


def test_a_linked_manifest_is_not_followed_out_of_the_root(tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    root.mkdir()
    (tmp_path / "riskctl.yaml").write_text("riskctl: 1\n")
    (root / "riskctl.yaml").symlink_to("../riskctl.yaml")
    found = find_files(root, Limits())
    assert (found.manifest, told(found)) == (None, [(FaultKind.LINK_REFUSED, "riskctl.yaml")])


def test_pipes_and_sockets_are_told_and_do_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yaml")
        found = find_files(tmp_path, Limits())
    assert told(found) == [(FaultKind.SPECIAL_FILE, "pipe.yaml"), (FaultKind.SPECIAL_FILE, "socket.yaml")]


def test_what_cannot_be_opened_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, riskctl_yaml="riskctl: 1\n", a_yaml="a", b_yaml="b")

    def refuse(path: str, flags: int, opening: object = os.open) -> int:
        if path.endswith(("a.yaml", "riskctl.yaml")):
            raise PermissionError(13, "Permission denied")
        return opening(path, flags)  # type: ignore[operator,no-any-return]

    monkeypatch.setattr("os.open", refuse)
    found = find_files(tmp_path, Limits())
    assert [(f.kind, f.place.file, dict(f.values)) for f in found.faults] == [
        (FaultKind.UNREADABLE, "riskctl.yaml", {"problem": "Permission denied"}),
        (FaultKind.UNREADABLE, "a.yaml", {"problem": "Permission denied"}),
    ]
    assert (list(found.files), found.unread, found.manifest) == (["b.yaml"], ["riskctl.yaml", "a.yaml"], None)


def test_a_folder_that_cannot_be_listed_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_yaml="a", sub__b_yaml="b")
    listing = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr("os.scandir", refuse)
    found = find_files(tmp_path, Limits())
    assert (list(found.files), found.unread, told(found)) == (
        ["a.yaml"],
        ["sub"],
        [(FaultKind.UNREADABLE, "sub")],
    )


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("a\nb.yaml", "control"),
        ("a\x1b[2J.yaml", "control"),
        ("a\u202eb.yaml", "control"),
        ("a\u200b.yaml", "control"),
        ("a:b.yaml", "windows"),
        ("con.yaml", "windows"),
        ("COM1.yml", "windows"),
        ("what?.yaml", "windows"),
        ("::error file=x.yaml", "windows"),
    ],
)
def test_names_that_other_systems_cannot_hold_are_told_and_read(
    tmp_path: Path, name: str, problem: str
) -> None:
    (tmp_path / name).write_text("x")
    found = find_files(tmp_path, Limits())
    assert [(f.kind, dict(f.values)) for f in found.faults] == [
        (FaultKind.UNSAFE_FILE_NAME, {"problem": problem})
    ]
    assert list(found.files) == [name]


def test_a_name_of_bytes_that_are_no_text_is_shown_as_escapes(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0.yaml"))).write_text("x")
    found = find_files(tmp_path, Limits())
    assert [(f.place.file, dict(f.values)) for f in found.faults] == [
        (r"\udcd6\udcd0.yaml", {"problem": "bytes"})
    ]
    "".join(found.files).encode()


@pytest.mark.parametrize(
    "name", ["政务 窗口.yaml", "XK-0131.yaml", "contract.yaml", "a.b.yaml", "nullable.yml", "（试行）.yaml"]
)
def test_ordinary_names_are_not_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert find_files(tmp_path, Limits()).faults == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hall.yaml", "hall.yaml"), ("\u00e9.yaml", "e\u0301.yaml"), ("Sub/a.yaml", "sub/a.yaml")],
)
def test_twins_are_told_with_the_first(tmp_path: Path, one: str, other: str) -> None:
    for name in (one, other):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    first, second = sorted((one, other))
    (fault,) = find_files(tmp_path, Limits()).faults
    assert (fault.kind, fault.place.file, dict(fault.values), fault.related[0].place.file) == (
        FaultKind.TWIN_FILE_NAME,
        second,
        {"other": first},
        first,
    )


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, a_yaml="a" * 11, b_yaml="b" * 10)
    found = find_files(tmp_path, Limits(bytes_per_file=10))
    assert [(f.kind, f.place.file, dict(f.values)) for f in found.faults] == [
        (FaultKind.TOO_LARGE, "a.yaml", {"size": 11, "limit": 10})
    ]
    assert (list(found.files), found.unread) == (["b.yaml"], ["a.yaml"])


@pytest.mark.parametrize(
    ("limits", "name", "read"),
    [(Limits(files=2), "files", ["a.yaml", "b.yaml"]), (Limits(bytes=15), "bytes", ["a.yaml", "b.yaml"])],
)
def test_reading_stops_at_too_many_files_or_bytes(
    tmp_path: Path, limits: Limits, name: str, read: list[str]
) -> None:
    write(tmp_path, a_yaml="a" * 10, b_yaml="b" * 10, c_yaml="c", d_yaml="d", riskctl_yaml="riskctl: 1\n")
    found = find_files(tmp_path, limits)
    (fault,) = found.faults
    assert (fault.kind, fault.place.file, fault.values["name"]) == (FaultKind.TOO_MANY_FILES, "c.yaml", name)
    assert (list(found.files), found.unread, found.manifest) == (read, ["c.yaml"], b"riskctl: 1\n")


def test_no_folder_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        find_files(tmp_path / "none", Limits())


def test_the_root_is_found_upwards_then_in_catalog(tmp_path: Path) -> None:
    write(tmp_path, catalog__riskctl_yaml="", catalog__deep__a_yaml="")
    assert find_root(tmp_path) == tmp_path.resolve() / "catalog"
    assert find_root(tmp_path / "catalog" / "deep") == tmp_path.resolve() / "catalog"
    with pytest.raises(UserError):
        find_root(tmp_path.parent)
