"""References that lead nowhere, or where they should not (RF)."""

from benchmarks.planting.bed import Bed, Planting


def record_not_found(bed: Bed) -> None:
    """A post that does not exist, named by both controls of a file."""
    sown = bed.sown()
    missing = bed.new_id("nobody")
    for control in sown.file["controls"].values():
        control["performed_by"] = [missing]
    bed.expect("RF101", missing)


def step_not_found(bed: Bed) -> None:
    """A way to a step that does not exist."""
    sown = bed.sown("refuse")
    sown.steps["refuse"]["next"] = ["finish"]
    bed.expect("RF102", sown.id, "steps")


def wrong_kind(bed: Bed) -> None:
    """A body where a post belongs."""
    body = bed.id("panel")
    bed.sown().control[1]["performed_by"] = [body]
    bed.expect("RF103", body)


def unknown_law(bed: Bed) -> None:
    """A law that is not known."""
    law = f"{bed.place.name}集市管理办法之{bed.number}"
    bed.sown().power["legal_basis"].append(f"{law}(2020)第7条")
    bed.expect("RF104", law)


def unknown_standard_name(bed: Bed) -> None:
    """A misspelt standard domain."""
    name = f"std:{bed.new_id('enforcment')}"
    bed.sown().power["domain"] = name
    bed.expect("RF105", name)


def reference_to_ended(bed: Bed) -> None:
    """A power that is no more, with its risk points and controls still in force."""
    sown = bed.sown()
    sown.power["valid_to"] = "2025-12-31"
    bed.expect("RF201", sown.id)


PLANTINGS = (
    Planting("RF101", record_not_found, 5),
    Planting("RF102", step_not_found, 3),
    Planting("RF103", wrong_kind),
    Planting("RF104", unknown_law),
    Planting("RF105", unknown_standard_name, 2),
    Planting("RF201", reference_to_ended),
)
