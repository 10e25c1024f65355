"""Faults of writing YAML (CA1xx, CA2xx, CA4xx) that leave every file readable to its end."""

from benchmarks.planting.bed import Bed, Planting, line_after, replaced


def bidi_character(bed: Bed) -> None:
    """A character that reverses the order of letters, in a comment."""
    bed.edit(bed.sown().path, lambda text: text.replace("# ", "# \u202e", 1))
    bed.expect("CA103")


def nested_catalog(bed: Bed) -> None:
    """A folder with a manifest of its own."""
    bed.extra[f"old-{bed.number}/riskctl.yaml"] = b"riskctl: 1\n"
    bed.expect("CA109")


def yaml_alias(bed: Bed) -> None:
    """An anchor."""
    bed.edit(bed.sown().path, replaced('complaint: "12315"', 'complaint: &phone "12315"'))
    bed.expect("CA201")


def yaml_tag(bed: Bed) -> None:
    """A tag."""
    bed.edit(bed.sown().path, replaced('complaint: "12315"', 'complaint: !!str "12315"'))
    bed.expect("CA202")


def yaml_merge_key(bed: Bed) -> None:
    """The merge key."""
    bed.edit(bed.sown().path, line_after("    name:", "    <<: {fee: 不收费}"))
    bed.expect("CA203")


def yaml_directive(bed: Bed) -> None:
    """A directive."""
    bed.edit(bed.sown().path, lambda text: f"%YAML 1.1\n---\n{text}")
    bed.expect("CA204")


def duplicate_key(bed: Bed) -> None:
    """A key that stands twice."""
    bed.edit(bed.sown().path, line_after("    name:", "    name: 另一名称"))
    bed.expect("CA206")


def non_string_key(bed: Bed) -> None:
    """A number as key."""
    bed.edit(bed.sown().path, line_after("    name:", "    2026: 年度"))
    bed.expect("CA207")


def not_a_number(bed: Bed) -> None:
    """A number that is none."""
    bed.edit(bed.sown().path, line_after("    name:", "    x-rate: .inf"))
    bed.expect("CA208")


def not_a_mapping(bed: Bed) -> None:
    """A file that holds a list."""
    bed.extra[f"notes-{bed.number}.yaml"] = "- 待办\n- 备忘\n".encode()
    bed.expect("CA210")


def malformed_id(bed: Bed) -> None:
    """An id with a blank in it."""
    id = bed.new_id("form a")
    bed.section("documents.yaml", "documents")[id] = {"name": "备案表"}
    bed.expect("CA401", id)


def reserved_id(bed: Bed) -> None:
    """The id that means the end of a process."""
    bed.section("documents.yaml", "documents")["end"] = {"name": "结束表"}
    bed.expect("CA402", "end")


def defined_twice(bed: Bed) -> None:
    """A form that is defined again beside a power."""
    id = bed.id("seal-register")
    bed.sown().file["documents"] = {id: {"name": "用印登记表"}}
    bed.expect("CA403", id)


def lookalike_id(bed: Bed) -> None:
    """An id that differs from another in case alone."""
    id = bed.id("expense-form").replace("expense", "Expense")
    bed.section("documents.yaml", "documents")[id] = {"name": "差旅报销单"}
    bed.expect("CA404", id)


def mixed_script_id(bed: Bed) -> None:
    """An id with a Cyrillic letter among Latin ones."""
    id = bed.new_id("f\u043erm")
    bed.section("documents.yaml", "documents")[id] = {"name": "回访表"}
    bed.expect("CA405", id)


PLANTINGS = (
    Planting("CA103", bidi_character),
    Planting("CA109", nested_catalog),
    Planting("CA201", yaml_alias, 2),
    Planting("CA202", yaml_tag),
    Planting("CA203", yaml_merge_key),
    Planting("CA204", yaml_directive),
    Planting("CA206", duplicate_key, 3),
    Planting("CA207", non_string_key),
    Planting("CA208", not_a_number),
    Planting("CA210", not_a_mapping),
    Planting("CA401", malformed_id),
    Planting("CA402", reserved_id),
    Planting("CA403", defined_twice),
    Planting("CA404", lookalike_id),
    Planting("CA405", mixed_script_id),
)
