"""RP203: a risk of the gravest level answered only by training or exhortation."""

import pytest

from riskctl.flow.exhortation import only_exhorts
from riskctl.rules.risk_point.only_training import RULE
from tests.building import catalog, facts

CONTROLS: dict[str, dict[str, object]] = {
    "train": {"name": "业务培训", "kind": "training"},
    "urge": {"name": "加强廉政教育，提高思想认识", "kind": "trace"},
    "check": {"name": "双人核查", "kind": "dual_person"},
    "old": {"name": "双人核查", "kind": "dual_person", "valid_to": "2026-06-29"},
    "soon": {"name": "双人核查", "kind": "dual_person", "valid_from": "2026-07-01"},
    "blank": {},
}


@pytest.mark.parametrize(("controls", "soft"), [
    (["train"], ["train"]),
    (["urge"], ["urge"]),
    (["train", "urge"], ["train", "urge"]),
    (["train", "check"], []),
    (["urge", "old"], ["urge"]),
    (["old"], []),
    (["train", "soon"], ["train"]),
    (["soon"], []),
    (["train", "none-such"], []),
    (["blank"], []),
    ([], []),
])
def test_the_gravest_risk_needs_more_than_words(controls: list[str], soft: list[str]) -> None:
    of = catalog(controls=CONTROLS, risk_points={"r": {"name": "核查不实", "level": "high", "controls": controls}})
    values = {"name": "核查不实", "level": "高", "controls": soft,
              "control_names": [CONTROLS[control]["name"] for control in soft]}
    assert facts(RULE, of) == ([("r", "controls", values)] if soft else [])


@pytest.mark.parametrize(("scheme", "point", "found"), [
    ("hml", {"level": "high"}, True),
    ("hml", {"level": "medium"}, False),
    ("hml", {"level": "高"}, False),
    ("hml", {}, False),
    ("class", {"level": "一"}, True),
    ("class", {"level": "三"}, False),
    ("upside-down", {"level": "五"}, True),
    ("upside-down", {"level": "一"}, False),
    ("hml", {"level": "high", "status": "accepted"}, False),
    ("hml", {"level": "high", "status": "retired"}, False),
])
def test_gravity_decides_and_not_the_word(scheme: str, point: dict[str, object], found: bool) -> None:
    own = {"name": "五最重", "by": "declared", "levels": [{"id": id, "label": f"{id}级"} for id in "五四三二一"]}
    of = catalog({"riskctl": 1, "level_scheme": scheme}, controls=CONTROLS, level_schemes={"upside-down": own},
                 risk_points={"r": {"controls": ["train"], **point}})
    assert bool(facts(RULE, of)) is found


def test_milder_levels_are_reported_if_wanted() -> None:
    of = catalog(controls=CONTROLS, risk_points={"r": {"name": "核查不实", "level": "low", "controls": ["train"]}})
    assert (len(facts(RULE, of)), len(facts(RULE, of, every_level=True))) == (0, 1)


@pytest.mark.parametrize(("text", "exhorts"), [
    ("加强教育", True), ("提高认识", True), ("加强学习", True), ("加强业务学习，提高业务能力和水平", True),
    ("进一步强化廉洁自律意识", True), ("加强廉政教育、职业道德教育", True), ("树立正确的权力观和政绩观", True),
    ("认真遵守各项规定", True), ("ＡＢ", False), ("", False), ("廉政教育", False), ("加强现场核查的双人签字", False),
    ("提高抽查比例至30%", False), ("加强监督检查", False), ("定期轮岗", False), ("组织集体研究", False),
    ("开展案卷抽查", False), ("加强教育，每季度由纪检组抽查", False),
])
def test_what_exhorts_and_nothing_besides(text: str, exhorts: bool) -> None:
    assert only_exhorts(text) is exhorts
