"""Everything that falls due, in order of the days."""

from datetime import date
from typing import Any

import pytest

from riskctl.flow.agenda import Intervals, agenda
from riskctl.flow.due import risk_reviews
from riskctl.model.catalog import Catalog
from riskctl.model.quantity import Limit
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.risk import assessor_of
from tests.building import catalog

FAR = date(2027, 12, 31)
POST = {"name": "出纳", "unit": "u", "reports_to": "boss"}
YEAR = Limit(12, "months")


def listed(of: Catalog, until: date = FAR, intervals: Intervals | None = None) -> list[tuple[str, str, str, str, str | None]]:
    return [(str(due.day), due.matter.value, due.record.id, due.field, due.owner)
            for due in agenda(of, until, assessor_of(of).inherent, intervals or Intervals())]


def one(kind: str, record: dict[str, Any], **others: Any) -> Catalog:
    return catalog(**{kind: {"x": record}, **others})


def point(**fields: Any) -> dict[str, Any]:
    return {"name": "挪用", "at": "p", "level": "high", **fields}


REVIEW = {"by": "boss", "date": "2026-05-31"}


@pytest.mark.parametrize(("record", "expected"), [
    (point(reviewed=REVIEW), [("2026-11-30", "review", "x", "reviewed.date", "boss")]),
    (point(level="low", reviewed=REVIEW), [("2027-05-31", "review", "x", "reviewed.date", "boss")]),
    (point(reviewed=REVIEW, status="retired"), []),
    (point(reviewed=REVIEW, status="accepted"), []),
    (point(level="grave", reviewed=REVIEW), []),
    (point(level=None, reviewed=REVIEW), []),
    (point(), []),
    (point(determined={"date": "2026-01-31"}, accountable={"direct": "p"}),
     [("2026-07-31", "review", "x", "determined.date", "p")]),
    (point(determined={"date": "2026-01-31"}, accountable={"direct": "p", "unit": "boss"}),
     [("2026-07-31", "review", "x", "determined.date", "boss")]),
    (point(reviewed={"date": "2025-12-31"}, determined={"date": "2026-01-31"}),
     [("2026-07-31", "review", "x", "determined.date", None)]),
    (point(reviewed={"date": "2026-01-31"}, determined={"date": "2026-01-31"}),
     [("2026-07-31", "review", "x", "reviewed.date", None)]),
    (point(reviewed={"date": "去年"}, determined={"date": "2026-01-31"}), []),
    (point(reviewed={"by": "boss"}, determined={"date": "2026-01-31"}),
     [("2026-07-31", "review", "x", "determined.date", "boss")]),
])
def test_risk_points_are_reviewed_by_their_level(record: dict[str, Any], expected: list[Any]) -> None:
    assert listed(one("risk_points", record)) == expected


def test_the_interval_is_that_of_the_scheme_in_force() -> None:
    scheme = {"s": {"name": "自定", "by": "declared", "levels": [
        {"id": "high", "label": "高", "review": "30 days"}, {"id": "low", "label": "低"},
        {"id": "odd", "label": "怪", "review": "20 workdays"}]}}
    points = {level: point(level=level, reviewed=REVIEW) for level in ("high", "low", "odd")}
    of = catalog({"riskctl": 1, "level_scheme": "s"}, level_schemes=scheme, risk_points=points)
    assert listed(of) == [("2026-06-20", "review", "odd", "reviewed.date", "boss"), ("2026-06-30", "review", "high", "reviewed.date", "boss")]


@pytest.mark.parametrize(("record", "expected"), [
    ({"tested": "2025-08-31"}, [("2026-08-31", "test", "x", "tested", "p")]),
    ({"tested": "2026-05-31", "test_every": "1 month"}, [("2026-06-30", "test", "x", "tested", "p")]),
    ({"tested": "2026-06-30", "test_every": "20 workdays"}, [("2026-07-20", "test", "x", "tested", "p")]),
    ({"tested": "2026-06-30", "test_every": "48 hours"}, [("2026-07-02", "test", "x", "tested", "p")]),
    ({"tested": "2026-05-31", "test_every": "常常"}, []),
    ({"tested": "某日", "valid_from": "2020-01-01"}, []),
    ({"valid_from": "2025-03-01"}, [("2026-03-01", "test", "x", "valid_from", "p")]),
    ({"valid_from": "2026-07-01", "tested": "2026-06-01"}, []),
    ({"tested": "2025-08-31", "valid_to": "2026-06-29"}, []),
    ({"tested": "2025-08-31", "valid_to": "2026-06-30"}, [("2026-08-31", "test", "x", "tested", "p")]),
    ({}, []),
])
def test_controls_are_tested_in_their_period(record: dict[str, Any], expected: list[Any]) -> None:
    assert listed(one("controls", {"name": "盘点", "owner": "p", **record})) == expected


def test_without_a_usual_interval_only_controls_with_their_own_are_tested() -> None:
    of = catalog(controls={"a": {"tested": "2025-08-31"}, "b": {"tested": "2025-08-31", "test_every": "12 months"}})
    assert [row[2] for row in listed(of, intervals=Intervals(tests=None))] == ["b"]


@pytest.mark.parametrize(("kind", "record", "intervals", "count"), [
    ("powers", {"reviewed": REVIEW}, Intervals(), 0),
    ("powers", {"reviewed": REVIEW}, Intervals(powers=YEAR), 1),
    ("powers", {"reviewed": REVIEW}, Intervals(controls=YEAR), 0),
    ("powers", {"reviewed": REVIEW, "status": "retired"}, Intervals(powers=YEAR), 0),
    ("powers", {}, Intervals(powers=YEAR), 0),
    ("controls", {"reviewed": REVIEW}, Intervals(controls=YEAR), 1),
    ("controls", {"reviewed": REVIEW, "valid_to": "2026-06-29"}, Intervals(controls=YEAR), 0),
])
def test_powers_and_controls_are_reviewed_only_where_an_interval_is_given(kind: str, record: dict[str, Any],
                                                                          intervals: Intervals, count: int) -> None:
    found = listed(one(kind, {"name": "甲", **record}), intervals=intervals)
    assert found == [("2027-05-31", "review", "x", "reviewed.date", "boss")] * count


@pytest.mark.parametrize(("record", "expected"), [
    ({"review_by": "2026-07-31"}, [("2026-07-31", "revision", "x", "review_by", "p")]),
    ({"review_by": "2026-07-31", "status": "revising"}, [("2026-07-31", "revision", "x", "review_by", "p")]),
    ({"review_by": "2026-07-31", "status": "repealed"}, []),
    ({"review_by": "2026-07-31", "valid_to": "2026-06-29"}, []),
    ({}, []),
])
def test_institutions_are_reviewed_by_their_day(record: dict[str, Any], expected: list[Any]) -> None:
    assert listed(one("institutions", {"name": "办法", "owner": "p", "status": "in_force", **record})) == expected


def waiver(**fields: Any) -> dict[str, Any]:
    return {"rule": "OR204", "record": "p", "approved_by": "boss", "expires": "2026-07-20", **fields}


@pytest.mark.parametrize(("others", "days"), [
    ([], ["2026-07-20"]),
    ([{"from": "2026-07-21", "expires": "2027-07-20"}], ["2027-07-20"]),
    ([{"from": "2026-07-22", "expires": "2027-07-20"}], ["2026-07-20", "2027-07-20"]),
    ([{"expires": "2027-07-20"}], ["2027-07-20"]),
    ([{"from": "某日", "expires": "2027-07-20"}], ["2026-07-20", "2027-07-20"]),
    ([{"from": "2026-07-21", "expires": "2027-07-20", "field": "name"}], ["2026-07-20", "2027-07-20"]),
    ([{"from": "2026-07-21", "expires": "2027-07-20", "between": ["a", "b"]}], ["2026-07-20", "2027-07-20"]),
    ([{"expires": None}], ["2026-07-20"]),
])
def test_a_waiver_that_another_follows_does_not_end(others: list[dict[str, Any]], days: list[str]) -> None:
    of = catalog(waivers={"w0": waiver(), **{f"w{at}": waiver(**other) for at, other in enumerate(others, 1)}})
    assert [row[0] for row in listed(of)] == days


def test_terms_end_that_hold_today() -> None:
    of = catalog(
        posts={"p": POST},
        people={"x": {"name": "张某", "assignments": [
            {"post": "p", "as": "backup", "to": "2026-08-02"}, {"post": "p", "as": "primary", "to": "2026-06-29"},
            {"post": "p", "as": "primary", "from": "2026-07-01", "to": "2026-08-01"}]}},
        delegations={"d": {"from": "p", "to": "q", "valid_from": "2026-01-01", "valid_to": "2026-08-01"},
                     "e": {"from": "p", "to": "q", "valid_from": "2026-01-01", "valid_to": "2026-06-01"}},
        portfolios={"f": {"leader": "x", "to": "2026-08-03"}, "g": {"leader": "x"}})
    assert listed(of) == [("2026-08-01", "delegation", "d", "valid_to", "p"),
                          ("2026-08-02", "assignment", "x", "assignments.to", "boss"),
                          ("2026-08-03", "portfolio", "f", "to", None)]


def test_whoever_holds_a_rotated_post_is_to_leave_it() -> None:
    of = catalog(posts={"p": {**POST, "max_tenure_years": 5}, "q": POST}, people={
        "x": {"name": "张某", "assignments": [{"post": "p", "as": "primary", "from": "2022-02-28"},
                                              {"post": "q", "as": "primary", "from": "2001-01-01"}]}})
    assert listed(of) == [("2027-02-28", "rotation", "x", "assignments.post", "boss")]


def test_only_what_falls_due_by_the_day_is_given_and_ties_go_by_matter() -> None:
    of = catalog(institutions={"i": {"name": "办法", "status": "in_force", "review_by": "2026-07-10"},
                               "j": {"name": "办法", "status": "in_force", "review_by": "2026-07-11"}},
                 controls={"c": {"name": "盘点", "tested": "2025-07-10"}, "b": {"name": "盘点", "tested": "2024-07-10"}})
    found = listed(of, date(2026, 7, 10))
    assert [row[2] for row in found] == ["b", "c", "i"]


def test_a_cited_law_that_comes_into_force_is_named_at_its_first_citation() -> None:
    of = catalog(as_of=date(2024, 6, 1), powers={"w": {"name": "支付", "legal_basis": ["行政许可法(2019)第42条", "会计法(2017)第37条"]},
                                                "v": {"name": "记账", "legal_basis": ["会计法(2017)第27条"]}})
    (due,) = agenda(of, date(2024, 12, 31), assessor_of(of).inherent, Intervals())
    assert (due.day, due.matter.value, due.record.id, due.values["version"]) == (date(2024, 7, 1), "law", "w", "2024")
    assert agenda(of, date(2024, 6, 30), assessor_of(of).inherent, Intervals()) == ()


def test_a_level_is_asked_for_only_where_it_may_be_due() -> None:
    scheme = {"s": {"name": "自定", "by": "declared", "levels": [
        {"id": "high", "label": "高", "review": "12 months"}, {"id": "low", "label": "低", "review": "3 months"}]}}
    days = {"old": "2025-01-01", "middle": "2026-01-01", "new": "2026-06-01"}
    of = catalog({"riskctl": 1, "level_scheme": "s"}, level_schemes=scheme,
                 risk_points={id: point(level="high", reviewed={"date": day, "by": "boss"}) for id, day in days.items()})
    asked: list[str] = []

    def level_of(risk: RiskPoint) -> Level | None:
        asked.append(risk.id)
        return assessor_of(of).inherent(risk)

    assert [due.record.id for due in risk_reviews(of, date(2026, 6, 30), level_of)] == ["old"]
    assert asked == ["old", "middle"]
