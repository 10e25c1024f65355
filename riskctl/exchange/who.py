"""Who is named in a cell: a post, an organ, or a person; and the post that stands for them.

The name of a person is kept only where that was asked for. A person's place in the table (责任人 of a unit) is a post, and
that is what risk points name.
"""

import re
from collections.abc import Mapping
from enum import Enum

from riskctl.exchange.person_names import certainty_of
from riskctl.exchange.persons import Seat, Seats, seats_of
from riskctl.exchange.wording import name_key, one_line, simplified, without_brackets
from riskctl.exchange.workbench import Workbench
from riskctl.exchange.written_lists import parts_of
from riskctl.model.vocabulary import Severity

_ORGAN = re.compile(
    r"(?:局|科|处|股|室|所|队|站|中心|机关|部门|委员会|办公室|办|厅|院|单位|公司|集团"
    r"|窗口|大厅|党组|党委|支部|班子|小组|领导班子成员)\Z")
_TITLE = re.compile(r"长|主任|书记|岗|会计|出纳|负责人|责任人|领导|员(?!会)|人员|主管|经理|秘书|干部|职工|师\Z|人\Z|[AB]角")
_PERSON = re.compile(r"[\u3400-\u9fff]{1,4}(?:·[\u3400-\u9fff]{1,6})?某{0,2}\Z|[A-Za-z][A-Za-z0-9. ]{0,20}\Z|[\u3400-\u9fff][A-Z×X*]{1,2}\Z")
_OF_PERSONS = re.compile(r"姓名|(?:联系|联络|填表|填报|制表|审核|复核|经办|承办|负责|责任|主办|协办|监督|批准)人|签名|签字|领导|局长|科长|主任")
_LONGEST_OF_PERSONS = 60
_LONGEST_LIST = 1_000
ROLES = {"direct": "责任人", "unit": "部门负责人", "leader": "责任领导"}


class Named(Enum):
    """What a name is the name of."""

    POST = "a post"
    ORGAN = "an organ"
    PERSON = "a person"


def named(text: str) -> Named:
    """What the words name, as far as they show it.

    >>> named("科长").name, named("審批科長").name, named("主管税务机关").name, named("张某").name
    ('POST', 'POST', 'ORGAN', 'PERSON')
    """
    text = simplified(text)
    if _ORGAN.search(text):
        return Named.ORGAN
    if _TITLE.search(text) or not _PERSON.match(text):
        return Named.POST
    return Named.PERSON


def units_in(text: str) -> tuple[str, ...]:
    """The units that a cell names; a line break counts only where each line is the name of an organ by itself.

    >>> units_in("区经\\n信局"), units_in("一科\\n二科"), units_in("一科、二科")
    (('区经信局',), ('一科', '二科'), ('一科', '二科'))
    """
    lines = [one_line(line) for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and not all(_ORGAN.search(line) for line in lines):
        lines = [one_line(text)]
    return tuple(part for line in lines for part in (parts_of(line, by_slash=False) if "、" in line else (line,)))


def _is_told(name: str) -> bool:
    """Whether a name that is no post tells who is meant: more than a code such as P1."""
    return not name.isascii() or " " in name


class Posts:
    """Finds and makes the posts that cells name; `here` are those that the record of the row names already, by name."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.here: Mapping[str, str] = {}
        self._held_by: dict[str, set[str]] = {}
        people = bench.catalog.people.values() if bench.with_people else ()
        for person in people:
            for one in person.assignments:
                self._held_by.setdefault(one.post or "", set()).add(person.id)

    def seats(self, text: str, cell: str) -> Seats:
        """The posts and persons that the words name; says where persons are left out, and where that is not certain."""
        found = seats_of(text)
        if found.has_persons:
            self.left_out(cell)
        for words in found.doubtful:
            self.bench.problem(Severity.WARNING, cell, f"“{words}”里可能有人员姓名，不能确定，照原样作为名称；如是姓名，请改为职务",
                               f"'{words}' may hold the name of a person; that is not certain, so it is kept as it stands: "
                               "write the title alone if it does")
        return found

    def left_out(self, cell: str) -> None:
        """Say that a cell names persons who are not taken; the name itself is not said, since that would publish it."""
        self.bench.of_persons.add(cell)
        if not self.bench.with_people:
            self.bench.problem(Severity.WARNING, cell, "写有人员姓名，没有取；要写入 people 加 --people",
                               "it names persons, who are left out; --people puts them into people")

    def own_words(self, heading: str, text: str, cell: str) -> str:
        """What is kept of a cell that no field holds: no persons where they are all it names or its heading asks for them."""
        if self.bench.with_people or len(text) > _LONGEST_LIST:
            return text
        found = seats_of(text)
        if len(text) > _LONGEST_OF_PERSONS and not found.only_persons:
            return text
        is_theirs = bool(_OF_PERSONS.search(without_brackets(heading)))
        kept = [seat.post for seat in found.seats if not (is_theirs and certainty_of(seat.post))]
        if not (found.only_persons or is_theirs) or not (found.has_persons or len(kept) < len(found.seats)):
            return text
        self.left_out(cell)
        return "、".join(filter(None, kept))

    def seated(self, seat: Seat, unit: str, cell: str) -> str | None:
        """The post of a seat, its persons put on it where people are taken in; None where only persons are named."""
        post = self.post(seat.post, unit, cell) if seat.post else None
        for person in seat.persons:
            self.person(person, unit, post or "", cell)
        return post

    def post(self, text: str, unit: str, cell: str) -> str | None:
        """The post of that name in the unit, made if it is missing; of any unit where none is known."""
        bench, name = self.bench, one_line(text)
        if bench.is_id("posts", name):
            return name
        if held := self.here.get(name_key(name)):
            return held
        there = bench.ids_inside("posts", name, unit) or ([] if unit else bench.ids_named("posts", name)) or self._in_other_words(name, unit)
        return there[0] if there else self.made(name, unit, cell)

    def _in_other_words(self, name: str, unit: str) -> list[str]:
        """Posts of the unit whose names differ in that the name of the unit stands before them."""
        called = str(self.bench.value("units", unit, ("name",)) or "") if unit else ""
        if not called:
            return []
        short = self._short(name, unit)
        return self.bench.ids_inside("posts", short if short != name else f"{called}{name}", unit)

    def _short(self, name: str, unit: str) -> str:
        """The name of a post without that of its unit."""
        rest = name.removeprefix(str(self.bench.value("units", unit, ("name",)) or ""))
        return rest if len(rest) > 1 else name

    def made(self, name: str, unit: str, cell: str) -> str | None:
        """A new post; None where no unit is known that it could belong to."""
        if not unit:
            self.bench.problem(Severity.WARNING, cell, f"岗位“{name}”不知属于哪个单位，没有建立；可用 --set default.unit=单位 指定",
                               f"no unit is known for the post '{name}', so it is not made; name one with --set default.unit=UNIT")
            return None
        short = self._short(name, unit)
        return self.bench.make("posts", self.bench.free_id((unit, short), "posts", unit, short), cell, {"name": name, "unit": unit})

    def answering(self, seat: Seat, role: str, unit: str, cell: str) -> str | None:
        """The post that is answerable where a seat names a post or a person; None for an organ."""
        if seat.persons and (not seat.post or named(seat.post) is Named.ORGAN):
            return self._answerable(seat.persons[0], role, unit, cell, is_person=True)
        post = self._answerable(seat.post, role, unit, cell)
        for person in seat.persons:
            self.person(person, unit, post or "", cell)
        return post

    def _answerable(self, text: str, role: str, unit: str, cell: str, *, is_person: bool = False) -> str | None:
        bench, name = self.bench, one_line(text)
        if bench.is_id("posts", name):
            return name
        persons = bench.ids_named("people", name)
        here = next((id for id in persons if not unit or bench.unit_of(id) in ("", unit)), None)
        holder = here or next((id for id in persons if self._post_held(id)), None)
        if holder is not None:
            bench.of_persons.add(cell)
            bench.touched.add(("people", holder))
            return self._post_held(holder) or self._role_post(role, unit, cell, holder, name)
        kind = Named.PERSON if is_person else named(name)
        if kind is not Named.POST and (held := bench.ids_named("posts", name)):
            return held[0] if len(held) == 1 else self.post(name, unit, cell)
        match kind:
            case Named.ORGAN:
                return None
            case Named.POST:
                return self.post(name, unit, cell)
            case Named.PERSON:
                if _is_told(name):
                    self.left_out(cell)
                return self._role_post(role, unit, cell, "", name)

    def person(self, name: str, unit: str, post: str, cell: str) -> None:
        """Put a person into people as the holder of the post, where people are taken in at all."""
        bench = self.bench
        bench.of_persons.add(cell)
        if not bench.with_people:
            return
        if len(name) == 1:
            bench.problem(Severity.WARNING, cell, "只写了姓，没有写入 people；请写全姓名",
                          "only a surname is given, so nobody is put into people; give the whole name")
            return
        ids = bench.ids_named("people", name)
        id = next((id for id in ids if not unit or bench.unit_of(id) in ("", unit)), None)
        held = bench.value("people", id, ("assignments",)) if id else None
        assignments = list(held) if isinstance(held, list) else []
        if id is None:
            id = bench.make("people", bench.free_id((unit, name), "people", unit, name), cell, {"name": name, "unit": unit})
        bench.touched.add(("people", id))
        if post and not any(isinstance(one, dict) and one.get("post") == post for one in assignments):
            bench.want("people", id, cell).values[("assignments",)] = [*assignments, {"post": post, "as": "primary"}]
            self._held_by.setdefault(post, set()).add(id)

    def _post_held(self, person: str) -> str | None:
        held = self.bench.value("people", person, ("assignments",))
        posts = [one.get("post") for one in held if isinstance(one, dict)] if isinstance(held, list) else []
        return next((post for post in posts if isinstance(post, str)), None)

    def _role_post(self, role: str, unit: str, cell: str, person: str, name: str) -> str | None:
        """The post that stands for whoever has the role in the unit; where people are taken in, one for each of them."""
        bench = self.bench
        if not unit:
            bench.problem(Severity.WARNING, cell, "写的是人员姓名，但不知属于哪个单位，责任岗位没有建立；可用 --set default.unit=单位 指定",
                          "a person is named and no unit is known, so no answerable post is made; name one with --set default.unit=UNIT")
            return None
        title = f"{bench.value('units', unit, ('name',)) or unit}{ROLES[role]}"
        for number in range(1, 1000):
            wanted = title if number == 1 else f"{title}{number}"
            ids = bench.ids_inside("posts", wanted, unit)
            post = ids[0] if ids else self.made(wanted, unit, cell)
            if post is None or not bench.with_people or len(name) == 1 or not (holders := self._holders(post)) or holders == {person}:
                break
        if post is not None:
            self.person(name, unit, post, cell)
        return post

    def _holders(self, post: str) -> set[str]:
        return self._held_by.get(post, set())
