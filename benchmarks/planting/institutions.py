"""Faults of institutions (IN)."""

from collections.abc import Callable

from benchmarks.organization import Record
from benchmarks.planting.bed import Bed, Planting

ELEMENTS = {
    "owner_unit": "acceptance",
    "owner": "evidence",
    "basis": "discretion",
    "scope": "legality",
    "procedure": "checks",
    "oversight": "disclosure",
    "accountability": "goods",
}


def _rule(bed: Bed, key: str) -> Record:
    return bed.section("institutions.yaml", "institutions")[bed.id(f"rule-{key}")]


def missing_element(element: str) -> Callable[[Bed], None]:
    """A fault that takes one of the seven elements from an institution."""

    def plant(bed: Bed) -> None:
        del _rule(bed, ELEMENTS[element])[element]
        bed.expect("IN101", bed.id(f"rule-{ELEMENTS[element]}"), element)

    return plant


def repealed_but_cited(bed: Bed) -> None:
    """A rule that is repealed and still relied on."""
    _rule(bed, "money").update(status="repealed", replaced_by=bed.id("rule-purchases"))
    bed.expect("IN102", bed.id("rule-money"), "status")


def expired_but_cited(bed: Bed) -> None:
    """A rule that has run out and is still relied on."""
    _rule(bed, "archives")["valid_to"] = "2026-03-01"
    bed.expect("IN103", bed.id("rule-archives"), "valid_to")


def _copy(bed: Bed, **more: str) -> str:
    return bed.add(
        "institutions",
        "rule",
        {
            **_rule(bed, "risks"),
            "name": f"内部管理办法之{bed.number}",
            "document": f"市监办〔2020〕{bed.number}号",
            **more,
        },
        "institutions.yaml",
    )


def linked_to_nothing(bed: Bed) -> None:
    """A rule that nothing names."""
    bed.expect("IN104", _copy(bed))


def no_successor(bed: Bed) -> None:
    """A rule that is repealed without saying what stands in its place."""
    bed.expect("IN105", _copy(bed, status="repealed"), "replaced_by")


PLANTINGS = (
    *(Planting("IN101", missing_element(element)) for element in ELEMENTS),
    Planting("IN102", repealed_but_cited),
    Planting("IN103", expired_but_cited),
    Planting("IN104", linked_to_nothing, 2),
    Planting("IN105", no_successor),
)
