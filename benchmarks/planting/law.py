"""Faults of what is cited (LB): each law of its own, since a finding is keyed to the law."""

from collections.abc import Callable

from benchmarks.planting.bed import Bed, Planting, Sown

CITED = {
    "LB101": "审计法(2006)第5条",
    "LB102": "监察法(2024)第999条",
    "LB103": "中华人民共和国会计法(2017)第37条",
    "LB104": "采购条例第18条",
    "LB105": "招标投标法(2010)第37条",
}


def cited(code: str) -> Callable[[Bed], None]:
    """A fault that cites what is wrong in this way."""

    def plant(bed: Bed) -> None:
        bed.sown().power["legal_basis"].append(CITED[code])
        bed.expect(code, CITED[code].split("(")[0].split("第")[0])

    return plant


def counted_otherwise(bed: Bed) -> None:
    """A licence whose limits are written in days, though its law counts workdays."""
    sown = bed.sown(such=_counts_workdays)
    limits = sown.power["time_limit"]
    for which in ("statutory", "promised"):
        limits[which] = limits[which].replace("workday", "day")
    bed.expect("LB106", sown.id, "time_limit.statutory")


def _counts_workdays(sown: Sown) -> bool:
    return bool(sown.power["type"].endswith(":license")) and "workday" in sown.power.get("time_limit", {}).get("statutory", "")


PLANTINGS = (
    *(Planting(code, cited(code)) for code in CITED),
    Planting("LB106", counted_otherwise),
)
