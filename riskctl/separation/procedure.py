"""What a power's flow itself must hold to: the order of steps, who decides together, how many act, and rotation."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from riskctl.flow.bodies import needed
from riskctl.flow.dates import add_days
from riskctl.flow.due import rotations
from riskctl.flow.graphs import shortest_way
from riskctl.flow.preceding import reached_without
from riskctl.flow.process import process_of
from riskctl.flow.sod_rules import BoundRule
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Body
from riskctl.model.power import Authority, Power, Step
from riskctl.model.vocabulary import HolderKind, PartyRole
from riskctl.separation.access import Access
from riskctl.separation.conflict import Conflict, Path, State
from riskctl.separation.rulebook import applies, steps_named


def before(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each power in which a step of a later entry can be come to without any step of the entry before it.

    A power without such an earlier step is one of them. Branches that join all count together. One conflict for each power
    and two entries that follow one another, with a way that shows it.
    """
    entries = rule.record.before
    for power in _bound(rule, access):
        for first, then in pairwise(entries):
            passing = frozenset(steps_named((first,), power, access.catalog))
            later = steps_named((then,), power, access.catalog)
            process = process_of(power)
            open_ = reached_without(process, passing) if later and process.starts else frozenset()
            skipped = next((key for key in later if key in open_), None)
            if skipped is not None:
                way = _way(power, skipped, passing)
                yield Conflict(rule, None, None, power.id, first, then, (power.id,), (way,), (),
                               (f"{power.id}/{skipped}",), ((first, then),), {"step": f"{power.id}/{skipped}"})


def _way(power: Power, to: str, passing: frozenset[str]) -> Path:
    """A shortest way from a start to the step that passes none of the others."""
    onward = {key: [one for one in following if one not in passing] for key, following in process_of(power).onward.items()}
    ways = (shortest_way(start, to, onward) for start in process_of(power).starts if start not in passing)
    best = min((way for way in ways if way), key=len, default=(to,))
    return tuple(f"{power.id}/{key}" for key in best)


def collective(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each step that the rule names and that no body takes, or not the body, or not with the quorum, that it asks.

    Of a step by bands of an amount the highest band must go to the body.
    """
    asked = rule.record.collective
    for power, key, step in _steps(rule, asked.steps if asked else (), access):
        body = acting_body(step, access.catalog)
        if body is None or (asked and asked.body and body.id != asked.body):
            yield _of_step(rule, power, key, step, "body", {"body": body.id if body else "", "asked": asked.body if asked else ""})
        elif asked and asked.quorum and quorum_of(body) < needed(asked.quorum, len(body.members)):
            yield _of_step(rule, power, key, step, "quorum", {"body": body.id, "asked": asked.quorum, "has": quorum_of(body)})


def quorum_of(body: Body) -> int:
    """How many members must be there: what the body says, by default more than half."""
    return needed(body.quorum, len(body.members)) if body.quorum else len(body.members) // 2 + 1


def acting_body(step: Step, catalog: Catalog) -> Body | None:
    """The body that takes the step, for the largest amounts where amounts matter; None where none does."""
    bands = step.authority
    actor = max(bands, key=lambda band: float("inf") if band.to is None else band.to) if bands else step
    return catalog.bodies.get(actor.body or "")


def panel(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each step that the rule names whose panel is too small, even, or has too few experts.

    The panel is the body of the step, each member one person and parties with the role of expert the experts; without a
    body it is the people that the step asks for.
    """
    asked = rule.record.panel
    for power, key, step in _steps(rule, asked.steps if asked else (), access):
        if asked is None:
            continue
        size, experts = _make_up(step, access)
        if asked.n is not None and size < asked.n:
            yield _of_step(rule, power, key, step, "size", {"has": size, "asked": asked.n})
        elif asked.odd and size % 2 == 0:
            yield _of_step(rule, power, key, step, "even", {"has": size, "asked": ""})
        elif asked.experts and experts < needed(asked.experts, size):
            yield _of_step(rule, power, key, step, "experts", {"has": experts, "asked": needed(asked.experts, size)})


def _make_up(step: Step, access: Access) -> tuple[int, int]:
    """How many sit on the panel, and how many of them are experts."""
    body = acting_body(step, access.catalog)
    if body is None:
        return slots(step, access), 0
    parties = (access.catalog.parties[member] for member in body.members if member in access.catalog.parties)
    return len(body.members), sum(party.role is PartyRole.EXPERT for party in parties)


def slots(step: Step, access: Access) -> int:
    """How many different people the step takes: its people, those of all its posts together, or a quorum; none by a party.

    Of a step by bands of an amount, the most that any band takes.
    """
    return max((_slots(step, actor, access) for actor in (step.authority or (step,))), default=0)


def _slots(step: Step, actor: Step | Authority, access: Access) -> int:
    body = access.catalog.bodies.get(actor.body or "")
    if body is not None:
        return quorum_of(body)
    if actor.all_of:
        return sum(one.people or 1 for one in actor.all_of)
    return step.people or 1


def min_people(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each power whose steps that the rule names take fewer people together than it asks, whoever they are.

    Whether there are enough people to fill them is a question of staffing. Steps of parties are left out.
    """
    asked = rule.record.min_people
    if asked is None or asked.n is None:
        return
    for power in _bound(rule, access):
        keys = [key for key in steps_named(asked.steps, power, access.catalog) if power.steps[key].posts or power.steps[key].bodies]
        has = sum(slots(power.steps[key], access) for key in keys)
        if keys and has < asked.n:
            steps = tuple(f"{power.id}/{key}" for key in keys)
            yield Conflict(rule, None, None, power.id, None, None, (power.id,), (steps,), (), steps, (),
                           {"has": has, "asked": asked.n, "step": steps[0]})


def rotation(rule: BoundRule, access: Access) -> Iterator[Conflict]:
    """Each person who is longer in a post than the rule allows, where it is the shortest limit of the post."""
    for due in rotations_of(rule, access):
        post = str(due["post"])
        yield Conflict(rule, None, HolderKind.PERSON, str(due["person"]), post, None, (), ((str(due["person"]), post),),
                       (str(due["person"]),), (post,), (), due)


def rotations_of(rule: BoundRule, access: Access) -> Iterator[dict[str, object]]:
    """Who is overdue by the rule, with the post, since when, for how long, and by which day it was to end."""
    day = access.catalog.as_of
    kept: list[dict[str, object]] | None = access.__dict__.get("rotations")
    if kept is None:
        kept = access.__dict__["rotations"] = [{**due.values, "person": due.record.id, "due": due.day.isoformat()}
                                               for due in rotations(access.catalog, add_days(day, -1))]
    return (due for due in kept if due["rule"] == rule.id)


def _bound(rule: BoundRule, access: Access) -> Iterator[Power]:
    """The powers in force with a flow that the rule applies to."""
    return (power for power in access.powers.values() if power.steps and applies(rule, power, access.catalog))


def _steps(rule: BoundRule, side: Iterable[str], access: Access) -> Iterator[tuple[Power, str, Step]]:
    entries = tuple(side)
    for power in _bound(rule, access) if entries else ():
        for key in steps_named(entries, power, access.catalog):
            if power.steps[key].posts or power.steps[key].bodies:
                yield power, key, power.steps[key]


def _of_step(rule: BoundRule, power: Power, key: str, step: Step, how: str, values: dict[str, object]) -> Conflict:
    id = f"{power.id}/{key}"
    actors = tuple(dict.fromkeys((*step.posts, *step.bodies)))
    return Conflict(rule, State.DESIGN, None, power.id, None, None, (power.id,), ((id, *actors[:1]),), (), (id,), (),
                    {"how": how, "step": id, **values})
