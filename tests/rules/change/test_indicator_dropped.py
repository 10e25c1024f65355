"""DF205: a risk point that fewer indicators watch."""

from typing import Any

import pytest

from riskctl.rules.change.indicator_dropped import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "more", "dropped"), [
    (["超期件数", "退件率"], ["退件率"], {}, ("超期件数", 1)),
    (["超期件数"], [], {}, ("超期件数", 0)),
    (["超期件数"], None, {}, ("超期件数", 0)),
    (["超期件数", "退件率"], ["退件率", "超期件数"], {}, None),
    (["超期件数", "超期件数"], ["超期件数"], {}, None),
    (["超期件数"], ["超期十日以上件数"], {}, None),
    (["超期件数"], [], {"status": "accepted"}, None),
])
def test_an_indicator_that_is_dropped(before: Any, after: Any, more: dict[str, str], dropped: tuple[str, int] | None) -> None:
    base, head = (of("risk_points", {"name": "拖延", "indicators": held, **more}) for held in (before, after))
    values = {"name": "拖延", "indicator": dropped[0], "left": dropped[1]} if dropped else None
    assert_told(RULE, base, head, "x", "indicators", values)


def test_each_one_that_is_gone_is_told() -> None:
    base, head = (of("risk_points", {"name": "拖延", "indicators": held}) for held in (["甲", "乙", "丙"], ["丁"]))
    told = [(effect, values["indicator"], values["left"]) for effect, _, _, values in effects(RULE, base, head)]
    assert sorted(told) == sorted(("weakens", name, 1) for name in "甲乙丙")
