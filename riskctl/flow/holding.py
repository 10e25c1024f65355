"""Who holds which post on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from riskctl.model.catalog import Catalog
from riskctl.model.organization import Assignment, Delegation, Person
from riskctl.model.vocabulary import AssignmentRole, UnitKind

Holding = tuple[Person, Assignment]


def in_force(first: date | None, last: date | None, day: date) -> bool:
    """Whether the day lies between the two, both included; an open end counts as endless."""
    return (first is None or first <= day) and (last is None or day <= last)


def holdings(catalog: Catalog) -> Mapping[str, tuple[Holding, ...]]:
    """For each post, the people who hold it on the day of the catalog, in whatever way, with their assignment."""
    found: dict[str, list[Holding]] = {}
    for person in catalog.people.values():
        for assignment in person.assignments:
            if assignment.post and in_force(assignment.from_, assignment.to, catalog.as_of):
                found.setdefault(assignment.post, []).append((person, assignment))
    return {post: tuple(people) for post, people in found.items()}


def is_incumbent(assignment: Assignment) -> bool:
    """Whether the post is held as such, not only as a backup."""
    return assignment.as_ is not AssignmentRole.BACKUP


def holders(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """For each post, the ids of everybody who holds it on the day, backups and those acting by delegation included."""
    direct = {post: frozenset(person.id for person, _ in people) for post, people in holdings(catalog).items()}
    acting = borrowers(catalog)
    return {**direct, **{post: frozenset[str]().union(*(direct.get(one, ()) for one in (post, *others))) for post, others in acting.items()}}


def borrowers(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """For each post that lends anything on the day, the posts that may act for it: those it lends to, and those these may pass on to."""
    lent: dict[str, list[Delegation]] = {}
    for loan in catalog.delegations.values():
        if loan.from_ and loan.to and in_force(loan.valid_from, loan.valid_to, catalog.as_of):
            lent.setdefault(loan.from_, []).append(loan)
    return {post: tuple(_borrowers(post, lent)) for post in lent}


def _borrowers(post: str, lent: Mapping[str, Iterable[Delegation]]) -> Iterator[str]:
    """The posts to which the post lends, and those to which these may pass on."""
    passing = [post]
    for lender in passing:
        for loan in lent.get(lender, ()):
            yield loan.to or ""
            if loan.redelegate and loan.to and loan.to not in passing:
                passing.append(loan.to)


def incumbents(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """For each post, the ids of those who hold it as primary, deputy or acting on the day."""
    return {post: frozenset(person.id for person, assignment in people if is_incumbent(assignment))
            for post, people in holdings(catalog).items()}


def heads_of_bureau(catalog: Catalog) -> frozenset[str]:
    """The posts that head the bureau: those named as head of a unit that is below no other and not outside."""
    roots = (unit for unit in catalog.units.values() if unit.lacks("parent") and unit.unit_kind is not UnitKind.EXTERNAL)
    return frozenset(unit.head for unit in roots if unit.head)
