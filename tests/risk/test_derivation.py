"""The level that a scheme gives: tables of each shipped scheme, what cannot be read, and the published 79."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.catalog.read import read_catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import SchemeMethod
from riskctl.risk.derivation import Reading, derive
from riskctl.risk.scale import scale_of
from riskctl.risk.scheme_flaws import flaws
from tests.conftest import ROOT

RANK = {"high": 2, "medium": 1, "low": 0}


def level(scheme: str | LevelScheme, **fields: Any) -> str | None:
    """The id of the level that a scheme gives a risk point with these fields."""
    found = derive(PACKS.level_schemes[scheme] if isinstance(scheme, str) else scheme, RiskPoint("r", fields))
    return found.level.id if found and found.level else None


def troubles(scheme: str | LevelScheme, **fields: Any) -> list[tuple[str, str, str]]:
    """Reason, path and value of every trouble."""
    found = derive(PACKS.level_schemes[scheme] if isinstance(scheme, str) else scheme, RiskPoint("r", fields))
    return [(one.reason.value, ".".join(one.path), one.value) for one in found.troubles] if found else []


@pytest.mark.parametrize("scheme", PACKS.level_schemes.values(), ids=lambda scheme: scheme.id)
def test_a_shipped_scheme_has_no_flaw(scheme: LevelScheme) -> None:
    assert list(flaws(scheme, ())) == []


@pytest.mark.parametrize(("scheme", "ids"), [
    ("hml", ["high", "medium", "low"]), ("consequence", ["一", "二", "三"]), ("power", ["一", "二", "三"]),
    ("class", ["一", "二", "三"]), ("matrix", ["一", "二", "三"]), ("criteria", ["一", "二", "三"]),
    ("taxpayer", ["五", "四", "三", "二", "一"]), ("alarm", ["二", "一"]),
])
def test_levels_are_in_the_order_of_the_list_whatever_they_are_called(scheme: str, ids: list[str]) -> None:
    scale = scale_of(PACKS.level_schemes[scheme])
    assert [one.id for one in scale.levels] == ids
    assert [one.gravity for one in scale.levels] == list(range(1, len(ids) + 1))
    assert scale.levels[0].is_gravest
    assert scale.milder(scale.levels[0], 1).id == ids[1]
    assert scale.milder(scale.levels[0], 99).id == ids[-1]


@pytest.mark.parametrize(("scheme", "fields", "given"), [
    *[("hml", {"level": id}, id) for id in ("high", "medium", "low")],
    ("hml", {"level": "高"}, None), ("hml", {}, None), ("hml", {"level": "高", "also": {"hml": "low"}}, "low"),
    *[("taxpayer", {"also": {"taxpayer": id}}, id) for id in "五四三二一"],
    *[("alarm", {"also": {"alarm": id}}, id) for id in "二一"],
    *[("consequence", {"scoring": {"consequence": word}}, id) for word, id in
      (("刑事", "一"), ("党政纪", "二"), ("通报", "三"), ("谈话", None))],
    ("consequence", {"scoring": {}}, None), ("consequence", {"consequence": "刑事"}, None),
    *[("power", {"scoring": {"power": word}}, id) for word, id in
      (("重要权力", "一"), ("部分权力", "二"), ("基本没有", "三"), ("很大", None))],
    *[("class", {"class": word}, id) for word, id in
      (("许可", "一"), ("处罚", "一"), ("监督检查", "二"), ("行政事务", "一"), ("公共", "三"), ("其他", None))],
])
def test_the_table_of_a_scheme_of_words(scheme: str, fields: Mapping[str, object], given: str | None) -> None:
    assert level(scheme, **fields) == given


@pytest.mark.parametrize("met", list(product([True, False, None], repeat=5)))
def test_criteria_are_counted(met: tuple[bool | None, ...]) -> None:
    ids = ("control", "discretion", "openness", "leverage", "exposure")
    answers = {id: one for id, one in zip(ids, met, strict=True) if one is not None}
    count = met.count(True)
    expected = "一" if count >= 3 else "二" if count == 2 else "三" if count == 1 else None
    assert level("criteria", scoring={"criteria": answers}) == expected
    assert troubles("criteria", scoring={"criteria": answers}) == ([] if count else [("none_met", "scoring.criteria", "")])


@pytest.mark.parametrize(("likelihood", "impact"), list(product(RANK, RANK)))
def test_the_matrix_of_values(likelihood: str, impact: str) -> None:
    """Both middling or one high and one low is 二; more is 一, less is 三."""
    together = RANK[likelihood] + RANK[impact]
    expected = "一" if together > 2 else "二" if together == 2 else "三"
    assert level("matrix", scoring={"likelihood": likelihood, "impact": impact}) == expected


@pytest.mark.parametrize("answers", list(product(("repeated", "single", "never"), ("weak", "partial", "strong"),
                                                 ("great", "moderate", "small"), ("public", "local", "internal"))))
def test_the_matrix_of_answers_is_the_matrix_of_what_they_combine_to(answers: tuple[str, str, str, str]) -> None:
    scheme = PACKS.level_schemes["matrix"]
    combine: Any = scheme.combine
    history, restraint, loss, influence = answers
    likelihood, impact = combine["likelihood"][history][restraint], combine["impact"][loss][influence]
    point = RiskPoint("r", {"scoring": {"likelihood": {"restraint": restraint, "history": history},
                                        "impact": {"loss": loss, "influence": influence}}})
    found = derive(scheme, point)
    assert found is not None
    assert found.level is not None
    assert found.level.id == level("matrix", scoring={"likelihood": likelihood, "impact": impact})
    assert found.readings == (
        Reading("likelihood", (history, restraint), likelihood, ("history", "restraint")),
        Reading("impact", (loss, influence), impact, ("loss", "influence")),
        Reading("level", (likelihood, impact), found.level.id))


GOOD = {"loss": "great", "influence": "public"}


@pytest.mark.parametrize(("scheme", "fields", "found"), [
    ("class", {"class": "许"}, [("unknown", "class", "许")]),
    ("consequence", {"scoring": {"consequence": "谈话"}}, [("unknown", "scoring.consequence", "谈话")]),
    ("criteria", {"scoring": {"criteria": {"control": True, "money": True}}}, [("unknown", "scoring.criteria.money", "money")]),
    ("matrix", {"scoring": {"likelihood": "high"}}, [("unanswered", "scoring.impact", "")]),
    ("matrix", {"scoring": {"likelihood": "often", "impact": "high"}}, [("unknown", "scoring.likelihood", "often")]),
    ("matrix", {"scoring": {"likelihood": {"history": "single"}, "impact": GOOD}},
     [("unanswered", "scoring.likelihood.restraint", "restraint")]),
    ("matrix", {"scoring": {"likelihood": {"history": "seldom", "restraint": True}, "impact": GOOD}},
     [("unknown", "scoring.likelihood.history", "seldom"), ("unanswered", "scoring.likelihood.restraint", "restraint")]),
    ("matrix", {"scoring": {"likelihood": {"history": "single", "restraint": "weak", "luck": "bad", "x-note": "y"},
                            "impact": "high"}}, [("unknown", "scoring.likelihood.luck", "luck")]),
    ("matrix", {"scoring": {"likelihood": ["high"], "impact": "high"}}, [("unanswered", "scoring.likelihood", "")]),
])
def test_what_cannot_be_read_is_a_trouble_and_no_level_is_guessed(
        scheme: str, fields: Mapping[str, object], found: list[tuple[str, str, str]]) -> None:
    assert troubles(scheme, **fields) == found
    assert level(scheme, **fields) is None


@pytest.mark.parametrize(("scheme", "fields"), [
    ("hml", {}), ("class", {"level": "一"}), ("consequence", {"consequence": "刑事"}), ("criteria", {"scoring": {}}),
    ("matrix", {}), ("matrix", {"scoring": {}}), ("matrix", {"scoring": {"likelihood": None, "impact": {}}}),
    ("matrix", {"scoring": "high"}),
])
def test_nothing_to_go_by_is_no_derivation(scheme: str, fields: Mapping[str, object]) -> None:
    assert derive(PACKS.level_schemes[scheme], RiskPoint("r", fields)) is None


def test_a_hole_in_a_table_is_a_trouble_of_the_scheme() -> None:
    node = {"name": "x", "by": "matrix", "levels": [{"id": "a", "label": "a"}], "table": {"1": {"1": "a", "2": "b"}, "2": {"1": "a"}}}
    scheme = LevelScheme("s", node)
    assert level(scheme, scoring={"likelihood": 1, "impact": 1}) == "a"
    assert troubles(scheme, scoring={"likelihood": 1, "impact": "2"}) == [("not_in_table", "", "1, 2")]
    assert troubles(scheme, scoring={"likelihood": "2", "impact": "2"}) == [("not_in_table", "", "2, 2")]
    by_class = LevelScheme("s", {"by": "class", "levels": [], "classes": {"甲": "…"}, "table": {"乙": "a"}})
    assert troubles(by_class, **{"class": "甲"}) == [("not_in_table", "", "甲")]
    assert derive(LevelScheme("s", {"name": "x", "by": "guess"}), RiskPoint("r", {"class": "甲"})) is None


def test_three_questions_go_three_tables_deep() -> None:
    def question(*answers: str) -> dict[str, object]:
        return {"question": "?", "answers": list(answers)}

    node = {"by": "matrix", "levels": [{"id": "a"}, {"id": "b"}], "table": {"yes": {"yes": "a", "no": "b"}, "no": {"yes": "b", "no": "b"}},
            "indicators": {"likelihood": {"x": question("p", "q"), "y": question("p"), "z": question("1", "2")}},
            "combine": {"likelihood": {"p": {"p": {"1": "yes", "2": "no"}}, "q": {"p": {"1": "no"}}}}}
    scheme = LevelScheme("s", node)
    assert level(scheme, scoring={"likelihood": {"z": 1, "x": "p", "y": "p"}, "impact": "yes"}) == "a"
    assert level(scheme, scoring={"likelihood": {"z": 2, "x": "p", "y": "p"}, "impact": "yes"}) == "b"
    assert troubles(scheme, scoring={"likelihood": {"x": "q", "y": "p", "z": "2"}, "impact": "yes"}) == [
        ("not_in_table", "scoring.likelihood", "q, p, 2")]


def test_the_published_79_have_the_published_levels() -> None:
    """Their own scheme and the shipped one by class give each of the 72 with a class the level that was published."""
    catalog = read_catalog(ROOT / "examples" / "anyang-79", date(2026, 6, 30))
    own, shipped = catalog.level_scheme, PACKS.level_schemes["class"]
    classes = {"一类": "许可", "二类": "处罚", "三类": "监督检查", "四类": "行政事务", "五类": "公共"}
    assert own is not None
    assert own.by is SchemeMethod.CLASS
    published = {"一类": "一", "二类": "一", "三类": "二", "四类": "一", "五类": "三"}
    given = []
    for point in catalog.risk_points.values():
        if point.risk_class is None:
            assert (point.level, derive(own, point)) == (None, None)
            continue
        found, by_shipped = derive(own, point), derive(shipped, RiskPoint("r", {"class": classes[point.risk_class]}))
        assert found is not None
        assert found.level is not None
        assert by_shipped is not None
        assert by_shipped.level is not None
        assert found.level.id == by_shipped.level.id == point.level == published[point.risk_class]
        given.append(found.level.id)
    assert (len(catalog.risk_points), given.count("一"), given.count("二"), given.count("三")) == (79, 35, 21, 16)
