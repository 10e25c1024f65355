"""The words of tables made comparable: spaces inside words, full-width characters, traditional characters, brackets."""

import re
import unicodedata
from functools import lru_cache

_HAN = "\u3400-\u9fff\uf900-\ufaff\u3007"
_SPACED = re.compile(rf"(?<=[{_HAN}])[ \t\u3000\u00a0]+(?=[{_HAN}])")
_SINGLE = re.compile(rf"[{_HAN}](?:[ \t\u3000\u00a0]+[{_HAN}])+\Z")
_BLANK = re.compile(r"[ \t\u3000\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BRACKETED = re.compile(r"[(\[{<【〔《「][^)\]}>】〕》」]*[)\]}>】〕》」]")
_PUNCTUATION = re.compile(r"[\W_]+")
# Traditional characters that occur in the words of these tables, each with its simplified form.
_TRADITIONAL = (
    "級级險险風风較较為为業业務务職职責责權权項项單单門门領领導导類类別别點点現现態态環环節节號号稱称編编碼码據据實实時时諾诺監监審审核核"
    "標标準准則则規规範范徵征罰罚強强許许給给獎奖認认檢检查查廳厅處处長长員员負负聯联繫系電电話话備备註注說说明明設设內内區区縣县鎮镇鄉乡廉廉"
    "潔洁財财會会計计賬账帳账採采購购資资產产調调輪轮崗岗財财錢钱條条質质過过應应機机關关構构織织線线黨党組组團团隊队戶户稅税報报後后決决"
    "執执行行訴诉訟讼復复議议裁裁顯显輕轻極极極极嚴严紅红黃黄藍蓝橙橙壹壹貳贰叁叁參参陳陈東东書书記记記记訓训練练習习從从業业對对開开"
    "並并併并來来個个傳传償偿兩两劃划勵励叄叁問问國国圍围學学寀采寫写寬宽專专層层屬属師师幫帮幹干幾几廢废張张彔录慣惯換换損损擇择數数斷断於于暫暂樣样檔档欄栏歸归沒没況况測测無无爲为牽牵狀状獨独當当發发盤盘眾众確确種种箇个簽签籤签紀纪約约納纳結结"
    "統统經经網网總总繞绕繳缴繼继續续羣群聽听脩修臺台與与華华蓋盖衆众衹只補补製制複复覈核見见親亲觸触訂订討讨託托訪访証证評评詢询試试誡诫誤误説说談谈請请論论諮咨謀谋講讲證证讓让費费跡迹蹟迹載载輔辅轉转辦办這这週周達达適适選选錄录錯错錶表鍵键間间"
    "闇暗隸隶雖虽雙双離离難难響响頁页順顺須须預预頭头頻频題题額额餘余饋馈驗验體体麼么")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SIMPLIFIED = {ord(old): new for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if old != new}


@lru_cache(maxsize=32_768)
def clean(text: str) -> str:
    """The text of a cell as a catalog may hold it: no invisible or control characters, no spaces at its ends.

    A word whose characters are all spaced out is put together; line feeds stay, blank lines at the ends go.

    >>> clean(" 领 导 班 子 成 员 "), clean("第一行 \\n第二 行")
    ('领导班子成员', '第一行\\n第二 行')
    """
    is_plain = text.isprintable()  # wide and no-break spaces are not
    if is_plain and text.isascii():
        return text.strip()
    text = unicodedata.normalize("NFC", text)
    if is_plain and " " not in text:
        return text
    if not is_plain:
        text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    lines = [line.strip(" \t\u3000\u00a0") for line in text.split("\n")]
    return "\n".join(_SPACED.sub("", line) if _SINGLE.match(line) else line for line in lines).strip("\n")


def unseen(text: str) -> tuple[str, ...]:
    r"""The invisible and control characters of a text, each once, in order; line feeds are none.

    >>> unseen("不按\u202e规定\u200b核查\n"), unseen("核查")
    (('\u200b', '\u202e'), ())
    """
    return tuple(sorted({*_INVISIBLE.findall(text), *_CONTROL.findall(text)}))


def visible_text(text: str) -> str:
    """The text of a cell as it stands, without what nobody sees; empty where only blanks are left."""
    if not text.isprintable():
        text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return text if text.strip() else ""


@lru_cache(maxsize=32_768)
def one_line(text: str) -> str:
    """A short text, such as a name, on one line: no spaces between Chinese characters, single ones elsewhere.

    >>> one_line("区 经\\n信局"), one_line("P1 +\\nL1")
    ('区经信局', 'P1 + L1')
    """
    text = clean(text)
    if "\n" in text:
        text = text.replace("\n", " ")
    return _BLANK.sub(" ", _SPACED.sub("", text)) if " " in text or "\u3000" in text or "\u00a0" in text else text


def simplified(text: str) -> str:
    """The text in simplified characters, as far as the words of these tables need it."""
    return text.translate(_SIMPLIFIED)


@lru_cache(maxsize=65_536)
def key_of(text: str) -> str:
    """What of a heading or a word counts: letters and digits in one form, nothing else.

    >>> key_of("風險 等\\n級"), key_of("单位/科室"), key_of("Ｆ７")
    ('风险等级', '单位科室', 'f7')
    """
    plain = unicodedata.normalize("NFKC", _CONTROL.sub("", text.replace("\n", "").replace("\r", "")))
    return _PUNCTUATION.sub("", simplified(plain)).casefold()


@lru_cache(maxsize=65_536)
def name_key(text: str) -> str:
    """What of a name counts: everything but spaces, line breaks, width, capitals, script and a stop at the end.

    >>> name_key("區 经\\n信局") == name_key("区经信局"), name_key("一科（甲）") == name_key("一科(甲)。")
    (True, True)
    >>> len({name_key(name) for name in ("一科（甲）", "一科-甲", "一科+甲", "一科甲")})
    4
    """
    plain = "".join(_CONTROL.sub("", text).translate(_NARROW).split()).rstrip("。;,、")
    return simplified(plain).casefold()


def without_brackets(text: str) -> str:
    """The text without what stands in brackets.

    >>> without_brackets("风险等级（高、中、低）")
    '风险等级'
    """
    return _BRACKETED.sub("", unicodedata.normalize("NFKC", text)).strip()
