"""Which duties a post has, and which come with one another; which domain lies in which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from riskctl.flow.ended import power_has_ended
from riskctl.flow.graphs import reached
from riskctl.flow.lending import Lending
from riskctl.locale.naming import STANDARD
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Domain, Duty
from riskctl.model.vocabulary import StepKind


def every_duty(catalog: Catalog) -> Iterator[tuple[str, Duty]]:
    """The catalog's duties and the shipped ones, by the id that a catalog writes."""
    yield from catalog.duties.items()
    yield from ((STANDARD + id, duty) for id, duty in catalog.shipped.duties.items())


def every_domain(catalog: Catalog) -> Iterator[tuple[str, Domain]]:
    """The catalog's domains and the shipped ones, by the id that a catalog writes."""
    yield from catalog.domains.items()
    yield from ((STANDARD + id, domain) for id, domain in catalog.shipped.domains.items())


def duty_links(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """For each duty, those that come with it: what it implies, and what is the same, in either direction."""
    links: dict[str, list[str]] = {}
    for id, duty in every_duty(catalog):
        links.setdefault(id, []).extend(duty.implies)
        if duty.same_as:
            links[id].append(duty.same_as)
            links.setdefault(duty.same_as, []).append(id)
    return {id: tuple(dict.fromkeys(others)) for id, others in links.items()}


def duties_by_post(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """For each post, the duties it has of its own, by its steps, by delegation today, and by implication.

    What is performed by virtue of a power that has ended counts for nothing.
    """
    had = {post.id: set(post.duties) for post in catalog.posts.values()}
    of_kind = duties_of_kinds(catalog)
    for (kind, own), posts in _performing(catalog).items():
        duties = (*own, *(of_kind.get(kind, ()) if kind else ()))
        for post in posts:
            had.setdefault(post, set()).update(duties)
    links = duty_links(catalog)
    closed: dict[str, frozenset[str]] = {}
    for duty in {duty for duties in had.values() for duty in duties}:
        closed[duty] = reached(duty, links)
    return {post: frozenset[str]().union(*(closed[duty] for duty in duties)) for post, duties in had.items()}


def duties_of_kinds(catalog: Catalog) -> Mapping[StepKind, tuple[str, ...]]:
    """For each kind of step, the duties that performing it brings."""
    found: dict[StepKind, tuple[str, ...]] = {}
    for id, duty in every_duty(catalog):
        for kind in duty.kinds:
            found[kind] = (*found.get(kind, ()), id)
    return found


def _performing(catalog: Catalog) -> Mapping[tuple[StepKind | None, tuple[str, ...]], set[str]]:
    """For each kind of step and duties that steps have of their own, the posts that perform one, by delegation too."""
    found: dict[tuple[StepKind | None, tuple[str, ...]], set[str]] = defaultdict(set)
    lending = Lending(catalog)
    for power in catalog.powers.values():
        if power_has_ended(power, catalog.as_of):
            continue
        for key, step in power.steps.items():
            performing, posts = found[step.kind, step.duties], step.posts
            performing.update(posts)
            if power.id in lending.powers:
                performing.update(borrower for post in posts for borrower, _ in lending.borrowers(post, power.id, f"{power.id}/{key}"))
    return found


def domain_parents(catalog: Catalog) -> Mapping[str, str]:
    """For each domain that lies in another, that one."""
    return {id: domain.parent for id, domain in every_domain(catalog) if domain.parent}
