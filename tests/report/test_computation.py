"""How a risk point comes by its levels, and a level scheme, in words and as data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riskctl.catalog.packs import PACKS
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES, Language
from riskctl.model.scheme import LevelScheme
from riskctl.report.computation import computation, computation_json
from riskctl.report.scheme import scheme_text
from tests.building import catalog

GOLDEN = Path(__file__).parent / "golden"
CONTROLS: dict[str, Any] = {
    "two": {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head", "tested": "2026-05-01",
            "effect": {"design": "full", "operation": "partial"}},
    "check": {"name": "季度抽查", "kind": "spot_check", "timing": "detective", "owner": "head", "tested": "2025-05-01",
              "effect": {"design": "full", "operation": "full"}},
    "later": {"name": "系统比对", "kind": "system_block", "timing": "detective", "owner": "head", "valid_from": "2026-10-01"},
    "silent": {"name": "台账", "kind": "trace", "timing": "corrective", "owner": "head", "tested": "2026-05-01"},
    "own": {"name": "自查", "kind": "spot_check", "timing": "detective", "owner": "clerk", "tested": "2026-05-01"},
    "old": {"name": "旧办法", "kind": "separation", "timing": "preventive", "owner": "head", "valid_to": "2025-12-31"},
    "course": {"name": "培训", "kind": "training", "timing": "preventive", "owner": "head"},
    "bare": {"name": "未写清"},
}
SCORING = {"likelihood": {"history": "single", "restraint": "weak"}, "impact": {"loss": "great", "influence": "public"}}


def _sample(scheme: str = "matrix", **fields: Any) -> Catalog:
    point = {"name": "核查不实", "accountable": {"direct": "clerk"}, **fields}
    posts = {"clerk": {"name": "核查岗", "unit": "u"}, "head": {"name": "股长", "unit": "u"}}
    return catalog({"riskctl": 1, "level_scheme": scheme}, posts=posts, controls=CONTROLS, risk_points={"r": point})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_computation(language: Language, golden: Callable[[Path, str], None]) -> None:
    of = _sample(level="二", scoring=SCORING, controls=[*CONTROLS, "none-such"])
    golden(GOLDEN / f"computation.{language}.txt", computation(of, of.risk_points["r"], language))


def test_the_whole_computation_as_data(golden: Callable[[Path, str], None]) -> None:
    of = _sample(level="二", scoring=SCORING, controls=[*CONTROLS, "none-such"])
    document = computation_json(of, of.risk_points["r"])
    golden(GOLDEN / "computation.json", json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def test_a_question_that_both_axes_have_is_answered_in_the_words_of_its_own() -> None:
    questions = {"history": {"question": "q", "answers": {"a": "常有"}}}, {"history": {"question": "q", "answers": {"a": "很大"}}}
    own = {**PACKS.level_schemes["matrix"].node, "indicators": dict(zip(("likelihood", "impact"), questions, strict=True)),
           "combine": {"likelihood": {"a": "high"}, "impact": {"a": "low"}}}
    of = catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes={"own": own},
                 risk_points={"r": {"name": "r", "scoring": {"likelihood": {"history": "a"}, "impact": {"history": "a"}}}})
    said = computation(of, of.risk_points["r"], "zh")
    assert "可能性·history: q → 常有（a）" in said
    assert "影响程度·history: q → 很大（a）" in said


@pytest.mark.parametrize(("scheme", "fields", "lines"), [
    ("hml", {"level": "high"}, ["declared: high (高)", "inherent, before controls: high (高) ★★★", "no controls"]),
    ("hml", {}, ["inherent, before controls: no level", "no controls", "planned: no level", "current: no level"]),
    ("hml", {"level": "高"}, ["level 高: is not of the scheme", "inherent, before controls: no level"]),
    ("class", {"class": "处罚"}, ["class '处罚' gives 一 (一级)", "inherent, before controls: 一 (一级) ★★★"]),
    ("criteria", {"scoring": {"criteria": {"control": True, "exposure": True}}},
     ["criterion·control: 是否掌握权力或公共资源，能让他人得到不当好处并由此谋私？ → yes",
      "criterion·discretion: 权力是否较大，办理时有没有较宽的裁量余地？ → not written, which is no",
      "criteria met: 2 (control, exposure)", "2 gives 二 (二级)"]),
    ("criteria", {"scoring": {"criteria": {"control": False}}},
     ["criterion·control: 是否掌握权力或公共资源，能让他人得到不当好处并由此谋私？ → no", "criteria met: 0"]),
    ("criteria", {"scoring": {"criteria": {}}}, ["criteria met: 0", "scoring.criteria: no criterion is met: no level"]),
    ("matrix", {"scoring": {"likelihood": "low", "impact": "high"}}, ["likelihood is low", "impact is high", "low × high gives 二 (二级)"]),
    ("matrix", {"scoring": {"likelihood": {"history": "?"}, "impact": "high"}},
     ["impact is high", "scoring.likelihood.history ?: is not of the scheme", "scoring.likelihood.restraint restraint: is not answered"]),
    ("none-such", {"level": "high"}, ["There is no level scheme in force."]),
])
def test_what_is_said_of_each_scheme(scheme: str, fields: dict[str, Any], lines: list[str]) -> None:
    of = _sample(scheme, **fields)
    text = computation(of, of.risk_points["r"], "en")
    assert [line for line in lines if line not in [said.strip() for said in text.splitlines()]] == []


@pytest.mark.parametrize("scheme", PACKS.level_schemes.values(), ids=lambda scheme: scheme.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_scheme(scheme: LevelScheme, language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "schemes" / f"{scheme.id}.{language}.txt", scheme_text(scheme, language))


@pytest.mark.parametrize("node", [
    {}, {"levels": 3, "table": [1], "combine": "x", "reduces": 7, "maps": ["a"], "indicators": {"likelihood": {"q": {}}}},
    {"by": "matrix", "levels": [{}], "table": {"a": 1}, "maps": {"hml": 2}, "tiers": {"t": {}}, "reduces": {"kind": {"k\u202e": None}}},
    {"by": "criteria", "table": {"1": ["a\n"]}, "criteria": {"c\x1b[31m": "?"}, "classes": {"a": "b"}},
])
def test_a_faulty_scheme_is_shown_without_harm(node: dict[str, Any]) -> None:
    for language in LANGUAGES:
        text = scheme_text(LevelScheme("s\u202e", node), language)
        assert all(line.isprintable() for line in text.splitlines())
