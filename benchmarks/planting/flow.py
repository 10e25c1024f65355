"""Faults of steps and of the ways between them (ST)."""

from benchmarks.planting.bed import Bed, Planting, Sown
from benchmarks.shape import back, step

MEASURED = ("approve", "tell", "book")


def _licence(bed: Bed) -> Sown:
    return bed.sown("inspect", "refuse")


def _free(sown: Sown, key: str) -> bool:
    """Whether no risk point stands at the step."""
    return all(risk["at"] != f"{sown.id}/{key}" for risk in sown.file["risk_points"].values())


def no_start(bed: Bed) -> None:
    """Steps without a start."""
    sown = bed.sown()
    del sown.power["start"]
    bed.expect("ST101", sown.id, "start")


def unreachable_step(bed: Bed) -> None:
    """A step that no way leads to."""
    sown = _licence(bed)
    sown.steps["extra"] = step("补充审查", "review", ["serve"], post=sown.steps["review"]["post"])
    bed.expect("ST103", sown.id, "steps.extra")


def cycle_without_return(bed: Bed) -> None:
    """A way back that is not written as one."""
    sown = _licence(bed)
    sown.steps["inspect"]["next"] = [
        {"to": "decide", "when": "情况属实"},
        {"to": "review", "when": "情况不明"},
    ]
    bed.expect("ST104", sown.id, "steps.inspect.next")


def fork_never_joined(bed: Bed) -> None:
    """A fork whose branches meet without a join."""
    sown = bed.sown(*MEASURED)
    del sown.steps["book"]["join"]
    bed.expect("ST105", sown.id, "steps.approve.split")


def join_never_forked(bed: Bed) -> None:
    """A join of ways of which only one is taken."""
    sown = _licence(bed)
    sown.steps["decide"]["join"] = "all"
    bed.expect("ST106", sown.id, "steps.decide.join")


def authority_gap(bed: Bed) -> None:
    """Amounts that nobody may approve."""
    sown = bed.sown(*MEASURED)
    sown.steps["approve"]["authority"][1]["over"] += 1000
    bed.expect("ST107", sown.id, "steps.approve.authority")


def authority_overlap(bed: Bed) -> None:
    """Amounts that two may approve."""
    sown = bed.sown("request", "verify", "approve", "pay")
    sown.steps["approve"]["authority"][0]["to"] += 1000
    bed.expect("ST108", sown.id, "steps.approve.authority")


def notice_too_short(bed: Bed) -> None:
    """A notice that is taken down too early."""
    sown = bed.sown("propose", "publish", "appoint")
    sown.steps["publish"]["notice"]["at_least"] = "3 workdays"
    bed.expect("ST109", sown.id, "steps.publish.notice.at_least")


def unsigned_document(bed: Bed) -> None:
    """A form to be signed by somebody who takes no part."""
    sown = _licence(bed)
    form = bed.new_id("form")
    sown.file["documents"] = {
        form: {"name": "会签单", "signatures": [{"as": "approve", "post": bed.id("cashier")}]}
    }
    sown.steps["decide"]["documents"] = [form]
    bed.expect("ST110", form, "signatures")


def dead_end(bed: Bed) -> None:
    """A step from which nothing follows."""
    sown = _licence(bed)
    del sown.steps["refuse"]["next"]
    bed.expect("ST111", sown.id, "steps.refuse.next")


def end_unreachable(bed: Bed) -> None:
    """A step that only a return leads out of."""
    sown = _licence(bed)
    sown.steps["refuse"]["next"] = [back("decide", "文书有误")]
    bed.expect("ST112", sown.id, "steps")


def loop_without_way_out(bed: Bed) -> None:
    """Two steps that pass a case to and fro for ever."""
    sown = bed.sown("file", "serve", "collect")
    sown.steps["collect"]["next"] = [back("serve", "未按期缴款")]
    bed.expect("ST113", sown.id, "steps.collect.next")


def single_branch(bed: Bed) -> None:
    """A choice with one way."""
    sown = _licence(bed)
    sown.steps["refuse"]["split"] = "one"
    bed.expect("ST114", sown.id, "steps.refuse.next")


def unlabelled_branches(bed: Bed) -> None:
    """A choice that does not say when which way is taken."""
    sown = _licence(bed)
    for way in sown.steps["review"]["next"][:2]:
        del way["when"]
    bed.expect("ST115", sown.id, "steps.review.next")


def return_without_reason(bed: Bed) -> None:
    """A return that gives no reason."""
    sown = _licence(bed)
    del sown.steps["review"]["next"][2]["reason"]
    bed.expect("ST116", sown.id, "steps.review.next")


def limits_exceed_power(bed: Bed) -> None:
    """A step that takes longer than the whole power may."""
    sown = _licence(bed)
    sown.steps["inspect"]["time_limit"] = "90 workdays"
    bed.expect("ST117", sown.id, "time_limit.promised")


def no_actor(bed: Bed) -> None:
    """A step that nobody performs."""
    sown = bed.sown("inspect", "refuse", such=lambda sown: _free(sown, "refuse"))
    del sown.steps["refuse"]["post"]
    bed.expect("ST118", sown.id, "steps.refuse.post")


def too_few_holders(bed: Bed) -> None:
    """More people than the post has."""
    sown = bed.sown("need", "choose", "sign")
    sown.steps["choose"]["people"] = 9
    bed.expect("ST119", sown.steps["choose"]["post"])


def return_to_unreached(bed: Bed) -> None:
    """A return to a step that comes later."""
    sown = _licence(bed)
    sown.steps["accept"]["next"].append(back("serve", "已经送达"))
    bed.expect("ST120", sown.id, "steps.accept.next")


def several_actors(bed: Bed) -> None:
    """A step of a post and of a body."""
    sown = _licence(bed)
    sown.steps["decide"]["body"] = bed.id("meeting")
    bed.expect("ST121", sown.id, "steps.decide.body")


def way_to_itself(bed: Bed) -> None:
    """A way from a step to itself."""
    sown = _licence(bed)
    sown.steps["inspect"]["next"] = ["decide", back("inspect", "须再次核查")]
    bed.expect("ST122", sown.id, "steps.inspect.next")


PLANTINGS = (
    Planting("ST101", no_start),
    Planting("ST103", unreachable_step, 2),
    Planting("ST104", cycle_without_return, 2),
    Planting("ST105", fork_never_joined),
    Planting("ST106", join_never_forked),
    Planting("ST107", authority_gap),
    Planting("ST108", authority_overlap),
    Planting("ST109", notice_too_short),
    Planting("ST110", unsigned_document),
    Planting("ST111", dead_end, 2),
    Planting("ST112", end_unreachable),
    Planting("ST113", loop_without_way_out),
    Planting("ST114", single_branch),
    Planting("ST115", unlabelled_branches, 3),
    Planting("ST116", return_without_reason, 2),
    Planting("ST117", limits_exceed_power, 2),
    Planting("ST118", no_actor, 2),
    Planting("ST119", too_few_holders),
    Planting("ST120", return_to_unreached),
    Planting("ST121", several_actors),
    Planting("ST122", way_to_itself),
)
