"""WV107: a waiver of a separation of duties that no control makes up for."""

import pytest

from riskctl.rules.waiver.no_compensating import RULE
from tests.building import catalog, facts, hits, read


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"compensating": None}, True),
    ({"compensating": []}, True),
    ({"expires": None}, True),
    ({"expires": "2026-06-30"}, True),
    ({"rule": "SD101"}, True),
    ({"compensating": ["c"]}, False),
    ({"compensating": "c"}, False),
    ({"expires": "2026-06-29"}, False),
    ({"rule": "RP201"}, False),
    ({"rule": None}, False),
])
def test_a_separation_that_nothing_makes_up_for_is_found(changes: dict[str, object], found: bool) -> None:
    waiver = {"rule": "SD101/cashier", "record": "cashier", "expires": "2026-12-31", **changes}
    expected = [("w", "compensating", {"rule": waiver["rule"], "target": "cashier"})] if found else []
    assert facts(RULE, catalog(waivers={"w": waiver})) == expected


def test_the_place_is_that_of_the_rule() -> None:
    of = read("waivers:\n  w:\n    compensating: []\n    rule: SD101/cashier\n")
    assert [(hit.at.line, hit.at.column) for hit in hits(RULE, of)] == [(4, 11)]
