"""Where power can go wrong and what answers it: risk points, controls, institutions."""

from riskctl.model.block import Block, Many, One, Record
from riskctl.model.language import Text
from riskctl.model.power import Review
from riskctl.model.value import (
    CITATION,
    DAY,
    FLAG,
    FREE,
    LIMIT,
    STRING,
    Choice,
    Dictionary,
    Nested,
    Reference,
)
from riskctl.model.vocabulary import (
    ControlKind,
    Disclosure,
    Effectiveness,
    Frequency,
    InstitutionStatus,
    Origin,
    RiskAxis,
    RiskStatus,
    RiskType,
    SourceMethod,
    Timing,
)

INTERNAL = Disclosure.INTERNAL
RISK_PLACES = ("powers", "steps", "posts", "units", "bodies", "duties", "institutions")
"""The kinds of what a risk point may be at."""


class Effect(Block):
    """How far a control works: as designed and as operated."""

    design = One(Choice(Effectiveness), "设计有效性", "design", disclosure=INTERNAL)
    operation = One(Choice(Effectiveness), "执行有效性", "operation", disclosure=INTERNAL)


class Answer(Block):
    """A control that answers a risk point; written as the bare id of the control, or as a mapping."""

    control = One(Reference("controls"), "防控措施", "control", required=True, disclosure=INTERNAL)
    effect = One(Nested(Effect), "效果", "effect", disclosure=INTERNAL)
    how = One(STRING, "如何防控", "how", disclosure=INTERNAL)


class Accountable(Block):
    """The posts answerable for a risk point: directly, in the unit, among the leaders."""

    direct = One(Reference("posts"), "直接责任人", "direct", required=True, disclosure=INTERNAL)
    unit = One(Reference("posts"), "部门责任人", "unit", disclosure=INTERNAL)
    leader = One(Reference("posts"), "责任领导", "leader", disclosure=INTERNAL)


class Discovery(Block):
    """How and when a risk point was found."""

    methods = Many(Choice(SourceMethod), "查找方式", "methods", disclosure=INTERNAL)
    date = One(DAY, "查找日期", "date", disclosure=INTERNAL)


class Determination(Block):
    """By whom and when the level was reviewed and fixed."""

    reviewed_by = One(Reference("posts"), "审核岗位", "reviewed by", disclosure=INTERNAL)
    approved_by = One(Reference("posts"), "批准岗位", "approved by", disclosure=INTERNAL)
    body = One(Reference("bodies"), "审定机构", "body", disclosure=INTERNAL)
    date = One(DAY, "审定日期", "date", disclosure=INTERNAL)


class Scoring(Block):
    """What a level scheme reads to arrive at a level."""

    consequence = One(STRING, "后果", "consequence", disclosure=INTERNAL)
    power = One(STRING, "权力大小", "power", disclosure=INTERNAL)
    criteria = One(Dictionary(FLAG), "标准", "criteria", disclosure=INTERNAL)
    likelihood = One(FREE, "可能性", "likelihood", disclosure=INTERNAL)
    impact = One(FREE, "影响程度", "impact", disclosure=INTERNAL)


class RiskPoint(Record):
    """A step or duty where power may be abused or a duty failed."""

    kind = "risk_points"
    title = Text("风险点", "risk point")
    plural = Text("风险点", "risk points")
    at = Many(Reference(*RISK_PLACES), "所在位置", "at",
              required=True, single=True, disclosure=INTERNAL)
    name = One(STRING, "名称", "name", required=True, disclosure=INTERNAL)
    type = Many(Choice(RiskType), "风险类型", "type", required=True, disclosure=INTERNAL)
    axis = Many(Choice(RiskAxis), "风险属性", "axis", disclosure=INTERNAL)
    manifestation = One(STRING, "表现形式", "manifestation", required=True, disclosure=INTERNAL)
    cause = One(STRING, "成因", "cause", disclosure=INTERNAL)
    consequence = One(STRING, "后果", "consequence", disclosure=INTERNAL)
    risk_class = One(STRING, "类别", "class", key="class", disclosure=INTERNAL)
    level = One(STRING, "风险等级", "level", disclosure=INTERNAL)
    scoring = One(Nested(Scoring), "评分", "scoring", disclosure=INTERNAL)
    also = One(Dictionary(STRING), "其他方案等级", "levels under other schemes", disclosure=INTERNAL)
    accountable = One(Nested(Accountable), "责任人", "accountable", required=True, disclosure=INTERNAL)
    supervisor = One(Reference("posts"), "监督岗位", "supervisor", disclosure=INTERNAL)
    controls = Many(Nested(Answer, "control"), "防控措施", "controls", disclosure=INTERNAL)
    indicators = Many(STRING, "监测指标", "monitoring indicators", disclosure=INTERNAL)
    source = One(Nested(Discovery), "查找来源", "source", disclosure=INTERNAL)
    determined = One(Nested(Determination), "审定", "determined", disclosure=INTERNAL)
    reviewed = One(Nested(Review), "复核", "reviewed", disclosure=INTERNAL)
    status = One(Choice(RiskStatus), "状态", "status", disclosure=INTERNAL)

    @property
    def is_open(self) -> bool:
        """Whether the risk point is in force: neither accepted nor retired."""
        return "status" not in self.node or self.status in (None, RiskStatus.OPEN)


class Control(Record):
    """A measure that lowers a risk, and the post answerable for it."""

    kind = "controls"
    title = Text("防控措施", "control")
    plural = Text("防控措施", "controls")
    name = One(STRING, "名称", "name", required=True, disclosure=INTERNAL)
    control_kind = One(Choice(ControlKind), "措施类型", "kind", required=True, key="kind", disclosure=INTERNAL)
    timing = One(Choice(Timing), "时点", "timing", required=True, disclosure=INTERNAL)
    origin = One(Choice(Origin), "来源", "origin", disclosure=INTERNAL)
    legal_basis = Many(CITATION, "法律依据", "legal basis", ordered=True, disclosure=INTERNAL)
    institution = One(Reference("institutions"), "所依制度", "institution", disclosure=INTERNAL)
    owner = One(Reference("posts"), "责任岗位", "owner", required=True, disclosure=INTERNAL)
    performed_by = Many(Reference("posts"), "执行岗位", "performed by", single=True, disclosure=INTERNAL)
    at = Many(Reference("powers", "steps"), "实施环节", "at", single=True, disclosure=INTERNAL)
    frequency = One(Choice(Frequency), "频次", "frequency", disclosure=INTERNAL)
    evidence = One(STRING, "留存证据", "evidence", disclosure=INTERNAL)
    effect = One(Nested(Effect), "效果", "effect", disclosure=INTERNAL)
    valid_from = One(DAY, "生效日期", "valid from", disclosure=INTERNAL)
    valid_to = One(DAY, "失效日期", "valid to", disclosure=INTERNAL)
    tested = One(DAY, "最近测试日期", "tested", disclosure=INTERNAL)
    test_every = One(LIMIT, "测试周期", "test every", disclosure=INTERNAL)
    reviewed = One(Nested(Review), "复核", "reviewed", disclosure=INTERNAL)


class Institution(Record):
    """A written rule of the bureau, with its seven elements (制度七要素)."""

    kind = "institutions"
    title = Text("制度", "institution")
    plural = Text("制度", "institutions")
    name = One(STRING, "名称", "name", required=True)
    document = One(STRING, "文号", "document")
    status = One(Choice(InstitutionStatus), "状态", "status", required=True)
    valid_from = One(DAY, "生效日期", "valid from")
    valid_to = One(DAY, "失效日期", "valid to")
    review_by = One(DAY, "应修订日期", "review by", disclosure=INTERNAL)
    replaced_by = One(Reference("institutions"), "替代制度", "replaced by")
    owner_unit = One(Reference("units"), "责任单位", "owner unit", required=True)
    owner = One(Reference("posts"), "责任人", "owner", required=True)
    basis = One(STRING, "权力行使依据", "basis", required=True)
    scope = One(STRING, "适用范围", "scope", required=True)
    procedure = One(STRING, "办理程序和时限", "procedure", required=True)
    oversight = One(STRING, "监督检查", "oversight", required=True)
    accountability = One(STRING, "责任追究", "accountability", required=True)
