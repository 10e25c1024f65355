"""OR503: a quorum that all members together do not make."""

from typing import Any

import pytest

from riskctl.rules.organization.quorum_out_of_reach import RULE
from tests.building import catalog, facts


def body(quorum: object, members: list[str], **posts: dict[str, object]) -> Any:
    known = {id: {"name": id, "unit": "u", **posts.get(id, {})} for id in ("a", "b", "c")}
    people = {f"p{at}": {"name": "某", "assignments": [{"post": "c", "as": role}]}
              for at, role in enumerate(("primary", "deputy", "backup"))}
    return catalog(posts=known, people=people, parties={"expert": {"name": "专家", "role": "expert"}},
                   bodies={"group": {"name": "小组", "members": members, "quorum": quorum}})


@pytest.mark.parametrize(("quorum", "members", "posts", "found"), [
    (3, ["a", "b"], {}, ("3", 2)),
    (2, ["a", "b"], {}, None),
    (5, ["a", "b"], {"a": {"headcount": 4}}, None),
    (6, ["a", "b"], {"a": {"headcount": 4}}, ("6", 5)),
    (2, ["a", "b"], {"a": {"headcount": 0}}, ("2", 1)),
    (3, ["b", "c"], {}, None),
    (4, ["b", "c"], {}, ("4", 3)),
    (4, ["b", "c"], {"c": {"headcount": 1}}, ("4", 3)),
    ("2/3", ["a", "b"], {}, None),
    ("1/1", ["a", "b"], {}, None),
    ("3/2", ["a", "b"], {}, None),
    (7, ["a", "expert"], {}, None),
    (7, ["a", "nobody"], {}, None),
    (1, [], {}, None),
    (None, ["a"], {}, None),
    ("三人", ["a"], {}, None),
])
def test_a_quorum_is_at_most_all_members(quorum: object, members: list[str],
                                         posts: dict[str, dict[str, object]],
                                         found: tuple[str, int] | None) -> None:
    expected = [("group", "quorum", {"name": "小组", "quorum": found[0],
                                     "members": found[1]})] if found else []
    assert facts(RULE, body(quorum, members, **posts)) == expected
