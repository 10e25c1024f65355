"""What the bureau may do: powers, their steps and the ways between them."""

from collections.abc import Iterator
from functools import cached_property

from riskctl.model.block import Block, Keyed, Many, One, Record
from riskctl.model.language import Text
from riskctl.model.value import (
    CITATION,
    DAY,
    FLAG,
    LIMIT,
    NUMBER,
    POSITIVE,
    STRING,
    Choice,
    Nested,
    Reference,
)
from riskctl.model.vocabulary import (
    Branching,
    Clock,
    Disclosure,
    ExerciseLevel,
    Layer,
    PowerSource,
    PowerStatus,
    ReturnKind,
    StepKind,
)

INTERNAL = Disclosure.INTERNAL


class Review(Block):
    """That a record was looked through by a post on a day."""

    by = One(Reference("posts"), "复核岗位", "by", disclosure=INTERNAL)
    date = One(DAY, "复核日期", "date", disclosure=INTERNAL)


class Extension(Block):
    """By how much a limit may be extended, and by whose approval."""

    by = One(LIMIT, "延长时限", "by")
    approved_by = One(Reference("posts", "bodies", "parties"), "批准岗位", "approved by")


class PowerLimit(Block):
    """The statutory and the promised limit of a power, and between which steps it runs."""

    statutory = One(LIMIT, "法定时限", "statutory")
    promised = One(LIMIT, "承诺时限", "promised")
    from_ = One(Reference("own steps"), "起算环节", "from", key="from")
    to = One(Reference("own steps"), "截止环节", "to")
    extend = One(Nested(Extension), "延长", "extension")


class Measure(Block):
    """What an amount in this power is."""

    name = One(STRING, "名称", "name", required=True)
    unit = One(STRING, "单位", "unit", required=True)


class Involved(Block):
    """The unit in the lead and those that assist."""

    lead = One(Reference("units"), "牵头单位", "lead", required=True)
    assist = Many(Reference("units"), "配合单位", "assist")


class Actor(Block):
    """Who acts, where several posts must act together."""

    post = One(Reference("posts"), "岗位", "post", required=True)
    people = One(POSITIVE, "人数", "people")
    qualified = One(STRING, "资格", "qualified")


class Authority(Block):
    """Who acts for amounts above `over` (exclusive) up to `to` (inclusive)."""

    over = One(NUMBER, "超过", "over")
    to = One(NUMBER, "不超过", "to")
    post = One(Reference("posts"), "岗位", "post")
    any_of = Many(Reference("posts"), "任一岗位", "any of")
    all_of = Many(Nested(Actor, "post"), "共同岗位", "all of")
    body = One(Reference("bodies"), "集体决策机构", "body")


class Notice(Block):
    """A public notice: for how long at least, where, and to whom objections go."""

    at_least = One(LIMIT, "公示期不少于", "at least", required=True)
    channels = Many(STRING, "公示渠道", "channels")
    objections_to = One(Reference("posts", "units", "parties"), "异议受理", "objections to")


class Band(Block):
    """A range of amounts: above `over`, up to `to`."""

    over = One(NUMBER, "超过", "over")
    to = One(NUMBER, "不超过", "to")


class Way(Block):
    """A way out of a step; written as the bare id of the next step, or as a mapping."""

    to = One(Reference("own steps"), "下一环节", "to", required=True)
    when = One(STRING, "条件", "when")
    measure = One(Nested(Band), "金额区间", "measure")
    outcome = Many(STRING, "结果", "outcome", single=True)
    negative = One(FLAG, "否定结果", "negative")
    return_ = One(Choice(ReturnKind), "退回方式", "return", key="return")
    reason = One(STRING, "退回理由", "reason")
    at_most = One(POSITIVE, "最多次数", "at most")

    @property
    def is_return(self) -> bool:
        """Whether the way goes back."""
        return self.has("return")

    @property
    def is_labelled(self) -> bool:
        """Whether the way says when it is taken."""
        return self.has("when") or self.has("measure") or bool(self.outcome)


class Step(Block):
    """A step of a power: what is done, by whom, within what time, and what comes next."""

    name = One(STRING, "名称", "name", required=True)
    kind = One(Choice(StepKind), "环节类型", "kind", required=True)
    post = One(Reference("posts"), "岗位", "post")
    any_of = Many(Reference("posts"), "任一岗位", "any of")
    all_of = Many(Nested(Actor, "post"), "共同岗位", "all of")
    body = One(Reference("bodies"), "集体决策机构", "body")
    party = One(Reference("parties"), "外部主体", "party")
    people = One(POSITIVE, "人数", "people")
    qualified = One(STRING, "资格", "qualified")
    authority = Many(Nested(Authority), "审批权限", "authority", ordered=True)
    time_limit = One(LIMIT, "时限", "time limit")
    clock = One(Choice(Clock), "计时", "clock")
    notice = One(Nested(Notice), "公示", "notice")
    duties = Many(Reference("duties"), "职责", "duties", disclosure=INTERNAL)
    documents = Many(Reference("documents"), "文书", "documents")
    trace = Many(STRING, "留痕", "trace", single=True, disclosure=INTERNAL)
    split = One(Choice(Branching), "分支", "split")
    join = One(Choice(Branching), "汇合", "join")
    next = Many(Nested(Way, "to"), "后续环节", "next", single=True, ordered=True)

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """Every post that acts in this step, in whatever way, in the order written, each once."""
        node = self.node
        if not ("any_of" in node or "all_of" in node or "authority" in node):
            post = self.post
            return (post,) if post else ()
        named = [*((self.post,) if self.post else ()), *self.any_of, *(a.post for a in self.all_of if a.post)]
        for band in self.authority:
            named += [*((band.post,) if band.post else ()), *band.any_of, *(a.post for a in band.all_of if a.post)]
        return tuple(dict.fromkeys(named))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Every body that acts in this step."""
        if "authority" not in self.node:
            return (self.body,) if self.body else ()
        named = [self.body, *(band.body for band in self.authority)]
        return tuple(dict.fromkeys(body for body in named if body))

    @property
    def has_actor(self) -> bool:
        """Whether anybody at all is written to act in this step."""
        return any(self.has(key) for key in ("post", "any_of", "all_of", "body", "party", "authority"))


class Power(Record):
    """An official power and the process by which it is exercised."""

    kind = "powers"
    title = Text("权力事项", "power")
    plural = Text("权力事项", "powers")
    name = One(STRING, "名称", "name", required=True)
    code = One(STRING, "编码", "code")
    type = One(STRING, "类型", "type", required=True,
               note=Text("类型方案:类型，如 national:license", "scheme:value, such as national:license"))
    layer = One(Choice(Layer), "层级", "layer")
    domain = One(Reference("domains"), "权域", "domain")
    unit = One(Reference("units"), "实施单位", "unit", required=True, unless="units")
    units = One(Nested(Involved), "实施单位（牵头与配合）", "units", required=True, unless="unit")
    exercise_level = One(Choice(ExerciseLevel), "行使层级", "exercise level")
    source = One(Choice(PowerSource), "权力来源", "source")
    legal_basis = Many(CITATION, "设定依据", "legal basis", ordered=True)
    time_limit = One(Nested(PowerLimit), "时限", "time limit")
    measure = One(Nested(Measure), "金额含义", "measure")
    conditions = Many(STRING, "受理条件", "conditions", single=True, ordered=True)
    materials = Many(STRING, "申请材料", "materials", single=True, ordered=True)
    fee = One(STRING, "收费", "fee")
    complaint = One(STRING, "监督投诉方式", "complaint")
    liability = Many(STRING, "追责情形", "liability", single=True, ordered=True)
    filing = Many(STRING, "备案", "filing", single=True, disclosure=INTERNAL)
    is_key = One(FLAG, "重点事项", "key power", key="key", disclosure=INTERNAL)
    tags = Many(STRING, "标签", "tags")
    status = One(Choice(PowerStatus), "状态", "status")
    version = One(STRING, "版本", "version")
    reviewed = One(Nested(Review), "复核", "reviewed", disclosure=INTERNAL)
    valid_from = One(DAY, "生效日期", "valid from")
    valid_to = One(DAY, "失效日期", "valid to")
    start = Many(Reference("own steps"), "起始环节", "start", single=True, ordered=True)
    lanes = Many(Reference("posts", "parties", "bodies"), "泳道顺序", "lanes", ordered=True)
    steps = Keyed(Nested(Step), "环节", "steps")

    @property
    def lead_unit(self) -> str | None:
        """The unit that exercises the power, or is in the lead of those that do."""
        return self.unit or (self.units.lead if self.units else None)

    def each_step(self) -> Iterator[tuple[str, Step]]:
        """Every step with its full id `power/step`."""
        return ((f"{self.id}/{key}", step) for key, step in self.steps.items())
