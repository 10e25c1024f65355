"""The usual forms of published tables, column by column, and which fields each column is written from."""

from collections.abc import Mapping
from typing import NamedTuple

from riskctl.model.language import Text


class Column(NamedTuple):
    """A column: its key, its title, the fields it is written from (`kind.path`), and a title over several columns."""

    key: str
    title: Text
    reads: tuple[str, ...] = ()
    group: Text | None = None


def _risk(key: str, zh: str, en: str, *paths: str) -> Column:
    return Column(key, Text(zh, en), tuple(f"risk_points.{path}" for path in paths))


_UNIT = ("risk_points.at", "risk_points.accountable.direct")
REGISTERS: Mapping[str, tuple[Column, ...]] = {
    "unit": (Column("unit", Text("单位", "unit"), _UNIT), _risk("at", "职权（环节）", "power (step)", "at"),
             _risk("axis", "风险类别（廉政/监管）", "integrity or supervision", "axis"), _risk("name", "风险点", "risk point", "name"),
             _risk("manifestation", "表现形式", "manifestation", "manifestation"), _risk("level", "等级", "level", "level"),
             _risk("controls", "防控措施", "controls", "controls"), _risk("direct", "责任人", "accountable", "accountable.direct"),
             _risk("approved_by", "主要领导审核", "approved by", "determined")),
    "post": (Column("person", Text("姓名", "name")), Column("unit", Text("部门", "unit"), _UNIT),
             _risk("post", "职务（岗位）", "post", "accountable.direct"), _risk("duties", "岗位职责", "duties", "accountable.direct"),
             _risk("type", "风险类型", "type", "type"), _risk("name", "风险点", "risk point", "name"),
             _risk("manifestation", "表现形式", "manifestation", "manifestation"), _risk("level", "等级", "level", "level"),
             _risk("controls", "防控措施", "controls", "controls"), Column("signature", Text("本人签名", "signature")),
             _risk("unit_head", "单位负责人审查", "checked by the head of the unit", "accountable.unit"),
             _risk("leader", "分管领导审核", "reviewed by the leader in charge", "accountable.leader"),
             _risk("date", "日期", "date", "determined")),
    "posting": (Column("number", Text("序号", "no.")), Column("unit", Text("单位（科室）", "unit"), _UNIT),
                _risk("type", "风险类别", "type", "type"), _risk("name", "风险点", "risk point", "name"),
                _risk("description", "主要内容及表现形式", "content and manifestation", "manifestation", "cause", "consequence"),
                _risk("level", "风险等级", "level", "level"), _risk("controls", "防控措施", "controls", "controls"),
                _risk("unit_head", "部门负责人", "head of the unit", "accountable.unit"),
                _risk("leader", "责任领导", "leader", "accountable.leader")),
    "overview": (Column("number", Text("序号", "no.")), Column("unit", Text("部门", "unit"), _UNIT),
                 _risk("at", "重要环节", "step", "at"), _risk("manifestation", "表现形式", "manifestation", "manifestation"),
                 _risk("posts", "涉及岗位", "posts", "at"), _risk("level", "等级", "level", "level"),
                 _risk("controls", "防控要点及措施", "controls", "controls"),
                 _risk("direct", "直接责任人", "directly accountable", "accountable.direct"),
                 _risk("unit_head", "部门责任人", "accountable in the unit", "accountable.unit"),
                 _risk("leader", "责任领导", "leader", "accountable.leader")),
    "indicator": (Column("number", Text("序号", "no.")), _risk("post", "岗位类别", "class of post", "accountable.direct"),
                  _risk("name", "风险名称", "risk", "name"), _risk("manifestation", "风险描述", "description", "manifestation"),
                  _risk("controls", "防控措施", "controls", "controls"),
                  _risk("indicators", "监测指标", "monitoring indicators", "indicators")),
}
"""The register of risk points: by unit and by post (登记表), for the notice board (公示表), at a glance (一览表), by indicators
(指标型: what is watched to see the risk coming, post by post; the posts of a catalog are its classes of posts).

Columns that are written from nothing are numbers, or are filled in by hand.
"""

POWER = "power"
POWER_RISKS = (
    Column("number", Text("序号", "no.")), _risk("power", "权力事项", "power", "at"), _risk("risk_points", "风险点数量", "risk points", "name"),
    _risk("manifestation", "表现形式", "manifestations", "name", "manifestation"), _risk("levels", "等级", "levels", "level"),
    _risk("controls", "防控措施", "controls", "controls"), _risk("direct", "责任人", "accountable", "accountable.direct"),
)
"""The register with one row for each power (权力事项风险表)."""

REGISTER_FORMS = (*REGISTERS, POWER)
"""The names of the register's forms."""


def _power(key: str, zh: str, en: str, *paths: str, group: Text | None = None) -> Column:
    return Column(key, Text(zh, en), tuple(f"powers.{path}" for path in paths), group)


_LIMITS = Text("办理时限", "time limit")
POWERS = (
    (Column("number", Text("序号", "no.")), _power("type", "权力类型", "type", "type"), _power("code", "编码", "code", "code"),
     _power("name", "事项名称", "power", "name"), _power("legal_basis", "设定依据", "legal basis", "legal_basis"),
     _power("unit", "实施主体", "exercised by", "unit", "units"),
     _power("exercise_level", "行使层级", "level of exercise", "exercise_level"), _power("source", "权力来源", "source", "source"),
     _power("duties", "责任事项", "duties", "steps.name"), _power("liability", "追责情形", "liability", "liability"),
     _power("statutory", "法定", "by law", "time_limit.statutory", group=_LIMITS),
     _power("promised", "承诺", "promised", "time_limit.promised", group=_LIMITS),
     _power("conditions", "受理条件", "conditions", "conditions"), _power("materials", "申请材料", "materials", "materials"),
     _power("fee", "收费", "fee", "fee"), _power("complaint", "监督投诉方式", "complaints", "complaint")),
    (_power("valid", "有效期", "valid", "valid_from", "valid_to"), _power("status", "状态", "status", "status"),
     Column("risks", Text("廉政风险点", "risk points"), ("risk_points.name",))),
)
"""The list of powers (权力清单), and what it can have besides."""


def _post(key: str, zh: str, en: str, *paths: str) -> Column:
    return Column(key, Text(zh, en), tuple(f"posts.{path}" for path in paths))


_DOES = Text("承担的权力事项", "powers that it takes part in")
_GUARDS = Text("廉政风险", "integrity risks")
DUTIES = (
    (Column("number", Text("序号", "no.")), _post("unit", "所属单位", "unit", "unit"), _post("name", "岗位", "post", "name"),
     _post("reports_to", "上级岗位", "reports to", "reports_to"),
     Column("holders", Text("任职人员", "held by"), ("people.name",)), _post("duties", "岗位职责", "duties", "duties"),
     Column("power", Text("事项", "power"), ("powers.name",), _DOES), Column("step", Text("环节", "step"), ("powers.steps.name",), _DOES),
     Column("limit", Text("时限", "limit"), ("powers.steps.time_limit",), _DOES),
     Column("documents", Text("文书", "documents"), ("powers.steps.documents",), _DOES),
     Column("risks", Text("风险点（等级）", "risk points (level)"), ("risk_points.name",), _GUARDS),
     Column("controls", Text("防控措施", "controls"), ("risk_points.controls",), _GUARDS)),
    (_post("key", "重点岗位", "key post", "key"), _post("headcount", "编制人数", "headcount", "headcount")),
)
"""The duties of each post (岗位职责说明书), and what it can have besides."""


def _institution(key: str, zh: str, en: str, *paths: str) -> Column:
    return Column(key, Text(zh, en), tuple(f"institutions.{path}" for path in paths or (key,)))


INSTITUTIONS = (
    (Column("number", Text("序号", "no.")), _institution("name", "制度名称", "institution"),
     _institution("document", "文号", "document"), _institution("status", "状态", "status"),
     _institution("owner_unit", "责任单位", "unit answerable"), _institution("owner", "责任人", "post answerable"),
     _institution("basis", "权力行使依据", "basis"), _institution("scope", "适用范围", "scope"),
     _institution("procedure", "办理程序和时限", "procedure and limits"), _institution("oversight", "监督检查", "oversight"),
     _institution("accountability", "责任追究", "accountability"),
     _institution("valid", "有效期", "valid", "valid_from", "valid_to")),
    (_institution("replaced_by", "替代制度", "replaced by"), _institution("review_by", "应修订日期", "review by"),
     Column("controls", Text("据以落实的防控措施", "controls that rest on it"), ("controls.institution",))),
)
"""The list of institutions (制度清单) with their seven elements, and what it can have besides."""


def _covering(key: str, zh: str, en: str, read: str) -> Column:
    return Column(key, Text(zh, en), (read,))


# How far a risk is covered stays inside, also where risk points are published: each column asks for what is inside.
COVERAGE = (
    _covering("id", "编号", "id", "risk_points.scoring"), _covering("name", "风险点", "risk point", "risk_points.scoring"),
    _covering("level", "等级", "level", "risk_points.scoring"), _covering("holes", "缺口", "holes", "risk_points.scoring"),
    _covering("control", "防控措施", "control", "controls.effect"), _covering("kind", "类型", "kind", "controls.effect"),
    _covering("timing", "时点", "timing", "controls.effect"), _covering("owner", "责任岗位", "owner", "controls.effect"),
    _covering("tested", "最近测试", "tested", "controls.tested"), _covering("flaws", "不足", "what is the matter", "controls.effect"),
)
"""Risk points against their controls (防控覆盖表)."""
