"""RF103: a reference to a record of the wrong kind."""

from typing import Any

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.rules.reference.wrong_kind import RULE
from tests.building import TODAY, catalog, hits, read

RECORDS: dict[str, Any] = {
    "units": {"u": {}},
    "posts": {"p": {}},
    "people": {"h": {}},
    "parties": {"e": {}},
    "powers": {"XK": {"steps": {"a": {}}}},
}


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ({"controls": {"c": {"owner": "p"}}}, []),
        ({"controls": {"c": {"owner": "h"}}}, [("h", "people", ["posts"])]),
        ({"controls": {"c": {"owner": "nobody"}}}, []),
        ({"controls": {"c": {"at": "u"}}}, []),
        ({"risk_points": {"r": {"at": "h"}}}, []),
        ({"bodies": {"b": {"members": ["p", "e"]}}}, []),
        (
            {"bodies": {"b": {"members": ["u"], "chair": "e"}}},
            [("u", "units", ["posts", "parties"]), ("e", "parties", ["posts"])],
        ),
        ({"sod_rules": {"s": {"before": ["u/a", "XK/a"]}}}, [("u", "units", ["powers"])]),
        ({"sod_rules": {"s": {"before": ["p"]}}}, [("p", "posts", ["duties", "step kinds", "steps"])]),
        ({"sod_rules": {"s": {"before": ["accept"]}}, "duties": {"d": {"implies": ["d"]}}}, []),
        ({"delegations": {"d": {"steps": ["XK"]}}}, []),
        (
            {"institutions": {"i": {"owner_unit": "p", "owner": "u"}}},
            [("p", "posts", ["units"]), ("u", "units", ["posts"])],
        ),
    ],
)
def test_what_is_named_must_be_of_a_kind_that_fits(
    records: dict[str, Any], found: list[tuple[str, str, list[str]]]
) -> None:
    said = [(hit.record, hit.kind, hit.values["kinds"]) for hit in hits(RULE, catalog(**RECORDS, **records))]
    assert said == found


def test_one_record_named_wrongly_in_many_places_is_found_once() -> None:
    of = read("units:\n  u: {name: 甲}\ncontrols:\n  a: {owner: u}\n  b: {owner: u, performed_by: u}\n")
    (hit,) = hits(RULE, of)
    assert (hit.at.line, [(related.record, related.field) for related in hit.related]) == (
        4,
        [("a", "owner"), ("b", "owner"), ("b", "performed_by")],
    )


def test_the_kind_is_known_of_a_file_that_broke_off() -> None:
    files = {
        "a.yaml": "units:\n  u: {name: 甲}\nx-a: [\n".encode(),
        "b.yaml": b"controls:\n  c: {owner: u}\n",
    }
    assert [hit.record for hit in hits(RULE, assemble(Found(files, b"riskctl: 1\n"), "", TODAY))] == ["u"]
