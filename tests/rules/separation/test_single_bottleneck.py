"""SD203: people on whom alone several powers hang."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.separation.single_bottleneck import RULE
from tests.building import catalog, hits


def powers(number: int, holders: dict[str, list[str]]) -> Catalog:
    """So many powers, each with one step of post p."""
    step = {"a": {"name": "办", "kind": "review", "post": "p", "next": ["end"]}}
    people = sorted({person for some in holders.values() for person in some})
    return catalog(posts={post: {"name": post, "unit": "u"} for post in holders},
                   people={person: {"name": person, "assignments": [
                       {"post": post, "as": "primary", "from": "2020-01-01"} for post, some in holders.items() if person in some]}
                       for person in people},
                   powers={f"w{at}": {"name": f"事项{at}", "start": "a", "steps": step} for at in range(number)})


@pytest.mark.parametrize(("number", "holders", "options", "expected"), [
    (3, {"p": ["x"]}, {}, [("x", 3, ["w0", "w1", "w2"])]),
    (2, {"p": ["x"]}, {}, []),
    (2, {"p": ["x"]}, {"powers": 2}, [("x", 2, ["w0", "w1"])]),
    (3, {"p": ["x", "y"]}, {}, []),
    (3, {"p": []}, {}, []),
])
def test_people_on_whom_powers_hang(number: int, holders: dict[str, list[str]], options: dict[str, Any], expected: Any) -> None:
    found = [(hit.record, hit.values["powers"], [one.record for one in hit.related]) for hit in hits(RULE, powers(number, holders), **options)]
    assert found == expected
