"""PW109: one code on several powers."""

import pytest

from riskctl.rules.power.code_repeated import RULE
from tests.building import catalog, facts, hits
from tests.rules.power.ended import ENDED


def power(code: object, unit: str = "u", **rest: object) -> dict[str, object]:
    return {"name": f"许可{unit}", "code": code, "unit": unit, **rest}


@pytest.mark.parametrize(("first", "second", "found"), [
    (power("XK-1"), power("XK-1"), True),
    (power("XK-1"), power("xk-1"), True),
    (power("XK-1"), power("ＸＫ-1 "), True),
    (power("XK-1"), power("XK-1", "v"), True),
    (power("XK-1"), power("XK-2"), False),
    (power("300131002000"), power("300131002000"), True),
    (power("300131002000"), power("300131002000", "v"), False),
    (power("30013100200A"), power("30013100200A", "v"), True),
    (power(None), power(None), False),
    (power(7), power(7), False),
    *((power("XK-1", **ended), power("XK-1"), False) for ended in ENDED),
    *((power("XK-1"), power("XK-1", **ended), False) for ended in ENDED),
])
def test_a_code_used_again_is_found_at_the_later(first: dict[str, object], second: dict[str, object],
                                                 found: bool) -> None:
    values = {"name": second["name"], "code": second["code"], "power": "b", "other": "a", "other_name": "许"
                                                                                                        "可u",
              "count": 2}
    assert facts(RULE, catalog(powers={"a": first, "b": second})) == ([("b", "code", values)] if found else [])


def test_all_with_one_code_are_one_finding() -> None:
    (hit,) = hits(RULE, catalog(powers={key: power("1" if key != "c" else "2") for key in "abcd"}))
    assert (hit.record, hit.values["count"]) == ("b", 3)
    assert [related.record for related in hit.related] == ["a", "d"]
