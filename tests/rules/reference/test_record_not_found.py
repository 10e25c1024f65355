"""RF101: a reference to a record that does not exist."""

from typing import Any

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.rules.reference.record_not_found import RULE
from tests.building import TODAY, catalog, facts, hits, read, run

POST = {"name": "受理岗", "unit": "hall"}


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ({"posts": {"p": POST}}, [("hall", "units", ["units"], "")]),
        ({"posts": {"p": POST}, "units": {"hall": {}}}, []),
        ({"posts": {"p": POST}, "units": {"halls": {}}}, [("hall", "units", ["units"], "halls")]),
        ({"posts": {"p": POST}, "units": {"u1": {"name": "hall"}}}, [("hall", "units", ["units"], "u1")]),
        ({"posts": {"p": {"unit": 5, "duties": "x", "reports_to": None}}}, []),
        ({"posts": {"p": {**POST, "unit": "p"}}}, []),
        ({"bodies": {"b": {"members": ["x"]}}}, [("x", None, ["posts", "parties"], "")]),
        ({"bodies": {"b": {"members": ["x"], "chair": "x"}}}, [("x", "posts", ["posts"], "")]),
        ({"bodies": {"b": {"members": ["a"]}}, "parties": {"a": {}}}, []),
        ({"posts": {"p": {"duties": ["cashier"]}}}, [("cashier", "duties", ["duties"], "std:cashier")]),
        ({"posts": {"p": {"duties": ["std:none"]}}}, []),
        ({"powers": {"x": {"domain": "financ"}}}, [("financ", "domains", ["domains"], "std:finance")]),
        ({"sod_rules": {"s": {"before": ["accept", "pay"]}}}, []),
        (
            {"sod_rules": {"s": {"before": ["acept"]}}},
            [("acept", None, ["duties", "step kinds", "steps"], "accept")],
        ),
        ({"sod_rules": {"s": {"before": ["XK/a", "XK/b"]}}}, [("XK", "powers", ["powers"], "")]),
        ({"sod_rules": {"s": {"kin_avoidance": {"between": "reporting_line"}}}}, []),
        ({"sod_rules": {"s": {"kin_avoidance": {"between": ["x"]}}}}, [("x", "posts", ["posts"], "")]),
        ({"delegations": {"d": {"steps": ["XK/*"], "powers": ["XK"]}}}, [("XK", "powers", ["powers"], "")]),
        ({"powers": {"x": {"start": "none", "steps": {"a": {"next": ["none"]}}}}}, []),
        (
            {
                "powers": {
                    "x": {"steps": {"a": {"all_of": [{"post": "q"}], "documents": ["d"], "next": "end"}}}
                }
            },
            [("q", "posts", ["posts"], ""), ("d", "documents", ["documents"], "")],
        ),
        (
            {"risk_points": {"r": {"at": "nowhere", "controls": ["c"], "accountable": {"direct": "p"}}}},
            [("c", "controls", ["controls"], ""), ("p", "posts", ["posts"], "")],
        ),
        ({"controls": {"c": {"at": ["XK/a"]}}}, []),
        ({"waivers": {"w": {"record": "none", "approved_by": "p"}}}, [("p", "posts", ["posts"], "")]),
        ({"posts": {"p": {"unit": "a/b"}}}, [("a/b", "units", ["units"], "")]),
    ],
)
def test_what_is_named_must_exist(
    records: dict[str, Any], found: list[tuple[str, str | None, list[str], str]]
) -> None:
    said = [
        (hit.record, hit.kind, hit.values["kinds"], hit.values["suggestion"])
        for hit in hits(RULE, catalog(**records))
    ]
    assert said == found


def test_a_missing_record_is_found_once_with_every_mention_in_order() -> None:
    of = read(
        "posts:\n  a: {name: 甲, unit: u}\n  b: {name: 乙, unit: u, reports_to: z}\npeople:\n  p: {name: 丙, unit: u}\n"
    )
    first, second = hits(RULE, of)
    assert (first.record, first.at[1:3], first.values["count"]) == ("u", (2, 22), 3)
    assert [(related.place.line, related.record, related.field) for related in first.related] == [
        (2, "a", "unit"),
        (3, "b", "unit"),
        (5, "p", "unit"),
    ]
    assert (second.record, second.related[0].field) == ("z", "reports_to")


def test_an_id_of_a_file_that_broke_off_counts_as_defined() -> None:
    assert (
        facts(RULE, read("units:\n  hall: {name: 甲}\nposts:\n  p: {name: 乙, unit: hall, duties: [a\n"))
        == []
    )


def test_while_files_are_unread_nothing_is_said() -> None:
    files = {"a.yaml": "posts:\n  p: {name: 甲, unit: u}\n".encode(), "b.yaml": b"units: [\n"}
    of = assemble(Found(files, b"riskctl: 1\n"), "", TODAY)
    outcome = run(of, "RF101")
    assert (outcome.findings, outcome.withheld) == ((), 1)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("a，b", "'，' is a full-width character: write ','"),
        ("XK／a", "'／' is a full-width character: write '/'"),
        ("“a”", 'a Chinese quotation mark is used: delete it, or write "'),
        ("岗位甲", ""),
    ],
)
def test_a_slip_of_the_keyboard_in_what_is_named_is_said(named: str, said: str) -> None:
    (hit,) = hits(RULE, catalog(bodies={"b": {"members": [named]}}))
    assert hit.values.get("slip_en", "") == (f"; {said}" if said else "")
