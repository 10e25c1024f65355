"""Names of people in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.disclosure.names import COMMON_WORDS, Names, by_name


@pytest.mark.parametrize(("name", "text", "found"), [
    ("李测试", "材料齐全的由李测试当场受理", True),
    ("李测试", "李某某当场受理", False),
    ("钱一", "由钱一受理", True),
    ("钱一", "钱一局长签发", True),
    ("钱一", "联系人：钱一，电话12366", True),
    ("钱一", "钱一", True),
    ("钱一", "收取钱一百元", False),
    ("钱一", "退还钱一并说明", False),
    ("高明", "由高明受理", False),
    ("张某", "由张某受理", False),
    ("欧阳某某", "由欧阳某某受理", False),
    ("李", "由李受理", False),
    (" 李测试 ", "由李测试受理", True),
    ("Li Si", "ask Li Si first", True),
    ("Li Si", "ask Li Sixin first", False),
    ("Ann", "the annual plan of Anny", False),
    ("古丽·测试", "由古丽·测试受理", True),
    ("a.b", "acb", False),
])
def test_a_name_is_found_where_it_can_be_told_from_other_words(name: str, text: str, found: bool) -> None:
    assert Names([name]).stand_in(text) is found


def test_the_longer_of_two_names_is_found() -> None:
    assert list(Names(["钱一", "钱一二"]).found_in("由钱一二审核，由钱一签发")) == ["钱一二", "钱一"]


def test_without_a_name_that_can_be_told_there_is_nothing_to_look_for() -> None:
    assert not Names(["张某", "李", "高峰"])
    assert not list(Names([]).found_in("张某"))


@given(st.lists(st.text("甲乙丙", min_size=3, max_size=4), max_size=4), st.text("甲乙丙，", max_size=20))
def test_names_of_three_characters_are_found_exactly_where_they_stand(names: list[str], text: str) -> None:
    found = list(Names(names).found_in(text))
    assert bool(found) is any(name in text for name in names)
    assert all(name in names and name in text for name in found)


def test_common_words_are_of_two_characters() -> None:
    assert {len(word) for word in COMMON_WORDS} == {2}


def test_several_may_bear_one_name() -> None:
    assert by_name({"a": "李测试", "b": "李测试 ", "c": "王测试"}) == {"李测试": ("a", "b"), "王测试": ("c",)}
