"""RP106: a risk point attached to what does not exist."""

from typing import Any

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.rules.risk_point.attached_to_nothing import RULE
from tests.building import TODAY, catalog, facts, hits, read, run

PLACES: dict[str, Any] = {
    "powers": {"XK-0131": {"name": "许可", "steps": {"accept": {"name": "受理"}, "inspect": {"name": "核查"}}}},
    "posts": {"inspector": {"name": "核查岗"}}, "units": {"food-safety": {"name": "食品科"}},
    "bodies": {"board": {"name": "审批会"}}, "duties": {"checking": {"name": "核查"}},
    "institutions": {"inst": {"name": "核查办法"}}, "controls": {"two-persons": {"name": "双人核查"}},
}


@pytest.mark.parametrize(("at", "missing"), [
    ("XK-0131", {}), ("XK-0131/inspect", {}), ("XK-0131/*", {}), ("inspector", {}), ("food-safety", {}),
    ("board", {}), ("checking", {}), ("inst", {}), ("std:cashier", {}),
    (["XK-0131/inspect", "inspector"], {}),
    (None, {}), ([], {}), (5, {}),
    ("XK-0131/inspct", {"XK-0131/inspct": "XK-0131/inspect"}),
    ("inspecter", {"inspecter": "inspector"}),
    ("std:cashir", {"std:cashir": "std:cashier"}),
    ("two-persons", {"two-persons": ""}),
    ("XK-9999/*", {"XK-9999/*": ""}),
    (["inspector", "x", "board", "y", "x"], {"x": "", "y": ""}),
])
def test_a_risk_point_is_at_a_place(at: object, missing: dict[str, str]) -> None:
    of = catalog(risk_points={"r": {"name": "核查不实", "at": at}}, **PLACES)
    assert facts(RULE, of) == [
        (target, "at", {"target": target, "by": "r", "by_name": "核查不实", "count": 1, "suggestion": near})
        for target, near in missing.items()]


def test_one_wrong_id_is_one_finding_at_the_first_place() -> None:
    text = "risk_points:\n  a:\n    at: [p, q]\n  b:\n    at: q\n  c:\n    at: [r, q]\n    status: retired\n"
    found = {hit.record: hit for hit in hits(RULE, read(text))}
    assert sorted(map(str, found)) == ["p", "q", "r"]
    assert (found["q"].at.line, found["q"].at.column, found["q"].values["count"]) == (3, 13, 3)
    assert [(related.record, related.field, related.place.line, related.place.column)
            for related in found["q"].related] == [("b", "at", 5, 9), ("c", "at", 7, 13)]


def test_what_stands_in_a_file_that_was_not_read_to_its_end_counts_as_there() -> None:
    files = {"a.yaml": b"risk_points:\n  r:\n    at: [p, p/x, u, c, q]\n",
             "b.yaml": b"powers:\n  p: {}\nunits:\n  u: {}\ncontrols:\n  c: {}\n  d: [\n"}
    of = assemble(Found(files, b"riskctl: 1\n"), "", TODAY)
    assert [hit.record for hit in hits(RULE, of)] == ["c", "q"]
    assert run(of, "RP106").withheld == 2
