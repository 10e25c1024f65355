"""Substitution (AB角): who steps in for whom, and how few absences make one person act in two posts that conflict."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.flow.holding import holdings, is_incumbent
from riskctl.model.catalog import Catalog
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict, State


@dataclass(frozen=True, slots=True)
class Acting:
    """That a person who steps in would act in two posts that a rule keeps apart, when these people are absent.

    Nobody absent means that it is so today: the post has no holder but its backups.
    """

    person: str
    posts: tuple[str, str]
    rule: str
    absent: tuple[str, ...]


def ahead_of(person: str, post: str, catalog: Catalog) -> tuple[str, ...] | None:
    """Who must be absent for the person to act in the post, no fewer being enough; None for somebody who never does.

    Whoever holds the post as such acts every day. A backup acts when all of them and all backups named before are absent,
    in the order in which the catalog names people.
    """
    held = holdings(catalog).get(post, ())
    in_office = tuple(dict.fromkeys(one.id for one, how in held if is_incumbent(how)))
    if person in in_office:
        return ()
    backups = tuple(dict.fromkeys(one.id for one, how in held if not is_incumbent(how) and one.id not in in_office))
    return (*in_office, *backups[:backups.index(person)]) if person in backups else None


def acting_conflicts(catalog: Catalog) -> tuple[Acting, ...]:
    """Every pair of posts in conflict in which one person would act by stepping in; the fewest absences first.

    For two posts the absences needed are those for the one together with those for the other, which is exact and costs no
    search (sod.md, part II, 3.10).
    """
    found = sorted(_found(catalog), key=lambda one: len(one.absent))
    return tuple(found)


def _found(catalog: Catalog) -> Iterator[Acting]:
    for conflict in check_separation(catalog).conflicts:
        found = acting_in(conflict, catalog)
        if found is not None:
            yield found


def acting_in(conflict: Conflict, catalog: Catalog) -> Acting | None:
    """Who would act in both posts of a potential conflict, and who must be absent for it; None for any other conflict."""
    posts = tuple(post for post in conflict.between if post in catalog.posts)
    if conflict.state is not State.POTENTIAL or len(posts) != 2 or conflict.holder not in catalog.people:
        return None
    needed = [ahead_of(conflict.holder, post, catalog) for post in posts]
    if needed[0] is None or needed[1] is None:
        return None
    return Acting(conflict.holder, (posts[0], posts[1]), conflict.rule.id, tuple(dict.fromkeys((*needed[0], *needed[1]))))
