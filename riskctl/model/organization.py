"""Who there is: units, posts, people, bodies, portfolios, delegations, domains and duties."""

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
    Nested,
    Reference,
    Whole,
)
from riskctl.model.vocabulary import (
    AssignmentRole,
    Disclosure,
    Moment,
    PartyRole,
    PassRule,
    SignatureRole,
    StepKind,
    UnitKind,
)

INTERNAL, RESTRICTED = Disclosure.INTERNAL, Disclosure.RESTRICTED


class Unit(Record):
    """A department of the bureau, or the bureau itself."""

    kind = "units"
    title = Text("单位", "unit")
    plural = Text("单位", "units")
    name = One(STRING, "名称", "name", required=True)
    parent = One(Reference("units"), "上级单位", "parent")
    unit_kind = One(Choice(UnitKind), "性质", "kind", key="kind")
    head = One(Reference("posts"), "负责人岗位", "head")


class Post(Record):
    """A position with duties, held by people."""

    kind = "posts"
    title = Text("岗位", "post")
    plural = Text("岗位", "posts")
    name = One(STRING, "名称", "name", required=True)
    unit = One(Reference("units"), "所属单位", "unit", required=True)
    duties = Many(Reference("duties"), "职责", "duties")
    reports_to = One(Reference("posts"), "上级岗位", "reports to", disclosure=INTERNAL)
    is_key = One(FLAG, "重点岗位", "key post", key="key", disclosure=INTERNAL)
    headcount = One(Whole(), "编制人数", "headcount", disclosure=INTERNAL)
    max_tenure_years = One(NUMBER, "任职年限上限", "longest tenure in years", disclosure=INTERNAL)


class Party(Record):
    """Somebody who acts from outside the bureau."""

    kind = "parties"
    title = Text("外部主体", "party")
    plural = Text("外部主体", "parties")
    name = One(STRING, "名称", "name", required=True)
    role = One(Choice(PartyRole), "角色", "role", required=True)


class Assignment(Block):
    """A post held by a person from one day to another."""

    post = One(Reference("posts"), "岗位", "post", required=True, disclosure=INTERNAL)
    as_ = One(Choice(AssignmentRole), "任职性质", "held as", required=True, key="as", disclosure=INTERNAL)
    scope = One(STRING, "分管范围（管户、片区）", "scope", disclosure=INTERNAL)
    share = One(NUMBER, "工作份额（%）", "share (percent)", disclosure=INTERNAL)
    replaces = One(Reference("people"), "接替人员", "replaces", disclosure=INTERNAL)
    document = One(STRING, "任职文号", "document", disclosure=INTERNAL)
    from_ = One(DAY, "起始日期", "from", key="from", disclosure=INTERNAL)
    to = One(DAY, "截止日期", "to", disclosure=INTERNAL)


class Kinship(Block):
    """That a person is kin of another."""

    person = One(Reference("people"), "亲属", "person", required=True, disclosure=RESTRICTED)
    relation = One(STRING, "关系", "relation", required=True, disclosure=RESTRICTED)


class Person(Record):
    """Somebody who works in the bureau."""

    kind = "people"
    title = Text("人员", "person")
    plural = Text("人员", "people")
    name = One(STRING, "姓名", "name", required=True, disclosure=INTERNAL)
    unit = One(Reference("units"), "所在单位", "unit", disclosure=INTERNAL)
    duties = Many(Reference("duties"), "直接职责（系统权限等）", "duties held directly", disclosure=INTERNAL)
    assignments = Many(Nested(Assignment), "任职", "assignments", disclosure=INTERNAL)
    qualifications = Many(STRING, "资格", "qualifications", disclosure=INTERNAL)
    kin = Many(Nested(Kinship), "亲属关系", "kin", disclosure=RESTRICTED)


class Remit(Block):
    """The units and domains that a leader is answerable for."""

    units = Many(Reference("units"), "单位", "units")
    domains = Many(Reference("domains"), "权域", "domains")


class Portfolio(Record):
    """What a leader is in charge of (分管) and assists with (协管)."""

    kind = "portfolios"
    title = Text("分管分工", "portfolio")
    plural = Text("分管分工", "portfolios")
    leader = One(Reference("people"), "领导", "leader", required=True, disclosure=INTERNAL)
    in_charge = One(Nested(Remit), "分管", "in charge of", required=True)
    assists = One(Nested(Remit), "协管", "assists with")
    document = One(STRING, "分工文号", "document", disclosure=INTERNAL)
    from_ = One(DAY, "起始日期", "from", key="from")
    to = One(DAY, "截止日期", "to")


class Delegation(Record):
    """Authority that one post lends another, by a document and for a time."""

    kind = "delegations"
    title = Text("授权委托", "delegation")
    plural = Text("授权委托", "delegations")
    name = One(STRING, "名称", "name")
    from_ = One(Reference("posts"), "授权岗位", "from", required=True, key="from")
    to = One(Reference("posts"), "受权岗位", "to", required=True)
    powers = Many(Reference("powers"), "权力事项", "powers", required=True, unless="steps")
    steps = Many(Reference("steps"), "环节", "steps", required=True, unless="powers")
    up_to = One(NUMBER, "额度上限", "up to (amount)")
    document = One(STRING, "授权文号", "document", required=True)
    valid_from = One(DAY, "生效日期", "valid from", required=True)
    valid_to = One(DAY, "失效日期", "valid to", required=True)
    redelegate = One(FLAG, "可否转授权", "may be delegated on")


class Domain(Record):
    """A field of power (权域) such as enforcement, personnel or finance."""

    kind = "domains"
    title = Text("权域", "domain")
    plural = Text("权域", "domains")
    name = One(STRING, "名称", "name", required=True)
    parent = One(Reference("domains"), "上级权域", "parent")


class Duty(Record):
    """An atomic responsibility."""

    kind = "duties"
    title = Text("职责", "duty")
    plural = Text("职责", "duties")
    name = One(STRING, "名称", "name", required=True)
    domain = One(Reference("domains"), "权域", "domain")
    kinds = Many(Choice(StepKind), "履行这些环节即具有本职责", "had by whoever performs steps of these kinds")
    implies = Many(Reference("duties"), "包含职责", "implies")
    same_as = One(Reference("duties"), "等同于（std:）", "same as (std:)")


class Body(Record):
    """A body that decides collectively."""

    kind = "bodies"
    title = Text("集体决策机构", "body")
    plural = Text("集体决策机构", "bodies")
    name = One(STRING, "名称", "name", required=True)
    members = Many(Reference("posts", "parties"), "成员", "members", required=True)
    observers = Many(Reference("posts", "parties"), "列席", "observers")
    chair = One(Reference("posts"), "主任（主持人）", "chair")
    quorum = One(QUORUM, "法定人数", "quorum")
    pass_ = One(Choice(PassRule), "通过规则", "pass", key="pass")
    voting = One(STRING, "表决方式", "voting")
    head_last = One(FLAG, "主要负责人末位表态", "head speaks last")


class Signature(Block):
    """A signature that a document carries."""

    as_ = One(Choice(SignatureRole), "签署性质", "as", required=True, key="as")
    post = One(Reference("posts"), "签署岗位", "post")
    party = One(Reference("parties"), "签署主体", "party")
    people = One(POSITIVE, "人数", "people")
    when = One(Choice(Moment), "时点", "when")


class Document(Record):
    """A form or paper that steps produce or use."""

    kind = "documents"
    title = Text("文书", "document")
    plural = Text("文书", "documents")
    name = One(STRING, "名称", "name", required=True)
    fields = Many(STRING, "栏目", "fields", ordered=True)
    signatures = Many(Nested(Signature), "签署", "signatures", ordered=True)
    covers = Many(Reference("documents"), "包含文书", "covers")
    retain = One(STRING, "保存期限", "kept for")
    legal_basis = Many(CITATION, "依据", "legal basis")
