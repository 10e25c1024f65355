"""Records that are not of the shape that their kind has (CA3xx)."""

from benchmarks.planting.bed import Bed, Planting, line_after, replaced


def unknown_kind(bed: Bed) -> None:
    """A section of no known kind."""
    bed.edit(bed.sown().path, lambda text: f"{text}powerz:\n  a: {{name: 甲}}\n")
    bed.expect("CA301", None, "powerz")


def unknown_key(bed: Bed) -> None:
    """A misspelt field."""
    sown = bed.sown()
    sown.power["fees"] = "不收费"
    bed.expect("CA302", sown.id, "fees")


def bare_comma(bed: Bed) -> None:
    """A comma inside brackets that makes a key of what follows it."""
    sown = bed.sown("accept", "review", such=lambda sown: "when" in sown.steps["accept"]["next"][0])
    when = sown.steps["accept"]["next"][0]["when"]
    bed.edit(sown.path, replaced(f"when: {when}}}", f"when: {when},补正}}"))
    bed.expect("CA302", sown.id, "steps.accept.next.补正")


def missing_field(bed: Bed) -> None:
    """A risk point that does not say how it shows."""
    id, risk = bed.sown().risk
    del risk["manifestation"]
    bed.expect("CA303", id, "manifestation")


def empty_value(bed: Bed) -> None:
    """A field without content."""
    sown = bed.sown()
    bed.edit(
        sown.path,
        line_after("    name:", "    fee:") if "fee" not in sown.power else replaced("fee: 不收费", "fee:"),
    )
    bed.expect("CA304", sown.id, "fee")


def wrong_type(bed: Bed) -> None:
    """A mapping where a text belongs."""
    id, control = bed.sown().control
    control["evidence"] = {"paper": "登记簿"}
    bed.expect("CA305", id, "evidence")


def value_not_quoted(bed: Bed) -> None:
    """A telephone number without quotes."""
    sown = bed.sown()
    bed.edit(sown.path, replaced('complaint: "12315"', "complaint: 12315"))
    bed.expect("CA306", sown.id, "complaint")


def unknown_value(bed: Bed) -> None:
    """A word that is not in its vocabulary."""
    id, control = bed.sown().control
    control["timing"] = "preventative"
    bed.expect("CA307", id, "timing")


def malformed_day(bed: Bed) -> None:
    """A day that is not in the calendar."""
    id, risk = bed.sown().risk
    risk["reviewed"]["date"] = "2026-02-30"
    bed.expect("CA308", id, "reviewed.date")


def malformed_citation(bed: Bed) -> None:
    """An article in Chinese numerals."""
    sown = bed.sown()
    sown.power["legal_basis"].append("行政许可法(2019)第四十条")
    bed.expect("CA308", sown.id, "legal_basis")


def malformed_limit(bed: Bed) -> None:
    """A limit without a blank."""
    sown = bed.sown("inspect", "refuse")
    sown.steps["inspect"]["time_limit"] = "3workdays"
    bed.expect("CA308", sown.id, "steps.inspect.time_limit")


def out_of_range(bed: Bed) -> None:
    """Nobody at all as number of people."""
    sown = bed.sown("inspect", "refuse")
    sown.steps["inspect"]["people"] = 0
    bed.expect("CA309", sown.id, "steps.inspect.people")


def repeated_item(bed: Bed) -> None:
    """A tag written twice."""
    sown = bed.sown()
    sown.power["tags"] = ["重点领域", "重点领域"]
    bed.expect("CA310", sown.id, "tags")


def not_one_form(bed: Bed) -> None:
    """A separation rule that says nothing."""
    id = bed.add("sod_rules", "separation", {"name": "不相容岗位分离"})
    bed.expect("CA311", id)


PLANTINGS = (
    Planting("CA301", unknown_kind),
    Planting("CA302", unknown_key, 3),
    Planting("CA302", bare_comma),
    Planting("CA303", missing_field, 3),
    Planting("CA304", empty_value, 2),
    Planting("CA305", wrong_type),
    Planting("CA306", value_not_quoted, 2),
    Planting("CA307", unknown_value, 2),
    Planting("CA308", malformed_day),
    Planting("CA308", malformed_citation),
    Planting("CA308", malformed_limit),
    Planting("CA309", out_of_range),
    Planting("CA310", repeated_item),
    Planting("CA311", not_one_form),
)
