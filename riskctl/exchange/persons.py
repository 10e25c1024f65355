"""Who sits where, as a cell says it: 主任（张三）, 副主任：李四, 科员王五, 赵六（科长）, 组长：张三、李四.

A name is taken for one where it stands in such a form or alone and is certain to be one. What is only possible is left in
the post as it stands and reported, so that no post is damaged which merely looks so (主任（局长）, 王家镇税务所所长).
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from riskctl.exchange.person_names import Certainty, certainty_of, is_surname, may_be_a_place
from riskctl.exchange.wording import one_line
from riskctl.exchange.written_lists import BRACKETS, parts_of

_TITLE_END = re.compile(
    r"(?:长|主任|书记|员|会计|出纳|经理|主管|[^\W\d_]人|领导|干事|秘书|干部|师|岗|[ABab]角|主席|助理|顾问|文书|主办|协办|法官|专干|内勤|外勤|同志|职工)\Z")
_FULL_TITLE = re.compile(
    r"(?:第一|常务|党[组委]|支部|总支|纪检|执行|代理|见习|挂职|正|副|总|大|中|支|原)*"
    r"(?P<word>局长|科长|股长|处长|所长|站长|队长|组长|室长|厅长|部长|院长|校长|镇长|乡长|村长|县长|市长|区长|司长|厂长|班长|主任|书记|经理|会计|出纳|主席"
    r"|主管|干事|秘书|科员|办事员|主任科员|科长助理|稽查员|检查员|协管员|管理员|专员|内勤|司机|助理|会计师|工程师|委员|[主备]岗|[ABabＡＢａｂ][角岗]|同志|老师|先生|女士)\Z")
# Titles before which the name of a place may stand: 徐汇区长, 黄浦局长.
_LEADS_A_PLACE = frozenset(("局长", "所长", "站长", "院长", "校长", "镇长", "乡长", "村长", "县长", "市长", "区长", "厂长", "部长"))
_CALLED = ("同志", "老师", "先生", "女士")
_ORGAN_END = re.compile(r"(?:局|科|处|股|室|所|队|站|中心|办|厅|院|部|组|窗口|大厅)\Z")
_BESIDE = re.compile(r"(?:男|女|兼|兼任|签字|签名|签章|党员|主持|主持工作|(?:电话|手机|联系方式|联系电话)?:?[-0-9*xX－—转 ]{5,20})\Z")
_TELEPHONE = re.compile(r"[0-9０-９－-]{7,}\Z")
_SPACED = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]+([\u3400-\u9fff])(?![\u3400-\u9fff])")
_BETWEEN = re.compile(r"\s*[:：]\s*|(?<=[\u3400-\u9fff)）])\s*[-－—–_]+\s*(?=[\u3400-\u9fff])")


class Seat(NamedTuple):
    """What a part of a cell names: a post (empty where only persons are named), and the persons on it."""

    post: str
    persons: tuple[str, ...] = ()


class Seats(NamedTuple):
    """What a cell names, in order; and the words in it that may hold a name but are kept, since that is not certain."""

    seats: tuple[Seat, ...]
    doubtful: tuple[str, ...] = ()

    @property
    def has_persons(self) -> bool:
        """Whether any person is named."""
        return any(seat.persons for seat in self.seats)

    @property
    def only_persons(self) -> bool:
        """Whether every part names a person or the title of a post, and at least one a person."""
        return self.has_persons and all(seat.persons or _is_title(seat.post) for seat in self.seats)

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts alone, each once."""
        return tuple(dict.fromkeys(seat.post for seat in self.seats if seat.post))


@lru_cache(maxsize=16_384)
def seats_of(text: str) -> Seats:
    """The posts that a cell names, and the persons beside them.

    >>> seats_of("主任（张三）、副主任：李四").seats
    (Seat(post='主任', persons=('张三',)), Seat(post='副主任', persons=('李四',)))
    >>> seats_of("科员王五").seats, seats_of("赵六（科长）").seats, seats_of("主任（局长）").seats
    ((Seat(post='科员', persons=('王五',)),), (Seat(post='科长', persons=('赵六',)),), (Seat(post='主任（局长）', persons=()),))
    """
    reader = _Reader()
    text = _SPACED.sub(_together, text)
    for part in parts_of(text):
        for one in _set_apart(part):
            reader.take(one)
    reader.close()
    return Seats(tuple(reader.seats), tuple(dict.fromkeys(reader.doubtful)))


def _together(found: re.Match[str]) -> str:
    """Two characters with spaces between them that are a name, put together; else as they stand."""
    name = found[1] + found[2]
    return name if certainty_of(name) is Certainty.SURE else found[0]


def _set_apart(part: str) -> tuple[str, ...]:
    """The persons and titles that stand one behind the other, each with a word in brackets; the part itself where it is not so.

    >>> _set_apart("赵某（主岗） 孙某（备岗）"), _set_apart("办税员（前台）主管（后台）")
    (('赵某（主岗）', '孙某（备岗）'), ('办税员（前台）主管（后台）',))
    """
    found = [*BRACKETS.finditer(part)]
    behind, before = [one.end() for one in found], [one.start() for one in found]
    for cuts in (before, behind) if before[:1] == [0] else (behind, before):
        pieces = [piece for start, end in pairwise([0, *cuts, len(part)]) if (piece := part[start:end].strip())]
        holders = [_names_somebody(piece) for piece in pieces]
        is_told = sum(holders) > 1 or (any(holders) and len(found) > 1 and len(pieces) > 1)
        if is_told and all(held or _is_title(piece) for held, piece in zip(holders, pieces, strict=True)):
            return tuple(pieces)
    return (part,)


class _Reader:
    """Reads the parts of a cell one by one; a name alone belongs to the post before it, or to the one behind it."""

    def __init__(self) -> None:
        self.seats: list[Seat] = []
        self.doubtful: list[str] = []
        self.waiting: list[str] = []

    def take(self, part: str) -> None:
        """Add what a part names."""
        if certainty_of(plain := _bare(part)) is Certainty.SURE:
            self._name(plain)
            return
        found = self._parted(part)
        if found is None:
            found = Seat(part)
            if self.waiting and _is_title(part):
                found = Seat(part, tuple(self.waiting))
                self.waiting.clear()
        self.close()
        posts = parts_of(found.post) if found.persons else (found.post,)
        self.seats += [Seat(post, found.persons) for post in posts or ("",)]

    def close(self) -> None:
        """Add the names that no post followed."""
        if self.waiting:
            self.seats.append(Seat("", tuple(self.waiting)))
            self.waiting.clear()

    def _name(self, name: str) -> None:
        last = self.seats[-1] if self.seats else None
        if last is not None and last.post and not self.waiting and _is_title(last.post):
            self.seats[-1] = Seat(last.post, (*last.persons, name))
        else:
            self.waiting.append(name)

    def _parted(self, part: str) -> Seat | None:
        """The post and the persons that a part names together; None where it names no person for certain."""
        return self.bracketed(part) or self._between(part) or self._joined(part)

    def bracketed(self, part: str) -> Seat | None:
        """主任（张三）, 赵六（科长）, 张三（13800000000）."""
        found = BRACKETS.search(part)
        if found is None:
            return None
        rest, inside = _bare(part[:found.start()] + part[found.end():]), found[1].strip()
        names = [_bare(one) for one in parts_of(inside) if not _is_beside(one)]
        if names and all(certainty_of(name) is Certainty.SURE for name in names):
            return self._within(rest, tuple(names))
        holder = certainty_of(rest)
        if holder is Certainty.SURE:
            return Seat(inside if _is_title(inside) or _ORGAN_END.search(inside) else "", (rest,))
        if (holder and _is_title(inside)) or (any(map(certainty_of, names)) and _is_title(rest)):
            self.doubtful.append(part)
        if _is_beside(inside) and (seat := self._joined(rest)):
            return seat
        return None

    def _within(self, rest: str, names: tuple[str, ...]) -> Seat:
        """A post whose brackets name persons; more of them may stand before the brackets."""
        seat = self._between(rest) or self._joined(rest)
        return Seat(seat.post, (*seat.persons, *names)) if seat else Seat(rest, names)

    def _between(self, part: str) -> Seat | None:
        """副主任：李四, 李四－副主任."""
        found = _BETWEEN.search(part)
        if found is None:
            return None
        left, right = part[:found.start()], _bare(part[found.end():])
        if certainty_of(right) is Certainty.SURE:
            return Seat(left, (right,))
        if certainty_of(_bare(left)) is Certainty.SURE:
            return Seat(right if _is_title(right) else "", (_bare(left),))
        if (certainty_of(right) and _is_title(left)) or (certainty_of(_bare(left)) and _is_title(right)):
            self.doubtful.append(part)
        return None

    def _joined(self, part: str) -> Seat | None:
        """科员王五, 征管科王五, 王五科长, 王科长."""
        plain = _bare(part)
        splits = [(plain[:-length], plain[-length:], False) for length in (2, 3, 4)]
        splits += [(plain[length:], plain[:length], True) for length in (2, 3, 4)]
        possible = False
        for post, name, is_before in splits:
            certainty = certainty_of(name) if post and _may_join(post, is_before=is_before) else Certainty.NO
            if is_before and may_be_a_place(name) and _leads_a_place(post):
                certainty = min(certainty, Certainty.POSSIBLE)
            if certainty is Certainty.SURE:
                return Seat("" if post in _CALLED else post, (name,))
            possible |= certainty is Certainty.POSSIBLE
        if is_surname(plain[:1]) and _FULL_TITLE.match(plain[1:]):
            return Seat("" if plain[1:] in _CALLED else plain[1:], (plain[:1],))
        if possible:
            self.doubtful.append(part)
        return None


def _names_somebody(text: str) -> bool:
    """Whether the text is a name, or a name and a word in brackets."""
    return certainty_of(_bare(text)) is Certainty.SURE or _Reader().bracketed(text) is not None


def _may_join(post: str, *, is_before: bool) -> bool:
    """Whether a name may be written right before or right behind the post."""
    if is_before:
        return bool(_FULL_TITLE.match(post))
    return bool(_TITLE_END.search(post)) or (len(post) > 1 and bool(_ORGAN_END.search(post)))


def _leads_a_place(title: str) -> bool:
    found = _FULL_TITLE.match(title)
    return found is not None and found["word"] in _LEADS_A_PLACE


def _is_title(text: str) -> bool:
    """Whether every part of the text is the title of a post."""
    parts = parts_of(BRACKETS.sub("", text))
    return bool(parts) and all(_TITLE_END.search(part) for part in parts)


def _is_beside(text: str) -> bool:
    """Whether the text says something of a person and names no post: a telephone number, 兼, 女."""
    return bool(_BESIDE.match(unicodedata.normalize("NFKC", text.strip())))


def _bare(text: str) -> str:
    """A name without spaces inside, without a number behind it and without how people are addressed."""
    plain = text.strip() if text.isascii() else "".join(one_line(text).split())
    plain = _TELEPHONE.sub("", plain)
    for word in _CALLED:
        if plain.endswith(word) and certainty_of(plain.removesuffix(word)):
            plain = plain.removesuffix(word)
    return plain
