"""The join of texts that are alike, against comparing every text with every other."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.similarity import Cluster, clusters, shingles, similarity

# Few letters and shared pieces, so that texts are often alike but not the same.
PIECES = st.sampled_from(["单人核查", "走过场", "不按规定", "收受礼品", "超时", "核查", "甲", "乙", "丙",
                          "。", " "])
TEXTS = st.lists(PIECES, max_size=9).map("".join) | st.text("甲乙丙丁", max_size=12)
LEAST = st.sampled_from([0.5, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0])


def by_brute_force(texts: Sequence[str], least: float) -> list[Cluster]:
    """Every pair compared; components by spreading from text to text."""
    sets = [shingles(text) for text in texts]
    near = {one: {other for other in range(len(texts)) if other != one and sets[one] and sets[other]
                  and similarity(sets[one], sets[other]) >= least} for one in range(len(texts))}
    found, seen = [], set[int]()
    for start in range(len(texts)):
        if start in seen:
            continue
        component = {start}
        while grown := {other for one in component for other in near[one]} - component:
            component |= grown
        seen |= component
        if len(component) > 1:
            members = tuple(sorted(component))
            second = sets[members[1]]
            best = max(similarity(second, sets[other]) for other in members if other != members[1])
            nearest = next(other for other in members
                           if other != members[1] and similarity(second, sets[other]) == best)
            found.append(Cluster(members, nearest, best))
    return sorted(found, key=lambda cluster: cluster.members[1])


@given(st.lists(TEXTS, max_size=14), LEAST)
def test_the_join_finds_what_comparing_all_finds(texts: list[str], least: float) -> None:
    assert list(clusters(tuple(texts), least)) == by_brute_force(texts, least)


@given(st.data(), LEAST)
def test_long_texts_with_small_changes_are_joined_as_well(data: st.DataObject, least: float) -> None:
    whole = "".join(chr(0x4e00 + at) for at in range(60))
    texts = []
    for _ in range(data.draw(st.integers(2, 8))):
        cuts = data.draw(st.lists(st.integers(0, 59), max_size=6))
        texts.append("".join(letter for at, letter in enumerate(whole) if at not in cuts))
    assert list(clusters(tuple(texts), least)) == by_brute_force(texts, least)


@pytest.mark.parametrize(("least", "asked"), [(0.5, 0.0), (0.5, -1.0), (0.5, 0.49)])
def test_less_than_a_half_is_taken_for_a_half(least: float, asked: float) -> None:
    texts = ["甲乙丙", "甲乙丁", "甲乙丙丁", "戊己"]
    assert list(clusters(tuple(texts), asked)) == by_brute_force(texts, least)


@pytest.mark.parametrize("texts", [[], ["单人核查"], ["", "", "。", "  "], ["甲", "乙", "丙"], ["甲乙", "乙甲"]])
def test_nothing_is_alike(texts: list[str]) -> None:
    assert list(clusters(tuple(texts), 0.9)) == []


@pytest.mark.parametrize(("one", "other", "alike"), [
    ("甲", "甲", 1.0), ("甲乙", "甲", 0.0), ("甲乙丙", "甲乙", 0.5), ("甲乙丙丁", "甲乙丙", 2 / 3), ("", "", 0.0), ("",
                                                                                                                    "甲", 0.0),
])
def test_similarity_is_the_share_of_common_shingles(one: str, other: str, alike: float) -> None:
    assert similarity(shingles(one), shingles(other)) == alike


def test_many_texts_cost_no_comparison_of_all() -> None:
    texts = [f"{at:05d}号案卷" + "".join(chr(0x4e00 + (at * 7919 + step * 104729) % 9000) for step in range(30))
             for at in range(5000)]
    texts[4999] = texts[17] + "。"
    assert [cluster.members for cluster in clusters(tuple(texts), 0.9)] == [(17, 4999)]
