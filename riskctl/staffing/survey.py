"""All powers together: each one's answer, who is a bottleneck for how many, whom to appoint, who steps in into a conflict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.staffing.answer import Staffing, staffing_of
from riskctl.staffing.solved import Solving

if TYPE_CHECKING:
    from riskctl.staffing.acting import Acting
    from riskctl.staffing.backups import Backup

_KEPT = "staffing of all powers"


class Bottleneck(NamedTuple):
    """A person or post on which powers hang, by how many absences these survive: the fewest first."""

    id: str
    is_post: bool
    powers: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Survey:
    """The answers for some powers, and what follows from them together."""

    answers: tuple[Staffing, ...]
    bottlenecks: tuple[Bottleneck, ...]
    backups: "tuple[Backup, ...]" = ()
    acting: "tuple[Acting, ...]" = ()


@dataclass
class _Known:
    """What was solved for a catalog: problems by shape, and the answers by power."""

    solving: Solving
    answers: dict[str, Staffing]


def _known(catalog: Catalog) -> _Known:
    known = catalog.__dict__.get(_KEPT)
    if not isinstance(known, _Known):
        known = catalog.__dict__[_KEPT] = _Known(Solving(), {})
    return known


def share_solving(one: Catalog, other: Catalog) -> None:
    """Let two catalogs that are nearly the same solve each shape of problem once between them."""
    other.__dict__[_KEPT] = _Known(_known(one).solving, {})


def answer_for(power: Power, catalog: Catalog) -> Staffing:
    """The answer for a power; found once and kept."""
    known = _known(catalog)
    if power.id not in known.answers:
        known.answers[power.id] = staffing_of(power, catalog, known.solving)
    return known.answers[power.id]


def staffing_of_all(catalog: Catalog) -> tuple[Staffing, ...]:
    """The answer for every power that has steps and has not ended."""
    return tuple(answer_for(power, catalog) for power, _ in processes(catalog))


def survey(catalog: Catalog, powers: Iterable[Power], *, most_backups: int = 10, posts_each: int = 3) -> Survey:
    """The whole answer for these powers, which are worked out one after another as they are taken."""
    # NOTE: a review asks for single powers only, and is spared what these bring along.
    from riskctl.staffing.acting import acting_conflicts
    from riskctl.staffing.backups import best_backups

    asked: list[Power] = []
    answers: list[Staffing] = []
    for power in powers:
        asked.append(power)
        answers.append(answer_for(power, catalog))
    solving = _known(catalog).solving
    backups = best_backups(asked, catalog, solving, most=most_backups, posts_each=posts_each) if most_backups else ()
    return Survey(tuple(answers), bottlenecks_of(answers), backups, acting_conflicts(catalog))


def bottlenecks_of(answers: Iterable[Staffing]) -> tuple[Bottleneck, ...]:
    """The people and posts on which powers hang: those first on which most hang that survive the fewest absences."""
    found: dict[tuple[bool, str], dict[int, list[str]]] = {}
    for answer in answers:
        if answer.resilience is not None:
            for is_post, ids in ((False, answer.bottlenecks), (True, answer.posts)):
                for id in ids:
                    found.setdefault((is_post, id), {}).setdefault(answer.resilience, []).append(answer.power)
    levels = sorted({level for by_level in found.values() for level in by_level})
    ranked = sorted(found.items(), key=lambda item: (*(-len(item[1].get(level, ())) for level in levels), item[0]))
    return tuple(Bottleneck(id, is_post, {level: tuple(by_level[level]) for level in sorted(by_level)})
                 for (is_post, id), by_level in ranked)
