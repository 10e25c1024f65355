"""Whatever stands in a table: it is taken in for good, or refused with a reason; never anything between."""

from collections.abc import Sequence
from random import Random

import pytest

from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from tests.exchange.tables import catalog_of

HEADS = ("序号", "单位", "科室", "姓名", "权力事项", "环节", "岗位", "风险类别", "风险点", "表现形式", "风险等级", "防控措施", "监督人",
         "责任人", "部门负责人", "责任领导", "备注", "记录编号", "事项名称", "权力类型", "事项编码", "设定依据", "法定时限", "部门编码", "")
WORDS = ("", "", "办公室", "审批科、稽查局", "张某", "科长", "科长\n局长", "主管税务机关", "高", "较高", "一级", "1中2低", "业务流程", "廉政", "甲",
         "1.甲；2.乙", "①甲②乙", "同上", "end", "a: b", "- x", "#", "'", '"', "{", "A-1", "1", "01", "20个工作日", "行政许可",
         "行政许可法(2019)第42条", "x\ny", "\u202e", "…", "主任（张三）", "张三、李四", "科员王五", "赵六", "一科（甲）", "一科-甲", "甲\n乙", "=1+1",
         "甲-业务流程", "办公室责任人", "（一）a；（二）a")


def some_table(random: Random, name: str) -> Sheet:
    """A table with headings that are known, cells that are anything, and merged cells anywhere."""
    head = [random.choice(HEADS) for _ in range(random.randint(2, 8))]
    body = [[cell(random) for _ in head] for _ in range(random.randint(0, 6))]
    ranges = ([random.randint(0, 7) for _ in range(4)] for _ in range(random.randint(0, 2)))
    merged = [Range(min(a, b), min(c, d), max(a, b), max(c, d)) for a, b, c, d in ranges]
    rows = {at: tuple(row) for at, row in enumerate([head, *body]) if any(row)}
    return Sheet(random.choice((name, name, "")), rows, tuple(merged))


def cell(random: Random) -> str:
    """A word that occurs in such tables, or characters from anywhere."""
    if random.random() < 0.7:
        return random.choice(WORDS)
    return "".join(chr(random.choice((random.randint(0x20, 0x7E), random.randint(0x4E00, 0x9FA5), random.randint(0xA0, 0x2FFF))))
                   for _ in range(random.randint(0, 12)))


@pytest.mark.parametrize("first", range(0, 400, 20))
def test_tables_are_taken_in_for_good_or_refused(first: int) -> None:
    for seed in range(first, first + 20):
        random = Random(seed)
        sheets = [some_table(random, name) for name in ("公示表", "powers")[:random.choice((1, 1, 1, 2))]]
        taken_in_for_good_or_refused(sheets, Wanted(with_people=random.random() < 0.5))


@pytest.mark.parametrize("seed", [106774, 119571, 119572, 200631])
def test_tables_that_once_changed_on_a_second_import_do_so_no_more(seed: int) -> None:
    random = Random(seed)
    sheets = [some_table(random, name) for name in ("公示表", "powers")[:random.choice((1, 1, 1, 2))]]
    taken_in_for_good_or_refused(sheets, Wanted(with_people=random.random() < 0.5))


def taken_in_for_good_or_refused(sheets: Sequence[Sheet], wanted: Wanted) -> None:
    """Check that the sheets are refused with reasons, or taken in such that the same import changes nothing any more."""
    plan = plan_import(sheets, catalog_of({}), wanted)
    if plan.has_errors:
        assert all(problem.zh and problem.en for problem in plan.problems)
        return
    files = changed_files(plan, catalog_of({}), {})
    catalog = catalog_of(files)
    assert catalog.by_id.keys() == {one.id for one in plan.records}
    again = plan_import(sheets, catalog, wanted)
    assert [(one.id, one.state, one.fields) for one in again.records if one.state is not State.SAME] == []
    assert changed_files(again, catalog, files) == {}
