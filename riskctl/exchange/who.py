"""Who is named in a cell: a post, an organ, or a person; and the post that stands for them.

The name of a person is kept only where that was asked for. A person's place in the table (责任人 of a unit) is a post, and
that is what risk points name.
"""

import re
from enum import Enum

from riskctl.exchange.wording import one_line, simplified
from riskctl.exchange.workbench import Workbench
from riskctl.model.vocabulary import Severity

_ORGAN = re.compile(
    r"(?:局|科|处|股|室|所|队|站|中心|机关|部门|委员会|办公室|办|厅|院|单位|公司|集团"
    r"|窗口|大厅|党组|党委|支部|班子|小组|领导班子成员)\Z")
_TITLE = re.compile(r"长|主任|书记|岗|会计|出纳|负责人|责任人|领导|员(?!会)|人员|主管|经理|秘书|干部|职工|师\Z|人\Z|[AB]角")
_PERSON = re.compile(r"[\u3400-\u9fff]{1,4}(?:·[\u3400-\u9fff]{1,6})?某{0,2}\Z|[A-Za-z][A-Za-z0-9. ]{0,20}\Z|[\u3400-\u9fff][A-Z×X*]{1,2}\Z")
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


class Posts:
    """Finds and makes the posts that cells name."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self._held_by: dict[str, set[str]] = {}
        people = bench.catalog.people.values() if bench.with_people else ()
        for person in people:
            for one in person.assignments:
                self._held_by.setdefault(one.post or "", set()).add(person.id)

    def post(self, text: str, unit: str, cell: str) -> str | None:
        """The post of that name in the unit, made if it is missing; of any unit where none is known."""
        bench, name = self.bench, one_line(text)
        if bench.has("posts", name):
            return name
        ids = bench.ids_named("posts", name)
        inside = bench.ids_inside("posts", name, unit)
        if inside or (ids and not unit):
            return (inside or ids)[0]
        full = bench.ids_named("posts", f"{bench.value('units', unit, ('name',)) or ''}{name}") if unit else []
        if full:
            return full[0]
        if len(ids) == 1 and named(name) is Named.PERSON:
            return ids[0]
        return self.made(name, unit, cell)

    def made(self, name: str, unit: str, cell: str) -> str | None:
        """A new post; None where no unit is known that it could belong to."""
        if not unit:
            self.bench.problem(Severity.WARNING, cell, f"岗位“{name}”不知属于哪个单位，没有建立；可用 --set default.unit=单位 指定",
                               f"no unit is known for the post '{name}', so it is not made; name one with --set default.unit=UNIT")
            return None
        short = name.removeprefix(str(self.bench.value("units", unit, ("name",)) or "")) or name
        return self.bench.make("posts", self.bench.free_id((unit, short), "posts", unit, name), cell, {"name": name, "unit": unit})

    def answerable(self, text: str, role: str, unit: str, cell: str) -> str | None:
        """The post that is answerable where the cell names a post or a person; None for an organ."""
        bench, name = self.bench, one_line(text)
        if bench.has("posts", name):
            return name
        persons = bench.ids_named("people", name)
        if persons:
            return self._post_held(persons[0]) or self._role_post(role, unit, cell, persons[0], name)
        if bench.ids_named("posts", name):
            return self.post(name, unit, cell)
        match named(name):
            case Named.ORGAN:
                return None
            case Named.POST:
                return self.post(name, unit, cell)
            case Named.PERSON:
                return self._role_post(role, unit, cell, "", name)

    def person(self, name: str, unit: str, post: str, cell: str) -> None:
        """Put a person into people as the holder of the post, where people are taken in at all."""
        bench = self.bench
        if not bench.with_people:
            return
        ids = bench.ids_named("people", name)
        id = next((id for id in ids if not unit or bench.unit_of(id) in ("", unit)), None)
        held = bench.value("people", id, ("assignments",)) if id else None
        assignments = list(held) if isinstance(held, list) else []
        if id is None:
            id = bench.make("people", bench.free_id((unit, name), "people", unit, name), cell, {"name": name, "unit": unit})
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
            if post is None or not bench.with_people or not (holders := self._holders(post)) or holders == {person}:
                break
        if post is not None:
            self.person(name, unit, post, cell)
        return post

    def _holders(self, post: str) -> set[str]:
        return self._held_by.get(post, set())
