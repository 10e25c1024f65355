"""Rows of a sheet that are no records: notes, sums, numbers of columns, and who filled the table in, checked it and when."""

import re
import unicodedata
from collections.abc import Sequence

from riskctl.exchange.person_names import Certainty, certainty_of
from riskctl.exchange.wording import one_line, simplified, without_brackets

_NOTE = re.compile(r"(?:备注|注|说明|填表说明|填表人|填报人|制表人|制表|审核人|合计|总计|共计|单位负责人签字|附注?|note)\d*(?:[:：、.．]|$)",
                   re.IGNORECASE)
_SUM = re.compile(r"(?:本页|本表|本科室|本单位|本部门|全局|全部|总)?(?:小计|合计|总计|共计|累计)(?:数|数量|个数)?|sub ?total|total", re.IGNORECASE)
_LONGEST_SUMMED = 12
# What stands in a row of sums beside the word: numbers, with what is counted, and nothing that names anything.
_FIGURES = re.compile(r"(?:共|计|合计|高|中|低|[0-9.,，、;；/%\s—–-]|[一二三四五六七八九十百]+(?=[个项条])|个|项|条|件|处|类|级"
                      r"|风险点?|措施|职权)+\Z")
_SIGNS = r"(?:签字|签名|签章)?"
_LABEL = (rf"(?:填表|填报|制表|编制|审核|复核|审批|批准|核准|审定|校对|统计|联系|报送|单位负责|部门负责|科室负责|股室负责)(?:人|人员)?{_SIGNS}"
          r"|(?:单位|部门|科室|股室)?(?:主要|分管)?(?:负责人|领导)(?:签字|签名|签章|意见)|(?:填表|填报|制表|审核|报送|上报|编制)?(?:日期|时间)"
          r"|(?:联系)?(?:电话|方式)|(?:单位|部门)?[(]?(?:公章|盖章|签章|章)[)]?|签字|签名|(?:制表|填报|填表|报送)单位")
_SIGNED = re.compile(rf"(?:{_LABEL})(?:[(][^)]*[)])?\s*:\s*(?P<said>.*)\Z", re.DOTALL)
# Without a colon, only words that are no steps of a process are labels, and what follows them is a name, a day or a number.
_BARE = re.compile(rf"(?:填表|填报|制表|编制|审核|复核|审批|批准|校对|统计|联系)(?:人|人员|单位){_SIGNS}"
                   r"|(?:填表|填报|制表|审核)(?:日期|时间)|联系电话|日期")
_BARE_FIRST = re.compile(r"(?:填表|填报|制表)(?:人|人员)")
_FIGURES_ALONE = re.compile(r"[0-9]{4}\s*[-./年]\s*[0-9]{1,2}(?:\s*[-./月]\s*[0-9]{1,2}\s*日?|\s*月)?\Z|[0-9-]{5,20}\Z")
_LONGEST_SIGNATURE = 20
_FEWEST_NUMBERED = 3


def is_note(text: str) -> bool:
    """Whether a row that begins with the text, and says little else, is a note below a table.

    >>> is_note("注：一级为最高"), is_note("说明"), is_note("注销登记")
    (True, True, False)
    """
    return bool(_NOTE.match(simplified(text)))


def is_sum(cells: Sequence[str]) -> bool:
    """Whether a row sums others up: a word that says so among its first two texts, and figures alone beside it.

    >>> is_sum(["小 计", "", "12", "3个"]), is_sum(["", "规划科合计", "2"]), is_sum(["合计审批科", "违规审批"])
    (True, True, False)
    """
    said = [one_line(text) for text in cells if text.strip()]
    for at, text in enumerate(said[:2]):
        word = simplified(without_brackets(text)).strip(" :。")
        if len(word) <= _LONGEST_SUMMED and _sums_up(word):
            return all(_FIGURES.match(simplified(unicodedata.normalize("NFKC", other))) for other in (*said[:at], *said[at + 1:]))
    return False


def _sums_up(word: str) -> bool:
    """Whether the words are those for a sum, with the name of what is summed up before them or its number behind."""
    plain = word.partition(":")[0]
    if _SUM.fullmatch(plain):
        return True
    return bool(re.search(r"(?:小计|合计|总计)\Z", plain))


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns, as printed forms do below their headings: at least three texts, 1, 2, 3 and so on.

    >>> is_numbering(["1", "２", "", "(3)"]), is_numbering(["1", "甲", "3"]), is_numbering(["1", "2"])
    (True, False, False)
    """
    said = [unicodedata.normalize("NFKC", one_line(text)).strip("()栏 ") for text in cells if text.strip()]
    return len(said) >= _FEWEST_NUMBERED and said == [str(number) for number in range(1, len(said) + 1)]


def is_signature(cells: Sequence[str]) -> bool:
    """Whether a row says who filled the table in, checked it and when: labels, each with what it asks for or before it.

    >>> is_signature(["填表人：张某", "审核人：李某某", "", "日期：2026.3.1"]), is_signature(["制表人", "张某", "审核人", "李某某"])
    (True, True)
    >>> is_signature(["审核人", "审核不严", "高", "双人复核"]), is_signature(["审批：", "违规审批、超时审批", "高", ""])
    (False, False)
    """
    said = [unicodedata.normalize("NFKC", simplified(one_line(text))) for text in cells if text.strip()]
    return _is_signed(said) or _is_signed_by_pairs(said)


def _is_signed(said: Sequence[str]) -> bool:
    """Whether each text is a label with a colon and what it asks for, or what the label before it asks for."""
    labels, asked = 0, False
    for text in said:
        found = _SIGNED.match(text)
        if found is not None and len(found["said"]) <= _LONGEST_SIGNATURE:
            labels, asked = labels + 1, not found["said"]
        elif _is_answer(text) and (asked or labels):
            asked = False
        else:
            return False
    return labels > 1 or (labels == 1 and len(said) < 3)


def _is_signed_by_pairs(said: Sequence[str]) -> bool:
    """Whether the texts are labels without colons, each followed by a name, a day or a number, or by nothing."""
    if not said or not _BARE_FIRST.match(said[0]):
        return False
    return all(_BARE.fullmatch(text) or _is_answer(text) for text in said)


def _is_answer(text: str) -> bool:
    return bool(_FIGURES_ALONE.match(text)) or certainty_of(text) is not Certainty.NO
