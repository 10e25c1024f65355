"""Faults of law (LB): what is cited, each law of its own since a finding is keyed to the law; and what the packs ask."""

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


def old_number(bed: Bed) -> None:
    """A power about cashiers that cites the number which the rule on them had before."""
    sown = bed.sown()
    sown.power["name"] += "（出纳）"
    sown.power["legal_basis"].append("会计法(2024)第37条")
    bed.expect("LB107", "会计法")


def counted_otherwise(bed: Bed) -> None:
    """A licence whose limits are written in days, though its law counts workdays."""
    sown = bed.sown(such=_counts_workdays)
    limits = sown.power["time_limit"]
    for which in ("statutory", "promised"):
        limits[which] = limits[which].replace("workday", "day")
    bed.expect("LB106", sown.id, "time_limit.statutory")


def _counts_workdays(sown: Sown) -> bool:
    return bool(sown.power["type"].endswith(":license")) and "workday" in sown.power.get("time_limit", {}).get("statutory", "")


def limit_beyond_statute(bed: Bed) -> None:
    """A licence for which the bureau takes longer than twenty workdays."""
    sown = bed.sown("refuse")
    sown.power["time_limit"]["statutory"] = "28 workdays"
    bed.expect("LB201", sown.id, "time_limit.statutory")


def too_few_persons(bed: Bed) -> None:
    """A place that one official looks at alone."""
    sown = bed.sown("refuse", "inspect")
    del sown.steps["inspect"]["people"]
    del sown.steps["inspect"]["documents"]
    bed.expect("LB202", sown.id, "steps.inspect.people")


def step_not_before(bed: Bed) -> None:
    """A penalty of which nobody is told before it is decided."""
    sown = bed.sown("notify", "committee")
    sown.steps["notify"] |= {"name": "材料流转", "kind": "review"}
    bed.expect("LB203", sown.id, "steps.decide")


def not_collective(bed: Bed) -> None:
    """Grave penalties that one head decides."""
    sown = bed.sown("notify", "committee")
    committee = sown.steps["committee"]
    del committee["body"]
    committee |= {"name": "股长把关", "kind": "review", "post": sown.steps["file"]["post"]}
    bed.expect("LB204", sown.id, "steps")


def not_disclosed(bed: Bed) -> None:
    """A licence that nobody hears of."""
    sown = bed.sown("refuse")
    sown.steps["serve"]["name"] = "送达许可证件"
    bed.expect("LB205", sown.id, "steps")


def element_missing(bed: Bed) -> None:
    """A licence that does not say which materials to bring."""
    sown = bed.sown("refuse")
    del sown.power["materials"]
    bed.expect("LB206", sown.id, "materials")


def fines_feed_assessment(bed: Bed) -> None:
    """A rule by which fines count."""
    rule = bed.id("rule-purchases")
    bed.section("institutions.yaml", "institutions")[rule]["oversight"] = "按月通报各股罚没金额，计入年度考核"
    bed.expect("LB207", rule, "oversight")


def limit_not_comparable(bed: Bed) -> None:
    """A licence that is served within so many calendar days."""
    sown = bed.sown("refuse")
    sown.steps["serve"]["time_limit"] = "12 days"
    bed.expect("LB208", sown.id, "steps.serve.time_limit")


PLANTINGS = (
    *(Planting(code, cited(code)) for code in CITED),
    Planting("LB106", counted_otherwise),
    Planting("LB107", old_number),
    Planting("LB201", limit_beyond_statute),
    Planting("LB202", too_few_persons),
    Planting("LB203", step_not_before),
    Planting("LB204", not_collective),
    Planting("LB205", not_disclosed),
    Planting("LB206", element_missing),
    Planting("LB207", fines_feed_assessment),
    Planting("LB208", limit_not_comparable),
)
