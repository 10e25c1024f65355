"""Whatever stands in a table: it is taken in for good, or refused with a reason; never anything between."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from riskctl.exchange.changes import changed_files
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from tests.exchange.tables import catalog_of

HEADS = ("序号", "单位", "科室", "姓名", "权力事项", "环节", "岗位", "风险类别", "风险点", "表现形式", "风险等级", "防控措施",
         "责任人", "部门负责人", "责任领导", "备注", "记录编号", "事项名称", "权力类型", "事项编码", "设定依据", "法定时限", "部门编码", "")
WORDS = ("", "", "办公室", "审批科、稽查局", "张某", "科长", "科长\n局长", "主管税务机关", "高", "较高", "一级", "1中2低", "业务流程", "廉政", "甲",
         "1.甲；2.乙", "①甲②乙", "同上", "end", "a: b", "- x", "#", "'", '"', "{", "A-1", "1", "01", "20个工作日", "行政许可",
         "行政许可法(2019)第42条", "x\ny", "\u202e", "…")
CELLS = st.sampled_from(WORDS) | st.text(max_size=12)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table with headings that are known, cells that are anything, and merged cells anywhere."""
    head = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=8))
    body = draw(st.lists(st.lists(CELLS, min_size=len(head), max_size=len(head)), max_size=6))
    edge = st.integers(0, 7)
    merged = [Range(min(a, b), min(c, d), max(a, b), max(c, d)) for a, b, c, d in draw(st.lists(st.tuples(edge, edge, edge, edge), max_size=2))]
    rows = {at: tuple(row) for at, row in enumerate([head, *body]) if any(row)}
    return Sheet(draw(st.sampled_from(("公示表", "", "powers"))), rows, tuple(merged))


@given(sheets(), st.booleans())
@settings(max_examples=300, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate))
def test_a_table_is_taken_in_for_good_or_refused(sheet: Sheet, with_people: bool) -> None:
    wanted = Wanted(with_people=with_people)
    plan = plan_import([sheet], catalog_of({}), wanted)
    if plan.has_errors:
        assert all(problem.zh and problem.en for problem in plan.problems)
        return
    files = changed_files(plan, catalog_of({}), {})
    catalog = catalog_of(files)
    assert catalog.by_id.keys() == {one.id for one in plan.records}
    again = plan_import([sheet], catalog, wanted)
    assert [(one.id, one.state, one.fields) for one in again.records if one.state is not State.SAME] == []
    assert changed_files(again, catalog, files) == {}
