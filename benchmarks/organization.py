"""Who there is in a county: units, posts and people."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.words import STEMS, SURNAMES, UNITS

Record = dict[str, Any]
Section = dict[str, Record]
INDUCTED = "2024-01-15"
APPOINTED = "2025-02-10"

# Posts of a unit of business: key, name, holders, whether a key post.
BUSINESS_POSTS = (
    ("head", "股长", 1, False),
    ("acceptor", "受理岗", 2, False),
    ("reviewer", "审查岗", 2, True),
    ("inspector", "检查岗", 2, True),
    ("handler", "经办岗", 1, False),
)
# Posts of the other units: unit, key, name, holders, whether a key post.
OFFICE_POSTS = (
    ("office", "office-head", "办公室主任", 1, False),
    ("office", "secretary", "文秘岗", 2, False),
    ("office", "archivist", "档案管理岗", 1, False),
    ("office", "seal-keeper", "印章管理岗", 1, True),
    ("finance", "finance-head", "财务股股长", 1, False),
    ("finance", "accountant", "会计岗", 1, True),
    ("finance", "cashier", "出纳岗", 1, True),
    ("finance", "buyer", "采购岗", 1, True),
    ("personnel", "personnel-head", "人事股股长", 1, False),
    ("personnel", "cadre-officer", "干部岗", 1, True),
    ("discipline", "discipline-officer", "纪检监督岗", 2, False),
    ("legal", "legal-head", "法规股股长", 1, False),
    ("legal", "legal-reviewer", "法制审核岗", 2, False),
    ("information", "information-head", "信息中心主任", 1, False),
    ("information", "operator", "系统运维岗", 1, False),
)
OFFICES = (
    ("office", "办公室", "administrative", "office-head"),
    ("finance", "财务股", "administrative", "finance-head"),
    ("personnel", "人事教育股", "administrative", "personnel-head"),
    ("discipline", "纪检组", "administrative", "discipline-head"),
    ("legal", "法规股", "business", "legal-head"),
    ("information", "信息中心", "administrative", "information-head"),
)
DUTIES = {
    "cashier": "std:cashier",
    "accountant": "std:bookkeeping",
    "seal-keeper": "std:custody",
    "discipline-officer": "std:decision_evaluation",
    "office-head": "std:decision_argument",
}
"""So that whatever the packs in force keep apart is somebody's duty."""
BACKUPS = {
    "seal-keeper": "archivist",
    "accountant": "finance-head",
    "cashier": "secretary",
    "buyer": "operator",
    "cadre-officer": "personnel-head",
}


@dataclass(frozen=True)
class Place:
    """Where a county stands: the prefix of its ids, the unit and post above it, and its units of business."""

    prefix: str
    name: str
    above: str | None
    chief: str | None
    units: int

    def id(self, key: str) -> str:
        """The id of a record of this county."""
        return self.prefix + key

    @property
    def business(self) -> tuple[str, ...]:
        """The keys of the units of business."""
        return tuple(unit[0] for unit in UNITS[: self.units])

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The units of business as they are shared out among deputies, at most three."""
        number = min(3, self.units)
        return tuple(self.business[at::number] for at in range(number))

    def deputy_of(self, unit: str) -> str:
        """The id of the deputy director in charge of a unit of business."""
        number = next(at for at, group in enumerate(self.groups, 1) if unit in group)
        return self.id(f"deputy-{number}")


def units(place: Place) -> Section:
    """The bureau, its leaders, units of business and offices."""
    bureau = place.id("bureau")
    above = {"parent": place.above} if place.above else {}
    head = place.id("director")
    found: Section = {
        bureau: {"name": f"{place.name}市场监督管理局", **above, "kind": "leadership", "head": head}
    }
    every = [(key, name, "business", f"{key}-head") for key, name, _ in UNITS[: place.units]]
    for key, name, kind, post in (*every, *OFFICES):
        found[place.id(key)] = {"name": name, "parent": bureau, "kind": kind, "head": place.id(post)}
    return found


def posts(place: Place) -> Section:
    """Leaders' posts, and those of every unit."""
    found = dict((*_leaders(place), *_of_business(place), *_of_offices(place)))
    for key, duty in DUTIES.items():
        found[place.id(key)]["duties"] = [duty]
    return found


def _leaders(place: Place) -> Iterator[tuple[str, Record]]:
    director = {"name": "局长", "unit": place.id("bureau")}
    chief = {"reports_to": place.chief} if place.chief else {}
    yield place.id("director"), {**director, **chief, "headcount": 1, "max_tenure_years": 10}
    deputies = {f"deputy-{number}": f"副局长（业务{number}）" for number in range(1, len(place.groups) + 1)}
    for key, name in {**deputies, "admin-deputy": "副局长（行政）", "discipline-head": "纪检组组长"}.items():
        yield place.id(key), _post(place, name, "bureau", place.id("director"))


def _of_business(place: Place) -> Iterator[tuple[str, Record]]:
    for unit, name, _ in UNITS[: place.units]:
        for key, title, number, is_key in BUSINESS_POSTS:
            above = place.deputy_of(unit) if key == "head" else place.id(f"{unit}-head")
            yield place.id(f"{unit}-{key}"), _post(place, f"{name}{title}", unit, above, number, is_key)


def _of_offices(place: Place) -> Iterator[tuple[str, Record]]:
    heads = {unit: head for unit, _, _, head in OFFICES}
    for unit, key, title, number, is_key in OFFICE_POSTS:
        above = place.id("admin-deputy" if key == heads[unit] else heads[unit])
        yield place.id(key), _post(place, title, unit, above, number, is_key)


def _post(place: Place, name: str, unit: str, above: str, number: int = 1, is_key: bool = False) -> Record:
    key = {"key": True, "max_tenure_years": 5} if is_key else {}
    return {"name": name, "unit": place.id(unit), "reports_to": above, **key, "headcount": number}


class Roll:
    """The people of a county, named one after another, each with a post."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place = place
        self.chance = chance
        self.people: Section = {}
        self.holders: dict[str, list[str]] = {}

    def fill(self, posts: Section) -> None:
        """Give every post as many primary holders as its headcount."""
        for post, record in posts.items():
            for number in range(record["headcount"]):
                self.add(post, record["unit"], number, record["headcount"])

    def add(self, post: str, unit: str, number: int, of: int) -> None:
        """One more person, holding the post; the work of two inspectors is shared out in writing."""
        at = len(self.people)
        id = self.place.id(f"p{at + 1:03}")
        name = f"{SURNAMES[at % len(SURNAMES)]}某{STEMS[at // len(SURNAMES) % len(STEMS)]}"
        shared = {"share": (60, 40)[number]} if of == 2 and post.endswith("inspector") else {}
        day = self.chance.choice((INDUCTED, APPOINTED))
        self.people[id] = {
            "name": name,
            "unit": unit,
            "assignments": [
                {
                    "post": post,
                    "as": "primary" if number == 0 or not shared else "deputy",
                    **shared,
                    "from": day,
                }
            ],
        }
        if post.endswith("inspector"):
            self.people[id]["qualifications"] = ["行政执法证"]
        self.holders.setdefault(post, []).append(id)

    def back_up(self, post: str, by: str) -> None:
        """Make the last holder of another post stand in for the holders of this one."""
        person = self.people[self.holders[by][-1]]
        person["assignments"].append({"post": post, "as": "backup", "from": APPOINTED})


def people(place: Place, posts: Section, chance: Random) -> Roll:
    """Everybody, with backups for the key posts."""
    roll = Roll(place, chance)
    roll.fill(posts)
    for key, by in BACKUPS.items():
        roll.back_up(place.id(key), place.id(by))
    for at, unit in enumerate(place.business):
        neighbour = place.business[(at + 1) % len(place.business)]
        for key, by in (("reviewer", "reviewer"), ("inspector", "inspector")):
            stand_in = by if neighbour != unit else "handler" if key == "inspector" else "acceptor"
            roll.back_up(place.id(f"{unit}-{key}"), place.id(f"{neighbour}-{stand_in}"))
    return roll
