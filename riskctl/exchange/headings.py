"""The words above columns: which of them mean which field, in the usual forms and their variants.

The forms are those of registers, notices, overviews, tables by power and power lists; titles of the fields in both
languages count as well, so that what riskctl writes it can read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from riskctl.disclosure.forms import INSTITUTIONS, POWER_RISKS, POWERS, REGISTERS
from riskctl.exchange.targets import ID, IGNORE, NUMBER, OWN, targets_of
from riskctl.exchange.wording import key_of, without_brackets
from riskctl.model.kinds import KINDS

_ANY = {
    NUMBER: "序号 顺序号 编序 行号 no row number serial 序",
    ID: "记录编号 目录编号 record_id",
}
_RISK = {
    "unit": "单位 科室 部门 单位名称 部门名称 单位科室 科室单位 部门科室 科室部门 单位部门 部门单位 所在单位 所在部门 "
            "所属部门 责任科室 责任部门 责任单位 "
            "处室 股室 科所 "
            "内设机构 机构 风险单位 department dept",
    "power": "职权 权力 权力事项 职权名称 权力名称 权力事项名称 职权事项 "
             "事项 事项名称 业务事项 业务流程 业务领域 经济活动业务 工作事项 行政权力 职权类别及名称 业务名称 岗位职权 行权事项 权力项目",
    "step": "环节 职权环节 权力环节 重要环节 关键环节 风险环节 业务环节 流程环节 工作环节 重点环节 办理环节 流程节点 "
            "运行环节 业务环节名称 关键控制点 控制环节 关键控制环节 权力运行环节 运行流程 办事环节",
    "post": "岗位 涉及岗位 职务 职务岗位 岗位职务 岗位名称 风险岗位 岗位类别 重点岗位 工作岗位 所在岗位",
    "name": "风险点 风险点名称 廉政风险点 风险名称 风险事项 "
            "主要风险 主要风险点 存在的风险 存在风险 岗位风险点 岗位风险 可能发生的廉政风险 可能存在的廉政风险 潜在风险 "
            "廉洁风险点 廉政监管风险点 风险点描述 监管风险点 风险内容 risk_point risk point risk",
    "type": "风险类别 风险类型 类别 类型 风险种类 风险点类别 风险点类型 风险分类 category",
    "axis": "风险属性 风险性质 廉政监管 属性",
    "manifestation": "表现形式 风险表现 风险表现形式 主要内容及表现形式 内容及表现形式 风险点表现形式 主要表现 "
                     "具体表现 表现 风险描述 风险内容及表现形式 "
                     "风险点内容 风险点内容及表现形式 主要表现形式 风险具体表现 廉政风险表现形式 风险情形",
    "cause": "成因 风险成因 产生原因 原因 形成原因 风险分析 原因分析",
    "consequence": "后果 危害后果 可能后果 风险后果 可能造成的后果 危害",
    "class": "风险等次类别 权力类别",
    "level": "等级 风险等级 级别 风险级别 风险点等级 等次 危险程度 危险等级 风险程度 风险等次 廉政风险等级 评定等级 定级 risk_level",
    "controls": "防控措施 措施 防范措施 控制措施 "
                "防控要点及措施 防控要点 防控对策 防范控制措施 制度措施 风险防控措施 整改措施 预防措施 防范管理措施 "
                "主要防控措施 具体措施 防控办法 防范办法 防范对策 "
                "制度防控措施 measures",
    "indicators": "监测指标 监控指标 预警指标 监测预警指标 风险监测指标 风险指标 监督指标 indicators",
    "accountable.direct": "责任人 直接责任人 责任主体 防控责任人 经办人 "
                          "岗位责任人 责任岗位 控制岗位 执行岗位 防控责任岗位 风险责任人 具体责任人 第一责任人 责任人员 责任者 responsible",
    "accountable.unit": "部门负责人 部门责任人 科室负责人 单位负责人 科室责任人 单位责任人 "
                        "股室负责人 处室负责人 责任科长 部门领导 分管科长 主要负责人",
    "accountable.leader": "责任领导 分管领导 领导责任人 主管领导 分管局领导 分管责任人 包抓领导 分管负责人 责任局领导",
    "supervisor": "监督人 监督岗位 监督责任人 监督部门 监控责任人",
    "determined.date": "审定日期 评定日期",
    "id": "风险点编号 风险编号 风险点编码 风险点代码",
    IGNORE: "风险点数量 风险数量 数量 个数 n_manifest n_controls 本人签名 签名 签字 盖章",
}
_POWER = {
    "unit": "单位 部门 实施主体 实施机关 行使主体 行权部门 责任单位 实施单位 责任部门 行使机关 部门名称 单位名称 科室 承办机构 主管部门 实施部门 "
            "权力主体 行权单位 执法主体 职权主体 承办科室 行使部门 department dept",
    "name": "名称 事项名称 权力名称 权力事项 权力事项名称 职权名称 职权 权力 事项 子项名称 子项 服务事项名称 服务事项 实施事项名称 业务办理项名称 "
            "行政权力名称 职权事项 权责事项 item name",
    "code": "编码 事项编码 权力编码 代码 基本编码 实施编码 职权编码 目录编码 实施清单编码 事项代码 权力事项编码 业务办理项编码 编号 item_code",
    "type": "类型 事项类型 权力类型 职权类型 权力类别 职权类别 事项类别 类别 行政权力类型 事项性质 category",
    "exercise_level": "行使层级 实施层级 层级 权限层级",
    "source": "权力来源 职权来源 来源",
    "legal_basis": "设定依据 实施依据 法律依据 依据 权力依据 职权依据 法定依据 行使依据",
    "time_limit.statutory": "法定时限 法定办结时限 法定期限 时限法定 办理时限法定 法定",
    "time_limit.promised": "承诺时限 承诺办结时限 承诺期限 时限承诺 办理时限承诺 承诺",
    "conditions": "受理条件 申请条件 办理条件 条件",
    "materials": "申请材料 材料 材料目录 办理材料 申报材料",
    "fee": "收费 收费标准 收费情况 是否收费 收费依据 收费依据及标准",
    "complaint": "监督投诉方式 投诉电话 监督电话 投诉方式 监督投诉电话 监督方式 监督投诉渠道",
    "liability": "追责情形 责任追究 追责 追责情形及依据 追责依据",
    "status": "状态 事项状态",
    "unit_code": "部门编码 单位编码 部门代码 机构代码 统一社会信用代码 实施主体编码 组织机构代码 社会信用代码 dept_code org_code",
    "main_item": "主项 主项名称 大项 事项主项 所属主项 main main_item",
    "id": "记录编号",
}
_MORE: Mapping[str, Mapping[str, str]] = {
    "risk_points": _RISK,
    "powers": _POWER,
    "posts": {"name": "岗位名称 岗位 职务", "unit": "单位 部门 科室 所在部门", "duties": "岗位职责 主要职责", "id": "岗位编号"},
    "units": {"name": "单位名称 单位 部门 部门名称 科室", "parent": "上级 隶属 上级部门", "id": "单位编号 部门编号"},
    "people": {"name": "姓名 人员姓名", "unit": "单位 部门 科室 所在部门", "id": "人员编号 工号"},
    "controls": {"name": "防控措施 措施名称 措施", "owner": "责任人 责任岗位", "id": "措施编号"},
    "institutions": {"name": "制度名称 制度", "document": "文件号", "id": "制度编号"},
}
_PERSON = "姓名 人员姓名"
PERSON = "person"
# The columns of registers whose English titles are no names of fields, and what they mean.
_SHOWN_AS = {"at": "step", "axis": "axis", "description": "manifestation", "manifestation": "manifestation", "direct": "accountable.direct",
             "unit_head": "accountable.unit", "leader": "accountable.leader", "post": "post", "posts": "post",
             "power": "power", "risk_points": IGNORE, "levels": "level"}


# The lists that are published, whose English titles are no names of fields either.
_LISTS = {"powers": POWERS, "institutions": INSTITUTIONS}


class Heading(NamedTuple):
    """What a heading means, and how sure that is: 2 for a word known for it, 1 for a part of the heading."""

    target: str
    certainty: int


@cache
def headings_of(kind: str) -> Mapping[str, str]:
    """Every known word above a column of a table of this kind, and the meaning of the column."""
    known: dict[str, str] = {}
    words = {**_MORE.get(kind, {})}
    for target, spelled in [*words.items(), *_ANY.items()]:
        for word in spelled.split():
            known.setdefault(key_of(word), target)
    if kind == "risk_points":
        known |= {key_of(word): PERSON for word in _PERSON.split()}
    for title, target in _published_titles(kind):
        known.setdefault(key_of(title), target)
    for target, meaning in targets_of(kind).items():
        for word in (meaning.title, meaning.title_en if len(meaning.path) == 1 else "", target):
            if word:
                known.setdefault(key_of(word), target)
    return known


def _published_titles(kind: str) -> Iterator[tuple[str, str]]:
    """The English titles of the columns of published registers and lists of the kind that are about one field, each with that field."""
    if kind == "risk_points":
        shown = (column for form in (*REGISTERS.values(), POWER_RISKS) for column in form if column.key in _SHOWN_AS)
        yield from ((column.title.en, _SHOWN_AS[column.key]) for column in shown)
    for column in (column for columns in _LISTS.get(kind, ()) for column in columns):
        targets = [read.removeprefix(f"{kind}.") for read in column.reads]
        if targets[:1] and targets[0] in targets_of(kind) and (len(targets) == 1 or column.key == "unit"):
            yield from ((title, targets[0]) for title in (column.title.en, f"{column.group.en if column.group else ''} {column.title.en}"))


# What headings of risk tables that no list of words could exhaust end with; those of a likelihood or an effect are no level.
_BY_ENDING = (
    ("level", re.compile(r"(?:风险|危险|廉政).*(?:等级|级别|等次|程度|星级)(?:评定|评估|划分|认定|确定)?\Z")),
    ("controls", re.compile(r"(?:防控|防范|防治|控制|预防|应对|管控|监管|化解|整改).*(?:措施|办法|对策|手段|方法|举措)\Z")),
    ("manifestation", re.compile(r"(?:风险|廉政).*(?:表现|情形|描述|表述|表现形式)\Z")),
)
# What a column of units is headed in ever other words; a person in charge of one is none.
_OF_UNITS = re.compile(r"(?:所在|所属|责任|主管|承办|牵头|归口|业务|风险|填报|具体)?(?:单位|部门|科室|处室|股室|科所|队所|机构)(?:名称)?\Z")
# Columns among which a table parts its controls: by what they rest on, or by when they act.
_PART_OF_CONTROLS = re.compile(
    r"(?:制度|科技|技术|信息化|监督|教育|思想|机制|人员|岗位|流程|前期|中期|后期|事前|事中|事后|日常|人|技|制|物)"
    r"(?:防控|防范|预防|监控|控制|处置|管控|防)(?:措施|办法|手段)?\Z")
_OF_ASSESSMENT = re.compile(r"可能|影响|后果|损失|概率|频率")


def is_part_of_controls(parts: Sequence[str]) -> bool:
    """Whether a column is one of several that hold controls, such as 制度防控, 科技防控 and 监督防控."""
    return bool(_PART_OF_CONTROLS.match(key_of(without_brackets(parts[-1]))))


def _by_ending(parts: Sequence[str], kind: str) -> Heading | None:
    """The meaning of a heading by what it is about and what it ends with."""
    if kind in ("risk_points", "powers") and any(_OF_UNITS.match(key_of(without_brackets(text))) for text in (parts[-1], "".join(parts))):
        return Heading("unit", 1)
    if kind != "risk_points":
        return None
    if is_part_of_controls(parts):
        return Heading("controls", 1)
    for text in (without_brackets(parts[-1]), without_brackets("".join(parts))):
        key = key_of(text)
        if not _OF_ASSESSMENT.search(key) and (target := next((target for target, words in _BY_ENDING if words.search(key)), "")):
            return Heading(target, 1)
    return None


def meaning(parts: Sequence[str], kind: str) -> Heading | None:
    """What the heading means whose parts stand one above the other; None for one that is not known."""
    if parts[-1].startswith(OWN) and len(parts[-1]) > len(OWN):
        return Heading(parts[-1], 2)
    known = headings_of(kind)
    joined = "".join(parts)
    for text, certainty in ((joined, 2), (parts[-1], 2), (without_brackets(joined), 2), (without_brackets(parts[-1]), 2)):
        target = known.get(key_of(text))
        if target is not None:
            return Heading(target, certainty if key_of(text) != "name" or kind != "risk_points" else 1)
    return _by_ending(parts, kind) or _by_part(parts, known)


def _by_part(parts: Sequence[str], known: Mapping[str, str]) -> Heading | None:
    """The meaning of the first word of several in one heading (单位/科室), or of the heading above."""
    for text in (parts[-1], *reversed(parts[:-1])):
        plain = without_brackets(text)
        for mark in "/、或及和与":
            first = plain.split(mark)[0]
            if first != plain and (target := known.get(key_of(first))) is not None:
                return Heading(target, 1)
    above = known.get(key_of(parts[0]))
    return Heading(above, 1) if above is not None and len(parts) > 1 else None


def own_key(heading: str) -> str:
    """The key of the user's own under which a column is kept that means no field."""
    plain = "-".join("".join(mark if mark.isalnum() or mark in "_." else " " for mark in heading).split())
    return f"{OWN}{plain[:60] or 'column'}"


def kinds_by_likelihood() -> tuple[str, ...]:
    """The kinds that a table may list, the most usual first."""
    return ("risk_points", "powers", *(kind for kind in KINDS if kind not in ("risk_points", "powers")))
