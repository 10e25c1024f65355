"""The laws that ship: known answers, sound data, and the arithmetic of versions against plain searches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalog.law_packs import laws_by_name
from riskctl.catalog.packs import PACKS
from riskctl.model.law import Law, LawVersion, Renumbering, weakest
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import Certainty

LAWS = list({law.name: law for law in PACKS.law_book.values()}.values())
M, V2 = Certainty.M, Certainty.V2


def test_every_law_is_found_by_each_of_its_names_and_no_name_means_two_laws() -> None:
    assert len(LAWS) == 45
    for law in LAWS:
        assert all(PACKS.law_book[name] is law for name in law.names)
    assert PACKS.laws == frozenset(PACKS.law_book)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_facts_of_a_law_hold_together(law: Law) -> None:
    dated = [version for version in law.versions if version.in_force_from]
    assert [version.label for version in law.versions] == sorted((version.label for version in law.versions), reverse=True)
    assert [version.in_force_from for version in dated] == sorted((one.in_force_from for one in dated if one.in_force_from), reverse=True)
    for one in law.renumbered:
        before, after = law.version(one.before), law.version(one.after)
        assert before is not None
        assert after is not None
        assert all(0 < old <= (before.articles or old) and 0 < new <= (after.articles or new) for old, new in one.articles.items())
        assert len(set(one.articles.values())) == len(one.articles)


@pytest.mark.parametrize(("law", "limits"), [
    ("行政处罚法", {2: "2 workdays", 3: "3 workdays", 5: "5 workdays", 7: "7 workdays", 10: "10 days", 15: "15 days", 90: "90 days"}),
    ("行政许可法", {5: "5 workdays", 10: "10 workdays", 20: "20 workdays", 45: "45 workdays"}),
    ("行政强制法", {10: "10 workdays", 11: "11 days", 30: "30 days"}),
    ("行政复议法", {3: "3 workdays", 5: "5 workdays", 7: "7 workdays", 10: "10 workdays", 30: "30 days", 60: "60 days"}),
    ("信息公开条例", {20: "None"}),
])
def test_each_law_counts_days_in_its_own_way(law: str, limits: dict[int, str]) -> None:
    counting = PACKS.law_book[law].counting
    assert counting is not None
    assert {days: str(counting.limit(days)) for days in limits} == limits


@pytest.mark.parametrize(("law", "version", "counts"), [
    ("行政复议法", "2023", True), ("行政复议法", "2017", False), ("行政处罚法", "2021", True), ("行政处罚法", "2017修正", False),
    ("行政许可法", "2003", True), ("行政许可法", "2019", True), ("行政强制法", None, True), ("会计法", "2024", False),
])
def test_a_way_of_counting_begins_with_a_version(law: str, version: str | None, counts: bool) -> None:
    assert (PACKS.law_book[law].counting_in(version) is not None) is counts


def test_no_number_of_articles_is_said_to_have_been_checked() -> None:
    checked = {(law.name, version.label): version.in_force_from for law in LAWS for version in law.versions if version.certainty is not M}
    assert checked == {
        ("交流工作规定", "2006"): None, ("公务员回避规定", "2020"): None, ("兰委办〔2016〕87号", "2016"): None,
        ("行政执法监督条例", "2025"): date(2026, 2, 1), ("重大税务案件审理办法", "2021"): date(2021, 8, 1),
        ("税总发〔2017〕22号", "2017"): None, ("税务部门内控自我评估模板", "2019"): None, ("伊政办发〔2018〕8号", "2018"): None}
    assert not any(version.articles for law in LAWS for version in law.versions if version.certainty is not M)


def test_articles_that_were_seen_are_known_one_by_one() -> None:
    assert {law.name: law.seen for law in LAWS if law.seen} == {"行政事业单位内部控制规范": {15: Certainty.VP, 33: Certainty.VP}}


@pytest.mark.parametrize(("certainty", "names"), [
    (Certainty.V2, "会计法 行政强制法 行政许可法 行政处罚法 行政复议法 审计法 预算法 公务员法 政府采购法 个保法 监察法 税收征管法 招标投标法"),
    (Certainty.V1, "优化营商环境条例 行政机关公务员处分条例 罚缴分离办法 采购条例 信息公开条例 重大行政决策程序暂行条例 登记条例实施细则 "
                   "处罚信息公示规定 行政事业性国有资产管理条例 税收征管法实施细则 招标条例"),
    (M, "定期定额征收管理办法 中纪发〔2011〕42号 财会〔2016〕11号 行政事业单位内部控制规范 市场监督管理行政处罚程序规定 财库〔2021〕22号 "
        "国办发〔2018〕118号"),
])
def test_how_far_the_articles_of_each_law_were_checked(certainty: Certainty, names: str) -> None:
    assert {law.name for law in LAWS if law.certainty is certainty} == set(names.split())


def test_the_known_renumbering_of_the_accounting_law() -> None:
    law = PACKS.law_book["会计法"]
    assert [(found.article, found.certainty) for article in (27, 37) if (found := law.renumbering("2017", article, "2024"))] == [(25, V2), (35, V2)]
    assert law.renumbering("2024", 35, "2017") is None


def versions() -> st.SearchStrategy[list[tuple[str, date | None, date | None]]]:
    days = st.none() | st.dates(date(2000, 1, 1), date(2000, 3, 1))
    return st.lists(st.tuples(days, st.none() | st.integers(0, 40)), max_size=4).map(
        lambda drawn: [(str(2000 + at), start, start + timedelta(length) if start and length is not None else None)
                       for at, (start, length) in enumerate(drawn)])


@given(versions(), st.dates(date(1999, 12, 1), date(2000, 5, 1)))
def test_the_version_in_force_is_the_last_to_have_begun_unless_it_has_ended(
        drawn: list[tuple[str, date | None, date | None]], day: date) -> None:
    law = Law("法", "法", (), tuple(LawVersion(label, start, end, None, M) for label, start, end in drawn), (), None, M)
    found = law.in_force(day)
    begun = {start for _, start, _ in drawn if start and start <= day}
    if found is None:
        last = [end for _, start, end in drawn if start and start == max(begun, default=None)]
        assert not begun or (last[0] is not None and last[0] < day)
    else:
        assert found.in_force_from == max(begun)
        assert found.in_force_to is None or found.in_force_to >= day


@given(st.lists(st.dictionaries(st.integers(1, 4), st.integers(1, 4), max_size=4), min_size=1, max_size=3), st.integers(1, 5))
def test_an_article_is_followed_from_version_to_version(moves: list[dict[int, int]], article: int) -> None:
    labels = [str(2000 + at) for at in range(len(moves) + 1)]
    renumbered = tuple(Renumbering(labels[at], labels[at + 1], articles, list(Certainty)[at]) for at, articles in enumerate(moves))
    law = Law("法", "法", (), (), renumbered, None, M)
    at: int | None = article
    for articles in moves:
        at = articles.get(at) if at is not None else None
    found = law.renumbering(labels[0], article, labels[-1])
    assert (found.article if found else None) == at
    assert found is None or found.certainty is weakest(list(Certainty)[:len(moves)])


def test_renumberings_in_a_ring_end() -> None:
    ring = (Renumbering("1", "2", {1: 1}, M), Renumbering("2", "1", {1: 1}, M))
    assert Law("法", "法", (), (), ring, None, M).renumbering("1", 1, "3") is None


def test_an_alias_that_is_another_laws_name_does_not_hide_it() -> None:
    entry = {"versions": {}, "certainty": "M"}
    book = laws_by_name([{"laws": {"甲": {**entry, "aliases": ["乙"]}, "乙": entry}}])
    assert {name: law.name for name, law in book.items()} == {"甲": "甲", "乙": "乙"}


def test_counting_gives_a_limit() -> None:
    counting = PACKS.law_book["处罚法"].counting
    assert counting is not None
    assert counting.limit(7) == Limit(7, "workdays")
