"""What an id may look like, and which ids are one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalog import ids


@pytest.mark.parametrize(
    "id", ["a", "0", "XK-0131", "a.b_c-d", "政务窗口", "XK-0131-R2", "窗口1", "ä", "岗位_1", "éa", "𠮷野"]
)
def test_letters_digits_and_three_marks_make_an_id(id: str) -> None:
    assert ids.is_well_formed(id)


@pytest.mark.parametrize(
    "id",
    [
        "",
        "-a",
        "_a",
        ".a",
        "a b",
        "a/b",
        "a:b",
        "a*",
        "窗 口",
        "窗口，",
        "a\n",
        "a\u200b",
        "e\u0301",
        "😀",
        "a\u202e",
        "“a”",
        "*",
        "std:a",
        "（甲）",
        "·a",
    ],
)
def test_anything_else_makes_none(id: str) -> None:
    assert not ids.is_well_formed(id)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hall", "hall"), ("ＸＫ-1", "xk-1"), ("ß", "ss"), ("é", "e\u0301"), ("①", "1"), ("窗口", "窗口")],
)
def test_ids_that_look_alike_fold_to_one(one: str, other: str) -> None:
    assert ids.folded(one) == ids.folded(other)


def test_ids_that_differ_fold_to_two() -> None:
    assert ids.folded("XK-0131") != ids.folded("XK-0132")
    assert ids.folded("未") != ids.folded("末")


@pytest.mark.parametrize(
    ("id", "scripts"),
    [
        ("hall", ()),
        ("窗口a", ()),
        ("h\u0430ll", ("LATIN", "CYRILLIC")),
        ("\u0430\u0431", ()),
        ("αb", ("LATIN", "GREEK")),
        ("αб窗", ("CYRILLIC", "GREEK")),
        ("1α", ()),
    ],
)
def test_mixed_alphabets_are_named(id: str, scripts: tuple[str, ...]) -> None:
    assert ids.mixed_scripts(id) == scripts


@given(st.text(max_size=8))
def test_an_id_is_normal_and_safe_in_names_of_files(id: str) -> None:
    if ids.is_well_formed(id):
        assert unicodedata.is_normalized("NFC", id)
        assert not set(id) & set('/\\:*?"<>| \n\t')
        assert id[0] not in "-._"
