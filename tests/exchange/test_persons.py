"""Who sits where: which words of a cell are names of persons, and which only look so."""

import pytest

from riskctl.exchange.person_names import Certainty, certainty_of
from riskctl.exchange.persons import seats_of
from riskctl.exchange.plan import Wanted, plan_import
from riskctl.model.catalog import Catalog
from tests.exchange.tables import HEADINGS, catalog_of, imported, said, sheet_of

ROW = ("1", "办公室", "", "业务流程", "违规用印", "未经审批用印", "高", "1.双人保管", "")
LEFT_OUT = "it names persons, who are left out; --people puts them into people"

PERSONS = {
    "主任（张三）": "主任=张三", "主任(张三)": "主任=张三", "主任【张三】": "主任=张三", "主任 （张 三）": "主任=张三",
    "副主任：李四": "副主任=李四", "副主任:李四": "副主任=李四", "科长－张三": "科长=张三", "张三—科长": "科长=张三",
    "科员王五": "科员=王五", "主任科员王五": "主任科员=王五", "征管科张三": "征管科=张三", "责任人张三": "责任人=张三", "科员林志强": "科员=林志强",
    "赵六（科长）": "科长=赵六", "张三（主任）": "主任=张三", "高建国（科长）": "科长=高建国", "张三（办公室）": "办公室=张三",
    "张三（党组书记、局长）": "党组书记=张三 局长=张三", "张三科长": "科长=张三", "王五副局长": "副局长=王五", "欧阳建国科长": "科长=欧阳建国",
    "张局长": "局长=张", "聂书记": "书记=聂", "张建国镇长": "镇长=张建国",
    "张三 主任": "主任=张三", "主任 张三": "主任=张三", "科长/张三": "科长=张三", "主任\n张三": "主任=张三",
    "主任（张三）、副主任（李四）": "主任=张三 副主任=李四", "主任张三、副主任李四": "主任=张三 副主任=李四",
    "主任：张三；副主任：李四": "主任=张三 副主任=李四", "经办人：李四 审核人：王五": "经办人=李四 审核人=王五",
    "科员（张三、李四）": "科员=张三,李四", "组长：张三、李四": "组长=张三,李四", "局长、党组书记张三": "局长 党组书记=张三",
    "主任（兼）张三": "主任=张三", "主任张三（兼）": "主任=张三", "科长（张三）（主持工作）": "科长（主持工作）=张三",
    "张三": "=张三", "张三、李四": "=张三,李四", "张 三": "=张三", "张三（13800000000）": "=张三", "张三13800000000": "=张三", "张三同志": "=张三",
    "张某（科长）": "科长=张某", "科长（李某某）": "科长=李某某", "科长王某甲": "科长=王某甲", "科员（王×）": "科员=王×", "高某": "=高某",
    "张三（主岗） 李四（备岗）": "主岗=张三 备岗=李四", "张三（A角）李四（B角）": "A角=张三 B角=李四",
    "张某（主）\u3000李某某（备）": "=张某 =李某某",
    "（主岗）张三 （备岗）李四": "主岗=张三 备岗=李四", "张三主岗，李四备岗": "主岗=张三 备岗=李四", "张三A角 李四B角": "A角=张三 B角=李四",
    "张三（主岗） 李四（备岗） 王五": "主岗=张三 备岗=李四,王五", "张三（主岗） 李四（备岗）、王五（科员）": "主岗=张三 备岗=李四 科员=王五",
    "科长（张三） 副科长（李四）": "科长=张三 副科长=李四", "主任（局长）会计（张三）": "主任（局长） 会计=张三",
    "张三（主岗） 李四": "主岗=张三,李四",
    "买买提·艾力（科长）": "科长=买买提·艾力", "阿依·古丽": "=阿依·古丽",
}
POSTS = (
    "主任（局长）", "科长（兼）", "办税员", "王家镇税务所所长", "税务所所长", "安全员", "管理岗", "程序员", "高级会计师",
    "副科长（主持工作）", "会计（出纳）", "科员（综合）", "科员（文秘）", "主任科员", "书记员", "成员单位", "岗位A角", "分管副局长",
    "各科室负责人", "石桥所长", "黄浦分局局长", "张店所所长", "金融科长", "安全科长", "审批（许可）", "许可审批岗", "董事长", "总经理",
    "常务副局长", "班长", "路长", "段长", "关长", "河长", "科室负责人（分管领导）", "办税服务厅（前台）主任", "窗口受理人员",
    "领导班子成员", "审核员（许可）", "管理员（城区）", "检查员（甲）", "项目经理（副）", "一科（甲）", "李庄村村长", "梁山县县长",
    "许昌市局局长", "唐河所所长", "周口分局局长", "江西路所所长", "常务副主任（正科级）", "主任（党组书记）", "万安所所长", "平安办主任",
    "单位负责人", "车辆管理员", "强制执行员", "白班值班员", "计划科科长", "应急办主任", "林业站站长", "信访办主任", "陈列馆馆长",
    "许可科科长", "法定代表人", "联络员", "主任安全员", "党员干部", "会计主管", "会计管理岗", "人员管理", "窗口（国税）",
    "局长（周一接待）", "办税员（前台）主管（后台）",
    "主任（局长）会计（出纳）", "办税员（前台、后台）", "第一责任人", "A角", "=1+1", "许可", "程序", "管理", "经办", "安全", "金融", "文秘",
    "方案", "申报", "征收", "查账", "0-3岁托育岗", "12345热线岗", "科长（0551-1234567）",
)
DOUBTFUL = ("主任（金鑫）", "徐汇区长", "科员马骏", "林丹（科长）", "科长：高明")


@pytest.mark.parametrize("text", PERSONS)
def test_persons_are_told_from_their_posts(text: str) -> None:
    found = seats_of(text)
    assert " ".join(f"{seat.post}={','.join(seat.persons)}" if seat.persons else seat.post for seat in found.seats) == PERSONS[text]
    assert found.doubtful == ()


@pytest.mark.parametrize("text", POSTS)
def test_posts_that_look_like_persons_are_left_alone(text: str) -> None:
    assert seats_of(text) == (((text, ()),), ())


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_be_a_name_is_kept_and_reported(text: str) -> None:
    assert seats_of(text) == (((text, ()),), (text,))


def test_masked_names_are_names_whatever_the_surname() -> None:
    assert {certainty_of(f"{surname}{mask}") for surname in "张高安管" for mask in ("某", "某某", "×", "**", "XX", "某甲")} == {Certainty.SURE}


def names_in(catalog: Catalog) -> str:
    return "".join(f"{id} {dict(record.node)}" for id, record in catalog.by_id.items())


@pytest.mark.parametrize("heading", ["岗位", "责任人", "部门负责人", "责任领导", "监督人", "联系人", "备注"])
@pytest.mark.parametrize("text", [text for text, seats in PERSONS.items() if "\n" not in text and "=张三" in seats])
def test_no_person_comes_into_the_catalog_unasked(heading: str, text: str) -> None:
    row = ("1", "办公室", "违规用印", "甲事", "高", "局长", text)
    plan, files = imported([sheet_of([("序号", "单位", "风险点", "表现形式", "等级", "分管岗位", heading), row])])
    assert [name for name in ("张三", "李四") if name in names_in(catalog_of(files))] == []
    assert [line for line in said(plan) if "persons" in line] == [f"warning 公示表!G2: {LEFT_OUT}"]
    assert not any("张三" in line for line in said(plan))
    again, after = imported([sheet_of([("序号", "单位", "风险点", "表现形式", "等级", "分管岗位", heading), row])], files)
    assert after == files
    assert [one.id for one in again.records if one.fields] == []


def test_persons_hold_their_posts_where_they_are_asked_for() -> None:
    rows = [HEADINGS, (*ROW[:8], "主任（张三）、副主任：李四"), ("2", *ROW[1:4], "私盖公章", *ROW[5:8], "科员（王五、赵六）")]
    _, files = imported([sheet_of(rows)], wanted=Wanted(with_people=True))
    catalog = catalog_of(files)
    assert [(one.name, [held.post for held in one.assignments]) for one in catalog.people.values()] == [
        ("张三", ["办公室-主任"]), ("李四", ["办公室-副主任"]), ("王五", ["办公室-科员"]), ("赵六", ["办公室-科员"])]
    assert [post.name for post in catalog.posts.values()] == ["主任", "副主任", "科员"]
    assert [point.node["accountable"] for point in catalog.risk_points.values()] == [
        {"direct": "办公室-主任", "unit": "办公室-副主任"}, {"direct": "办公室-科员"}]


def test_of_two_persons_of_one_name_the_one_of_the_unit_is_meant() -> None:
    people = sheet_of([("姓名", "所在部门", "人员编号"), ("张某", "二科", "p1")], "people")
    rows = [HEADINGS, (*ROW[:8], "张某")]
    wanted = Wanted(with_people=True)
    _, files = imported([people, sheet_of(rows)], wanted=wanted)
    assert [(one.unit, [held.post for held in one.assignments]) for one in catalog_of(files).people.values()] == [
        ("二科", []), ("办公室", ["办公室-责任人"])]
    again, after = imported([people, sheet_of(rows)], files, wanted)
    assert after == files
    assert [one.id for one in again.records if one.fields] == []


def test_a_surname_alone_makes_nobody() -> None:
    plan, files = imported([sheet_of([HEADINGS, (*ROW[:8], "张局长")])], wanted=Wanted(with_people=True))
    catalog = catalog_of(files)
    assert ([post.name for post in catalog.posts.values()], list(catalog.people)) == (["局长"], [])
    assert said(plan) == ["warning 公示表!I2: only a surname is given, so nobody is put into people; give the whole name"]


def test_a_post_that_the_catalog_calls_so_is_no_person() -> None:
    files = {"a.yaml": "units:\n  u: {name: 办公室}\nposts:\n  p: {name: 主任（张三）, unit: u}\n".encode()}
    _, after = imported([sheet_of([HEADINGS, (*ROW[:8], "主任（张三）")])], files)
    assert [point.node["accountable"] for point in catalog_of(after).risk_points.values()] == [{"direct": "p"}]


def test_posts_and_units_are_named_without_those_who_sit_there() -> None:
    posts = sheet_of([("岗位名称", "所在部门"), ("科长（张三）", "征管科（李四）")], "posts")
    _, files = imported([posts])
    catalog = catalog_of(files)
    assert [(post.id, post.name) for post in catalog.posts.values()] == [("征管科-科长", "科长")]
    assert [unit.name for unit in catalog.units.values()] == ["征管科"]
    _, files = imported([posts], wanted=Wanted(with_people=True))
    assert [(one.name, [held.post for held in one.assignments]) for one in catalog_of(files).people.values()] == [
        ("李四", []), ("张三", ["征管科-科长"])]


def test_a_table_of_people_is_taken_only_when_asked_for() -> None:
    table = sheet_of([("姓名", "所在部门", "人员编号"), ("张三", "征管科", "a1")], "people")
    plan = plan_import([table], catalog_of({}), Wanted())
    assert (plan.records, said(plan)) == ((), ["warning people: this table lists persons, who are left out; --people puts them into people"])
    assert [one.id for one in plan_import([table], catalog_of({}), Wanted(with_people=True)).records] == ["征管科", "a1"]


def test_a_long_list_of_persons_with_their_roles_stays_out_as_well() -> None:
    text = " ".join(f"{name}（{role}）" for name in ("张三", "李四", "王五", "赵六") for role in ("主岗", "备岗", "带班员"))
    rows = [("序号", "单位", "风险点", "表现形式", "等级", "值守"), ("1", "办公室", "违规用印", "甲事", "高", text)]
    plan, files = imported([sheet_of(rows)])
    assert [name for name in ("张三", "李四", "王五", "赵六") if name in names_in(catalog_of(files))] == []
    assert f"warning 公示表!F2: {LEFT_OUT}" in said(plan)
