"""LB106: a statutory limit in a unit that its law does not count in."""

from typing import Any

import pytest

from riskctl.rules.law.counted_otherwise import RULE
from tests.building import facts, hits
from tests.rules.law.citing import citing


@pytest.mark.parametrize(("citations", "statutory", "meant"), [
    (["行政许可法(2019)第42条"], "20 days", "20 workdays"),
    (["行政许可法(2019)第42条"], "20 workdays", None),
    (["行政处罚法(2021)第60条"], "90 workdays", "90 days"),
    (["行政处罚法(2021)第60条"], "90 days", None),
    (["行政处罚法(2021)第61条"], "7 days", "7 workdays"),
    (["行政处罚法(2021)第61条"], "7 workdays", None),
    (["行政处罚法(2021)第51条"], "1 workday", None),
    (["行政处罚法(2021)第60条"], "8 workdays", "8 days"),
    (["行政强制法(2011)第25条"], "30 workdays", "30 days"),
    (["行政强制法(2011)第25条"], "10 days", "10 workdays"),
    (["行政强制法(2011)第25条"], "11 days", None),
    (["行政复议法(2023)第62条"], "60 workdays", "60 days"),
    (["行政复议法(2023)第62条"], "10 days", "10 workdays"),
    (["行政复议法(2017)第31条"], "10 days", None),
    (["行政许可法(2003)第42条"], "20 days", "20 workdays"),
    (["处罚法(2017)第60条", "行政许可法(2019)第42条"], "90 days", "90 workdays"),
    # Laws that disagree, laws that say it each time, laws without a way of their own, other units.
    (["行政许可法(2019)第42条", "行政处罚法(2021)第60条"], "90 workdays", None),
    (["行政许可法(2019)第42条", "会计法(2024)第35条"], "20 days", "20 workdays"),
    (["信息公开条例(2019)第33条"], "20 days", None),
    (["会计法(2024)第35条"], "20 days", None),
    (["行政许可法(2019)第42条"], "3 months", None),
    (["某法(2019)第42条"], "20 days", None),
    ([], "20 days", None),
])
def test_the_law_decides_the_unit(citations: list[str], statutory: str, meant: str | None) -> None:
    of = citing(*citations, time_limit={"statutory": statutory})
    assert [values["meant"] for _, _, values in facts(RULE, of)] == ([meant] if meant else [])


def test_the_facts_name_the_law_and_the_article() -> None:
    of = citing("行政处罚法(2021)第60条", "处罚法(2021)第61条", time_limit={"statutory": "90 workdays"})
    assert facts(RULE, of) == [("p", "time_limit.statutory", {
        "name": "甲", "limit": "90 workdays", "meant": "90 days", "laws": ["行政处罚法第85条"]})]
    (hit,) = hits(RULE, of)
    assert [basis.citation for basis in hit.basis] == ["行政处罚法(2021)第85条"]


@pytest.mark.parametrize("changes", [{"status": "retired"}, {"valid_to": "2026-06-29"}, {"time_limit": {"promised": "20 days"}},
                                     {"time_limit": {"statutory": "二十日"}}, {"time_limit": None}])
def test_powers_that_have_ended_or_name_no_statutory_limit_are_left_alone(changes: dict[str, object]) -> None:
    fields: Any = {"time_limit": {"statutory": "20 days"}, **changes}
    assert facts(RULE, citing("行政许可法(2019)第42条", **fields)) == []
