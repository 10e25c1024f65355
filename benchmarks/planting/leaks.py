"""Faults of disclosure (DS). Every number is made up: there is no region 9999, and 62 0000… is no bank's."""

from collections.abc import Callable

from benchmarks.planting.bed import Bed, Planting


def told(code: str, text: str) -> Callable[[Bed], None]:
    """A fault that writes personal data into what the applicant is told."""

    def plant(bed: Bed) -> None:
        sown = bed.sown()
        sown.power["conditions"] = ["材料齐全、符合法定形式", f"如有疑问，联系 {text}"]
        bed.expect(code, sown.id, "conditions")

    return plant


def person_named_in_public_text(bed: Bed) -> None:
    """A power that names somebody of the bureau."""
    _, person = bed.holder_of(bed.id("secretary"))
    person["name"] = "诸葛测试"
    told("DS105", person["name"])(bed)


def kin_in_catalog(bed: Bed) -> None:
    """A kinship that tells where the other works."""
    id, person = bed.holder_of(bed.id("archivist"))
    other, _ = bed.holder_of(bed.id("operator"))
    person["kin"] = [{"person": other, "relation": "表兄，原在某建筑公司"}]
    bed.expect("DS106", id, "kin.relation")


PLANTINGS = (
    Planting("DS101", told("DS101", "999900 19900101 0014")),
    Planting("DS102", told("DS102", "１３８００００１２３４")),
    Planting("DS103", told("DS103", "z.san@example.org")),
    Planting("DS104", told("DS104", "6200-0000-0000-0005")),
    Planting("DS105", person_named_in_public_text),
    Planting("DS106", kin_in_catalog),
)
