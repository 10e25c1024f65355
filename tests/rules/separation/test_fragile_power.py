"""SD202: powers that survive fewer absences than the manifest asks for."""

from typing import Any

import pytest

from riskctl.rules.separation.fragile_power import RULE
from tests.building import facts
from tests.staffing.test_answer import bureau


@pytest.mark.parametrize(("held", "key", "options", "expected"), [
    (["x"], True, {}, (0, 1, ["x"])),
    (["x"], False, {}, None),
    (["x"], False, {"others": 1}, (0, 1, ["x"])),
    (["x", "y"], True, {}, None),
    (["x", "y"], True, {"key": 2}, (1, 2, ["x", "y"])),
    ([], True, {}, None),
])
def test_fewer_absences_than_asked(held: list[str], key: bool, options: dict[str, Any], expected: Any) -> None:
    found = facts(RULE, bureau({"a": {"post": "p"}}, {"p": held, "q": ["z"]}, key=key), **options)
    if expected is None:
        assert found == []
        return
    survives, asked, people = expected
    assert found == [("w", "steps", {"name": "事项", "survives": survives, "asked": asked, "people": people, "posts": ["p"]})]


def test_a_power_that_only_others_carry_survives_anything() -> None:
    assert facts(RULE, bureau({"a": {"party": "c"}}, {"p": ["x"]}, key=True)) == []
