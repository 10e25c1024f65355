"""LB104: a law that is cited without its version."""

import pytest

from riskctl.rules.law.no_version import RULE
from tests.building import facts, hits
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citations", "found"), [
    (["行政许可法第42条"], [("行政许可法", "2019")]),
    (["中华人民共和国会计法第35条", "会计法第35条"], [("中华人民共和国会计法", "2024"), ("会计法", "2024")]),
    (["某法第1条"], [("某法", "")]),
    (["行政许可法(2019)第42条", "税总发〔2017〕22号", "行政许可法"], []),
    # Its year is known to nobody.
    (["税务稽查风险内部控制制度第19条"], []),
])
def test_every_law_needs_its_version(citations: list[str], found: list[tuple[str, str]]) -> None:
    assert [(record, values["in_force"]) for record, _, values in facts(RULE, citing(*citations))] == found


def test_one_law_is_one_finding() -> None:
    (hit,) = hits(RULE, citing("行政许可法第42条", "行政许可法第44条", "行政许可法(2019)第34条"))
    assert dict(hit.values) == {"citation": "行政许可法", "law": "行政许可法", "in_force": "2019",
                                "now_zh": "；现行的是 2019 版", "now_en": "; 2019 is in force"}
    assert len(hit.related) == 2
