"""What delegations lend: which steps, and by what right the lending post has them."""

from collections.abc import Iterator, Mapping

from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation

Loans = Mapping[str, tuple[Delegation, ...]]


def current_loans(catalog: Catalog) -> Iterator[Delegation]:
    """Every delegation with both posts, of which the time is not over."""
    for loan in catalog.delegations.values():
        both_known = loan.from_ in catalog.posts and loan.to in catalog.posts
        if both_known and not is_past(loan.valid_to, catalog.as_of):
            yield loan


def loans_by_borrower(catalog: Catalog) -> Loans:
    """For each post, the delegations to it, past ones too."""
    found: dict[str, list[Delegation]] = {}
    for loan in catalog.delegations.values():
        if loan.to:
            found.setdefault(loan.to, []).append(loan)
    return {post: tuple(loans) for post, loans in found.items()}


def lent_items(catalog: Catalog, loan: Delegation) -> Iterator[tuple[str, str]]:
    """Each power or step of the delegation that exists, with the field it is written in."""
    for item in loan.powers:
        if item in catalog.powers:
            yield "powers", item
    for item in loan.steps:
        if item in catalog.steps or item.removesuffix("/*") in catalog.powers:
            yield "steps", item


def steps_of(catalog: Catalog, item: str) -> frozenset[str]:
    """The full ids of the steps that a power, `power/*` or a step stands for."""
    if item in catalog.steps:
        return frozenset({item})
    power = catalog.powers.get(item.removesuffix("/*"))
    return frozenset(id for id, _ in power.each_step()) if power else frozenset()


def performs(catalog: Catalog, post: str, item: str) -> bool:
    """Whether the post performs any of it itself; also where the steps do not yet say who performs them."""
    steps = [catalog.steps[id][1] for id in steps_of(catalog, item)]
    if not steps or any(post in step.posts for step in steps):
        return True
    if not all(step.has_actor for step in steps):
        return True
    power = catalog.powers.get(item)
    extension = power.time_limit.extend if power and power.time_limit else None
    return extension is not None and extension.approved_by == post


def sources(catalog: Catalog, loan: Delegation, item: str, loans: Loans) -> tuple[Delegation, ...]:
    """The delegations from which the lending post has some of it while this one runs."""
    steps = steps_of(catalog, item)
    return tuple(source for source in loans.get(loan.from_ or "", ())
                 if source is not loan and _meet(source, loan)
                 and any(steps & steps_of(catalog, lent) for _, lent in lent_items(catalog, source)))


def _meet(one: Delegation, other: Delegation) -> bool:
    """Whether both are in force on some day."""
    firsts = [day for day in (one.valid_from, other.valid_from) if day]
    lasts = [day for day in (one.valid_to, other.valid_to) if day]
    return not firsts or not lasts or max(firsts) <= min(lasts)
