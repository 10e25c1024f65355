"""Faults of units, posts, delegations, portfolios, bodies, domains and duties (OR)."""

from benchmarks.planting.bed import Bed, Planting

Loan = dict[str, object]


def unit_cycle(bed: Bed) -> None:
    """Two units, each the parent of the other."""
    one, other = bed.new_id("group-a"), bed.new_id("group-b")
    units = bed.section("organization.yaml", "units")
    for id, parent in ((one, other), (other, one)):
        units[id] = {"name": f"专班{id}", "parent": parent, "kind": "leadership", "head": bed.id("director")}
    bed.expect("OR101", one, "parent")


def several_roots(bed: Bed) -> None:
    """A second unit without a parent."""
    id = bed.add("units", "centre", {"name": "服务中心", "kind": "leadership", "head": bed.id("director")})
    bed.expect("OR102", id, "parent")


def unit_without_head(bed: Bed) -> None:
    """A unit that nobody heads."""
    id = bed.add("units", "team", {"name": "工作专班", "parent": bed.id("bureau"), "kind": "leadership"})
    bed.expect("OR103", id, "head")


def reporting_cycle(bed: Bed) -> None:
    """A deputy who reports to one of his own heads of office."""
    bed.section("organization.yaml", "posts")[bed.id("admin-deputy")]["reports_to"] = bed.id("office-head")
    bed.expect("OR104", bed.id("admin-deputy"), "reports_to")


def post_without_holder(bed: Bed) -> None:
    """A post that nobody holds, whose holder sits in on a body."""
    id = bed.add("posts", "clerk", {"name": "会议记录岗", "unit": bed.id("office")})
    bed.section("organization.yaml", "bodies")[bed.id("risk-group")].setdefault("observers", []).append(id)
    bed.expect("OR105", id)


def unused_post(bed: Bed) -> None:
    """A post that is held and has nothing to do."""
    post = bed.add("posts", "driver", {"name": "机动岗", "unit": bed.id("office")})
    bed.add(
        "people",
        "extra",
        {
            "name": "闲某",
            "unit": bed.id("office"),
            "assignments": [{"post": post, "as": "primary", "from": "2025-01-01"}],
        },
    )
    bed.expect("OR106", post)


def delegation_expired(bed: Bed) -> None:
    """A delegation whose time is over."""
    id, loan = next(iter(bed.section("people.yaml", "delegations").items()))
    loan["valid_to"] = "2026-03-31"
    bed.expect("OR301", id, "valid_to")


def _loan(bed: Bed, **more: object) -> Loan:
    return {
        "name": "临时授权",
        "document": f"市监授〔2026〕{bed.number + 100}号",
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        **more,
    }


def delegation_not_allowed(bed: Bed) -> None:
    """A delegation of a power by a post that does not exercise it."""
    power = bed.sown("apply", "refuse").id
    id = bed.add(
        "delegations",
        "loan",
        _loan(bed, **{"from": bed.id("archivist"), "to": bed.id("secretary"), "powers": [power]}),
    )
    bed.expect("OR302", id, "powers")


def delegation_of_delegation(bed: Bed) -> None:
    """A power that is lent, and lent on without leave."""
    sown = bed.sown("lift", "transfer")
    unit, step = sown.power["unit"], f"{sown.id}/dispose"
    bed.add(
        "delegations",
        "loan-a",
        _loan(bed, **{"from": f"{unit}-head", "to": f"{unit}-acceptor", "steps": [step]}),
    )
    id = bed.add(
        "delegations",
        "loan-b",
        _loan(bed, **{"from": f"{unit}-acceptor", "to": f"{unit}-reviewer", "steps": [step]}),
    )
    bed.expect("OR303", id, "from")


def delegation_dates_reversed(bed: Bed) -> None:
    """A delegation that ends before it begins."""
    sown = bed.sown("apply", "refuse")
    unit = sown.power["unit"]
    id = bed.add(
        "delegations",
        "loan",
        _loan(
            bed,
            **{
                "from": f"{unit}-reviewer",
                "to": f"{unit}-handler",
                "steps": [f"{sown.id}/review"],
                "valid_to": "2025-12-31",
            },
        ),
    )
    bed.expect("OR304", id, "valid_to")


def portfolio_overlap(bed: Bed) -> None:
    """Two leaders in charge of one unit."""
    bed.section("people.yaml", "portfolios")[bed.id("portfolio-discipline-head")]["in_charge"][
        "units"
    ].append(bed.id("personnel"))
    bed.expect("OR401", bed.id("portfolio-discipline-head"), "in_charge")


def portfolio_empty(bed: Bed) -> None:
    """A leader who is in charge of nothing."""
    leader = bed.holder_of(bed.id("director"))[0]
    id = bed.add("portfolios", "portfolio", {"leader": leader, "in_charge": {}, "from": "2025-01-01"})
    bed.expect("OR402", id, "in_charge")


def unit_in_no_portfolio(bed: Bed) -> None:
    """A unit that no leader is in charge of."""
    bed.section("people.yaml", "portfolios")[bed.id("portfolio-admin-deputy")]["in_charge"]["units"].remove(
        bed.id("information")
    )
    bed.expect("OR403", bed.id("information"))


def body_without_quorum(bed: Bed) -> None:
    """A body that does not say how many make it able to decide."""
    del bed.section("organization.yaml", "bodies")[bed.id("finance-group")]["quorum"]
    bed.expect("OR501", bed.id("finance-group"), "quorum")


def chair_not_member(bed: Bed) -> None:
    """A chair from outside the body."""
    bed.section("organization.yaml", "bodies")[bed.id("panel")]["chair"] = bed.id("admin-deputy")
    bed.expect("OR502", bed.id("panel"), "chair")


def quorum_out_of_reach(bed: Bed) -> None:
    """More than all members as quorum."""
    bed.section("organization.yaml", "bodies")[bed.id("meeting")]["quorum"] = 30
    bed.expect("OR503", bed.id("meeting"), "quorum")


def domain_cycle(bed: Bed) -> None:
    """Two domains, each within the other."""
    one, other = bed.new_id("field-a"), bed.new_id("field-b")
    bed.section("organization.yaml", "domains").update(
        {one: {"name": "甲领域", "parent": other}, other: {"name": "乙领域", "parent": one}}
    )
    bed.expect("OR601", one, "parent")


def duty_cycle(bed: Bed) -> None:
    """Two duties, each implying the other."""
    one, other = bed.new_id("task-a"), bed.new_id("task-b")
    bed.section("organization.yaml", "duties").update(
        {
            one: {"name": "甲职责", "kinds": ["accept"], "implies": [other]},
            other: {"name": "乙职责", "implies": [one]},
        }
    )
    bed.expect("OR602", one, "implies")


def unit_owns_no_step(bed: Bed) -> None:
    """A power in a unit that does nothing for it."""
    sown = bed.sown("inspect", "refuse")
    sown.power["unit"] = bed.id("personnel")
    bed.expect("OR701", sown.id, "unit")


def duty_of_nobody(bed: Bed) -> None:
    """A duty that no post has."""
    bed.expect("OR702", bed.add("duties", "task", {"name": "无人职责"}))


PLANTINGS = (
    Planting("OR101", unit_cycle),
    Planting("OR102", several_roots),
    Planting("OR103", unit_without_head, 2),
    Planting("OR104", reporting_cycle),
    Planting("OR105", post_without_holder, 2),
    Planting("OR106", unused_post, 2),
    Planting("OR301", delegation_expired),
    Planting("OR302", delegation_not_allowed),
    Planting("OR303", delegation_of_delegation),
    Planting("OR304", delegation_dates_reversed),
    Planting("OR401", portfolio_overlap),
    Planting("OR402", portfolio_empty),
    Planting("OR403", unit_in_no_portfolio),
    Planting("OR501", body_without_quorum),
    Planting("OR502", chair_not_member),
    Planting("OR503", quorum_out_of_reach),
    Planting("OR601", domain_cycle),
    Planting("OR602", duty_cycle),
    Planting("OR701", unit_owns_no_step),
    Planting("OR702", duty_of_nobody),
)
