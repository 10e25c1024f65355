"""Comments and names of files that may hold a number of a person."""

import pytest

from riskctl.catalog.remarks import remarks_of


@pytest.mark.parametrize(("text", "expected"), [
    ("# 13800001234\nunits:\n  u: {name: a} # 138 0000 1234\n", [(1, 1, "# 13800001234"), (3, 16, "# 138 0000 1234")]),
    ("units:\r\n  u: {name: a} # z@example.org\r\n", [(2, 16, "# z@example.org")]),
    ("units:\n  u:\n    name: '甲 # 13800001234'\n", []),
    ("units:\n  u:\n    name: |\n      # 13800001234\n", []),
    ("units:\n  u:\n    name: 甲#13800001234\n", []),
    ("units:\n  u: {name: 13800001234} # 无\n", []),
    ("# 日期 2026-03-10，电话 12366\n", []),
    ("# 13800001234\n", [(1, 1, "# 13800001234")]),
    ("# 13800001234\nunits: [\n", [(1, 1, "# 13800001234")]),
    ("# 13800001234\nunits: &a {} # 无\n", [(1, 1, "# 13800001234")]),
    ("units: [\n  甲#乙, '甲 # 13800001234', it's # 13800001234\n", [(2, 32, "# 13800001234")]),
    ("units: [\n  \"a\" # '13800001234'\n", [(2, 7, "# '13800001234'")]),
    ("units: [\n  '甲\n   # 13800001234'\n", [(3, 4, "# 13800001234'")]),
    ("units: [\n  '甲 # 13800001234\n", []),
    ("units: [\n  甲#13800001234\n", []),
    ("", []),
])
def test_comments_are_told_from_texts_with_a_hash(text: str, expected: list[tuple[int, int, str]]) -> None:
    found = list(remarks_of({"a.yaml": text.encode()}))
    assert [(one.place.line, one.place.column, one.text, one.is_comment) for one in found] == [(*one, True) for one in expected]


def test_comments_are_read_in_bytes_of_another_encoding_too() -> None:
    (found,) = remarks_of({"a.yaml": "units: {} # 电话 13800001234\n".encode("gb18030")})
    assert (found.place.line, found.place.column, found.is_comment) == (1, 11, True)
    assert found.text.endswith(" 13800001234")


def test_names_count_without_their_ending_and_without_the_content() -> None:
    files = {"13800001234.yaml": b"", "z@b.yaml": b"", "a/z@example.org.yml": b"", "b.yaml": b""}
    assert [(one.place.file, one.text, one.is_comment) for one in remarks_of(files, frozenset(files))] == [
        ("13800001234.yaml", "13800001234", False), ("z@b.yaml", "z@b", False), ("a/z@example.org.yml", "a/z@example.org", False)]
