"""RP202: a control that has ended and still answers risk points."""

import pytest

from riskctl.rules.risk_point.retired_control import RULE
from tests.building import catalog, facts, hits, read


@pytest.mark.parametrize(("control", "point", "found"), [
    ({"valid_to": "2026-06-29"}, {"controls": ["c"]}, True),
    ({"valid_to": "2026-06-30"}, {"controls": ["c"]}, False),
    ({"valid_to": "去年"}, {"controls": ["c"]}, False),
    ({"valid_from": "2027-01-01"}, {"controls": ["c"]}, False),
    ({}, {"controls": ["c"]}, False),
    ({"valid_to": "2026-06-29"}, {"controls": [{"control": "c"}]}, True),
    ({"valid_to": "2026-06-29"}, {"controls": ["d"]}, False),
    ({"valid_to": "2026-06-29"}, {"controls": "c"}, False),
    ({"valid_to": "2026-06-29"}, {"controls": ["c"], "status": "retired"}, False),
    ({"valid_to": "2026-06-29"}, {"controls": ["c"], "status": "accepted"}, False),
])
def test_an_ended_control_of_an_open_point_is_found(control: dict[str, object], point: dict[str, object],
                                                    found: bool) -> None:
    of = catalog(controls={"c": {"name": "双人核查", **control}}, risk_points={"r": {"name": "核查不实", **point}})
    values = {"name": "双人核查", "ended": "2026-06-29", "point": "r", "point_name": "核查不实", "count": 1}
    assert facts(RULE, of) == ([("c", "valid_to", values)] if found else [])


def test_one_control_is_one_finding_at_the_first_place() -> None:
    text = ("controls:\n  c:\n    valid_to: 2020-01-01\n  d:\n    valid_to: 2020-01-01\nrisk_points:\n  "
            "a:\n    controls: [x, c]\n  b:\n    controls: [d, c]\n")
    found = hits(RULE, read(text))
    assert [(hit.record, hit.kind, hit.at.line, hit.at.column, hit.values["count"]) for hit in found] == [
        ("c", "controls", 8, 19, 2), ("d", "controls", 10, 16, 1)]
    assert [(related.record, related.place.line, related.place.column) for related in found[0].related] == [
        ("b", 10, 19)]
