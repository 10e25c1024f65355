"""OR204: a key post that rests on one person alone."""

from typing import Any

import pytest

from riskctl.rules.organization.key_post_without_backup import RULE
from tests.building import catalog, facts

PRIMARY = {"post": "operator", "as": "primary"}
BACKUP = {"post": "operator", "as": "backup"}


def held(key: object, *assignments: dict[str, object]) -> Any:
    people = {f"p{at}": {"name": "尚某", "assignments": [each]} for at, each in enumerate(assignments)}
    return catalog(posts={"operator": {"name": "系统运维岗", "unit": "info", "key": key}}, people=people)


@pytest.mark.parametrize(("key", "assignments", "found"), [
    (True, [PRIMARY], True),
    (True, [PRIMARY | {"as": "acting"}], True),
    (True, [PRIMARY, BACKUP | {"to": "2026-06-29"}], True),
    (True, [PRIMARY, BACKUP | {"from": "2026-07-01"}], True),
    (True, [PRIMARY, {"post": "other", "as": "backup"}], True),
    (True, [PRIMARY, BACKUP], False),
    (True, [PRIMARY, PRIMARY], False),
    (True, [PRIMARY, PRIMARY | {"as": "deputy"}], False),
    (True, [BACKUP], False),
    (True, [], False),
    (False, [PRIMARY], False),
    (None, [PRIMARY], False),
    ("yes", [PRIMARY], False),
])
def test_a_key_post_with_one_holder_needs_a_backup(key: object, assignments: list[dict[str, object]],
                                                   found: bool) -> None:
    values = {"name": "系统运维岗", "holder": "p0", "holder_name": "尚某"}
    assert facts(RULE, held(key, *assignments)) == ([("operator", None, values)] if found else [])


def test_a_holder_who_is_the_backup_is_left_to_the_rule_on_that() -> None:
    of = catalog(posts={"operator": {"name": "系统运维岗", "unit": "info", "key": True}},
                 people={"p": {"name": "尚某", "assignments": [PRIMARY, BACKUP]}})
    assert facts(RULE, of) == []


def test_one_person_with_two_assignments_is_still_one() -> None:
    of = catalog(posts={"operator": {"name": "系统运维岗", "unit": "info", "key": True}},
                 people={"p": {"name": "尚某", "assignments": [PRIMARY | {"scope": "东"},
                                                             PRIMARY | {"scope": "西"}]}})
    assert [record for record, _, _ in facts(RULE, of)] == ["operator"]
