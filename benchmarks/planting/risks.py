"""Faults of risk points (RP)."""

from benchmarks.planting.bed import Bed, Planting, Sown
from benchmarks.risk_records import GRAVEST


def _is_grave(sown: Sown) -> bool:
    return bool(sown.risk[1]["level"] == GRAVEST)


def no_level(bed: Bed) -> None:
    """A risk point without a level."""
    id, risk = bed.sown().risk
    del risk["level"], risk["scoring"]
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


def level_not_derived(bed: Bed) -> None:
    """A level milder than the answers give."""
    id, risk = bed.sown(such=_is_grave).risk
    risk["level"] = "三"
    risk["supervisor"] = bed.id("director")
    bed.expect("RP108", id, "level")


def other_level_than_mapped(bed: Bed) -> None:
    """A level under the superior's scheme to which its own does not correspond."""
    id, risk = bed.sown(such=_is_grave).risk
    risk["also"] = {"hml": "low"}
    bed.expect("RP108", id, "also.hml")


def supervisor_too_low(bed: Bed) -> None:
    """A grave risk that the archivist supervises."""
    id, risk = bed.sown(such=_is_grave).risk
    risk["supervisor"] = bed.id("archivist")
    bed.expect("RP109", id, "supervisor")


def scheme_incomplete(bed: Bed) -> None:
    """A scheme by class without its table."""
    levels = [{"id": "重", "label": "重大"}, {"id": "轻", "label": "一般"}]
    bed.expect("RP110", bed.add("level_schemes", "own-scheme", {"name": "本局分类", "by": "class", "levels": levels}), "table")


def map_unknown(bed: Bed) -> None:
    """A scheme that maps a level to one that the other scheme does not have."""
    scheme = {
        "name": "本局分级",
        "by": "declared",
        "levels": [{"id": "重", "label": "重大"}],
        "maps": {"hml": {"重": "extreme"}},
    }
    bed.expect("RP111", bed.add("level_schemes", "mapped-scheme", scheme), "maps.hml.重")


def also_unknown(bed: Bed) -> None:
    """A level under a scheme that nobody has."""
    _, risk = bed.sown().risk
    scheme = bed.new_id("county-scheme")
    risk["also"] = {scheme: "重"}
    bed.expect("RP111", scheme, "also")


def answer_unknown(bed: Bed) -> None:
    """An answer that the scheme does not know."""
    id, risk = bed.sown().risk
    risk["scoring"]["likelihood"]["history"] = "always"
    bed.expect("RP112", id, "scoring.likelihood.history")


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
    sown = bed.sown(such=_is_grave)
    id, _ = sown.risk
    for control in sown.controls_of(id):
        sown.file["controls"][control]["kind"] = "training"
    bed.expect("RP203", id, "controls")


def no_preventive(bed: Bed) -> None:
    """A grave risk that is only looked for afterwards."""
    sown = bed.sown(such=_is_grave)
    id, _ = sown.risk
    for control in sown.controls_of(id):
        sown.file["controls"][control]["timing"] = "detective"
    bed.expect("RP204", id, "controls")


PLANTINGS = (
    Planting("RP101", no_level, 2),
    Planting("RP102", nobody_accountable, 2),
    Planting("RP103", accountable_elsewhere, 2),
    Planting("RP104", near_duplicate, 2),
    Planting("RP105", same_words),
    Planting("RP106", attached_to_nothing, 2),
    Planting("RP107", unknown_level),
    Planting("RP108", level_not_derived, 2),
    Planting("RP108", other_level_than_mapped),
    Planting("RP109", supervisor_too_low, 2),
    Planting("RP110", scheme_incomplete),
    Planting("RP111", map_unknown),
    Planting("RP111", also_unknown),
    Planting("RP112", answer_unknown, 2),
    Planting("RP201", no_control, 5),
    Planting("RP202", retired_control, 2),
    Planting("RP203", only_training),
    Planting("RP204", no_preventive),
)
