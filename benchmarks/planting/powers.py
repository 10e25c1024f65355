"""Faults of powers (PW)."""

from benchmarks.planting.bed import Bed, Planting, Sown, without


def no_legal_basis(bed: Bed) -> None:
    """A power that rests on no law."""
    sown = bed.sown()
    del sown.power["legal_basis"]
    bed.expect("PW101", sown.id, "legal_basis")


def no_flow(bed: Bed) -> None:
    """A power without steps; what stood at its steps goes with them."""
    sown = bed.sown()
    without(sown.power, "start", "steps")
    if "time_limit" in sown.power:
        without(sown.power["time_limit"], "from", "to")
    without(sown.file, "risk_points", "controls")
    bed.expect("PW102", sown.id, "steps")


def no_time_limit(bed: Bed) -> None:
    """A licence without a limit."""
    sown = bed.sown("refuse")
    del sown.power["time_limit"]
    bed.expect("PW103", sown.id, "time_limit")


def promised_longer(bed: Bed) -> None:
    """A promise that is longer than the law."""
    sown = bed.sown("refuse")
    sown.power["time_limit"]["promised"] = "60 workdays"
    bed.expect("PW104", sown.id, "time_limit.promised")


def limits_not_comparable(bed: Bed) -> None:
    """Workdays against months, in a promise and in the law that it is held to."""
    sown = bed.sown("refuse")
    sown.power["time_limit"]["statutory"] = "1 month"
    bed.expect("PW105", sown.id, "time_limit.promised")
    bed.expect("LB208", sown.id, "time_limit.statutory")


def unknown_type(bed: Bed) -> None:
    """A misspelt type."""
    sown = bed.sown()
    sown.power["type"] = "national:licence"
    bed.expect("PW106", sown.id, "type")


def _pair(bed: Bed) -> tuple[Sown, Sown]:
    """Two powers of one unit, in the order in which they are read."""
    one = bed.sown()
    other = bed.sown(such=lambda sown: bool(sown.power["unit"] == one.power["unit"]))
    return (one, other) if one.path < other.path else (other, one)


def duplicate_name(bed: Bed) -> None:
    """Two powers of a unit with one name."""
    first, second = _pair(bed)
    second.power["name"] = first.power["name"]
    bed.expect("PW107", second.id, "name")


def code_malformed(bed: Bed) -> None:
    """A code with a wrong check character."""
    sown = bed.sown()
    sown.power["code"] = "12441500196720244X3442199806003"
    bed.expect("PW108", sown.id, "code")


def code_repeated(bed: Bed) -> None:
    """One code on two powers."""
    first, second = _pair(bed)
    second.power["code"] = first.power["code"]
    bed.expect("PW109", second.id, "code")


def no_liability(bed: Bed) -> None:
    """A power without liability, where the manifest requires it."""
    sown = bed.sown()
    del sown.power["liability"]
    bed.expect("PW110", sown.id, "liability")


def no_complaint(bed: Bed) -> None:
    """A power without a channel for complaints, where the manifest requires it."""
    sown = bed.sown()
    del sown.power["complaint"]
    bed.expect("PW111", sown.id, "complaint")


PLANTINGS = (
    Planting("PW101", no_legal_basis, 3),
    Planting("PW102", no_flow, 2),
    Planting("PW103", no_time_limit, 2),
    Planting("PW104", promised_longer, 2),
    Planting("PW105", limits_not_comparable),
    Planting("PW106", unknown_type),
    Planting("PW107", duplicate_name),
    Planting("PW108", code_malformed),
    Planting("PW109", code_repeated),
    Planting("PW110", no_liability),
    Planting("PW111", no_complaint),
)
