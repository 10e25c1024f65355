"""CT107: a control placed at a step or power that does not exist."""

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.rules.control.control_step_not_found import RULE
from tests.building import TODAY, catalog, facts, hits, read, run

POWERS = {"XK-0131": {"name": "食品经营许可", "steps": {"accept": {"name": "受理"}, "inspect": {"name": "现场"
                                                                                                        "核查"}}}}
POSTS = {"inspector": {"name": "现场核查岗"}}


@pytest.mark.parametrize(("at", "missing"), [
    ("XK-0131/inspect", {}),
    ("XK-0131", {}),
    ("XK-0131/*", {}),
    (["XK-0131/inspect", "XK-0131"], {}),
    (None, {}),
    (5, {}),
    ("XK-0131/inspct", {"XK-0131/inspct": "XK-0131/inspect"}),
    ("XK-131/inspect", {"XK-131/inspect": "XK-0131/inspect"}),
    ("XK-131", {"XK-131": "XK-0131"}),
    ("inspector", {"inspector": ""}),
    ("inspect", {"inspect": ""}),
    ("CF-9/*", {"CF-9/*": ""}),
    ("std:bookkeeping", {"std:bookkeeping": ""}),
    (["XK-0131/inspect", "x", "y", "x"], {"x": "", "y": ""}),
])
def test_a_control_stands_at_a_step_or_power(at: object, missing: dict[str, str]) -> None:
    of = catalog(powers=POWERS, posts=POSTS, controls={"c": {"name": "双人核查", "at": at}})
    assert facts(RULE, of) == [
        (target, "at", {"target": target, "by": "c", "by_name": "双人核查", "count": 1, "suggestion": near})
        for target, near in missing.items()]


def test_one_wrong_step_is_one_finding() -> None:
    text = "controls:\n  a:\n    at: p/x\n  b:\n    at: [p/x, p/y]\n  c:\n    at: [p/z, p/x]\n"
    found = {hit.record: hit for hit in hits(RULE, read(text))}
    assert sorted(map(str, found)) == ["p/x", "p/y", "p/z"]
    assert (found["p/x"].at.line, found["p/x"].values["count"]) == (3, 3)
    assert [(related.record, related.place.line, related.place.column) for related in found["p/x"].related] == [
        ("b", 5, 10), ("c", 7, 15)]
    assert (found["p/y"].at.line, found["p/y"].at.column) == (5, 15)


def test_a_step_of_a_power_that_was_not_read_to_its_end_counts_as_there() -> None:
    files = {"a.yaml": b"controls:\n  c:\n    at: [p/x, q/x]\n", "b.yaml": b"powers:\n  p:\n    steps: [\n"}
    of = assemble(Found(files, b"riskctl: 1\n"), "", TODAY)
    assert [hit.record for hit in hits(RULE, of)] == ["q/x"]
    assert run(of, "CT107").withheld == 1
