"""Level schemes: which levels of risk there are, in order of gravity, and how one is arrived at."""


from typing import NamedTuple

from riskctl.model.block import Block, Keyed, Many, One, Record
from riskctl.model.language import Text
from riskctl.model.value import FREE, LIMIT, STRING, Choice, Dictionary, Nested, Whole
from riskctl.model.vocabulary import SchemeMethod, SchemeSubject


class LevelEntry(Block):
    """A level of a scheme."""

    id = One(STRING, "编号", "id", required=True)
    label = One(STRING, "名称", "label", required=True)
    supervisors = Many(STRING, "监督人", "supervisors", single=True,
                       note=Text("head、portfolio_leader、unit_head、discipline 或岗位",
                                 "head, portfolio_leader, unit_head, discipline or a post"))
    review = One(LIMIT, "复核周期", "review interval")
    tier = One(STRING, "预警层级", "alert tier")
    stars = One(Whole(0, 5), "星级", "stars")
    colour = One(STRING, "颜色", "colour")


class Tier(Block):
    """A tier of alerts (主体预警、科室定向预警)."""

    name = One(STRING, "名称", "name", required=True)
    issued_by = One(STRING, "发出", "issued by")
    received_by = One(STRING, "接收", "received by")
    respond_within = One(LIMIT, "反馈时限", "respond within")


class Indicator(Block):
    """A question whose answer counts towards likelihood or impact."""

    question = One(STRING, "问题", "question", required=True)
    answers = One(FREE, "答案", "answers", required=True)


class Indicators(Block):
    """The questions for likelihood and those for impact."""

    likelihood = Keyed(Nested(Indicator), "可能性", "likelihood")
    impact = Keyed(Nested(Indicator), "影响程度", "impact")


class LevelScheme(Record):
    """A named set of levels, gravest first, and the way a level is reached."""

    kind = "level_schemes"
    title = Text("等级方案", "level scheme")
    plural = Text("等级方案", "level schemes")
    name = One(STRING, "名称", "name", required=True)
    by = One(Choice(SchemeMethod), "评定方式", "by", required=True)
    subject = One(Choice(SchemeSubject), "对象", "subject")
    levels = Many(Nested(LevelEntry), "等级（由重到轻）", "levels (gravest first)", required=True, ordered=True)
    tiers = Keyed(Nested(Tier), "预警层级", "tiers")
    table = One(FREE, "对应表", "table")
    classes = One(Dictionary(STRING), "类别名称", "names of the classes")
    criteria = One(Dictionary(STRING), "标准", "criteria")
    indicators = One(Nested(Indicators), "指标", "indicators")
    combine = One(FREE, "指标合成表", "combination table")
    maps = One(FREE, "与其他方案的对应", "maps to other schemes")
    reduces = One(FREE, "措施降级表", "what controls take off")
    source = One(STRING, "来源", "source")

    @property
    def is_of_risk(self) -> bool:
        """Whether its levels are those of risk points: of the subject `risk`, or of none that is written."""
        return self.subject in (None, SchemeSubject.RISK)


class Level(NamedTuple):
    """A level resolved in its scheme. `gravity` counts from 1, the gravest; branch on it, never on the id."""

    scheme: str
    id: str
    gravity: int
    label: str
    stars: int
    tier: str | None = None

    @property
    def is_gravest(self) -> bool:
        """Whether no level of the scheme is graver."""
        return self.gravity == 1


def level_in(scheme: LevelScheme, id: str) -> Level | None:
    """The level of that id in the scheme, or None."""
    for at, entry in enumerate(scheme.levels):
        if entry.id == id:
            stars = entry.stars if entry.stars is not None else max(0, 3 - at)
            return Level(scheme.id, id, at + 1, entry.label or id, stars, entry.tier)
    return None


__all__ = ["Level", "LevelEntry", "LevelScheme", "level_in"]
