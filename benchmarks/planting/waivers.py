"""Faults of waivers (WV), each with the finding that it waives."""

from benchmarks.planting.bed import Bed, Planting
from benchmarks.planting.risks import no_control

Waiver = dict[str, object]


def waived(bed: Bed, *, fault: bool = True, **more: object) -> tuple[str, str]:
    """A waiver of a risk point without control, in order but for `more`; and the id of the point."""
    if fault:
        no_control(bed)
        point = str(bed.expected[-1].record)
    else:
        point = bed.sown().risk[0]
    return bed.add(
        "waivers",
        "waiver",
        {
            "rule": "RP201",
            "record": point,
            "reason": "措施正在制定，已列入三季度任务",
            "approved_by": bed.id("director"),
            "from": "2026-04-01",
            "expires": "2026-12-31",
            **more,
        },
        "waivers.yaml",
    ), point


def _approver(bed: Bed, point: str) -> object:
    return next(
        file["risk_points"][point]["accountable"]["direct"]
        for file in bed.files.values()
        if point in file.get("risk_points", {})
    )


def waiver_expired(bed: Bed) -> None:
    """A waiver whose time is over, so that its finding is back."""
    bed.expect("WV101", waived(bed, expires="2026-05-31")[0], "expires")


def waiver_matches_nothing(bed: Bed) -> None:
    """A waiver of what is not found."""
    bed.expect("WV102", waived(bed, fault=False)[0], "record")


def approved_by_beneficiary(bed: Bed) -> None:
    """A waiver approved by who answers for the risk."""
    id, point = waived(bed)
    bed.section("waivers.yaml", "waivers")[id]["approved_by"] = _approver(bed, point)
    bed.expect("WV103", id, "approved_by")


def waiver_too_long(bed: Bed) -> None:
    """A waiver for two years."""
    bed.expect("WV104", waived(bed, expires="2028-04-01")[0], "expires")


def waiver_of_unknown_rule(bed: Bed) -> None:
    """A waiver of a rule that there is not."""
    bed.expect("WV105", waived(bed, fault=False, rule="RP999")[0], "rule")


def waiver_of_what_cannot_be_waived(bed: Bed) -> None:
    """A waiver of a fault of reading."""
    bed.expect("WV106", waived(bed, fault=False, rule="CA302")[0], "rule")


def duplicate_waiver(bed: Bed) -> None:
    """Two waivers of one finding."""
    id, _ = waived(bed)
    again = f"{id}-again"
    waivers = bed.section("waivers.yaml", "waivers")
    waivers[again] = dict(waivers[id])
    bed.expect("WV108", again)


PLANTINGS = (
    Planting("WV101", waiver_expired),
    Planting("WV102", waiver_matches_nothing, 2),
    Planting("WV103", approved_by_beneficiary),
    Planting("WV104", waiver_too_long),
    Planting("WV105", waiver_of_unknown_rule),
    Planting("WV106", waiver_of_what_cannot_be_waived),
    Planting("WV108", duplicate_waiver),
)
