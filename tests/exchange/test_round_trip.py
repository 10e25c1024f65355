"""What goes out comes back: tables through a catalog cell by cell, catalogs through tables without a change."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import find_files
from riskctl.catalog.limits import Limits
from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.exporting import export_sheet, exported_kinds, full_mapping
from riskctl.exchange.mapping import TableMap
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from riskctl.model.language import LANGUAGES, Language
from tests.conftest import ROOT
from tests.exchange.tables import HEADINGS, TODAY, catalog_of, imported, said, sheet_of

Row = tuple[str, ...]
SWIFT = settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
CATALOGS = ("catalog", "examples/anyang-79", "examples/food-licence")
UNITS, TYPES = ("审批科", "稽查局", "办公室"), ("思想道德风险", "岗位职责风险", "业务流程风险", "制度机制风险", "外部环境风险")
POWERS, POSTS = ("食品经营许可", "税务登记", "印章使用", ""), ("科长", "经办人", "审核岗")
WORDS = st.text(alphabet="核查登记审批材料现场不实违规办理超过时限（一）A3=+-@", min_size=2, max_size=14).filter(
    lambda text: text[0] in "核查登记审批材料现场不实违规办理超过时限=" and text.strip("（）=+-@3A一"))
LISTS = {"digits": lambda at: f"{at}.", "comma": lambda at: f"{at}、", "circled": lambda at: "①②③④"[at - 1],
         "brackets": lambda at: f"（{'一二三四'[at - 1]}）"}


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Rows of a risk table, written in one manner throughout."""
    mark, between = draw(st.sampled_from(sorted(LISTS))), draw(st.sampled_from(("；", "\n", "。\n")))
    end = "。" if between.startswith("。") else ""
    rows: list[Row] = []
    names = draw(st.lists(WORDS, min_size=1, max_size=8, unique_by=lambda text: "".join(filter(str.isalnum, text)).casefold()))
    for number, name in enumerate(names, 1):
        measures = draw(st.lists(WORDS, min_size=1, max_size=4))
        cell = between.join(f"{LISTS[mark](at)}{text}" for at, text in enumerate(measures, 1)) + end
        rows.append((str(number), draw(st.sampled_from(UNITS)), draw(st.sampled_from(POWERS)), draw(st.sampled_from(TYPES)), name,
                     draw(WORDS), draw(st.sampled_from("高中低")), cell, draw(st.sampled_from(POSTS))))
    return rows


def taken_in(rows: Sequence[Row], header: Row = HEADINGS) -> tuple[TableMap, dict[str, bytes]]:
    """The mapping of a table and the files after its import."""
    plan, files = imported([sheet_of([header, *rows])])
    return plan.tables[0][1], files


@given(tables())
@SWIFT
def test_a_table_comes_back_cell_by_cell(rows: list[Row]) -> None:
    mapping, files = taken_in(rows)
    written = export_sheet(catalog_of(files), mapping, "zh")
    assert written.header == (HEADINGS,)
    assert sorted(row[1:] for row in written.rows) == sorted(_as_kept(row)[1:] for row in rows)


def _as_kept(row: Row) -> Row:
    """Names are kept without spaces at their ends; nothing else of these cells changes."""
    return tuple(cell.strip() for cell in row)


@given(tables())
@SWIFT
def test_a_second_import_changes_nothing(rows: list[Row]) -> None:
    _, files = taken_in(rows)
    plan, after = imported([sheet_of([HEADINGS, *rows])], files)
    assert {one.state for one in plan.records} == {State.SAME}
    assert after == files


@given(tables(), st.randoms(use_true_random=False))
@SWIFT
def test_ids_are_the_same_when_rows_and_columns_move(rows: list[Row], random: object) -> None:
    order = list(range(len(HEADINGS)))
    moved = list(rows)
    random.shuffle(order)  # type: ignore[attr-defined] # hypothesis gives a Random
    random.shuffle(moved)  # type: ignore[attr-defined]
    _, first = taken_in(rows)
    _, second = taken_in([tuple(row[at] for at in order) for row in moved], tuple(HEADINGS[at] for at in order))
    before, after = catalog_of(first), catalog_of(second)
    assert {point.id: dict(point.node) for point in before.risk_points.values()} == \
        {point.id: dict(point.node) for point in after.risk_points.values()}
    assert before.controls.keys() == after.controls.keys()


@given(tables())
@SWIFT
def test_merged_units_say_the_same_as_repeated_ones(rows: list[Row]) -> None:
    ordered = sorted(rows, key=lambda row: row[1])
    merged, blanked, start = [], [], 0
    for at, row in enumerate(ordered):
        if at and row[1] == ordered[at - 1][1]:
            blanked.append((row[0], "", *row[2:]))
        else:
            start = at
            blanked.append(row)
        if at + 1 == len(ordered) or ordered[at + 1][1] != row[1]:
            merged.append(Range(start + 1, 1, at + 1, 1))
    _, spelled_out = taken_in(ordered)
    _, once = imported([sheet_of([HEADINGS, *blanked], merged=merged)])
    assert catalog_of(once).by_id.keys() == catalog_of(spelled_out).by_id.keys()
    assert once == spelled_out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", CATALOGS)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_importing_an_export_changes_nothing(folder: str, language: Language, form: str) -> None:
    found = find_files(ROOT / folder, Limits())
    catalog = assemble(found, "", TODAY)
    kinds = exported_kinds(catalog, with_people=True)
    written = [export_sheet(catalog, full_mapping(catalog, kind, language), language, with_people=True) for kind in kinds]
    if form == "xlsx":
        plans = [plan_import(read_xlsx(write_xlsx(written), "a.xlsx"), catalog, Wanted(with_people=True))]
    else:
        plans = [plan_import([read_csv(write_csv(one).encode(), "a.csv", one.name)], catalog, Wanted(kind=kind, with_people=True))
                 for kind, one in zip(kinds, written, strict=True)]
    assert [said(plan) for plan in plans] == [[] for _ in plans]
    changed = [(one.id, one.fields) for plan in plans for one in plan.records if one.state is not State.SAME]
    assert changed == []
    assert sum(len(plan.records) for plan in plans) == sum(len(catalog.records[kind]) for kind in kinds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_catalog_gives_forms_that_are_read_back(language: Language) -> None:
    catalog = catalog_of({})
    kinds = exported_kinds(catalog, with_people=True)
    written = [export_sheet(catalog, full_mapping(catalog, kind, language), language, with_people=True) for kind in kinds]
    plans = [plan_import(read_xlsx(write_xlsx(written), "a.xlsx"), catalog, Wanted(with_people=True)),
             *(plan_import([read_csv(write_csv(one).encode(), "a.csv", one.name)], catalog, Wanted(with_people=True)) for one in written)]
    assert [mapping.kind for plan in plans for _, mapping in plan.tables] == [*kinds, *kinds]
    assert [(plan.records, plan.has_errors) for plan in plans] == [((), False)] * len(plans)


def test_a_file_is_written_twice_with_the_same_bytes(tmp_path: Path) -> None:
    catalog = assemble(find_files(ROOT / "examples" / "food-licence", Limits()), "", TODAY)
    one, two = (write_xlsx([export_sheet(catalog, full_mapping(catalog, "powers", "zh"), "zh")]) for _ in range(2))
    assert one == two
