"""OR304: a delegation that ends before it begins."""

import pytest

from riskctl.rules.organization.delegation_dates_reversed import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("dates", "found"), [
    ({"valid_from": "2026-12-31", "valid_to": "2026-12-30"}, True),
    ({"valid_from": "2020-12-31", "valid_to": "2019-12-31"}, True),
    ({"valid_from": "2026-12-31", "valid_to": "2026-12-31"}, False),
    ({"valid_from": "2026-01-01", "valid_to": "2026-12-31"}, False),
    ({"valid_from": "2026-12-31"}, False),
    ({"valid_to": "2026-12-31"}, False),
    ({"valid_from": "2026-12-31", "valid_to": "2026-1-1"}, False),
])
def test_reversed_dates_are_found(dates: dict[str, str], found: bool) -> None:
    of = catalog(delegations={"d": {"name": "用印授权", "from": "a", "to": "b", **dates}})
    expected = [("d", "valid_to", {"name": "用印授权", "from": dates["valid_from"],
                                   "to": dates["valid_to"]})] if found else []
    assert facts(RULE, of) == expected
