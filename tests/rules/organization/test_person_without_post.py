"""OR107: a person who holds no post."""

import pytest

from riskctl.rules.organization.person_without_post import RULE
from tests.building import catalog, facts

PAST = {"post": "window", "as": "primary", "to": "2026-06-29"}
LEADS = {"leader": "p", "in_charge": {"units": ["office"]}}


@pytest.mark.parametrize(("fields", "portfolio", "found"), [
    ({}, None, True),
    ({"assignments": []}, None, True),
    ({"assignments": None}, None, True),
    ({"duties": ["std:payment_execute"]}, None, True),
    ({"assignments": [PAST]}, None, False),
    ({"assignments": [PAST]}, LEADS, True),
    ({"assignments": [PAST]}, LEADS | {"to": "2026-06-29"}, False),
    ({"assignments": [PAST]}, LEADS | {"leader": "q"}, False),
    ({"assignments": [PAST, {"post": "window", "as": "primary", "from": "2026-06-30"}]}, LEADS, False),
    ({"assignments": [{"post": "window", "as": "primary", "from": "2026-08-01"}]}, None, False),
    ({"assignments": [{"post": "window", "as": "backup"}]}, LEADS, False),
    ({"assignments": [{"post": "nowhere", "as": "primary"}]}, None, False),
    ({"assignments": "window"}, None, False),
    ({"assignments": [{"as": "primary", "to": "2026-06-31"}]}, LEADS, False),
])
def test_who_has_no_assignment_or_leads_after_the_last_is_found(
        fields: dict[str, object], portfolio: dict[str, object] | None, found: bool) -> None:
    of = catalog(people={"p": {"name": "夏某某", **fields}}, portfolios={"f": portfolio} if portfolio else {})
    assert facts(RULE, of) == ([("p", "assignments", {"name": "夏某某"})] if found else [])
