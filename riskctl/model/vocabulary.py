"""The closed vocabularies of the catalog: every value that a field may hold, with its name in both languages."""

from riskctl.model.language import Word


class Severity(Word):
    """How grave a finding is; the order of the members is the order of gravity."""

    ERROR = "error", "错误", "error"
    WARNING = "warning", "警告", "warning"
    INFO = "info", "提示", "info"


class Disclosure(Word):
    """Who may see a field: each class contains the ones before it."""

    PUBLIC = "public", "公开", "public"
    INTERNAL = "internal", "内部", "internal"
    RESTRICTED = "restricted", "受限", "restricted"

    def sees(self, other: "Disclosure") -> bool:
        """Whether who may see what is of this class may see what is of the other."""
        order = (Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.RESTRICTED)
        return order.index(other) <= order.index(self)


class UnitKind(Word):
    """What sort of unit it is."""

    LEADERSHIP = "leadership", "领导班子", "leadership"
    BUSINESS = "business", "业务部门", "business unit"
    ADMINISTRATIVE = "administrative", "行政部门", "administrative unit"
    BRANCH = "branch", "派出机构", "branch"
    EXTERNAL = "external", "外部单位", "external body"


class PartyRole(Word):
    """In what role somebody from outside acts."""

    APPLICANT = "applicant", "申请人", "applicant"
    RESPONDENT = "respondent", "当事人", "respondent"
    SUPPLIER = "supplier", "供应商", "supplier"
    EXPERT = "expert", "专家", "expert"
    AGENCY = "agency", "代理机构", "agency"
    SUPERIOR = "superior", "上级机关", "superior organ"


class AssignmentRole(Word):
    """As what a person holds a post."""

    PRIMARY = "primary", "主岗", "primary"
    DEPUTY = "deputy", "副岗", "deputy"
    BACKUP = "backup", "备岗（B角）", "backup"
    ACTING = "acting", "代理", "acting"


class PassRule(Word):
    """How many votes carry a decision."""

    MAJORITY = "majority", "过半数", "majority"
    TWO_THIRDS = "two_thirds", "三分之二", "two thirds"


class SignatureRole(Word):
    """As what somebody signs a document."""

    REQUEST = "request", "申请", "request"
    APPROVE = "approve", "批准", "approve"
    COUNTERSIGN = "countersign", "会签", "countersign"
    WITNESS = "witness", "见证", "witness"


class Moment(Word):
    """Before or after the act."""

    BEFORE = "before", "事前", "before"
    AFTER = "after", "事后", "after"


class Layer(Word):
    """The layer of the bureau that holds a power."""

    LEADERSHIP = "leadership", "领导班子", "leadership"
    BUSINESS = "business", "业务", "business"
    ADMINISTRATIVE = "administrative", "行政", "administrative"


class ExerciseLevel(Word):
    """The level of government at which a power is exercised."""

    NATIONAL = "national", "国家级", "national"
    PROVINCE = "province", "省级", "province"
    CITY = "city", "市级", "city"
    COUNTY = "county", "县级", "county"
    TOWNSHIP = "township", "乡级", "township"


class PowerSource(Word):
    """Where a power comes from (权力来源)."""

    STATUTORY_OWN = "statutory_own", "法定本级行使", "statutory, own level"
    SUPERIOR_DEVOLVED = "superior_devolved", "上级下放", "devolved by the superior"
    SUPERIOR_AUTHORISED = "superior_authorised", "上级授权", "authorised by the superior"
    PEER_AUTHORISED = "peer_authorised", "同级授权", "authorised at the same level"
    SUPERIOR_ENTRUSTED = "superior_entrusted", "上级委托", "entrusted by the superior"
    PEER_ENTRUSTED = "peer_entrusted", "同级委托", "entrusted at the same level"


class PowerStatus(Word):
    """Whether a power is exercised."""

    ACTIVE = "active", "现行", "active"
    SUSPENDED = "suspended", "暂停", "suspended"
    RETIRED = "retired", "已取消", "retired"


class StepKind(Word):
    """What is done in a step."""

    APPLY = "apply", "申请", "apply"
    ACCEPT = "accept", "受理", "accept"
    CONSULT = "consult", "咨询", "consult"
    REVIEW = "review", "审查", "review"
    VERIFY = "verify", "核查", "verify"
    INVESTIGATE = "investigate", "调查", "investigate"
    HEARING = "hearing", "听证", "hearing"
    LEGAL_REVIEW = "legal_review", "法制审核", "legal review"
    DISCUSS = "discuss", "集体讨论", "discuss"
    DECIDE = "decide", "决定", "decide"
    APPROVE = "approve", "审批", "approve"
    EXECUTE = "execute", "执行", "execute"
    COLLECT = "collect", "收缴", "collect"
    PAY = "pay", "支付", "pay"
    BOOKKEEP = "bookkeep", "记账", "bookkeep"
    PROCURE = "procure", "采购", "procure"
    INSPECT_GOODS = "inspect_goods", "验收", "inspect goods"
    KEEP = "keep", "保管", "keep"
    SEAL = "seal", "用印", "seal"
    SELECT_CASE = "select_case", "选案", "select case"
    ADJUDICATE = "adjudicate", "审理", "adjudicate"
    REGISTER = "register", "登记", "register"
    REPORT = "report", "报备", "report"
    SERVE = "serve", "送达", "serve"
    PUBLISH = "publish", "公示", "publish"
    ARCHIVE = "archive", "归档", "archive"
    SUPERVISE = "supervise", "监督", "supervise"
    EVALUATE = "evaluate", "评估", "evaluate"
    SUPPLEMENT = "supplement", "补正", "supplement"
    WITHDRAW = "withdraw", "撤回", "withdraw"


class Clock(Word):
    """Whether the time of a step counts towards the power's limit."""

    COUNTS = "counts", "计入时限", "counts"
    OUTSIDE = "outside", "不计入时限", "outside the limit"
    STOPS = "stops", "时限中止", "stops the clock"


class Branching(Word):
    """Whether a way out or in is one of several or all of them."""

    ONE = "one", "择一", "one"
    ALL = "all", "全部", "all"


class ReturnKind(Word):
    """Why a case goes back to an earlier step."""

    SEND_BACK = "send_back", "退回", "send back"
    WITHDRAW = "withdraw", "撤回", "withdraw"
    SUPPLEMENT = "supplement", "补正", "supplement"


class RiskType(Word):
    """The class of a risk by where it comes from (五类风险)."""

    MORALITY = "morality", "思想道德", "morality"
    POST_DUTY = "post_duty", "岗位职责", "post duty"
    PROCESS = "process", "业务流程", "process"
    INSTITUTION = "institution", "制度机制", "institution"
    EXTERNAL = "external", "外部环境", "external environment"


class RiskAxis(Word):
    """Whether the risk is one of integrity or of supervision."""

    INTEGRITY = "integrity", "廉政风险", "integrity risk"
    SUPERVISION = "supervision", "监管风险", "supervision risk"


class RiskStatus(Word):
    """Whether a risk point is in force."""

    OPEN = "open", "在管", "open"
    ACCEPTED = "accepted", "已接受", "accepted"
    RETIRED = "retired", "已停用", "retired"


class SourceMethod(Word):
    """How a risk point was found (自己找、群众帮、领导点、民主评、组织审)."""

    SELF = "self", "自己找", "found by oneself"
    MASSES = "masses", "群众帮", "pointed out by the public"
    LEADERS = "leaders", "领导点", "pointed out by leaders"
    DEMOCRATIC = "democratic", "民主评", "democratic appraisal"
    ORGANISATION = "organisation", "组织审", "reviewed by the organisation"
    POST_CHECK = "post_check", "岗位查", "checked by post"
    UNIT_SEARCH = "unit_search", "单位找", "found by the unit"
    LINE_REVIEW = "line_review", "条线审", "reviewed by the line"
    GROUP_APPRAISAL = "group_appraisal", "小组评", "appraised by a group"


class ControlKind(Word):
    """What sort of measure a control is."""

    SEPARATION = "separation", "不相容岗位分离", "separation of duties"
    DUAL_PERSON = "dual_person", "双人办理", "two persons"
    AUTHORISATION = "authorisation", "授权审批", "authorisation"
    COLLECTIVE = "collective", "集体决策", "collective decision"
    LEGAL_REVIEW = "legal_review", "法制审核", "legal review"
    SEQUENCE = "sequence", "流程控制", "order of steps"
    TIME_LIMIT = "time_limit", "时限控制", "time limit"
    DISCLOSURE = "disclosure", "公开公示", "disclosure"
    TRACE = "trace", "痕迹管理", "trace"
    ROTATION = "rotation", "轮岗交流", "rotation"
    RECONCILIATION = "reconciliation", "核对对账", "reconciliation"
    CUSTODY = "custody", "保管控制", "custody"
    SPOT_CHECK = "spot_check", "抽查", "spot check"
    HEARING_OR_FEEDBACK = "hearing_or_feedback", "听证与反馈", "hearing or feedback"
    TRAINING = "training", "教育培训", "training"
    SYSTEM_BLOCK = "system_block", "系统阻断", "system block"


class Timing(Word):
    """When a control acts."""

    PREVENTIVE = "preventive", "事前预防", "preventive"
    DETECTIVE = "detective", "事中监控", "detective"
    CORRECTIVE = "corrective", "事后处置", "corrective"


class Origin(Word):
    """What a control rests on."""

    STATUTE = "statute", "法律法规", "statute"
    LOCAL_RULE = "local_rule", "本单位制度", "local rule"
    PRACTICE = "practice", "工作惯例", "practice"


class Frequency(Word):
    """How often a control is performed."""

    CONTINUOUS = "continuous", "持续", "continuous"
    EACH_CASE = "each_case", "逐件", "each case"
    DAILY = "daily", "每日", "daily"
    WEEKLY = "weekly", "每周", "weekly"
    MONTHLY = "monthly", "每月", "monthly"
    QUARTERLY = "quarterly", "每季", "quarterly"
    HALF_YEARLY = "half_yearly", "每半年", "half-yearly"
    YEARLY = "yearly", "每年", "yearly"
    ON_EVENT = "on_event", "事项触发", "on event"


class Effectiveness(Word):
    """How far a control works, by design or in operation."""

    FULL = "full", "全部有效", "full"
    PARTIAL = "partial", "部分有效", "partial"
    NONE = "none", "无效", "none"


class InstitutionStatus(Word):
    """Whether a written rule of the bureau is in force."""

    IN_FORCE = "in_force", "继续有效", "in force"
    REVISING = "revising", "修订中", "being revised"
    REPEALED = "repealed", "已废止", "repealed"


class Certainty(Word):
    """How far a fact about the law was checked."""

    V2 = "V2", "两处文本核对一致", "verbatim in two collections"
    V1 = "V1", "一处文本核对", "verbatim in one collection"
    VP = "VP", "公开网页所见", "seen on a public page"
    M = "M", "未核实", "unverified"


class Scope(Word):
    """Within what two duties are held against each other."""

    ANYWHERE = "anywhere", "全局", "anywhere"
    POWER = "power", "同一权力事项", "the same power"
    DOMAIN = "domain", "同一权域", "the same domain"


class HolderKind(Word):
    """Whose duties are held against each other."""

    PERSON = "person", "人员", "person"
    POST = "post", "岗位", "post"
    UNIT = "unit", "单位", "unit"


class Compensation(Word):
    """Whether a compensating control may stand in for a separation."""

    ALLOWED = "allowed", "允许", "allowed"
    FORBIDDEN = "forbidden", "不允许", "not allowed"


class BodyDuty(Word):
    """Whether sitting on a body counts as having its duties."""

    NONE = "none", "不计", "none"
    CHAIR = "chair", "计主任", "the chair"
    MEMBERS = "members", "计全体成员", "all members"


class Independence(Word):
    """Of whom a controller must be independent."""

    OWNER = "owner", "责任人", "owner"
    SUPERVISOR = "supervisor", "监督人", "supervisor"


class SchemeMethod(Word):
    """How a level scheme arrives at a level."""

    DECLARED = "declared", "直接评定", "declared"
    CONSEQUENCE = "consequence", "按后果", "by consequence"
    POWER = "power", "按权力大小", "by power held"
    CLASS = "class", "按类别", "by class"
    MATRIX = "matrix", "按可能性与影响", "by likelihood and impact"
    CRITERIA = "criteria", "按标准计数", "by count of criteria"


class SchemeSubject(Word):
    """What the levels of a scheme are levels of."""

    RISK = "risk", "风险点", "risk"
    TAXPAYER = "taxpayer", "纳税人", "taxpayer"
    ALERT = "alert", "预警", "alert"
