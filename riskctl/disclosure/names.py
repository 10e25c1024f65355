"""Names of people in running text: which names can be told from other words, and where they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping

_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")
# A placeholder such as 张某 stands for nobody.
_PLACEHOLDER = "某"
# Names of two characters that are also words of official prose.
_WORDS = (
    "安全 安排 安心 常规 常务 常年 成功 程序 单位 方案 方法 方便 方式 方正 付款 高度 高峰 高级 高明 高效 公开 公平 公正 关系 管理 国庆 和平 和谐 "
    "华夏 黄金 纪律 计划 建设 建军 经费 经办 康复 空白 来信 来源 雷同 明确 能力 宁静 平安 平等 平均 平台 平时 齐全 强制 清查 清理 任务 任职 荣誉 "
    "申请 申报 盛大 施工 时限 时间 史料 舒适 水平 司法 宋体 汤药 通知 童年 王牌 文件 文明 文书 吴语 席位 相关 项目 向前 许可 许多 严格 严明 严重 "
    "应急 于是 元旦 元素 余额 章程 张贴 张榜 支付 支持 钟点 周边 周到 周期 周转 祝贺 庄严 左右 温和 温度 万一 万元 党员 党建 全部 全面 全程 路线 "
    "段落 金额 金融 江南 白天 华北 方向 海关 向阳 利息 连续 房产 查封 查询 查验 印章 印发 水利 钱款 田地 石油 车辆 易货 安置")
COMMON_WORDS = frozenset(_WORDS.split())
_AFTERWARDS = "同志 先生 女士 老师 书记 局长 副局长 处长 科长 股长 所长 队长 组长 主任 科员 会计 出纳 经理 电话 手机 签字 签名"
_TITLES = tuple(_AFTERWARDS.split())
_BEFOREHAND = "联系人 经办人 负责人 审核人 审批人 责任人 承办人 保管人 监交人 局长 处长 科长 股长 所长 队长 组长 主任 书记 会计 出纳 找 请 由"
_INTRODUCED = tuple(_BEFOREHAND.split())


class Names:
    """Names that can be told from other words, ready to be looked for.

    A name of three characters or more is found anywhere. Chinese is written without spaces, so one of two characters is
    found only where it stands apart (nothing Chinese beside it), before a title or after what introduces a person, and
    not at all if it is a common word. Placeholders and names of one character are left out; Latin names are whole words.

    >>> names = Names(["李卫国", "高明", "钱一", "张某"])
    >>> list(names.found_in("由钱一审核，钱一一签发后交李卫国，提高明显"))
    ['钱一', '李卫国']
    """

    def __init__(self, names: Iterable[str]) -> None:
        told = sorted({name.strip() for name in names if _can_be_told(name.strip())}, key=lambda name: (-len(name), name))
        self._any = re.compile("|".join(map(re.escape, told))) if told else None

    def __bool__(self) -> bool:
        """Whether there is any name to be looked for."""
        return self._any is not None

    def found_in(self, text: str) -> Iterator[str]:
        """The names that stand in the text, in its order."""
        return (found[0] for found in self._any.finditer(text) if _stands(found)) if self._any else iter(())

    def stand_in(self, text: str) -> bool:
        """Whether any of the names stands in the text."""
        return any(True for _ in self.found_in(text))


def _can_be_told(name: str) -> bool:
    return len(name) > 1 and _PLACEHOLDER not in name and name not in COMMON_WORDS


def _stands(found: re.Match[str]) -> bool:
    """Whether what was found is a name and not part of other words."""
    before, name, after = found.string[:found.start()], found[0], found.string[found.end():]
    if name.isascii():
        return not (_LATIN.match(before[-1:]) or _LATIN.match(after[:1]))
    if len(name) > 2 or after.startswith(_TITLES) or before.endswith(_INTRODUCED):
        return True
    return not (_HAN.match(before[-1:]) or _HAN.match(after[:1]))


def by_name(names: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The ids of those who bear each name, from the names by id."""
    found: dict[str, tuple[str, ...]] = {}
    for id, name in names.items():
        found[name.strip()] = (*found.get(name.strip(), ()), id)
    return found
