"""Ids that come of names: two names never make one record, and no row or sheet is favoured for standing first."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Sheet
from riskctl.exchange.wording import name_key
from riskctl.model.catalog import Catalog
from tests.exchange.tables import HEADINGS, catalog_of, imported, said, sheet_of

ALIKE = ("一科（甲）", "一科-甲", "一科+甲", "一科甲", "一科/甲", "一科·甲")
POWERS = ("项目", "职称", "权力来源", "行使层级")


def facts(catalog: Catalog) -> Mapping[str, object]:
    """Every record by id, whatever the order."""
    return {f"{kind} {id}": dict(record.node) for kind, held in catalog.records.items() for id, record in held.items()}


def points(*units: str, power: str = "", post: str = "科长") -> list[tuple[str, ...]]:
    return [(str(at), unit, power, "业务流程", f"违规{at}", "甲", "高", "1.双人保管", post) for at, unit in enumerate(units, 1)]


def shuffled(rows: Sequence[tuple[str, ...]], seed: int) -> list[tuple[str, ...]]:
    moved = list(rows)
    Random(seed).shuffle(moved)
    return moved


def test_names_that_differ_in_signs_are_different_units() -> None:
    _, files = imported([sheet_of([HEADINGS, *points(*ALIKE)])])
    catalog = catalog_of(files)
    assert [unit.name for unit in catalog.units.values()] == list(ALIKE)
    assert len({unit.id for unit in catalog.units.values()}) == len(ALIKE)
    plan, after = imported([sheet_of([HEADINGS, *points(*ALIKE)])], files)
    assert after == files
    assert {one.state for one in plan.records} == {State.SAME}


def test_names_that_look_alike_are_pointed_out() -> None:
    plan, files = imported([sheet_of([HEADINGS, *points("一科（甲）", "一科-甲")])])
    assert said(plan) == ["warning 公示表!B3: '一科-甲' differs from '一科（甲）' in signs only, and is taken for another; "
                          "write both alike if they are one"]
    plan, _ = imported([sheet_of([HEADINGS, *points("一科甲")])], files)
    assert [line.partition(" differs")[0] for line in said(plan)] == ["warning 公示表!B2: '一科甲'"]


def test_names_that_differ_in_spaces_width_or_script_are_one_unit() -> None:
    same = ("财务科（一）", "財務科(一)", "财 务 科（一）", "财务科（一）。")
    _, files = imported([sheet_of([HEADINGS, *points(*same)])])
    assert [unit.name for unit in catalog_of(files).units.values()] == ["财务科（一）"]


@pytest.mark.parametrize("seed", range(12))
def test_ids_that_several_names_want_go_to_none_of_them_whatever_the_order(seed: int) -> None:
    rows = points(*ALIKE)
    _, first = imported([sheet_of([HEADINGS, *rows])])
    _, second = imported([sheet_of([HEADINGS, *shuffled(rows, seed)])])
    assert facts(catalog_of(first)) == facts(catalog_of(second))


@pytest.mark.parametrize("seed", range(12))
def test_rows_that_are_put_between_change_no_id(seed: int) -> None:
    before, after = points("一科（甲）", "二科", "三科"), points("一科（甲）", "二科", "三科", "一科-甲", "四科", "二科（乙）")
    _, files = imported([sheet_of([HEADINGS, *before])])
    plan, grown = imported([sheet_of([HEADINGS, *shuffled(after, seed)])], files)
    assert {one.id for one in plan.records if one.state is not State.CREATED and one.fields} == set()
    old, new = facts(catalog_of(files)), facts(catalog_of(grown))
    assert {key: new[key] for key in old} == old
    assert len([key for key in new if key.startswith("units")]) == 6


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_rows_has_no_say_whatever_they_name(seed: int) -> None:
    random = Random(seed)
    pick = random.choice
    units, powers, risks = ("一科（甲）", "一科-甲", "一科+甲", "办公室"), ("", "印章使用", "印章-使用"), ("违规", "违规（一）", "违规-一", "甲")
    words = ("科长", "窗口", "张某", "甲", "主任（张三）", "科员王五", "", "经办人、局长", "办公室", "科长（兼）")
    measures = ("1.双人保管；2.登记台账", "登记-台账", "登记台账", "1.a；2.a")
    rows = [(str(at), pick(units), pick(powers), "业务流程", pick(risks), f"表现{at}", pick("高中低"), pick(measures), pick(words), pick(words))
            for at in range(6)]
    plans = [plan_import([sheet_of([(*HEADINGS, "岗位"), *one])], catalog_of({}), Wanted()) for one in (rows, shuffled(rows, seed))]
    assert len({plan.has_errors for plan in plans}) == 1
    if not plans[0].has_errors:
        first, second = (facts(catalog_of(changed_files(plan, catalog_of({}), {}))) for plan in plans)
        assert first == second


def three_sheets() -> list[Sheet]:
    """A risk table, a power list and a list of posts that name the same things, with ids of their own for the posts."""
    risks = [HEADINGS, *points("一科（甲）", "二科", power="印章使用", post="科长"), *points("三科", power="印章使用", post="印章使用")[:1]]
    powers = [("事项名称", "权力类型", "实施主体", "事项编码"), ("印章使用", "行政许可", "二科", "A-1"), ("登记", "行政确认", "一科-甲", "A-2")]
    posts = [("岗位编号", "岗位名称", "所在部门"), ("P01", "科长", "二科"), ("P02", "科长", "一科（甲）")]
    return [sheet_of(risks, "公示表"), sheet_of(powers, "清单"), sheet_of(posts, "posts")]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_sheets_and_rows_has_no_say(seed: int) -> None:
    sheets = three_sheets()
    _, first = imported(sheets)
    random = Random(seed)
    moved = [sheet_of([sheet.rows[0], *shuffled([sheet.rows[at] for at in sorted(sheet.rows)[1:]], seed)], sheet.name) for sheet in sheets]
    random.shuffle(moved)
    _, second = imported(moved)
    assert facts(catalog_of(first)) == facts(catalog_of(second))
    assert {"posts P01", "posts P02", "powers A-1"} <= facts(catalog_of(first)).keys()
    plan, after = imported(moved, first)
    assert after == first
    assert {one.state for one in plan.records} == {State.SAME}


def test_an_id_that_a_row_gives_goes_before_one_made_of_names() -> None:
    rows = [("部门编号", "部门名称", "上级部门"), ("", "一科", ""), ("一科", "二科", "")]
    for order in (rows, [rows[0], rows[2], rows[1]]):
        _, files = imported([sheet_of(order, "units")])
        units = {unit.name: unit.id for unit in catalog_of(files).units.values()}
        assert (units["二科"], units["一科"][:3]) == ("一科", "一科-")


def test_a_word_that_a_later_row_makes_a_post_is_that_post_from_the_start() -> None:
    rows = [HEADINGS, *points("一科", post="窗口甲"), ("2", "二科", "", "业务流程", "违规二", "甲", "高", "1.双人保管", "科长")]
    head, more = (*HEADINGS, "岗位"), ["岗位", "", "窗口甲"]
    plan, files = imported([sheet_of([head, *((*row, post) for row, post in zip(rows[1:], more[1:], strict=True))])])
    catalog = catalog_of(files)
    assert {post.name for post in catalog.posts.values()} == {"窗口甲", "科长"}
    again, after = imported([sheet_of([head, *((*row, post) for row, post in zip(rows[1:], more[1:], strict=True))])], files)
    assert after == files
    assert {one.state for one in again.records} == {State.SAME}
    assert not plan.has_errors


def test_a_second_column_of_the_same_meaning_is_named_and_kept() -> None:
    head = ("单位", "科室", "风险点", "表现形式", "等级", "备注", "备注", "备注（一）", "备注-一")
    plan, files = imported([sheet_of([head, ("甲局", "一科", "违规", "甲", "高", "a", "b", "c", "d")])])
    (point,) = catalog_of(files).risk_points.values()
    assert {key: value for key, value in point.node.items() if key.startswith("x-")} == {
        "x-科室": "一科", "x-备注": "a", "x-备注-2": "b", "x-备注-一": "c", "x-备注-一-2": "d"}
    assert said(plan) == [
        "warning 公示表!B: the heading '科室' says the same as that of column A: this one is kept as x-科室; --set '科室=FIELD' decides otherwise",
        "warning 公示表!G: the heading '备注 (2)' says the same as that of column F: this one is kept as x-备注-2; "
        "--set '备注 (2)=FIELD' decides otherwise"]
    assert plan_import([sheet_of([head, ("甲局", "一科", "违规", "甲", "高", "a", "b", "c", "d")])], catalog_of({}),
                       Wanted(settings=("科室=unit",))).problems[0].at == "公示表!G"


def test_what_counts_of_a_name() -> None:
    assert len({name_key(name) for name in ALIKE}) == len(ALIKE)
    assert len({name_key(name) for name in ("1科", "①科", "一科", "I科", "壹科")}) == 5
