"""One power with its risk points and controls, as the sections of a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.organization import Place, Record, Section
from benchmarks.plans import BASIS, SHAPES, Plan
from benchmarks.risk_records import Count, Spot, risk_and_controls
from benchmarks.shape import Cast, Shape


@dataclass(frozen=True)
class Writer:
    """What the files of one county are written with."""

    place: Place
    cast: Cast
    count: Count

    def sections(self, plan: Plan, risks: int, controls: int) -> dict[str, Section]:
        """The power of the plan with so many risk points, and so many controls in all."""
        shape = SHAPES[plan.shape](self.cast)
        id = self.place.id(plan.key)
        found: dict[str, Section] = {
            "powers": {id: self.power(plan, shape)},
            "risk_points": {},
            "controls": {},
        }
        for number, (step, post) in enumerate(self.risky(shape, risks), 1):
            share = controls * number // risks - controls * (number - 1) // risks
            spot = Spot(self.place, plan, f"{id}/{step}", post)
            names = [f"{id}-C{number}{letter}" for letter in "abcd"[:share]]
            risk, answers = risk_and_controls(spot, names, self.count)
            found["risk_points"][f"{id}-R{number}"] = risk
            found["controls"] |= answers
        return found

    def risky(self, shape: Shape, number: int) -> Iterator[tuple[str, str]]:
        """Some steps that a post performs, with the post."""
        able = [(key, step["post"]) for key, step in shape.steps.items() if "post" in step]
        return iter(self.cast.chance.sample(able, number))

    def power(self, plan: Plan, shape: Shape) -> Record:
        """The power itself."""
        return {
            "name": plan.title,
            "code": f"SCJG-{self.place.prefix}{plan.key}",
            "type": f"{plan.scheme}:{plan.type}",
            "domain": f"std:{plan.domain}",
            "unit": self.place.id(plan.unit),
            "legal_basis": list(BASIS[plan.type]),
            **(self.limit(shape) if plan.needs_limit else {}),
            **({"measure": shape.measure} if shape.measure else {}),
            **(_for_applicants() if plan.type == "license" else {}),
            "complaint": "12315",
            "liability": ["不按规定程序办理或者收受财物的"],
            **({"key": True} if plan.number % 40 == 1 else {}),
            "start": shape.start,
            "steps": shape.steps,
        }

    def limit(self, shape: Shape) -> Record:
        """The limits of a power: promised what its steps need, statutory somewhat more."""
        promised = shape.longest + self.cast.chance.randint(0, 3)
        statutory = promised + 10 if shape.most is None else min(promised + 10, shape.most)
        limits = {"statutory": f"{statutory} {shape.unit}", "promised": f"{promised} {shape.unit}"}
        return {"time_limit": {**limits, "from": shape.first, "to": shape.last}}


def _for_applicants() -> Record:
    return {
        "conditions": ["有与经营规模相适应的场所", "有必要的管理人员和制度"],
        "materials": ["申请书", "主体资格证明", "场所平面图"],
        "fee": "不收费",
    }
