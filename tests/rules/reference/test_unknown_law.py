"""RF104: a law that is not among those that ship."""

import pytest

from riskctl.rules.reference.unknown_law import RULE
from tests.building import catalog, facts, hits, read


@pytest.mark.parametrize(
    ("citations", "found"),
    [
        (["行政许可法(2019)第42条"], []),
        (["中华人民共和国会计法第35条"], []),
        (["税总发〔2017〕22号"], []),
        (["行政许可法"], []),
        (5, []),
        ([5, None], []),
        (["动物防疫法(2021)第49条", "动物防疫法(2021)第50条"], [("动物防疫法", 2)]),
        (["动物防疫法第49条", "某某条例第1条", "行政许可法第1条"], [("动物防疫法", 1), ("某某条例", 1)]),
    ],
)
def test_a_law_that_does_not_ship_is_told_once(citations: object, found: list[tuple[str, int]]) -> None:
    of = catalog(powers={"p": {"legal_basis": citations}})
    assert [(hit.record, hit.values["count"]) for hit in hits(RULE, of)] == found


def test_a_misspelt_law_gets_the_nearest() -> None:
    of = catalog(controls={"c": {"legal_basis": ["行政许可法法(2019)第34条"]}})
    assert facts(RULE, of) == [
        ("行政许可法法", None, {"law": "行政许可法法", "count": 1, "suggestion": "行政许可法"})
    ]


def test_the_citations_of_every_kind_count() -> None:
    text = "".join(
        f"{kind}:\n  {kind}-1: {{legal_basis: [某法第1条]}}\n"
        for kind in ("powers", "controls", "sod_rules", "documents")
    )
    (hit,) = hits(RULE, read(text))
    assert [(related.place.line, related.record, related.field) for related in hit.related] == [
        (2, "powers-1", "legal_basis"),
        (4, "controls-1", "legal_basis"),
        (6, "sod_rules-1", "legal_basis"),
        (8, "documents-1", "legal_basis"),
    ] or hit.values["count"] == 4
