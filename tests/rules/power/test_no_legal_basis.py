"""PW101: a power that rests on no law."""

import pytest

from riskctl.rules.power.no_legal_basis import RULE
from tests.building import catalog, facts, hits, read
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"legal_basis": None}, True),
    ({"legal_basis": []}, True),
    ({"type": "internal:personnel"}, True),
    ({"legal_basis": ["行政许可法(2019)第30条"]}, False),
    ({"legal_basis": ["税总发〔2017〕22号"]}, False),
    ({"legal_basis": ["行政许可法第三十条"]}, False),
    ({"legal_basis": "行政许可法(2019)第30条"}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_power_in_force_needs_a_basis(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**POWER, **changes}})
    assert facts(RULE, of) == ([("p", "legal_basis", {"name": "食品经营许可"})] if found else [])


def test_the_place_is_the_name_and_every_power_counts_for_itself() -> None:
    of = read("powers:\n  a:\n    name: 甲\n  b:\n    type: national:license\n")
    assert [(hit.record, hit.at.line, hit.at.column) for hit in hits(RULE, of)] == [("a", 3, 11), ("b", 4, 3)]
