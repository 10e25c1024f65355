"""Who may perform a step: the seats that people have to fill, and who may fill each (A(s) and need(s))."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from riskctl.flow.amounts import EVERY_AMOUNT, Range, range_of
from riskctl.flow.bodies import needed
from riskctl.flow.holding import holdings, in_force, is_incumbent
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Body, Delegation
from riskctl.model.power import Actor, Authority, Power, Step

_ROLL = "roll of post holders"
EVERY = EVERY_AMOUNT[0]


class Sitting(Enum):
    """As what a person performs a step: holding a post, in the chair of a body, or as another member of it."""

    POST = "post"
    CHAIR = "chair"
    MEMBER = "member"


class Seat(NamedTuple):
    """One person's part in a step.

    `people` may fill it: those of `acting`, who act for each of the posts, that are `able` (None: everybody is). Seats of
    one step are filled by different people.
    """

    people: frozenset[str]
    acting: tuple[tuple[str, frozenset[str]], ...]
    able: frozenset[str] | None = None
    sitting: Sitting = Sitting.POST

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts through which the seat is filled."""
        return tuple(post for post, _ in self.acting)


@dataclass(frozen=True)
class Roll:
    """Who holds what on the day: everybody (`holders`), those who hold it as such (`incumbents`), what is lent to whom."""

    holders: Mapping[str, frozenset[str]]
    incumbents: Mapping[str, frozenset[str]]
    lent: Mapping[str, tuple[Delegation, ...]]
    qualified: Mapping[str, frozenset[str]]


def roll_of(catalog: Catalog) -> Roll:
    """The roll of the catalog on its day; made when it is first asked for, and kept."""
    roll = catalog.__dict__.get(_ROLL)
    if not isinstance(roll, Roll):
        roll = catalog.__dict__[_ROLL] = _make_roll(catalog)
    return roll


def _make_roll(catalog: Catalog) -> Roll:
    held = holdings(catalog)
    lent: dict[str, tuple[Delegation, ...]] = {}
    for loan in catalog.delegations.values():
        if loan.from_ and loan.to and in_force(loan.valid_from, loan.valid_to, catalog.as_of):
            lent[loan.from_] = (*lent.get(loan.from_, ()), loan)
    qualified: dict[str, set[str]] = {}
    for person in catalog.people.values():
        for qualification in person.qualifications:
            qualified.setdefault(qualification, set()).add(person.id)
    return Roll(
        holders={post: frozenset(person.id for person, _ in people) for post, people in held.items()},
        incumbents={post: frozenset(person.id for person, how in people if is_incumbent(how))
                    for post, people in held.items()},
        lent=lent,
        qualified={name: frozenset(people) for name, people in qualified.items()},
    )


def holders_for(post: str, power: Power, step: str, catalog: Catalog, band: Range = EVERY) -> frozenset[str]:
    """Who may act for the post in the step: whoever holds it, in whatever way, and those it lends the step to today.

    What is lent up to an amount is lent for the bands that do not go beyond it; who may pass it on lends it in turn.
    """
    roll = roll_of(catalog)
    found = roll.holders.get(post, frozenset())
    passing = [post]
    for lender in passing:
        for loan in roll.lent.get(lender, ()):
            if loan.to and covers(loan, power, step) and (loan.up_to is None or band[1] <= loan.up_to):
                found |= roll.holders.get(loan.to, frozenset())
                if loan.redelegate and loan.to not in passing:
                    passing.append(loan.to)
    return found


def covers(loan: Delegation, power: Power, step: str) -> bool:
    """Whether the delegation is for this step of the power."""
    return power.id in loan.powers or f"{power.id}/{step}" in loan.steps or f"{power.id}/*" in loan.steps


def seats_of(power: Power, key: str, catalog: Catalog, band: Range = EVERY) -> tuple[Seat, ...] | None:
    """The seats of the step for amounts in the band; () for a step of a party outside, None if nobody is written to act.

    The step's post, or any of `any_of`, is `people` seats; `all_of` is `people` seats for each entry; a body is as many as
    its quorum, the first of them the chair's. Where the step has bands of authority, the actor of the band performs it.
    """
    step = power.steps[key]
    acting: Step | Authority = step
    if step.authority:
        fitting = (one for one in step.authority if _lies_in(band, range_of(one)))
        acting = next(fitting, step)
    if acting.body is not None:
        body = catalog.bodies.get(acting.body)
        return None if body is None else _body_seats(body, step.qualified, (power, key), catalog, band)
    if acting.all_of:
        return tuple(seat for actor in acting.all_of for seat in _actor_seats(actor, power, step, catalog, band))
    posts = tuple(dict.fromkeys((*((acting.post,) if acting.post else ()), *acting.any_of)))
    if posts:
        return (_post_seat(posts, (step.qualified,), (power, key), catalog, band),) * (step.people or 1)
    return () if step.party else None


def _lies_in(band: Range, of: Range | None) -> bool:
    return of is not None and of[0] <= band[0] and band[1] <= of[1]


def _actor_seats(actor: Actor, power: Power, step: Step, catalog: Catalog, band: Range) -> tuple[Seat, ...]:
    if actor.post is None:
        return ()
    wanted = (step.qualified, actor.qualified)
    return (_post_seat((actor.post,), wanted, (power, step.key), catalog, band),) * (actor.people or 1)


def _post_seat(posts: tuple[str, ...], qualifications: Iterable[str | None], at: tuple[Power, str],
               catalog: Catalog, band: Range) -> Seat:
    return _seat(((post, holders_for(post, *at, catalog, band)) for post in posts), qualifications, catalog)


def _seat(acting: Iterable[tuple[str, frozenset[str]]], qualifications: Iterable[str | None], catalog: Catalog,
          sitting: Sitting = Sitting.POST) -> Seat:
    """A seat for those who act for these posts and have all the qualifications."""
    found = tuple(acting)
    people = frozenset[str]().union(*(holders for _, holders in found))
    able: frozenset[str] | None = None
    for qualification in qualifications:
        if qualification is not None:
            having = qualified_people(qualification, catalog)
            people, able = people & having, having if able is None else able & having
    return Seat(people, found, able, sitting)


def qualified_people(qualification: str, catalog: Catalog) -> frozenset[str]:
    """Everybody who has the qualification."""
    return roll_of(catalog).qualified.get(qualification, frozenset())


def _body_seats(body: Body, qualification: str | None, at: tuple[Power, str], catalog: Catalog, band: Range) -> tuple[Seat, ...]:
    """As many seats as the quorum asks of the people in office (without a quorum, more than half of them).

    How many sit for a party among the members is open, and they fill what is left: one seat is the bureau's then. The
    chair is filled by whoever may act for its post.
    """
    roll = roll_of(catalog)
    posts = tuple(member for member in body.members if member in catalog.posts)
    in_office = [(post, roll.incumbents.get(post, frozenset())) for post in posts]
    present = len(frozenset[str]().union(*(people for _, people in in_office)))
    number = needed(body.quorum, present) if body.quorum else present // 2 + 1
    if len(posts) < len(body.members):
        number = min(1, len(posts))
    seats = (_seat(in_office, (qualification,), catalog, Sitting.MEMBER),) * max(number, 1 if body.chair else 0)
    if not body.chair or not seats:
        return seats
    chair = ((body.chair, holders_for(body.chair, *at, catalog, band)),)
    return (_seat(chair, (qualification,), catalog, Sitting.CHAIR), *seats[1:])
