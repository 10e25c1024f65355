"""A register that was rendered comes back without a change, and what a clerk changes in it changes just that."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.disclosure.columns import usual
from riskctl.disclosure.forms import DUTIES, INSTITUTIONS, POWERS, REGISTERS
from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES, Language
from riskctl.model.vocabulary import Disclosure
from riskctl.report.handbook import duty_table
from riskctl.report.institution_list import institution_table
from riskctl.report.power_list import power_table
from riskctl.report.register import register_table
from riskctl.report.shown import Shown
from riskctl.report.table import Table, full_header
from tests.conftest import ROOT
from tests.exchange.tables import TODAY, catalog_of, imported, said, sheet_of

CATALOGS = ("catalog", "examples/food-licence", "examples/anyang-79")
READ: dict[str, Catalog] = {}


def catalog_in(folder: str) -> Catalog:
    if folder not in READ:
        READ[folder] = assemble(find_files(ROOT / folder, Limits()), "", TODAY)
    return READ[folder]


def register(catalog: Catalog, form: str, language: Language) -> Sheet:
    """The rendered register as a sheet: its header, then a row for each risk point."""
    return as_sheet(register_table(catalog, catalog.risk_points.values(), form, language))


def as_sheet(table: Table) -> Sheet:
    """A table as it is rendered to CSV."""
    cells = [tuple(cell if isinstance(cell, str) else "\n".join(cell.lines) for cell in row) for row in table.rows]
    return sheet_of([tuple(full_header(table)), *cells], name="表")


def changes_of(sheet: Sheet, catalog: Catalog) -> Mapping[str, Mapping[str, object]]:
    """What an import of the sheet would change, by record and field; new records whole."""
    plan = plan_import([sheet], catalog, Wanted())
    assert [line for line in said(plan) if line.startswith("error")] == []
    return {one.id: {".".join(change.path): change.after for change in one.fields} for one in plan.records if one.state is not State.SAME}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", REGISTERS)
@pytest.mark.parametrize("folder", CATALOGS)
def test_a_rendered_register_changes_nothing(folder: str, form: str, language: Language) -> None:
    catalog = catalog_in(folder)
    sheet = register(catalog, form, language)
    plan = plan_import([sheet], catalog, Wanted(kind="risk_points"))
    assert [(one.id, one.fields) for one in plan.records if one.state is not State.SAME] == []
    assert {one.id for one in plan.records if one.kind == "risk_points"} == catalog.risk_points.keys()
    assert changed_files(plan, catalog, {}) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", ["catalog", "examples/food-licence"])
def test_a_register_by_power_changes_nothing(folder: str, language: Language) -> None:
    catalog = catalog_in(folder)
    plan = plan_import([register(catalog, "power", language)], catalog, Wanted())
    assert said(plan) == []
    assert [(one.id, one.fields) for one in plan.records if one.state is not State.SAME] == []
    at_powers = {point.id for point in catalog.risk_points.values() if any(id.partition("/")[0] in catalog.powers for id in point.at)}
    assert {one.id for one in plan.records} == at_powers


def test_a_register_by_power_changes_and_adds_risk_points() -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = register(catalog, "power", "zh")
    old = "一人核查或者不到现场，按申请材料填写核查表"
    rows = {at: tuple(cell.replace(old, "只看材料\n3. 泄露资料：外传") for cell in row) for at, row in sheet.rows.items()}
    changed = dict(changes_of(replace(sheet, rows=rows), catalog))
    assert changed.pop("XK-0131-R2") == {"manifestation": "只看材料"}
    assert list(changed.values()) == [{"at": "XK-0131", "name": "泄露资料", "manifestation": "外传"}]


@pytest.mark.parametrize(("column", "text"), [("等级", "2高"), ("防控措施", "1. 加强教育"), ("责任人", "局长")])
def test_sums_of_a_register_by_power_that_differ_are_told_and_not_guessed(column: str, text: str) -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = register(catalog, "power", "zh")
    at = sheet.rows[0].index(column)
    row = (*sheet.rows[1][:at], text, *sheet.rows[1][at + 1:])
    plan = plan_import([replace(sheet, rows={**sheet.rows, 1: row})], catalog, Wanted())
    assert {one.state for one in plan.records} == {State.SAME}
    assert [line.partition(":")[0] for line in said(plan)] == [f"warning 表!{'ABCDEFG'[at]}2"]


@pytest.mark.parametrize("form", REGISTERS)
def test_a_changed_control_changes_that_alone(form: str) -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = register(catalog, form, "zh")
    old = "补正内容一次书面告知"
    rows = {at: tuple(cell.replace(old, "补正一次告知、留痕") for cell in row) for at, row in sheet.rows.items()}
    assert any(old in cell for row in sheet.rows.values() for cell in row)
    changed = changes_of(replace(sheet, rows=rows), catalog)
    made = next(id for id in changed if id != "XK-0131-R1")
    assert changed == {"XK-0131-R1": {"controls": [made]},
                       made: {"name": "补正一次告知、留痕", "kind": "trace", "timing": "detective", "owner": "window"}}


def test_a_new_row_at_a_step_stands_at_the_step() -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = register(catalog, "unit", "zh")
    row = list(sheet.rows[1])
    row[3:5] = "泄露申请人资料", "把材料外传"
    changed = changes_of(replace(sheet, rows={**sheet.rows, 3: tuple(row)}), catalog)
    (new,) = (fields for fields in changed.values() if fields.get("name") == "泄露申请人资料")
    assert new["at"] == "XK-0131/accept"


@pytest.mark.parametrize("said_so", ["（无）", "无", "—", "/"])
def test_no_control_is_not_made_of_a_word_for_none(said_so: str) -> None:
    plan, files = imported([sheet_of([("单位", "风险点", "风险等级", "防控措施"), ("审批科", "甲", "未定级", said_so)])])
    (point,) = catalog_of(files).risk_points.values()
    assert point.node == {"at": "审批科", "name": "甲"}
    assert said(plan) == []


def test_points_of_one_name_in_two_sheets_stay_with_their_sheet() -> None:
    sheets = [sheet_of([("风险点", "风险等级", "防控措施"), ("甲", "高", "乙")], name="一"),
              sheet_of([("风险点", "风险等级", "防控措施"), ("甲", "低", "丙")], name="二")]
    _, files = imported(sheets)
    plan, after = imported(sheets, files)
    assert {one.state for one in plan.records} == {State.SAME}
    assert after == files


LISTS = {"powers": (power_table, POWERS), "institutions": (institution_table, INSTITUTIONS)}


def published(catalog: Catalog, kind: str, language: Language) -> Sheet:
    """The published list of powers or of institutions, with every column that it can have."""
    table, forms = LISTS[kind]
    return as_sheet(table(Shown(catalog, catalog, Disclosure.RESTRICTED), usual((*forms[0], *forms[1]), language), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("folder", ["catalog", "examples/food-licence"])
def test_a_published_list_changes_nothing(folder: str, kind: str, language: Language) -> None:
    catalog = catalog_in(folder)
    plan = plan_import([published(catalog, kind, language)], catalog, Wanted())
    assert [(one.id, one.fields) for one in plan.records if one.state is not State.SAME] == []
    assert {one.id for one in plan.records} == catalog.records.get(kind, {}).keys()


def test_what_a_clerk_changes_in_a_list_of_powers_changes_that_alone() -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = published(catalog, "powers", "zh")
    rows = {at: tuple(cell.replace("20个工作日", "15个工作日").replace("现场核查（", "实地核查（") for cell in row) for at, row in sheet.rows.items()}
    changed = changes_of(replace(sheet, rows=rows), catalog)["XK-0131"]
    assert changed["time_limit.statutory"] == "15 workdays"
    assert set(changed) == {"time_limit.statutory", "x-责任事项"}


def test_other_units_that_assist_are_told() -> None:
    catalog = catalog_in("examples/food-licence")
    sheet = published(catalog, "powers", "zh")
    rows = {at: tuple(f"{cell}\n配合：办公室" if cell == "食品安全监管股" else cell for cell in row) for at, row in sheet.rows.items()}
    plan = plan_import([replace(sheet, rows=rows)], catalog, Wanted())
    assert {one.state for one in plan.records} == {State.SAME}
    assert said(plan) == ["warning 表!F2: other units assist than the catalog says; they were not taken: change units.assist in the catalog"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handbook_of_duties_is_not_read_and_says_what_to_do(language: Language) -> None:
    catalog = catalog_in("examples/food-licence")
    table = duty_table(Shown(catalog, catalog, Disclosure.RESTRICTED), usual(DUTIES[0], language), language)
    plan = plan_import([as_sheet(table)], catalog, Wanted())
    assert (plan.records, plan.tables) == ((), ())
    assert ["riskctl export xlsx --rows posts" in line for line in said(plan)] == [True]


def test_cells_under_a_merged_block_say_what_the_block_says() -> None:
    rows = [("单位", "风险点", "风险等级", "防控措施"), *[("审批科", "甲", "高", "限时")] * 2, ("审批科", "乙", "高", "公示")]
    plan, _ = imported([sheet_of(rows, merged=[Range(1, column, 2, column) for column in range(4)])])
    assert [one.name for one in plan.records if one.kind == "risk_points"] == ["甲", "乙"]
