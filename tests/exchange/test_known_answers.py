"""Published tables, and what a correct reading gives."""

from collections import Counter
from pathlib import Path

import pytest

from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.exporting import export_sheet
from riskctl.exchange.plan import Plan, State, Wanted
from riskctl.exchange.wording import clean, one_line
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from riskctl.model.catalog import Catalog
from tests.building import run
from tests.exchange.tables import EXAMPLES, catalog_of, imported, said

ITEMS = EXAMPLES / "guangan-items" / "items.csv"
TABLES = EXAMPLES / "risk-tables"


def taken_in(path: Path, wanted: Wanted | None = None) -> tuple[Plan, Catalog]:
    """The plan for a table, and the catalog after it; a second import changes nothing."""
    data = path.read_bytes()
    sheets = read_xlsx(data, path.name) if path.suffix == ".xlsx" else (read_csv(data, path.name, path.stem),)
    plan, files = imported(sheets, wanted=wanted)
    again, after = imported(sheets, files, wanted)
    assert {one.state for one in again.records} == {State.SAME}
    assert after == files
    return plan, catalog_of(files)


def test_the_items_of_a_district() -> None:
    plan, catalog = taken_in(ITEMS)
    used = {one.heading: (one.filled, one.different) for one in plan.columns}
    assert len(catalog.powers) == 1135
    assert len({power.code for power in catalog.powers.values()}) == 1135
    assert used["dept"] == (1135, 34)
    assert used["main"] == (1135, 166)
    assert used["name"] == (1135, 1133)
    assert Counter(power.type for power in catalog.powers.values()) == {
        "national:license": 536, "national:public_service": 348, "national:other": 182, "national:confirmation": 50,
        "national:payment": 9, "national:adjudication": 8, "national:reward": 2}
    assert len(catalog.units) == 34


def test_what_is_wrong_with_the_codes_of_the_district() -> None:
    plan, catalog = taken_in(ITEMS)
    assert [line.split(":", 1)[0] for line in said(plan)] == ["warning items!F", "warning items!F", "warning items!F", "warning items!F617"]
    several, five, lengths, failing = (line.split(": ", 1)[1] for line in said(plan))
    assert several == "区交通运输局 has 2 codes: 11736, 11511301008778386B"
    assert five.startswith("区人社局 has 5 codes: ")
    assert lengths.startswith("29 of 39 codes have not the 18 characters of a unified social credit code: ")
    assert failing.startswith("the code 11511301452259996u fails GB 32100")
    eighteen = {str(power.node["x-unit-code"]) for power in catalog.powers.values() if len(str(power.node["x-unit-code"])) == 18}
    assert len(eighteen) == 10
    repeated = [name for name, count in Counter(power.label for power in catalog.powers.values()).items() if count > 1]
    assert sorted(repeated) == ["城市建筑物、设施上张挂、张贴宣传品审批", "求职创业补贴申领"]


def test_a_housing_bureau() -> None:
    _, catalog = taken_in(TABLES / "bozhou-housing.xlsx")
    points = list(catalog.risk_points.values())
    assert Counter(point.level for point in points) == {"high": 1, "medium": 2, "low": 1}
    assert [len(point.controls) for point in points] == [3, 1, 2, 2]
    assert all(point.accountable and point.accountable.direct in catalog.posts for point in points)
    assert [unit.name for unit in catalog.units.values()] == ["市重点工程建设管理服务中心"]
    assert catalog.people == {}
    assert run(catalog, "RP102").findings == ()


def test_names_of_the_housing_bureau_come_only_when_asked_for() -> None:
    _, catalog = taken_in(TABLES / "bozhou-housing.xlsx", Wanted(with_people=True))
    assert [person.name for person in catalog.people.values()] == ["P1", "L1"]
    assert [one.post for person in catalog.people.values() for one in person.assignments] == list(catalog.posts)


def test_the_registration_of_taxpayers() -> None:
    plan, catalog = taken_in(TABLES / "tax-registration.xlsx")
    assert [power.name for power in catalog.powers.values()] == ["设立税务登记", "变更税务登记", "停复业税务登记"]
    assert Counter(point.level for point in catalog.risk_points.values()) == {"high": 1, "medium": 1, "low": 4}
    assert Counter(point.at for point in catalog.risk_points.values()) == {(power,): 2 for power in catalog.powers}
    assert (dict(catalog.units), dict(catalog.posts), dict(catalog.people)) == ({}, {}, {})
    assert len(said(plan)) == 6
    assert all("is an organ, not a post" in line for line in said(plan))
    assert len(run(catalog, "RP102").findings) == 6


def test_an_enterprise_owned_by_the_state() -> None:
    _, catalog = taken_in(TABLES / "shccmg-soe.xlsx")
    assert [unit.name for unit in catalog.units.values()] == ["领导班子成员"]
    assert [(point.level, len(point.controls), point.accountable) for point in catalog.risk_points.values()] == [
        (None, 2, None), (None, 3, None), (None, 3, None), (None, 3, None)]
    assert len(run(catalog, "RP101").findings) == 4


@pytest.mark.parametrize("name", ["bozhou-housing", "tax-registration", "shccmg-soe"])
def test_the_tables_come_back_cell_by_cell(name: str) -> None:
    path = TABLES / f"{name}.xlsx"
    with_people = Wanted(with_people=True)
    plan, catalog = taken_in(path, with_people)
    table, mapping = plan.tables[0]
    sheet = table.sheet
    back = read_xlsx(write_xlsx([export_sheet(catalog, mapping, "zh", with_people=True)]), "back.xlsx")[0]
    assert back.rows == {at: tuple(map(clean, row)) for at, row in sheet.rows.items()}
    assert (set(back.merged), back.numbers) == (set(sheet.merged), sheet.numbers)


def test_the_items_come_back_cell_by_cell() -> None:
    plan, catalog = taken_in(ITEMS)
    table, mapping = plan.tables[0]
    written = export_sheet(catalog, mapping, "zh")
    there = sorted(tuple(map(one_line, table.sheet.rows[row])) for row in table.body)
    assert sorted(tuple(map(one_line, row)) for row in written.rows) == there
