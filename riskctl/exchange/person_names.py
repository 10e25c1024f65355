"""Whether some characters are the name of a person, as far as surname, length and the characters of the given name tell.

Many words of offices begin with a character that is also a surname (安全, 管理, 程序, 许可), and many places do (石桥, 徐汇).
"""

import re
from enum import IntEnum
from functools import lru_cache

# The hundred most frequent surnames and some more, as far as they are no everyday words of offices or places.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾萧肖蔡潘袁董余苏叶吕魏蒋杜丁沈姜范傅钟卢汪戴崔陆廖姚邹熊孟秦"
    "尹薛闫阎雷侯陶黎贺顾郝龚邵钱覃莫孔赖谭邢樊殷倪庞岳庄聂鲁俞翁葛柳岑裴耿鲍涂霍卞祁娄詹阮冉欧蒲窦佘缪柯褚骆麦芦祝辛尤游"
    "蔺柴阙冼滕喻燕郎岳晏隋邬谷巩郁嵇邝茅甄荀冀栗臧逄闵璩蹇鄢鄞郗郜邸亓仝仉卜刁咸匡晁")
# Surnames that also begin words of offices, work and places: a name only if the rest is plainly a given name.
_WORDY = frozenset(
    "高林马江金任方石田程夏常万武白龙文史康段毛安路关计成简单司师查党管章项房商应全经齐向时华宣申强车信洪江阳平易明乐廉温"
    "水山连洛伍施牛包左宁米乔甘包古宫谈花木卫严舒席季尚解农劳符鞠池边门景卓步温景富盛国东南北伯公支通征年和丰双多仲伊居"
    "凌翟童封官辜原言台游容纪代付候于曲苗尤饶巫宗贾荆沙晋戈储衣付敖庆牟冷车粟芮桂权诸葛苟占桑刑初展曹尼党计荣")
_COMPOUND = (
    "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "轩辕", "端木", "东方", "南宫", "夏侯", "司徒",
    "司空", "西门", "独孤", "呼延", "百里", "东郭", "闻人", "澹台", "濮阳", "淳于", "太史", "申屠", "鲜于", "闾丘", "钟离", "拓跋", "完颜",
    "纳兰", "赫连",)
_PLACES = frozenset(("东方", "西门", "东郭", "南宫", "百里", "司空"))
# Characters that words of offices are made of and given names are not.
_OF_OFFICE = frozenset(
    "办税员岗室股科局所处厅院部门队站窗口组班委党纪检监督审批核查验收管理执罚许案档访急估评项目购采账产岁值守务政事业"
    "会计纳库银款费票证照册表单据号级类等次型者人们长任记主副正职责险点程序度制策略规章则例条款机关构团体各有无及其与和或的之"
    "在所并等按为被把将从向由于内外上下前后左右间每该本某同两双第全总分支局段级办公共场合综技术网络系统数据讯传控防治卫医药"
    "食品质量标注登出入纪要通告示知报告令函件电话机车船房屋楼层区县市镇乡村街路巷州省府国地县港湾桥庄店铺店集屯寨坡沟坝塘"
    "营家庙口坪岭堡垭坊")
# The last characters of titles, organs and places.
_LAST = frozenset("长员岗室局所股处厅站队办部科组县市镇乡村区省院副正")
_ROLES = frozenset(("书记", "会计", "出纳", "主任", "经理", "干事", "秘书", "主管", "主席", "同志", "老师", "先生", "女士"))
_OF_PLACES = frozenset("兴泽江河湖海东西南北泉源林云平安宁康阳山川新龙水清")
_TYPICAL = frozenset(
    "伟强军明华建志文红丽英芳玉秀兰平刚杰涛超勇敏静霞燕辉鹏飞龙海波峰磊鑫洋艳娜婷雪梅琳倩颖洁慧莉娟萍玲珍珠桂花春秋冬雨晨阳"
    "宇轩浩然博涵梓怡欣佳嘉雯菲瑶琪瑾瑜璐璇瑞祥福贵富荣光辉耀宗祖德义仁礼信忠孝廉勤俭健康康宁安泰斌彬武威震宏鸿伦林森树松柏"
    "楠桐杨柳晓小少永长久恒远达胜利凯旋胤翔翼鹤凤凰云雷霆天宝元兴发财源鉴铭钢铁锋锐钧银金根生全庆喜乐欢迎彦俊贤良善美媛嫣"
    "娇姣淑惠秉承继业绍先绪昌盛世民国栋梁柱石磐坚毅成功就立新学东南西北晖昊旭昱晟升旺昭晶亮景润泽江河湖清源泉洪涌涓沛"
    "三四五六七八九十二一大子君卿士诗书琴画墨香蕾莹萱芸芝茂苗菊莲蓉蓓薇芬芹茹荷蕊露思念忆恩惠怀慈爱心悦愉怡恬悟慎")
# Words that read like a name and are none.
_SAID = """
许可 程序 何时 任意 任何 陈述 周期 周边 周转 周报 高级 高等 高层 高效 方案 方法 方式 安全 安保 安监 安检 安置 常务 常委 常规 常设 文书
文秘 文字 文员 文化 金融 金库 石油 石化 石材 林业 林权 林政 马路 江河 江湖 田间 白班 白天 成本 成品 成员 成交 成果 单位 单证 单据 司法
司机 师资 查账 党建 党群 党风 党务 管户 管片 项目 房产 房管 商务 商标 商事 应急 应诉 全体 全员 全局 全程 经办 经济 经费 经营 经侦 经理
向导 时限 时效 宣传 申请 申报 申诉 强制 车辆 车管 车务 信访 信用 信息 信贷 水利 水务 水电 水产 平台 平安 农业 农经 农村 农机 劳动 劳资
通信 征收 征管 征信 计划 计生 计财 计量 温控 路政 路长 关税 关员 边检 卫生 卫健 严重 和解 易地 廉政 廉洁 解除 解释 程控 商会 应用 明细
强化 史志 简易 简化 年检 年审 年度 国资 国土 国库 国税 国际 国有 地税 公开 公正 公示 支付 支部 支出 双随机 和谐 温泉 纪检 纪委 纪律 代理
代办 代表 付款 于是 容量 原件 曲线 和平 门卫 门岗 权限 权力 储备 储运 张贴 张榜 周会 周一 周二 周三 周四 周五 周六 周日 游客 游泳 尤其
何种 祝贺 谢绝 许诺 余额 叶片 范围 范本 蒋台 欧元 麦田 燕郊 辛苦 柴油 樊城 郎溪 杜绝 陶瓷 雷达 雷区 黄金 黄河 洪水 华东 华北 华南 东北
南方 北方 平时 段长 长兴 临安 江苏 江西 吴江 吴中 周口 郑州 徐州 苏州 杭州 黄山 黄石 唐山 温州 秦皇岛 金山 石桥 高新 万安 武安 武汉 南京
顾问 余杭 孟州 沈阳 宁波 常州 常德 任丘 安康 安阳 安庆 易货 康复 康养 马场 牛羊 花木 花卉 席位 官网 景区 景点 步行 富民 盛世 石料 罗列
孔庙 孔府 曹妃甸 曾经 尚未 肖像 胡同 朱砂 贺信 贺电 汪洋 陆路 陆运 雷管 苏木 任期 任职 任免 高危 高温 高空 高速 高考 高校 高龄 白酒 白条
万元 万象 龙头 方正制 成套 成立 龙江 吉林 常山 温岭 关停 关闭 向阳 明火 明察 华侨 强拆 强戒 强检 计时 计件 和睦 严格 党校
"""
_WORDS = frozenset(_SAID.split())
_MASKED = re.compile(r"某{1,3}|[×xX*＊Ⅹ○〇]{1,3}|某[甲乙丙丁男女0-9]")
_FOREIGN = re.compile(r"[\u3400-\u9fff]{1,6}(?:[·•‧・][\u3400-\u9fff]{1,7})+\Z")
_HAN = re.compile(r"[\u3400-\u9fff]+\Z")


class Certainty(IntEnum):
    """How certain it is that some characters are a name."""

    NO = 0
    POSSIBLE = 1
    SURE = 2


@lru_cache(maxsize=16_384)
def certainty_of(text: str) -> Certainty:
    """How certain it is that the text is the name of a person.

    >>> [certainty_of(name).name for name in ("张三", "欧阳建国", "王某某", "阿依·古丽", "高建国")]
    ['SURE', 'SURE', 'SURE', 'SURE', 'SURE']
    >>> [certainty_of(name).name for name in ("高明", "许可", "安全", "局长", "经办")]
    ['POSSIBLE', 'NO', 'NO', 'NO', 'NO']
    """
    if _FOREIGN.match(text) or (text[:1] in _SURNAMES | _WORDY and _MASKED.fullmatch(text[1:])):
        return Certainty.SURE
    if not 2 <= len(text) <= 4 or not _HAN.match(text) or text in _WORDS or text[-1] in _LAST or text[-2:] in _ROLES:
        return Certainty.NO
    if text[:2] in _COMPOUND and len(text) > 2:
        return _by_given(text[2:], is_plain=text[:2] not in _PLACES)
    if len(text) > 3 or text[0] not in _SURNAMES | _WORDY:
        return Certainty.NO
    return _by_given(text[1:], is_plain=text[0] in _SURNAMES)


def _by_given(given: str, *, is_plain: bool) -> Certainty:
    """How certain a name is by its given name; a surname that is a word of its own needs one that is plainly none."""
    typical = sum(mark in _TYPICAL for mark in given)
    of_office = any(mark in _OF_OFFICE and mark not in _TYPICAL for mark in given)
    if is_plain:
        return Certainty.POSSIBLE if of_office and not typical else Certainty.SURE
    if of_office:
        return Certainty.NO
    return Certainty.SURE if len(given) > 1 and typical == len(given) else Certainty.POSSIBLE


def may_be_a_place(name: str) -> bool:
    """Whether a name of two characters may as well be that of a place, as 徐汇 and 吴兴 are."""
    return len(name) == 2 and (name[1] not in _TYPICAL or name[1] in _OF_PLACES)


def is_surname(text: str) -> bool:
    """Whether the text is a surname that is no everyday word."""
    return text in _SURNAMES
