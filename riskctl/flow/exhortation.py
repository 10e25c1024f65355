"""When the text of a control only exhorts: it tells people to be better, and nobody to do what can be seen.

A text is exhortation if it has one of the verbs and nothing is left of it once verbs, nouns and fillers are
taken away. Words for acts that leave a trace (检查, 审批, 公示, 轮岗, 抽查 …) are on none of the lists.
"""

import re

from riskctl.flow.wording import bare_words

VERBS = ("加强", "强化", "提高", "增强", "提升", "深化", "狠抓", "抓好", "注重", "重视", "严格要求", "树立",
         "牢固树立",
         "筑牢", "坚定", "端正", "严守", "遵守", "恪守", "自觉遵守", "开展", "组织", "参加", "认真", "不断",
         "坚持", "引导")
NOUNS = ("教育", "学习", "培训", "宣传", "认识", "意识", "思想", "觉悟", "责任心", "责任感", "责任", "自律",
         "自我约束", "廉洁",
         "廉政", "反腐倡廉", "党风", "党纪", "政纪", "纪律", "警示", "法制", "法治", "法律", "法规", "政治",
         "业务", "理论",
         "素质", "素养", "修养", "作风", "职业道德", "道德", "理想", "信念", "宗旨", "服务", "大局", "风险",
         "防范", "防控",
         "警惕性", "警觉", "能力", "水平", "知识", "技能", "正确", "权力观", "政绩观", "利益观", "世界观",
         "人生观",
         "价值观", "党性", "底线", "思维", "观念", "从政", "从业", "执法", "依法", "行政", "规定", "准则",
         "制度", "工作",
         "干部", "职工", "人员", "党员", "税务", "全体", "岗位", "各项", "有关", "相关")
FILLERS = ("进一步", "切实", "经常", "经常性", "定期", "深入", "持续", "时刻", "自觉", "牢固", "主动", "对",
           "的", "和", "与",
           "及", "以及", "并", "地", "自身", "个人", "日常", "平时", "等", "自我", "本人", "要", "做到")
_ALL = re.compile("|".join(sorted((*VERBS, *NOUNS, *FILLERS), key=len, reverse=True)))
_VERB = re.compile("|".join(VERBS))


def only_exhorts(text: str) -> bool:
    """Whether the text has an exhorting verb and says nothing besides.

    >>> only_exhorts("加强廉政教育，提高思想认识"), only_exhorts("加强现场核查的双人签字")
    (True, False)
    """
    words = bare_words(text)
    return bool(_VERB.search(words)) and not _ALL.sub("", words)
