"""OR502: a chair who is no member of the body."""

import pytest

from riskctl.rules.organization.chair_not_member import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("fields", "found"), [
    ({"chair": "director", "members": ["deputy"]}, True),
    ({"chair": "director", "members": ["deputy"], "observers": ["director"]}, True),
    ({"chair": "director", "members": ["deputy", "director"]}, False),
    ({"members": ["deputy"]}, False),
    ({"chair": "nobody", "members": ["deputy"]}, False),
    ({"chair": "director"}, False),
    ({"chair": "director", "members": []}, False),
    ({"chair": 7, "members": ["deputy"]}, False),
])
def test_a_chair_must_be_a_member(fields: dict[str, object], found: bool) -> None:
    posts = {"director": {"name": "局长", "unit": "u"}, "deputy": {"name": "副局长", "unit": "u"}}
    of = catalog(posts=posts, bodies={"committee": {"name": "审理委员会", **fields}})
    values = {"name": "审理委员会", "chair": "director", "chair_name": "局长"}
    assert facts(RULE, of) == ([("committee", "chair", values)] if found else [])
