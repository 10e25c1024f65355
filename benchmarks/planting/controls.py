"""Faults of controls (CT)."""

from benchmarks.planting.bed import Bed, Planting, Sown


def no_owner(bed: Bed) -> None:
    """A control that nobody owns."""
    id, control = bed.sown().control
    del control["owner"]
    bed.expect("CT101", id, "owner")


def answers_nothing(bed: Bed) -> None:
    """A control that no risk point names."""
    sown = bed.sown()
    id = f"{sown.id}-C9"
    sown.file["controls"][id] = {
        **sown.control[1],
        "name": "留存但未引用的措施",
        "evidence": "仅存目录，无对应环节",
    }
    bed.expect("CT102", id)


def no_evidence(bed: Bed) -> None:
    """A control that leaves no trace."""
    id, control = bed.sown().control
    del control["evidence"]
    bed.expect("CT103", id, "evidence")


def no_frequency(bed: Bed) -> None:
    """A preventive control that does not say how often."""
    id, control = bed.sown(such=lambda sown: bool(sown.control[1]["timing"] == "preventive")).control
    del control["frequency"]
    bed.expect("CT104", id, "frequency")


def statute_without_citation(bed: Bed) -> None:
    """A control that the law asks for, and no law."""
    id, control = bed.sown(such=lambda sown: "legal_basis" in sown.control[1]).control
    del control["legal_basis"]
    bed.expect("CT105", id, "legal_basis")


def copied_text(bed: Bed) -> None:
    """One wording for four controls."""
    sown = sorted((bed.sown() for _ in range(4)), key=lambda sown: sown.path)
    for each in sown:
        each.control[1].update(name="由专人逐件核对并签字", evidence="核对登记簿")
    bed.expect("CT106", sown[0].control[0], "name")


def step_not_found(bed: Bed) -> None:
    """A control at a step that does not exist."""
    sown = bed.sown()
    _, control = sown.control
    control["at"] = f"{sown.id}/nowhere-{bed.number}"
    bed.expect("CT107", control["at"], "at")


def detective_without_frequency(bed: Bed) -> None:
    """A check that does not say how often."""

    def is_detective(sown: Sown) -> bool:
        return bool(sown.control[1]["timing"] == "detective")

    id, control = bed.sown(such=is_detective).control
    del control["frequency"]
    bed.expect("CT108", id, "frequency")


def owned_by_controlled(bed: Bed) -> None:
    """A control in the hands of whom it controls."""
    sown = bed.sown()
    risk, point = sown.risk
    id = sown.controls_of(risk)[0]
    sown.file["controls"][id]["owner"] = point["accountable"]["direct"]
    bed.expect("CT109", id, "owner")


def without_effect(bed: Bed) -> None:
    """A control that was found not to work."""
    id, control = bed.sown().control
    control["effect"] = {"design": "none", "operation": "none"}
    bed.expect("CT110", id, "effect.design")


PLANTINGS = (
    Planting("CT101", no_owner, 2),
    Planting("CT102", answers_nothing, 2),
    Planting("CT103", no_evidence, 2),
    Planting("CT104", no_frequency),
    Planting("CT105", statute_without_citation),
    Planting("CT106", copied_text),
    Planting("CT107", step_not_found, 2),
    Planting("CT108", detective_without_frequency, 2),
    Planting("CT109", owned_by_controlled, 2),
    Planting("CT110", without_effect),
)
