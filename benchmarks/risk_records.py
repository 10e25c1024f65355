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
LEVELS = ("三", "二", "三", "二", "一", "三", "二", "三")
GRAVEST = "一"
# Answers to the questions of the scheme (history, restraint; loss, influence) that give each level.
ANSWERS = {
    "一": (("repeated", "weak", "moderate", "public"), ("single", "weak", "great", "internal"), ("single", "partial", "great", "local")),
    "二": (("single", "partial", "moderate", "local"), ("never", "weak", "small", "public"), ("never", "strong", "great", "public")),
    "三": (("never", "strong", "small", "internal"), ("never", "partial", "moderate", "internal"), ("single", "partial", "small", "local")),
}
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

    def supervisor(self, level: str) -> str:
        """Who supervises a risk of that level: the director the gravest, discipline those of offices, else the leader."""
        if level == GRAVEST or self.direct == self.leader:
            return self.place.id("director")
        return self.leader if self.plan.unit in self.place.business else self.place.id("discipline-head")

    @property
    def owner(self) -> str:
        """The head of the unit, or the leader where the head himself performs the step."""
        return self.leader if self.direct == self.head else self.head


def risk_and_controls(spot: Spot, controls: list[str], count: Count) -> tuple[Record, Section]:
    """A risk point, and the controls of these ids that answer it."""
    risk = risk_point(spot, controls, count.risks)
    count.risks += 1
    answers: Section = {}
    for id in controls:
        must_prevent = risk["level"] == GRAVEST and not answers
        answers[id] = control(spot, count, must_prevent)
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
        "scoring": _scoring(level, number),
        "accountable": {"direct": spot.direct, "unit": spot.head, "leader": spot.leader},
        "supervisor": spot.supervisor(level),
        "controls": list(controls),
        **({"source": {"methods": METHODS[gain % len(METHODS)]}} if level == GRAVEST else {}),
        "reviewed": {"by": spot.head, "date": f"2026-0{3 + moment % 3}-{10 + object % 18}"},
    }


def _scoring(level: str, number: int) -> Record:
    """Answers from which the level follows."""
    history, restraint, loss, influence = ANSWERS[level][number % len(ANSWERS[level])]
    return {"likelihood": {"history": history, "restraint": restraint}, "impact": {"loss": loss, "influence": influence}}


def control(spot: Spot, count: Count, must_prevent: bool) -> Record:
    """The next control; it is owned and performed by others than who is answerable for the risk."""
    number = count.controls
    measure, target, third, paper, keeper = slots(number)
    fitting = [one for one in KINDS if one[1] == "preventive"] if must_prevent else KINDS
    kind, timing = fitting[number % len(fitting)]
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
