"""Where a level scheme is incomplete or contradicts itself."""

from collections.abc import Mapping
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.packs import PACKS
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.risk.derivation import Reason, derive
from riskctl.risk.scheme_flaws import flaws

Found = list[tuple[str, str, tuple[str, ...]]]
AB: dict[str, Any] = {"name": "x", "levels": [{"id": "a"}, {"id": "b"}]}


def found(posts: set[str] | None = None, **fields: Any) -> Found:
    """Every flaw with its dotted path and what it concerns."""
    return [(one.flaw.value, ".".join(str(part) for part in one.path), one.items)
            for one in flaws(LevelScheme("s", {**AB, **fields}), posts)]


@pytest.mark.parametrize(("fields", "expected"), [
    ({"by": "declared"}, []),
    ({}, []),
    ({"by": "declared", "levels": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, [("level_twice", "levels.2.id", ("a",))]),
    ({"by": "declared", "levels": [{"id": "a", "tier": "t"}], "tiers": {"u": {"name": "u"}}}, [("unknown", "levels.0.tier", ("t",))]),
    ({"by": "class"}, [("absent", "table", ())]),
    ({"by": "consequence", "table": {}}, [("absent", "table", ())]),
    ({"by": "power", "table": {"x": "a", "y": "c", "z": 1}}, [("unknown", "table.y", ("c",)), ("unknown", "table.z", ("1",))]),
    ({"by": "class", "table": {"x": "a"}, "classes": {"x": "…", "y": "…"}}, [("missing", "table", ("y",))]),
    ({"by": "consequence", "table": {"x": "a"}, "classes": {"y": "…"}}, []),
    ({"by": "criteria"}, [("absent", "criteria", ()), ("absent", "table", ())]),
    ({"by": "criteria", "criteria": {"p": "?", "q": "?"}, "table": {"2": "a", "1": "b"}}, []),
    ({"by": "criteria", "criteria": {"p": "?", "q": "?"}, "table": {"2": "a", "1": "a", "0": "b"}}, []),
    ({"by": "criteria", "criteria": {"p": "?", "q": "?"}, "table": {"1": "b", "3": "a"}},
     [("missing", "table", ("2",)), ("unknown", "table.3", ("3",))]),
    ({"by": "criteria", "criteria": {"p": "?", "q": "?"}, "table": {"2": "b", "1": "a"}}, [("out_of_order", "table.2", ("1", "2"))]),
    ({"by": "matrix"}, [("absent", "table", ())]),
    ({"by": "matrix", "table": {"1": {"1": "a", "2": "b"}, "2": {"1": "b"}}}, [("missing", "table", ("2 × 2",))]),
    ({"by": "matrix", "table": {"1": {"1": "a", "2": "c"}}}, [("unknown", "table.1.2", ("c",))]),
    ({"by": "matrix", "table": {"1": "a", "2": {"1": "a"}}}, [("missing", "table", ("1 × 1",))]),
    ({"by": "matrix", "table": {"1": {"1": "a", "2": ["a"]}}}, [("missing", "table.1", ("2",))]),
    ({"by": "power", "table": {"x": "a", "y": None}}, [("missing", "table", ("y",))]),
    ({"by": "declared", "maps": {"hml": {"a": "high"}}}, [("missing", "maps.hml", ("b",))]),
    ({"by": "declared", "maps": {"hml": {"a": "high", "b": "nonsense"}}}, []),
])
def test_flaws_of_levels_tables_and_maps(fields: Mapping[str, Any], expected: Found) -> None:
    assert found(**fields) == expected


@pytest.mark.parametrize(("posts", "expected"), [
    (None, []), ({"clerk"}, []), (set(), [("unknown", "levels.0.supervisors", ("clerk",))]),
])
def test_supervisors_are_words_or_posts(posts: set[str] | None, expected: Found) -> None:
    words = ["head", "portfolio_leader", "unit_head", "discipline", "clerk"]
    assert found(posts, by="declared", levels=[{"id": "a", "supervisors": words}]) == expected


QUESTIONS = {"x": {"question": "?", "answers": ["p", "q"]}, "y": {"question": "?", "answers": {"r": "…", "s": "…"}}}
MATRIX: dict[str, Any] = {"by": "matrix", "table": {"1": {"1": "a"}, "2": {"1": "b"}}, "indicators": {"likelihood": QUESTIONS}}


@pytest.mark.parametrize(("table", "expected"), [
    ({"p": {"r": "1", "s": 2}, "q": {"r": "2", "s": "2"}}, []),
    (None, [("absent", "combine.likelihood", ())]),
    ({"p": {"r": "1"}}, [("missing", "combine.likelihood", ("p + s", "q + …"))]),
    ({"p": {"r": "1", "s": "2", "t": "1"}, "q": "1"}, [("missing", "combine.likelihood", ("q + …",)), ("unknown", "combine.likelihood.p.t", ("t",))]),
    ({"p": {"r": "1", "s": "3"}, "q": {"r": {}, "s": "2"}},
     [("missing", "combine.likelihood", ("q + r",)), ("unknown", "combine.likelihood.p.s", ("3",))]),
])
def test_flaws_of_a_combination_table(table: Any, expected: Found) -> None:
    assert found(**MATRIX, combine={"likelihood": table}) == expected


def test_a_question_without_answers() -> None:
    indicators = {"impact": {"x": {"question": "?", "answers": "yes or no"}}}
    assert found(by="matrix", table={"1": {"1": "a"}}, indicators=indicators, combine={"impact": {"yes": "1"}}) == [
        ("absent", "indicators.impact.x.answers", ()), ("unknown", "combine.impact.yes", ("yes",))]


HML = PACKS.level_schemes["hml"]


def _reduces(part: str, key: str | None, value: Any) -> Found:
    table: Any = deepcopy(dict(HML.node["reduces"]))  # type: ignore[call-overload] # what ships has one
    if key is None:
        table[part] = value
    elif value is None:
        table[part] = {**table[part]}
        del table[part][key]
    else:
        table[part] = {**table[part], key: value}
    return found(by="declared", reduces=table)


@pytest.mark.parametrize(("part", "key", "value", "expected"), [
    ("points_per_level", None, 1, []),
    ("points_per_level", None, 0, [("not_points", "reduces.points_per_level", ())]),
    ("points_per_level", None, "2", [("not_points", "reduces.points_per_level", ())]),
    ("at_most_levels", None, True, [("not_points", "reduces.at_most_levels", ())]),
    ("together", None, "sum", [("unknown", "reduces.together", ("sum",))]),
    ("together", None, None, [("missing", "reduces", ("together",))]),
    ("kind", "training", None, [("missing", "reduces.kind", ("training",))]),
    ("kind", "prayer", 1, [("unknown", "reduces.kind.prayer", ("prayer",))]),
    ("timing", "detective", -1, [("not_points", "reduces.timing.detective", ())]),
    ("timing", "detective", 9, []),
    ("design", "partial", 5, [("out_of_order", "reduces.design.partial", ("partial", "full"))]),
    ("operation", "untested", 1, [("out_of_order", "reduces.operation.untested", ("untested", "none"))]),
])
def test_flaws_of_the_table_of_what_controls_take_off(part: str, key: str | None, value: Any, expected: Found) -> None:
    assert _reduces(part, key, value) == expected


LEVELS = st.sampled_from(["a", "b", "c"])
VALUES = st.sampled_from(["1", "2", "3"])
COMBINE = st.dictionaries(st.sampled_from(["p", "q"]), st.dictionaries(st.sampled_from(["r", "s"]), VALUES))


@settings(deadline=None)
@given(st.dictionaries(VALUES, st.dictionaries(VALUES, LEVELS, min_size=1), min_size=1), COMBINE)
def test_a_scheme_has_no_flaw_exactly_if_every_answer_has_a_level(table: dict[str, dict[str, str]], combine: dict[str, Any]) -> None:
    """Against trying every combination of answers and values; answers and values that lead nowhere aside."""
    scheme = LevelScheme("s", {**AB, **MATRIX, "table": table, "combine": {"likelihood": combine}})
    impacts = {impact for row in table.values() for impact in row}
    likelihoods: list[Any] = [*table, *({"x": x, "y": y} for x, y in product("pq", "rs"))]
    tried = (derive(scheme, RiskPoint("r", {"scoring": {"likelihood": likelihood, "impact": impact}}))
             for likelihood in likelihoods for impact in impacts)
    holes = [one for one in tried if one is None or one.level is None]
    assert all(one is None or one.troubles[0].reason is Reason.NOT_IN_TABLE for one in holes)
    assert bool(list(flaws(scheme))) == bool(holes)


