"""Faults of risk points (RP)."""

from benchmarks.planting.bed import Bed, Planting, Sown


def no_level(bed: Bed) -> None:
    """A risk point without a level."""
    id, risk = bed.sown().risk
    del risk["level"]
    bed.expect("RP101", id, "level")


def nobody_accountable(bed: Bed) -> None:
    """A risk point that nobody answers for."""
    id, risk = bed.sown().risk
    del risk["accountable"]
    bed.expect("RP102", id, "accountable")


def accountable_elsewhere(bed: Bed) -> None:
    """A risk point that somebody answers for who has nothing to do with it."""
    id, risk = bed.sown("inspect", "refuse").risk
    risk["accountable"]["direct"] = bed.id("buyer")
    bed.expect("RP103", id, "accountable.direct")


def near_duplicate(bed: Bed) -> None:
    """A risk point that says what another one says."""
    one, other = bed.sown(), bed.sown()
    first, second = (one, other) if one.path < other.path else (other, one)
    for key in ("name", "manifestation"):
        second.risk[1][key] = first.risk[1][key]
    bed.expect("RP104", second.risk[0], "manifestation")


def same_words(bed: Bed) -> None:
    """A consequence that repeats the cause."""
    id, risk = bed.sown().risk
    risk["consequence"] = risk["cause"]
    bed.expect("RP105", id, "consequence")


def attached_to_nothing(bed: Bed) -> None:
    """A risk point at a step that does not exist."""
    sown = bed.sown()
    _, risk = sown.risk
    risk["at"] = f"{sown.id}/nowhere"
    bed.expect("RP106", risk["at"], "at")


def unknown_level(bed: Bed) -> None:
    """A level that is not in the scheme."""
    id, risk = bed.sown().risk
    risk["level"] = "extreme"
    bed.expect("RP107", id, "level")


def no_control(bed: Bed) -> None:
    """A risk point that no control answers."""
    sown = bed.sown()
    id, risk = sown.risk
    for control in sown.controls_of(id):
        del sown.file["controls"][control]
    del risk["controls"]
    bed.expect("RP201", id, "controls")


def retired_control(bed: Bed) -> None:
    """A control that has ended and is still relied on."""
    id, control = bed.sown().control
    control["valid_to"] = "2026-01-31"
    bed.expect("RP202", id, "valid_to")


def only_training(bed: Bed) -> None:
    """A grave risk answered by training alone."""

    def is_grave(sown: Sown) -> bool:
        return bool(sown.risk[1]["level"] == "high")

    sown = bed.sown(such=is_grave)
    id, _ = sown.risk
    for control in sown.controls_of(id):
        sown.file["controls"][control]["kind"] = "training"
    bed.expect("RP203", id, "controls")


PLANTINGS = (
    Planting("RP101", no_level, 2),
    Planting("RP102", nobody_accountable, 2),
    Planting("RP103", accountable_elsewhere, 2),
    Planting("RP104", near_duplicate, 2),
    Planting("RP105", same_words),
    Planting("RP106", attached_to_nothing, 2),
    Planting("RP107", unknown_level),
    Planting("RP201", no_control, 5),
    Planting("RP202", retired_control, 2),
    Planting("RP203", only_training),
)
