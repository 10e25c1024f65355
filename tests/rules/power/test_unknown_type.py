"""PW106: a type that is in no type scheme."""

import pytest

from riskctl.rules.power.unknown_type import RULE
from tests.building import catalog, facts

SCHEMES = ["internal", "national", "zhanhua"]
NATIONAL = ["license", "penalty", "coercion", "levy", "payment", "inspection", "confirmation", "reward",
            "adjudication", "other", "public_service"]
INTERNAL = ["personnel", "finance", "affairs", "decision"]


@pytest.mark.parametrize(("type", "known", "suggestion"), [
    ("license", SCHEMES, "national:license"),
    ("行政许可", SCHEMES, "national:license"),
    ("行政指导", SCHEMES, "zhanhua:guidance"),
    ("personnel", SCHEMES, "internal:personnel"),
    ("national:licence", NATIONAL, "national:license"),
    ("national:行政处罚", NATIONAL, "national:penalty"),
    ("national:03", NATIONAL, "national:coercion"),
    ("national:", NATIONAL, ""),
    ("national", NATIONAL, ""),
    ("internal:财务管理权", INTERNAL, "internal:finance"),
    ("natonal:license", SCHEMES, "national:license"),
    ("gaotai:supervision", SCHEMES, ""),
    ("03", SCHEMES, ""),
    ("national:license:food", NATIONAL, "national:license"),
    ("National:license", SCHEMES, "national:license"),
])
def test_an_unknown_type_is_found_with_the_one_that_is_meant(type: str, known: list[str], suggestion: str) -> None:
    of = catalog(powers={"p": {"name": "食品经营许可", "type": type, "status": "retired"}})
    values = {"name": "食品经营许可", "type": type, "known": known, "suggestion": suggestion}
    assert facts(RULE, of) == [("p", "type", values)]


@pytest.mark.parametrize("type", ["national:license", "national:public_service", "internal:decision",
                                  "zhanhua:guidance", None, "", 3, ["national:license"]])
def test_known_types_and_absent_ones_are_not(type: object) -> None:
    assert facts(RULE, catalog(powers={"p": {"name": "食品经营许可", "type": type}})) == []
