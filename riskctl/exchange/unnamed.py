"""Cells that nobody read as names of persons, and that are therefore kept only where they cannot be any."""

import re
from collections.abc import Iterable

from riskctl.disclosure.personal_data import may_tell, personal_data
from riskctl.exchange.headings import PERSON, meaning
from riskctl.exchange.person_names import is_surname
from riskctl.exchange.persons import seats_of
from riskctl.exchange.targets import Form, target_named
from riskctl.exchange.wording import clean, key_of

_COUNTED = re.compile(r"[0-9０-９]{0,6}\Z")
_MASKED = re.compile("([\u3400-\u9fff])(?:某|[×xX*＊Ⅹ○〇]{1,3})")
# What columns of persons, of what they sign and of how they are reached are called.
_OF_PERSONS = re.compile(r"姓名|名单|签名|签字|签章|盖章|人员|人\Z|员\Z|领导|负责|电话|手机|联系|身份证|person|people|name|sign|phone|tel|mail")


def is_of_persons(heading: str, kind: str) -> bool:
    """Whether a column of a table of the kind is, by its heading, one of persons, or of what tells who they are.

    >>> [is_of_persons(heading, "risk_points") for heading in ("责任人", "风险 / 填表人（签字）", "联系电话", "备注", "数量")]
    [True, True, True, False, False]
    """
    parts = heading.split(" / ")
    known = meaning(parts, kind)
    target = target_named(kind, known.target) if known else None
    if known is not None and (known.target == PERSON or (target is not None and (target.form is Form.WHO or target.name == "supervisor"))):
        return True
    return any(_OF_PERSONS.search(key_of(part)) for part in (*parts, *(part.partition("（")[0].partition("(")[0] for part in parts)))


def name_nobody(texts: Iterable[str]) -> bool:
    """Whether none of the cells of a column names a person."""
    said = [clean(text) for text in dict.fromkeys(texts) if not is_count(text)]
    return not any(seats_of(text).has_persons or any(map(is_surname, _MASKED.findall(text))) for text in said)


def tells_of_nobody(text: str) -> bool:
    """Whether a text neither is, nor might be, the name or a personal number of anybody, as far as that can be told."""
    return is_count(text) or not (seats_of(clean(text)).doubtful or (may_tell(text) and any(personal_data(text))))


def is_count(text: str) -> bool:
    """Whether a text is a small number."""
    return bool(_COUNTED.match(text))
