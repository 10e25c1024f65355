"""Faults of separation of duties (SD), each with a rule of its own that finds it."""

from benchmarks.planting.bed import Bed, Planting

FILE = "separation.yaml"


def _rule(bed: Bed, key: str = "rule", **form: object) -> str:
    """A rule of separation over duties that nothing else in the county knows."""
    return bed.add("sod_rules", key, {"name": "本局职责分离规定", **form}, FILE)


def _duty(bed: Bed, key: str, post: str | None = None, **more: object) -> str:
    """A duty of its own, had by the post if one is named."""
    id = bed.add("duties", key, {"name": f"专项职责{key}", **more}, FILE)
    if post is not None:
        bed.section("organization.yaml", "posts")[bed.id(post)].setdefault("duties", []).append(id)
    return id


def _step_of_kind(bed: Bed, *steps: str) -> tuple[str, list[str]]:
    """An untouched power and the full ids of these steps of it."""
    sown = bed.sown(*steps)
    return sown.id, [f"{sown.id}/{step}" for step in steps]


def incompatible_duties(bed: Bed) -> None:
    """A post with two duties that a rule keeps apart."""
    pair = [_duty(bed, "one", "legal-head"), _duty(bed, "other", "legal-head")]
    _rule(bed, incompatible=pair)
    bed.expect("SD101", bed.id("legal-head"), "duties")


def same_unit(bed: Bed) -> None:
    """Two posts of one unit with duties of different units."""
    pair = [_duty(bed, "left", "finance-head"), _duty(bed, "right", "finance-head")]
    _rule(bed, different_unit=pair)
    bed.expect("SD102", bed.id("finance"))


def duty_outside_its_unit(bed: Bed) -> None:
    """A duty of one unit had by a post of another."""
    _rule(bed, only={"duties": [_duty(bed, "own", "legal-head")], "units": [bed.id("finance")]})
    bed.expect("SD103", bed.id("legal-head"), "duties")


def leader_in_charge(bed: Bed) -> None:
    """A leader in charge of two domains that no leader may have together."""
    pair = [bed.add("domains", key, {"name": f"专项权域{key}"}, FILE) for key in ("one", "other")]
    portfolio = bed.section("people.yaml", "portfolios")[bed.id("portfolio-discipline-head")]
    portfolio["in_charge"]["domains"] = pair
    _rule(bed, not_both={"domains": pair})
    bed.expect("SD105", portfolio["leader"])


def kin_not_apart(bed: Bed) -> None:
    """Relatives of whom one is the other's superior."""
    above, person = bed.holder_of(bed.id("director"))
    below, _ = bed.holder_of(bed.id("discipline-head"))
    person["kin"] = [{"person": below, "relation": "表亲"}]
    _rule(bed, kin_avoidance={"relations": ["表亲"], "between": "reporting_line"})
    bed.expect("SD106", above, "assignments.post")


def controller_not_independent(bed: Bed) -> None:
    """A control at a step of somebody to whom its owner reports."""
    sown = bed.sown("accept", "review", "decide")
    id, control = sown.control
    _, risk = sown.risk
    below = (sown.steps[step]["post"] for step in ("review", "accept"))
    control["at"] = f"{sown.id}/decide"
    control["owner"] = next(post for post in below if post != risk["accountable"]["direct"])
    _rule(bed, independent={"of": "owner"}, applies_to={"powers": [sown.id]})
    bed.expect("SD107", id, "owner")


def order_not_kept(bed: Bed) -> None:
    """A rule that asks for two steps in the order in which they do not come."""
    power, (accept, review) = _step_of_kind(bed, "accept", "review")
    _rule(bed, before=[review, accept])
    bed.expect("SD108", power, "steps.accept")


def not_decided_together(bed: Bed) -> None:
    """A step of one post that a body must take."""
    power, (accept,) = _step_of_kind(bed, "accept")
    _rule(bed, collective={"steps": [accept]})
    bed.expect("SD109", power, "steps.accept")


def fewer_people_asked(bed: Bed) -> None:
    """A step for fewer people than a rule asks for."""
    power, (accept,) = _step_of_kind(bed, "accept")
    _rule(bed, min_people={"steps": [accept], "n": 9})
    bed.expect("SD110", power, "steps.accept")


def rule_not_checked(bed: Bed) -> None:
    """A rule about a step that is nobody's kind of work."""
    _, (accept,) = _step_of_kind(bed, "accept")
    bed.expect("SD121", _rule(bed, different_person=[accept, "std:bid_evaluate"]), "different_person")


def sides_not_apart(bed: Bed) -> None:
    """A rule that keeps a duty apart from one that it implies."""
    lower = _duty(bed, "lower", "legal-head")
    bed.expect("SD122", _rule(bed, incompatible=[_duty(bed, "upper", "legal-head", implies=[lower]), lower]), "incompatible")


def rules_contradict(bed: Bed) -> None:
    """Two steps for one person by one rule, for two by another."""
    _, steps = _step_of_kind(bed, "accept", "review")
    _rule(bed, "together", same_person=steps)
    bed.expect("SD123", _rule(bed, different_person=steps), "different_person")


def compensation_not_allowed(bed: Bed) -> None:
    """A waiver of a rule that allows no compensation, and the conflict that it does not waive."""
    post = bed.id("finance-head")
    rule = _rule(bed, incompatible=[_duty(bed, "strict", "finance-head"), _duty(bed, "apart", "finance-head")],
                 compensating="forbidden")
    waiver = {"rule": f"SD101/{rule}", "record": post, "reason": "编制不足，暂由一岗兼办，每季由上级抽查账实是否相符",
              "approved_by": bed.id("director"), "compensating": [bed.sown("accept").control[0]], "from": "2026-01-01", "expires": "2026-12-31"}
    bed.expect("SD101", post, "duties")
    bed.expect("SD124", bed.add("waivers", "strict-waiver", waiver, "waivers.yaml"), "rule")


def shipped_rule_replaced(bed: Bed) -> None:
    """A rule of the bureau's own with the id of a shipped one."""
    _, steps = _step_of_kind(bed, "accept", "review")
    bed.section(FILE, "sod_rules")["LIC7"] = {"name": "受理与审查分开", "different_person": steps}
    bed.expect("SD125", "LIC7")


PLANTINGS = (
    Planting("SD101", incompatible_duties),
    Planting("SD102", same_unit),
    Planting("SD103", duty_outside_its_unit),
    Planting("SD105", leader_in_charge),
    Planting("SD106", kin_not_apart),
    Planting("SD107", controller_not_independent),
    Planting("SD108", order_not_kept),
    Planting("SD109", not_decided_together),
    Planting("SD110", fewer_people_asked),
    Planting("SD121", rule_not_checked),
    Planting("SD122", sides_not_apart),
    Planting("SD123", rules_contradict),
    Planting("SD124", compensation_not_allowed),
    Planting("SD125", shipped_rule_replaced),
)
