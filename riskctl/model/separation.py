"""Rules of separation of duties, and waivers of rules."""

from riskctl.model.block import Block, Many, One, Record
from riskctl.model.language import Text
from riskctl.model.value import (
    CITATION,
    DAY,
    FLAG,
    NUMBER,
    POSITIVE,
    QUORUM,
    STRING,
    Choice,
    Either,
    Group,
    Nested,
    Reference,
)
from riskctl.model.vocabulary import (
    BodyDuty,
    Certainty,
    Compensation,
    ControlKind,
    Disclosure,
    HolderKind,
    Independence,
    Scope,
    Severity,
)

INTERNAL = Disclosure.INTERNAL
SIDE = Reference("duties", "step kinds", "steps")


class Applicability(Block):
    """To which powers a rule applies."""

    types = Many(STRING, "事项类型", "types")
    domains = Many(Reference("domains"), "权域", "domains")
    powers = Many(Reference("powers"), "权力事项", "powers")
    tags = Many(STRING, "标签", "tags")


class Sides(Block):
    """The two sides that no holder may combine."""

    left = Many(SIDE, "一方", "left", required=True)
    right = Many(SIDE, "另一方", "right", required=True)


class MinPeople(Block):
    """How many different people the steps need together."""

    steps = Many(SIDE, "环节", "steps", required=True)
    n = One(POSITIVE, "人数", "n", required=True)
    qualified = One(STRING, "资格", "qualified")


class MaxSteps(Block):
    """How many of the steps one person may do at most."""

    n = One(POSITIVE, "数量", "n", required=True)
    of = Many(SIDE, "环节", "of", required=True)


class Collective(Block):
    """Steps that a body must take with a quorum."""

    steps = Many(SIDE, "环节", "steps", required=True)
    body = One(Reference("bodies"), "集体决策机构", "body")
    quorum = One(QUORUM, "法定人数", "quorum")


class Panel(Block):
    """Steps that a panel of a given make-up must take."""

    steps = Many(SIDE, "环节", "steps", required=True)
    n = One(POSITIVE, "人数", "n")
    odd = One(FLAG, "单数", "odd")
    experts = One(QUORUM, "专家比例", "share of experts")


class NotInCharge(Block):
    """Leaders who may not be in charge of these domains."""

    posts = One(Either(Group(Reference("posts")), STRING), "领导岗位", "posts", required=True,
                note=Text("head（主要负责人）或岗位列表", "head (of the bureau), or a list of posts"))
    domains = Many(Reference("domains"), "权域", "domains", required=True)


class NotBoth(Block):
    """Domains that no leader may be in charge of together."""

    domains = Many(Reference("domains"), "权域", "domains", required=True)


class KinAvoidance(Block):
    """Between whom kinship is not allowed."""

    relations = Many(STRING, "亲属关系", "relations")
    between = One(Either(Group(Reference("posts")), STRING), "范围", "between", required=True,
                  note=Text("reporting_line 或岗位列表", "reporting_line, or a list of posts"))


class IndependentOf(Block):
    """Of whom the controller must be independent."""

    of = One(Choice(Independence), "独立于", "of", required=True)


class Rotation(Block):
    """After how many years who must change post, or which control stands in."""

    posts = One(Either(Group(Reference("posts")), STRING), "岗位", "posts", required=True,
                note=Text("key（重点岗位）或岗位列表", "key, or a list of posts"))
    years = One(NUMBER, "年限", "years", required=True)
    otherwise = One(Choice(ControlKind), "不能轮岗时的措施", "otherwise")


class Only(Block):
    """Duties that nobody outside these units or posts may have."""

    duties = Many(SIDE, "职责", "duties", required=True)
    units = Many(Reference("units"), "单位", "units")
    posts = Many(Reference("posts"), "岗位", "posts")


class OneTeam(Block):
    """Steps whose performers come from one and the same team."""

    steps = Many(SIDE, "环节", "steps", required=True)
    teams = Many(Group(Reference("people")), "团队", "teams", required=True, ordered=True)


class SodRule(Record):
    """A rule of separation of duties: exactly one of the forms."""

    kind = "sod_rules"
    title = Text("职责分离规则", "separation rule")
    plural = Text("职责分离规则", "separation rules")
    either = (("incompatible", "different_person", "same_person", "different_unit", "min_people", "max_steps",
               "no_single_person", "collective", "panel", "not_in_charge_of", "not_both", "kin_avoidance",
               "independent", "before", "rotation", "only", "one_team"),)
    name = One(STRING, "名称", "name", required=True)
    severity = One(Choice(Severity), "严重程度", "severity")
    legal_basis = Many(CITATION, "法律依据", "legal basis", ordered=True)
    certainty = One(Choice(Certainty), "核实程度", "certainty")
    applies_to = One(Nested(Applicability), "适用范围", "applies to")
    compensating = One(Choice(Compensation), "补偿性控制", "compensating")
    bodies = One(Choice(BodyDuty), "集体决策机构", "bodies")
    within = One(Choice(Scope), "比较范围", "within")
    per = One(Choice(HolderKind), "比较对象", "per")
    incompatible = One(Either(Nested(Sides), Group(SIDE)), "不相容", "incompatible")
    different_person = Many(SIDE, "须不同人", "different person")
    same_person = Many(SIDE, "须同一人", "same person")
    different_unit = Many(SIDE, "须不同单位", "different unit")
    min_people = One(Nested(MinPeople), "最少人数", "at least so many people")
    max_steps = One(Nested(MaxSteps), "最多环节数", "at most so many steps")
    no_single_person = One(FLAG, "不得一人办全程", "no single person")
    collective = One(Nested(Collective), "集体决策", "collective")
    panel = One(Nested(Panel), "评审小组", "panel")
    not_in_charge_of = One(Nested(NotInCharge), "不得分管", "not in charge of")
    not_both = One(Nested(NotBoth), "不得同时分管", "not both")
    kin_avoidance = One(Nested(KinAvoidance), "亲属回避", "kin avoidance")
    independent = One(Nested(IndependentOf), "独立性", "independent")
    before = Many(SIDE, "先后顺序", "before", ordered=True)
    rotation = One(Nested(Rotation), "轮岗", "rotation")
    only = One(Nested(Only), "仅限", "only")
    one_team = One(Nested(OneTeam), "同一团队", "one team")


class Waiver(Record):
    """That a finding is accepted for a time, for a reason, by a post that may accept it."""

    kind = "waivers"
    title = Text("豁免", "waiver")
    plural = Text("豁免", "waivers")
    rule = One(STRING, "规则", "rule", required=True, disclosure=INTERNAL,
               note=Text("规则编码；职责分离为 SD101/规则编号", "a code; for separation of duties SD101/rule-id"))
    record = One(STRING, "记录", "record", required=True, disclosure=INTERNAL)
    between = Many(STRING, "两者之间", "between", disclosure=INTERNAL)
    field = One(STRING, "字段", "field", disclosure=INTERNAL)
    reason = One(STRING, "理由", "reason", required=True, disclosure=INTERNAL)
    approved_by = One(Reference("posts"), "批准岗位", "approved by", required=True, disclosure=INTERNAL)
    compensating = Many(Reference("controls"), "补偿性控制", "compensating", disclosure=INTERNAL)
    from_ = One(DAY, "起始日期", "from", key="from", disclosure=INTERNAL)
    expires = One(DAY, "到期日期", "expires", required=True, disclosure=INTERNAL)
