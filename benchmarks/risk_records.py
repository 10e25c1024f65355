"""Risk points and the controls that answer them."""

from dataclasses import dataclass

from benchmarks.arrangements import INSTITUTIONS
from benchmarks.organization import OFFICES, Place, Record, Section
from benchmarks.phrases import slots
from benchmarks.plans import BASIS, Plan
from benchmarks.words import (
    ACTS,
    CAUSES,
    CONSEQUENCES,
    COVERS,
    GAINS,
    KEEPERS,
    MEASURES,
    MOMENTS,
    OBJECTS,
    PAPERS,
    TARGETS,
)

TYPES = ("process", "post_duty", "morality", "institution", "external")
LEVELS = ("low", "medium", "low", "medium", "high", "low", "medium", "low")
METHODS = (["self", "masses"], ["self"], ["leaders", "organisation"], ["democratic"])
FREQUENCIES = ("each_case", "monthly", "quarterly", "each_case", "weekly", "half_yearly", "each_case")
KINDS = (
    ("spot_check", "detective"),
    ("reconciliation", "detective"),
    ("trace", "preventive"),
    ("time_limit", "preventive"),
    ("separation", "preventive"),
    ("disclosure", "corrective"),
    ("system_block", "preventive"),
    ("authorisation", "preventive"),
    ("hearing_or_feedback", "corrective"),
    ("custody", "preventive"),
    ("legal_review", "preventive"),
)


@dataclass
class Count:
    """How many risk points, controls and mentions of institutions were written so far, over all counties."""

    risks: int = 0
    controls: int = 0
    institutions: int = 0


@dataclass(frozen=True)
class Spot:
    """Where a risk is: the step of a planned power, and the post that performs it."""

    place: Place
    plan: Plan
    step: str
    direct: str

    @property
    def head(self) -> str:
        """The post at the head of the unit."""
        heads = {key: head for key, _, _, head in OFFICES}
        return self.place.id(heads.get(self.plan.unit, f"{self.plan.unit}-head"))

    @property
    def leader(self) -> str:
        """The leader's post that is in charge of the unit."""
        if self.plan.unit in self.place.business:
            return self.place.deputy_of(self.plan.unit)
        special = {"legal": "deputy-1", "discipline": "director"}
        return self.place.id(special.get(self.plan.unit, "admin-deputy"))

    @property
    def owner(self) -> str:
        """The head of the unit, or the leader where the head himself performs the step."""
        return self.leader if self.direct == self.head else self.head


def risk_and_controls(spot: Spot, controls: list[str], count: Count) -> tuple[Record, Section]:
    """A risk point, and the controls of these ids that answer it."""
    risk = risk_point(spot, controls, count.risks)
    count.risks += 1
    answers = {}
    for id in controls:
        answers[id] = control(spot, count)
        count.controls += 1
    return risk, answers


def risk_point(spot: Spot, controls: list[str], number: int) -> Record:
    """The risk point of that number; no two numbers give nearly the same words."""
    moment, object, act, cover, gain = slots(number)
    level = LEVELS[number % len(LEVELS)]
    return {
        "at": spot.step,
        "name": f"{MOMENTS[moment]}{OBJECTS[object]}把关不严",
        "type": [TYPES[moment % len(TYPES)]],
        "manifestation": f"{ACTS[act]}，{COVERS[cover]}，{GAINS[gain]}",
        "cause": CAUSES[(moment + act) % len(CAUSES)],
        "consequence": CONSEQUENCES[(object + cover) % len(CONSEQUENCES)],
        "level": level,
        "accountable": {"direct": spot.direct, "unit": spot.head, "leader": spot.leader},
        "controls": list(controls),
        **({"source": {"methods": METHODS[gain % len(METHODS)]}} if level == "high" else {}),
        "reviewed": {"by": spot.head, "date": f"2026-0{3 + moment % 3}-{10 + object % 18}"},
    }


def control(spot: Spot, count: Count) -> Record:
    """The next control; it is owned and performed by others than who is answerable for the risk."""
    number = count.controls
    measure, target, third, paper, keeper = slots(number)
    kind, timing = KINDS[number % len(KINDS)]
    partial = {"effect": {"design": "full", "operation": "partial"}} if number % 6 == 0 else {}
    parted = (spot.direct, spot.owner)
    others = map(spot.place.id, ("legal-reviewer", "discipline-officer", "secretary"))
    return {
        "name": f"{TARGETS[target]}{MEASURES[measure]}",
        "kind": kind,
        "timing": timing,
        **_ground(spot, count),
        "owner": spot.owner,
        **({"performed_by": [next(post for post in others if post not in parted)]} if number % 2 else {}),
        "at": spot.step,
        "frequency": FREQUENCIES[number % len(FREQUENCIES)],
        "evidence": f"{PAPERS[paper]}，{KEEPERS[keeper]}",
        **partial,
        "tested": f"2026-0{1 + measure % 5}-{10 + third % 18}",
    }


def _ground(spot: Spot, count: Count) -> Record:
    """What a control rests on: a law one time in four, else each institution in its turn."""
    if count.controls % 4 == 3:
        return {"origin": "statute", "legal_basis": [BASIS[spot.plan.type][0]]}
    key = INSTITUTIONS[count.institutions % len(INSTITUTIONS)][0]
    count.institutions += 1
    return {"origin": "local_rule", "institution": spot.place.id(f"rule-{key}")}
