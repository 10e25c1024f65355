"""OR205: a backup who is the one holder of the post."""

from typing import Any

import pytest

from riskctl.rules.organization.backup_is_holder import RULE
from tests.building import catalog, facts, hits

PRIMARY: dict[str, object] = {"post": "seals", "as": "primary"}
BACKUP: dict[str, object] = {"post": "seals", "as": "backup"}


def held(**assignments: list[dict[str, object]]) -> Any:
    people = {id: {"name": "邵某某", "assignments": each} for id, each in assignments.items()}
    return catalog(posts={"seals": {"name": "印章管理岗", "unit": "office"}}, people=people)


@pytest.mark.parametrize(("assignments", "found"), [
    ({"p": [PRIMARY, BACKUP]}, True),
    ({"p": [BACKUP, PRIMARY]}, True),
    ({"p": [PRIMARY | {"as": "acting"}, BACKUP]}, True),
    ({"p": [PRIMARY, BACKUP], "q": [BACKUP]}, True),
    ({"p": [PRIMARY], "q": [BACKUP]}, False),
    ({"p": [PRIMARY, BACKUP], "q": [PRIMARY]}, False),
    ({"p": [PRIMARY, BACKUP], "q": [PRIMARY | {"as": "deputy"}]}, False),
    ({"p": [PRIMARY, BACKUP], "q": [PRIMARY | {"to": "2026-06-29"}]}, True),
    ({"p": [PRIMARY, BACKUP | {"to": "2026-06-29"}]}, False),
    ({"p": [PRIMARY | {"to": "2026-06-29"}, BACKUP]}, False),
    ({"p": [PRIMARY | {"post": "nowhere"}, BACKUP | {"post": "nowhere"}]}, False),
    ({"p": [BACKUP]}, False),
])
def test_the_only_holder_is_no_backup(assignments: dict[str, list[dict[str, object]]], found: bool) -> None:
    values = {"name": "邵某某", "post": "seals", "post_name": "印章管理岗"}
    assert facts(RULE, held(**assignments)) == ([("p", "assignments", values)] if found else [])


def test_the_assignment_as_holder_is_related() -> None:
    (hit,) = hits(RULE, held(p=[PRIMARY, BACKUP]))
    assert [(related.record, related.field) for related in hit.related] == [("p", "assignments")]
