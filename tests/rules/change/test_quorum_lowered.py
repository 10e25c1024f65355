"""DF401: a body that can decide with fewer people."""

from typing import Any

import pytest

from riskctl.rules.change.quorum_lowered import RULE
from tests.building import effects
from tests.rules.change.trying import of


@pytest.mark.parametrize(("before", "after", "field", "told"), [
    (("2/3", "abcdef"), ("1/2", "abcdef"), "quorum", (4, 6, 3, 6)),
    (("2/3", "abcdef"), ("2/3", "abc"), "members", (4, 6, 2, 3)),
    ((5, "abcdef"), (5, "abcde"), "members", (5, 6, 5, 5)),
    ((5, "abcdef"), (None, "abcdef"), "quorum", (5, 6, 0, 6)),
    (("2/3", "abc"), ("2/3", "abd"), None, None),
])
def test_a_lower_quorum_or_fewer_members_are_told(before: Any, after: Any, field: str | None, told: Any) -> None:
    base, head = (of("bodies", {"name": "审委会", "quorum": quorum, "members": list(members)}) for quorum, members in (before, after))
    values = dict(zip(("name", "needed", "members", "now_needed", "now_members"), ("审委会", *told), strict=True)) if told else None
    assert effects(RULE, base, head) == ([("weakens", "x", field, values)] if values else [])
    if values:
        assert effects(RULE, head, base) == [("strengthens", "x", field, values)]


def test_more_of_fewer_members_is_stricter() -> None:
    base, head = (of("bodies", {"name": "审委会", "quorum": quorum, "members": list(members)}) for quorum, members in ((3, "abcdef"), (4, "abcde")))
    assert [one[0] for one in effects(RULE, base, head)] == ["strengthens"]
