"""PW107: several powers of one unit with the same name."""

import pytest

from riskctl.rules.power.duplicate_name import RULE
from tests.building import catalog, facts, hits
from tests.rules.power.ended import ENDED


def power(name: str, unit: str = "u", **rest: object) -> dict[str, object]:
    return {"name": name, "unit": unit, **rest}


@pytest.mark.parametrize(("other", "found"), [
    (power("对无照经营的处罚"), True),
    (power("对 无照经营\u3000的处罚"), True),
    (power("对无照经营的处罚 "), True),
    ({"name": "对无照经营的处罚", "units": {"lead": "u", "assist": ["v"]}}, True),
    (power("对无照经营的处罚（新）"), False),
    (power("对无照经营的处罚", "v"), False),
    ({"name": "对无照经营的处罚", "units": {"lead": "v", "assist": ["u"]}}, False),
    ({"name": "对无照经营的处罚"}, False),
    ({"unit": "u"}, False),
    *((power("对无照经营的处罚", **ended), False) for ended in ENDED),
])
def test_the_same_name_within_a_unit_is_found_at_the_later(other: dict[str, object], found: bool) -> None:
    of = catalog(powers={"a": power("对无照经营的处罚"), "b": other}, units={"u": {"name": "执法大队"}})
    values = {"name": other.get("name"), "power": "b", "other": "a", "unit": "u", "unit_name": "执法大队",
              "count": 2}
    assert facts(RULE, of) == ([("b", "name", values)] if found else [])


def test_width_and_case_make_no_difference() -> None:
    of = catalog(powers={"a": power("ＡＢ类许可"), "b": power("ab类许可")})
    assert [record for record, _, _ in facts(RULE, of)] == ["b"]


def test_all_of_one_name_are_one_finding() -> None:
    of = catalog(powers={"a": power("许可"), "b": power("确认"), "c": power("许可"), "d": power("许可")})
    (hit,) = hits(RULE, of)
    assert (hit.record, hit.values["count"]) == ("c", 3)
    assert [related.record for related in hit.related] == ["a", "d"]
