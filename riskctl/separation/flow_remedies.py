"""What may mend a conflict about the flow, not yet proved: order, bodies, panels, and how many people a step takes."""

from collections.abc import Iterator, Sequence

from riskctl.flow.bodies import needed
from riskctl.flow.preceding import following, reached_without
from riskctl.flow.process import process_of
from riskctl.model.organization import Body
from riskctl.model.power import Power, Step
from riskctl.model.separation import Panel
from riskctl.model.vocabulary import PartyRole, StepKind
from riskctl.separation.access import Access
from riskctl.separation.conflict import Conflict
from riskctl.separation.draft import Change
from riskctl.separation.procedure import acting_body, quorum_of, slots
from riskctl.separation.rulebook import steps_named

CANDIDATES = 8
"""How many posts are offered for a step or a seat."""
_KINDS = frozenset(kind.value for kind in StepKind)


def of_order(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Lead the ways that go round an earlier step back through it; where that cannot be, add such a step."""
    power, first, then = access.powers[conflict.holder], conflict.left or "", conflict.right or ""
    earlier = steps_named((first,), power, access.catalog)
    skipped = _first_skipped(power, earlier, steps_named((then,), power, access.catalog))
    process = process_of(power)
    for key in earlier:
        after = following(process, (key,))
        if after.issuperset(skipped) and not any(one in after for one in _leading_to(skipped, power, earlier)):
            yield Change("lead_through", power.id, to=f"{power.id}/{key}", items=tuple(f"{power.id}/{one}" for one in skipped))
            return
    kind = first if first in _KINDS else next((kind for kind, duties in access.of_kind.items() if first in duties), first)
    for post in _performers(first, power.steps[skipped[0]], power, access) if len(skipped) == 1 and "/" not in first else ():
        yield Change("add_step", f"{power.id}/{skipped[0]}", kind, post)


def _first_skipped(power: Power, earlier: Sequence[str], later: Sequence[str]) -> tuple[str, ...]:
    """The later steps to which a way leads that has passed neither an earlier one nor another of them."""
    process = process_of(power)
    before = reached_without(process, (*earlier, *later))
    met = {*process.starts, *(onward for key in before for onward in process.onward[key])}
    return tuple(key for key in later if key in met)


def _leading_to(skipped: Sequence[str], power: Power, earlier: Sequence[str]) -> Iterator[str]:
    """The steps from which a way leads straight to the skipped ones, the earlier ones left out."""
    return (key for key, onward in process_of(power).onward.items() if key not in earlier and not set(onward).isdisjoint(skipped))


def _performers(entry: str, skipped: Step, power: Power, access: Access) -> tuple[str, ...]:
    """Posts for a step of the kind or duty: those that perform such steps elsewhere, have the duty, or are in the unit."""
    elsewhere = (post for _, _, step, duties in access.steps if entry in duties for post in step.posts)
    having = (act.post for act in access.own.values() if entry in act.duties)
    near = (post.id for post in access.catalog.posts.values() if post.unit == power.lead_unit)
    found = dict.fromkeys((*elsewhere, *having, *near))
    return tuple(post for post in found if post in access.people_of and post not in skipped.posts)[:CANDIDATES]


def of_body(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Raise the quorum of the body that takes the step, or have a body take it that has it."""
    asked, (step,) = conflict.rule.record.collective, conflict.between
    own = access.catalog.bodies.get(str(conflict.values.get("body", "")))
    if own is not None and asked and asked.quorum and conflict.values.get("how") == "quorum":
        yield Change("set_quorum", own.id, asked.quorum)
    for body in access.catalog.bodies.values():
        fits = asked is not None and asked.body in (None, body.id)
        if fits and (not asked or not asked.quorum or quorum_of(body) >= needed(asked.quorum, len(body.members))):
            yield Change("set_body", step, to=body.id)


def of_panel(conflict: Conflict, access: Access) -> Iterator[Change]:
    """One more member for the body that takes the step, more people for a step without one, or a body that would do."""
    asked, (id,) = conflict.rule.record.panel, conflict.between
    if asked is None:
        return
    step = access.catalog.steps[id][1]
    own = acting_body(step, access.catalog)
    if own is not None:
        yield from (Change("add_member", own.id, to=member) for member in _seats_for(asked, own, access))
    elif not asked.experts:
        n = max(asked.n or 1, slots(step, access))
        yield Change("set_people", id, str(n + 1 if asked.odd and n % 2 == 0 else n))
    for body in access.catalog.bodies.values():
        if own is None or body.id != own.id:
            yield Change("set_body", id, to=body.id)


def _seats_for(asked: Panel, body: Body, access: Access) -> tuple[str, ...]:
    """Who might join the body: experts from outside first where the rule asks for them, then posts that are held."""
    experts = [party.id for party in access.catalog.parties.values() if party.role is PartyRole.EXPERT]
    posts = [post for post in access.posts if post in access.people_of]
    found = (*experts, *posts) if asked.experts else (*posts, *experts)
    return tuple(one for one in found if one not in body.members)[:CANDIDATES]


def of_people(conflict: Conflict, access: Access) -> Iterator[Change]:
    """Have one of the steps take the people that are missing: first those whose posts have enough holders."""
    asked = conflict.rule.record.min_people
    lacking = (asked.n or 0) - int(str(conflict.values.get("has", 0))) if asked else 0
    found = []
    for id in conflict.between:
        _, step = access.catalog.steps[id]
        if not step.bodies:
            n = slots(step, access) + lacking
            holders = {person for post in step.posts for person in access.people_of.get(post, ())}
            found.append((len(holders) < n, Change("set_people", id, str(n))))
    yield from (change for _, change in sorted(found, key=lambda one: one[0]))
