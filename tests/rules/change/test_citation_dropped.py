"""DF602: a law or written rule that is no longer cited."""

from typing import Any

import pytest

from riskctl.rules.change.citation_dropped import RULE
from tests.rules.change.trying import assert_told, of

A, B = "行政许可法(2019)第34条", "行政许可法(2019)第42条第1款"


@pytest.mark.parametrize(("kind", "before", "after", "field", "citation"), [
    ("powers", {"legal_basis": [A, B]}, {"legal_basis": [B]}, "legal_basis", A),
    ("controls", {"legal_basis": [A]}, {}, "legal_basis", A),
    ("controls", {"institution": "i"}, {}, "institution", "案卷办法"),
    ("sod_rules", {"legal_basis": [A]}, {}, "legal_basis", A),
    ("powers", {"legal_basis": [A]}, {"legal_basis": [B]}, None, None),
    ("powers", {"fee": "不收费"}, {}, None, None),
])
def test_a_citation_that_goes_is_told(kind: str, before: Any, after: Any, field: str | None, citation: str | None) -> None:
    base, head = (of(kind, {"name": "许可", **fields}, institutions={"i": {"name": "案卷办法"}}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "许可", "citation": citation} if citation else None)
