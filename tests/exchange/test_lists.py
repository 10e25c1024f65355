"""Lists inside a cell: split exactly where an ascending numbering says so, and nothing of a text lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from riskctl.exchange.enumeration import GLYPHS, numbered, numeral
from riskctl.exchange.lists import Style, join, sample, split, style_of

SWIFT = settings(max_examples=100, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))

# A cell, and its items.
LISTS: dict[str, tuple[str, ...]] = {
    "1.甲；2.乙": ("甲", "乙"),
    "1.甲2.乙": ("甲", "乙"),
    "1、甲2、乙3、丙": ("甲", "乙", "丙"),
    "1)甲2)乙": ("甲", "乙"),
    "(1)甲(2)乙": ("甲", "乙"),
    "（1）甲（2）乙": ("甲", "乙"),
    "（1）甲；\n（2）乙。": ("甲", "乙"),
    "１．甲；２．乙": ("甲", "乙"),
    "（１）甲（２）乙": ("甲", "乙"),
    "1：甲；2：乙": ("甲", "乙"),
    "1，甲；2，乙": ("甲", "乙"),
    "①甲②乙": ("甲", "乙"),
    "①、甲；②、乙": ("甲", "乙"),
    "⑴甲⑵乙": ("甲", "乙"),
    "⒈甲⒉乙": ("甲", "乙"),
    "㈠甲㈡乙": ("甲", "乙"),
    "一、甲；二、乙。": ("甲", "乙"),
    "一、甲二、乙": ("甲", "乙"),
    "（一）甲（二）乙": ("甲", "乙"),
    "一是甲；二是乙": ("甲", "乙"),
    "一是抓教育二是抓制度三是抓监督": ("抓教育", "抓制度", "抓监督"),
    "一是，甲。二是，乙。": ("甲", "乙"),
    "第一，甲；第二，乙": ("甲", "乙"),
    "1.甲，2.乙，3.丙。": ("甲", "乙", "丙"),
    "1. 甲\n2. 乙\n\n3. 丙": ("甲", "乙", "丙"),
    "1.a 2.b 3.c 4.d 5.e 6.f 7.g 8.h 9.i 10.j 11.k": tuple("abcdefghijk"),
    # Written in several ways, with a gap.
    "1.甲；3、乙": ("甲", "乙"),
    "1.甲；2、乙；3.丙": ("甲", "乙", "丙"),
    "1.甲；2．乙": ("甲", "乙"),
    # A list within a list belongs to its item.
    "1.甲；(1)子；(2)丑；2.乙": ("甲；(1)子；(2)丑", "乙"),
    "1.甲 1)子 2)丑 2.乙": ("甲 1)子 2)丑", "乙"),
    "一、甲；（一）子；（二）丑；二、乙": ("甲；（一）子；（二）丑", "乙"),
    # Words before the first number stay with the first item.
    "主要措施：1.甲；2.乙": ("主要措施：甲", "乙"),
    # Numbers that number no item.
    "1.按表2.填写2.乙": ("按表2.填写", "乙"),
    "1.依据第（二）项；2.乙": ("依据第（二）项", "乙"),
    "（一）依照第（二）项（二）乙": ("依照第（二）项", "乙"),
    "1.行政许可法(2019)第42条；2.某条例": ("行政许可法(2019)第42条", "某条例"),
    "1.2名以上执法人员；2.全程记录": ("2名以上执法人员", "全程记录"),
    "1.甲；2.5万元以上报批；3.丙": ("甲", "5万元以上报批", "丙"),
    "1.甲，2.5倍罚款": ("甲，2.5倍罚款",),
    "1.办理时限为3个工作日4.乙": ("办理时限为3个工作日4.乙",),
    "1.甲": ("甲",),
    "①甲": ("甲",),
    # Lists without numbers.
    "加强教育；强化监督": ("加强教育", "强化监督"),
    "加强教育\n强化监督": ("加强教育", "强化监督"),
    "1.5万元以上；2.5万元以下": ("1.5万元以上", "2.5万元以下"),
    "1.1甲；1.2乙": ("1.1甲", "1.2乙"),
    "": (),
}
NO_LISTS = ("第1.2条", "3.5万元", "2024.1.1", "表1.甲", "表1.甲表2.乙", "一、二级风险", "一、二、三级", "1、2号窗口", "第一，要重视",
            "1:3比例", "1：30开始", "1.2.3.", "（2019）第1号", "统一、规范", "10.甲", "2.甲", "（2）甲（3）乙", "第（一）项（二）乙", "P1.甲P2.乙",
            "一是", "(1)", "甲（1）乙（2）")


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_split_where_its_numbers_say_so(text: str) -> None:
    assert split(text).texts == LISTS[text]


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list_is_one_item_as_it_stands(text: str) -> None:
    assert split(text) == ((text,), None)


STYLES = [Style(before, numerals, after, between, end)
          for before, numerals, after in [("", "digits", "."), ("", "digits", "、"), ("", "digits", "）"), ("（", "digits", "）"), ("", "wide", "．"),
                                          ("（", "wide", "）"), ("", "han", "、"), ("（", "han", "）"), ("", "han", "是"), ("第", "han", "，"),
                                          ("", "circled", ""), ("", "bracketed", ""), ("", "digits", ". ")]
          for between, end in [("；", ""), ("；", "。"), ("\n", ""), ("。\n", "。"), (" ", ""), ("，", "。"), ("", "")]]
WORDS = st.text(alphabet="核查登记审批材料现场不实违规办理超过时限A=+-@、", min_size=1, max_size=12).map(lambda text: f"查{text}核")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: repr("".join(style)))
def test_a_sample_shows_the_style(style: Style) -> None:
    shown = style_of(sample(style))
    assert shown == style or (style.between == " " and style.after == ". ")


@given(st.lists(WORDS, min_size=2, max_size=12), st.sampled_from(STYLES))
@SWIFT
def test_items_joined_and_split_again_are_the_same(texts: list[str], style: Style) -> None:
    if style == style._replace(between="", numerals="han", after="、") or style.before == "第":
        texts = texts[:9]
    assert list(split(join(texts, style)).texts) == texts


PIECES = st.lists(st.sampled_from([*"甲乙核表第项5.；。，\n ：", "1.", "2.", "3、", "1)", "2)", "（1）", "（2）", "（一）", "（二）", "①", "②", "③",
                                   "一、", "二、", "一是", "二是", "10.", "12"]), max_size=14).map("".join)
NUMBER_AND_SIGNS = re.compile(r"[\s；;。，,、.．:：()（）0-9一二三①②③是第]*\Z")


@given(PIECES)
@example("1.甲1.2.乙")
@example("（一）；（二）")
@SWIFT
def test_only_numbers_and_signs_between_items_are_left_out(text: str) -> None:
    at = 0
    for item in split(text).texts:
        lead, found, rest = item.partition("：")
        for part in (item,) if item in text[at:] else (f"{lead}{found}", rest):
            start = text.index(part.strip(), at)
            assert NUMBER_AND_SIGNS.match(text[at:start]), (text, split(text))
            at = start + len(part.strip())
    assert NUMBER_AND_SIGNS.match(text[at:]), (text, split(text))


@given(PIECES)
@SWIFT
def test_the_numbers_of_a_list_count_up_from_one(text: str) -> None:
    marks = numbered(text)
    numbers = [mark.number for mark in marks]
    assert numbers == sorted(set(numbers))
    assert numbers[:1] in ([], [1])
    assert len({mark.group for mark in marks}) <= 1
    assert all(left.end <= right.start for left, right in pairwise(marks))


def test_a_cell_full_of_numbers_is_read_in_little_work() -> None:
    text = "".join(f"；{number % 99 + 1}.{'1)' * 3}" for number in range(5_000))
    assert len(numbered(f"1.甲{text}")) == 99


@pytest.mark.parametrize("numerals", ["digits", "wide", "han", *GLYPHS])
def test_numerals_are_read_as_they_are_written(numerals: str) -> None:
    most = min(99, len(GLYPHS.get(numerals, "x" * 99)))
    after = "" if numerals in GLYPHS else "）"
    text = "".join(f"{numeral(number, numerals)}{after}甲" for number in range(1, most + 1))
    assert [mark.number for mark in numbered(text)] == list(range(1, most + 1))
