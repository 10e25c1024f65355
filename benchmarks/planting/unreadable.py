"""Files that cannot be read, or not to their end (CA1xx, CA2xx); some need a POSIX file system."""

from benchmarks.planting.bed import Bed, Planting, line_after, replaced

OVER_FIVE_MEGABYTES = 5 * 1024 * 1024 + 1


def not_utf8(bed: Bed) -> None:
    """Two bytes of GBK in a comment; the escapes are written as the bytes that they stand for."""
    bed.edit(bed.sown().path, lambda text: f"# \udcd6\udcd0\n{text}")
    bed.expect("CA101")


def control_character(bed: Bed) -> None:
    """A bell in a text."""
    bed.edit(bed.sown().path, replaced("12315", "123\x0715"))
    bed.expect("CA102")


def special_file(bed: Bed) -> None:
    """A pipe where a file should be."""
    bed.special[f"pipe-{bed.number}.yaml"] = "pipe"
    bed.expect("CA105")


def link_refused(bed: Bed) -> None:
    """A link that leads out of the catalog."""
    bed.special[f"link-{bed.number}.yaml"] = "link"
    bed.expect("CA106")


def unsafe_file_name(bed: Bed) -> None:
    """A file with a control character in its name."""
    bed.extra[f"notes-{bed.number}\x01.yaml"] = b"# empty\n"
    bed.expect("CA107")


def twin_file_name(bed: Bed) -> None:
    """Two files whose names differ in case alone."""
    bed.extra |= {f"Memo-{bed.number}.yaml": b"# empty\n", f"memo-{bed.number}.yaml": b"# empty\n"}
    bed.expect("CA108")


def file_too_large(bed: Bed) -> None:
    """A file over five megabytes."""
    bed.extra[f"large-{bed.number}.yaml"] = b"#" * OVER_FIVE_MEGABYTES
    bed.expect("CA110")


def too_deep(bed: Bed) -> None:
    """Brackets in brackets, seventy times."""
    bed.edit(bed.sown().path, line_after("    name:", f"    x-deep: {'[' * 70}{']' * 70}"))
    bed.expect("CA113")


def second_document(bed: Bed) -> None:
    """A second document."""
    bed.edit(bed.sown().path, lambda text: f"{text}---\npowers: {{}}\n")
    bed.expect("CA205")


def yaml_syntax(bed: Bed) -> None:
    """A bracket that is not closed."""
    bed.edit(bed.sown().path, line_after("    name:", "    tags: [重点"))
    bed.expect("CA209")


def shared_file_lost(bed: Bed) -> None:
    """A fault before the first form in the file of all forms: no mention of a form can be decided."""
    bed.edit("documents.yaml", replaced("documents:", "documents: ["))
    bed.expect("CA209")
    bed.expect("CA509")


PLANTINGS = (
    Planting("CA101", not_utf8, 2),
    Planting("CA102", control_character),
    Planting("CA105", special_file),
    Planting("CA106", link_refused),
    Planting("CA107", unsafe_file_name),
    Planting("CA108", twin_file_name),
    Planting("CA110", file_too_large),
    Planting("CA113", too_deep),
    Planting("CA205", second_document),
    Planting("CA209", yaml_syntax, 3),
    Planting("CA209", shared_file_lost),
)
