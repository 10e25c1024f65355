"""RP102: a risk point for which no post is directly accountable."""

import pytest

from riskctl.rules.risk_point.nobody_accountable import RULE
from tests.building import catalog, facts, read, run

POINT = {"at": "p/s", "name": "核查不实", "type": ["process"], "level": "high"}


@pytest.mark.parametrize(("changes", "field"), [
    ({}, "accountable"),
    ({"accountable": None}, "accountable"),
    ({"accountable": {}}, "accountable"),
    ({"accountable": {"unit": "head"}}, "accountable.direct"),
    ({"accountable": {"direct": None, "leader": "director"}}, "accountable.direct"),
    ({"accountable": {"direct": ""}}, "accountable.direct"),
    ({"accountable": {"direct": "inspector"}}, None),
    ({"accountable": {"direct": 5}}, None),
    ({"accountable": "inspector"}, None),
    ({"status": "retired"}, None),
    ({"status": "accepted"}, None),
    ({"status": "open"}, "accountable"),
])
def test_an_open_risk_point_has_a_directly_accountable_post(changes: dict[str, object], field: str | None) -> None:
    of = catalog(risk_points={"r": {**POINT, **changes}})
    assert facts(RULE, of) == ([("r", field, {"name": "核查不实"})] if field else [])


@pytest.mark.parametrize("accountable", [None, "", "{}", "{unit: head}", "{direct: }", '{direct: ""}'])
def test_it_is_reported_once_and_not_by_the_schema_as_well(accountable: str | None) -> None:
    text = ("risk_points:\n  r:\n    at: p\n    name: 核查不实\n    type: [process]\n    manifestation: "
            "走过场\n"
            + ("" if accountable is None else f"    accountable: {accountable}\n"))
    found = [one for one in run(read(text)).findings if (one.hit.field or "").startswith("accountable")]
    assert [one.rule.code for one in found] == ["RP102"]
    assert found[0].hit.at.line == (7 if accountable in ("{unit: head}", "{direct: }", '{direct: ""}') else 4)
