"""The files of one county, and of many under one root."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks import arrangements, organization
from benchmarks.organization import Place, Roll, Section
from benchmarks.plans import Plan, plans
from benchmarks.power_file import Writer
from benchmarks.risk_records import Count
from benchmarks.shape import Cast
from benchmarks.words import COUNTIES, UNITS

POWERS, RISKS, CONTROLS = 527, 771, 1200
File = dict[str, Section]
Files = dict[str, File]
ROOT, CHIEF = "prefecture", "prefecture-director"


@dataclass(frozen=True)
class County:
    """The files of a county by path below its folder, which is the root for a single county."""

    place: Place
    files: Files

    @property
    def folder(self) -> str:
        """The folder with a slash, or nothing."""
        return f"{self.place.prefix.rstrip('-')}/" if self.place.prefix else ""


def counties(number: int, seed: int, powers: int = POWERS) -> Iterator[County]:
    """So many counties, one after another; ids have a prefix where there are several."""
    count = Count()
    for at in range(number):
        prefix = f"c{at + 1:03}-" if number > 1 else ""
        above, chief = (ROOT, CHIEF) if number > 1 else (None, None)
        place = Place(prefix, _name(at), above, chief, _units(powers))
        yield County(place, county_files(place, Random(f"{seed}/{at}"), powers, count))


def _name(number: int) -> str:
    again = number // len(COUNTIES)
    return f"{COUNTIES[number % len(COUNTIES)]}{f'第{again + 1}' if again else ''}县"


def _units(powers: int) -> int:
    """How many units of business share the powers: twelve in a whole county, one in a very small one."""
    return max(1, min(len(UNITS), powers // 40))


def root_file() -> File:
    """The unit above all counties, with its head."""
    return {
        "units": {ROOT: {"name": "青岚市市场监督管理局", "kind": "leadership", "head": CHIEF}},
        "posts": {CHIEF: {"name": "市局局长", "unit": ROOT, "headcount": 1}},
        "people": {
            "prefecture-p001": {
                "name": "欧阳某",
                "unit": ROOT,
                "assignments": [{"post": CHIEF, "as": "primary", "from": organization.INDUCTED}],
            }
        },
    }


def county_files(place: Place, chance: Random, powers: int, count: Count) -> Files:
    """Every file of a county: four shared ones, and one for each power."""
    posts = organization.posts(place)
    roll = organization.people(place, posts, chance)
    planned = plans(place, powers)
    found = _shared(place, posts, roll, planned)
    casts = {unit: cast(place, unit, chance) for unit in {plan.unit: None for plan in planned}}
    risk = control = 0
    for at, plan in enumerate(planned, 1):
        risks, controls = RISKS * at // POWERS - risk, CONTROLS * at // POWERS - control
        risk, control = risk + risks, control + controls
        found[path_of(place, plan)] = Writer(place, casts[plan.unit], count).sections(plan, risks, controls)
    return found


def _shared(place: Place, posts: Section, roll: Roll, planned: list[Plan]) -> Files:
    lent = [
        next(place.id(plan.key) for plan in planned if plan.unit == unit and plan.shape == "confirmation")
        for unit in place.business
    ]
    return {
        "organization.yaml": {
            "units": organization.units(place),
            "posts": posts,
            "parties": arrangements.parties(place),
            "duties": arrangements.duties(place),
            "bodies": arrangements.bodies(place),
        },
        "people.yaml": {
            "people": roll.people,
            "portfolios": arrangements.portfolios(place, roll),
            "delegations": arrangements.delegations(place, lent),
        },
        "documents.yaml": {"documents": arrangements.documents(place)},
        "institutions.yaml": {"institutions": arrangements.institutions(place)},
    }


def path_of(place: Place, plan: Plan) -> str:
    """Where a power is kept: a folder for each unit."""
    return f"powers/{plan.unit}/{place.id(plan.key)}.yaml"


def cast(place: Place, unit: str, chance: Random) -> Cast:
    """Who takes part in the powers of a unit; an office borrows the posts of the first unit of business."""
    own = unit if unit in place.business else place.business[0]
    posts = {key: place.id(f"{own}-{key}") for key, *_ in organization.BUSINESS_POSTS}
    same = ("director", "admin-deputy", "discipline-head", *(key for _, key, *_ in organization.OFFICE_POSTS))
    posts |= {key: place.id(key) for key in same}
    posts |= {
        "deputy": place.deputy_of(own),
        "legal": place.id("legal-reviewer"),
        "discipline": place.id("discipline-officer"),
    }
    bodies = {key: place.id(key) for key in ("committee", "meeting", "cases", "panel")}
    bodies |= {"finance": place.id("finance-group"), "risk": place.id("risk-group")}
    forms = {"opinion": f"{own}-opinion", "record": f"{own}-record"}
    forms |= {"expense": "expense-form", "seal": "seal-register"}
    parties = {key: place.id(key) for key, _, _ in arrangements.PARTIES}
    return Cast(posts, bodies, parties, {key: place.id(id) for key, id in forms.items()}, chance)
