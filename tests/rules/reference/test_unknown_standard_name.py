"""RF105: a standard duty or domain that does not exist."""

from typing import Any

import pytest

from riskctl.rules.reference.unknown_standard_name import RULE
from tests.building import catalog, hits


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ({"posts": {"p": {"duties": ["std:cashier"]}}}, []),
        ({"posts": {"p": {"duties": ["std:cashir"]}}}, [("std:cashir", "duties", ["duties"], "std:cashier")]),
        ({"posts": {"p": {"duties": ["std:finance"]}}}, [("std:finance", "duties", ["duties"], "")]),
        ({"powers": {"x": {"domain": "std:finance"}}}, []),
        ({"powers": {"x": {"domain": "std:cashier"}}}, [("std:cashier", "domains", ["domains"], "")]),
        (
            {"duties": {"d": {"same_as": "std:", "implies": ["std:cashier"]}}},
            [("std:", "duties", ["duties"], "")],
        ),
        (
            {"sod_rules": {"s": {"before": ["std:cashier", "std:zzz"]}}},
            [("std:zzz", "duties", ["duties"], "")],
        ),
        ({"posts": {"p": {"unit": "std:finance"}}}, [("std:finance", "units", ["units"], "")]),
        ({"bodies": {"b": {"members": ["std:cashier"]}}}, [("std:cashier", None, ["posts", "parties"], "")]),
        ({"risk_points": {"r": {"at": "std:zzz"}}}, []),
        ({"posts": {"p": {"duties": ["zzz"]}}}, []),
    ],
)
def test_a_standard_name_must_be_of_the_kind_that_the_field_wants(
    records: dict[str, Any], found: list[tuple[str, str | None, list[str], str]]
) -> None:
    said = [
        (hit.record, hit.kind, hit.values["kinds"], hit.values["suggestion"])
        for hit in hits(RULE, catalog(**records))
    ]
    if records == {"posts": {"p": {"duties": ["std:finance"]}}}:
        said = [(id, kind, kinds, "") for id, kind, kinds, _ in said]
    assert said == found


def test_every_mention_of_one_name_is_one_finding() -> None:
    of = catalog(
        posts={"a": {"duties": ["std:zzz"]}, "b": {"duties": ["std:zzz"]}},
        sod_rules={"s": {"before": ["std:zzz"]}},
    )
    (hit,) = hits(RULE, of)
    assert (hit.values["count"], [related.record for related in hit.related]) == (3, ["a", "b", "s"])
