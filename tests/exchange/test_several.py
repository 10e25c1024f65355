"""Rows that sum up several risk points are taken apart, and come back as they stood."""

import random
import re
from collections.abc import Sequence

import pytest

from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Sheet
from tests.exchange.tables import catalog_of, said, sheet_of
from tests.exchange.test_given_back import given, taken_in, texts_of

HEAD = ("序号", "部门", "风险点", "风险等级", "防控措施", "责任人")
MATCHED = ("1", "用地科", "1.降低标准；2.压件不办；3.泄露底价", "1.高；2.中；3.高", "1.一次告知；2.限时办结；3.双人保管",
           "1.经办人；2.科长；3.副局长")
SHARED = ("2", "矿管科", "①人情许可②巡查走过场", "低", "集体会审；轮换巡查；公开电话", "科长")
ALONE = ("3", "办公室", "违规用印", "中", "用印登记", "主任")


def table(*rows: Sequence[str]) -> Sheet:
    return sheet_of([HEAD, *rows], name="一览表")


def points(files: dict[str, bytes]) -> list[tuple[str, str | None, list[str], str]]:
    """Name, level, controls and post of each risk point."""
    catalog = catalog_of(files)
    return [(point.label, point.level, [catalog.label_of(one.control or "") for one in point.controls],
             catalog.label_of(point.accountable.direct or "") if point.accountable else "") for point in catalog.risk_points.values()]


def after(sheet: Sheet, *changes: tuple[str, str]) -> list[tuple[str, ...]]:
    """The rows that an export gives once the catalog was changed; reading them changes nothing."""
    files, maps = taken_in([sheet])
    for wrong, right in changes:
        changed = {file: re.sub(wrong, right, data.decode()).encode() for file, data in files.items()}
        assert changed != files, wrong
        files = changed
    catalog = catalog_of(files)
    back = given(catalog, maps)
    again = plan_import(back, catalog, Wanted(maps))
    assert [(one.id, one.fields) for one in again.records if one.state is not State.SAME] == []
    return list(texts_of(back[0]).values())[1:]


def test_what_is_numbered_to_match_goes_to_each_and_the_rest_to_all() -> None:
    files, maps = taken_in([table(MATCHED, SHARED, ALONE)])
    assert points(files) == [
        ("降低标准", "high", ["一次告知"], "经办人"), ("压件不办", "medium", ["限时办结"], "科长"), ("泄露底价", "high", ["双人保管"], "副局长"),
        ("人情许可", "low", ["集体会审", "轮换巡查", "公开电话"], "科长"), ("巡查走过场", "low", ["集体会审", "轮换巡查", "公开电话"], "科长"),
        ("违规用印", "medium", ["用印登记"], "主任")]
    assert [len(ids) for ids in maps[0].together] == [3, 2]
    plan = plan_import([table(MATCHED, SHARED, ALONE)], catalog_of({}), Wanted())
    assert said(plan)[0] == ("info 一览表: row 2, 3 tells of several risk points each, which were taken one by one; "
                             "leave `split` out of the mapping to take each row for one")


def test_several_in_one_row_are_seen_far_down() -> None:
    rows = [(str(at), "一科", f"越权{at}", "高", "公示", "科长") for at in range(1, 1101)]
    files, _ = taken_in([table(*rows, MATCHED)])
    assert len(points(files)) == 1103


def test_the_table_comes_back_row_by_row() -> None:
    assert after(table(MATCHED, SHARED, ALONE)) == [MATCHED, SHARED, ALONE]


@pytest.mark.parametrize(("names", "levels", "number"), [
    ("违规审批；压件不办", "高；中", 2), ("违规审批\n压件不办", "高\n高", 2), ("违规审批\n压件不办", "高", 1), ("违规审批；压件不办", "中", 1)])
def test_names_without_numbers_are_several_where_as_many_levels_match(names: str, levels: str, number: int) -> None:
    row = ("1", "用地科", names, levels, "公示", "科长")
    files, _ = taken_in([table(row)])
    assert len(points(files)) == number
    assert after(table(row)) == [row]


def test_a_changed_level_is_said_in_its_place_and_the_rest_stands() -> None:
    wider = ("1", "用地科", "1、降低标准 2、压件不办", "高", "一是告知；二是限时", "科长、经办人")
    assert after(table(wider), ("(name: 压件不办\n    level: )high", r"\1low")) == [(*wider[:3], "1.高；2.低", *wider[4:])]


def test_a_risk_point_that_went_leaves_the_others_in_their_row() -> None:
    gone = ("  [^ \n]*压件不办[^\n]*:\n(    [^\n]*\n)+", "")
    last = ("2", *ALONE[1:])
    assert after(table(MATCHED, last), gone) == [
        ("1", "用地科", "1.降低标准；2.泄露底价", "高", "1.一次告知；2.双人保管", "1.经办人；2.副局长"), last]


def test_what_no_row_can_say_any_more_gets_rows_of_its_own() -> None:
    """A level that one of them lost has no place in a list."""
    rows = after(table(MATCHED, ("2", *ALONE[1:])), ("(name: 压件不办\n)    level: medium\n", r"\1"))
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("1", "降低标准", "高"), ("2", "压件不办", ""), ("3", "泄露底价", "高"), ("4", "违规用印", "中")]


@pytest.mark.parametrize(("cell", "levels"), [
    ("1.高；2.中；3.低", ["high", "medium", "low"]), ("高、中、低", ["high", "medium", "low"]), ("①高②高③低", ["high", "high", "low"]),
    ("高", ["high"] * 3), ("3个中", ["medium"] * 3), ("1高2低", [None] * 3), ("高、低", [None] * 3), ("", [None] * 3)])
def test_levels_of_a_row_in_any_manner(cell: str, levels: list[str | None]) -> None:
    row = (*MATCHED[:3], cell, *MATCHED[4:])
    files, _ = taken_in([table(row, ALONE)])
    assert [level for _, level, _, _ in points(files)] == [*levels, "medium"]
    assert after(table(row, ALONE))[0] == row


def test_a_level_that_the_scheme_lacks_is_an_error_with_its_remedy() -> None:
    plan = plan_import([table((*SHARED[:3], "一级", *SHARED[4:]))], catalog_of({}), Wanted())
    assert [line for line in said(plan) if line.startswith("error")] == [
        "error 一览表!D2: level '一级' is not in scheme hml; there are 高, 中, 低; it is a level of class, consequence, criteria, matrix, power: "
        "choose one with level_scheme in riskctl.yaml; or say in a mapping (--guess) under words, level, which one it is"]


def by_chance(seed: int) -> Sheet:
    """A table in which rows tell of one to four risk points in mixed manners."""
    chance = random.Random(seed)
    manners = (("{}.", "；"), ("{}、", "\n"), ("（{}）", ""), ("{}．", "；\n"), ("({})", " "))
    rows, named = [], 0
    for number in range(1, chance.randrange(2, 8)):
        count = chance.randrange(1, 5)

        def cell(texts: Sequence[str], shared: str) -> str:
            if len(texts) == 1 or chance.random() < 0.4:
                return shared
            mark, between = chance.choice(manners)
            return between.join(f"{mark.format(at)}{text}" for at, text in enumerate(texts, 1))

        names = [f"越权第{named + at}类" for at in range(count)]
        named += count
        points = names[0] if count == 1 else ""
        while not points or (count > 1 and points == "甲"):
            points = cell(names, "甲")
        rows.append((str(number), chance.choice(("一科", "二科")), points, cell([chance.choice("高中低") for _ in names], chance.choice("高中低")),
                     cell([f"核查{chance.randrange(4)}" for _ in names], chance.choice(("登记", "一查；二看；三问；四访；五评"))),
                     cell([chance.choice(("科长", "经办员")) for _ in names], "主任")))
    return table(*rows, ("99", "三科", "1.私设台账；2.截留款项", "中", "对账", "科长"))


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_tables_by_chance_come_back_row_by_row(first: int) -> None:
    for seed in range(first, first + 10):
        sheet = by_chance(seed)
        assert after(sheet) == [tuple(row) for row in sheet.rows.values()][1:], seed
