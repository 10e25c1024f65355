"""Which references the rules of this family look at, and how they are grouped by what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from riskctl.findings import Hit, Related
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.place import Place
from riskctl.model.references import Mention
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.slips import slip_in_word
from riskctl.model.vocabulary import StepKind

STANDARD = "std:"
_KEPT = "references astray"
STEP_KINDS = frozenset(kind.value for kind in StepKind)
# Where a risk point is attached and a control is carried out: the families RP and CT report on these.
_OF_OTHERS = (RiskPoint.at.value.targets, Control.at.value.targets)


class Target(NamedTuple):
    """A record that is named, and the kinds of which it may be; of `power/step`, the power."""

    id: str
    kinds: tuple[str, ...]


def own_targets(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is named, and of which kinds it may be; without what other families report on."""
    return ((target, kinds) for kinds, targets in catalog.names.items() if kinds not in _OF_OTHERS for target in targets)


def target_of(target: str, kinds: tuple[str, ...]) -> Target | None:
    """The record that is named; None for a step of the record itself, a step kind, a standard name."""
    if target.startswith(STANDARD):
        return None
    head, slash, _ = target.partition("/")
    if slash and "steps" in kinds:
        return Target(head, ("powers",))
    if "step kinds" in kinds and target in STEP_KINDS:
        return None
    return Target(target, kinds) if any(kind in KINDS for kind in kinds) else None


class Astray(NamedTuple):
    """What is named and is no record of a kind that may be named there; `kind` is of which kind the record is, if there is one."""

    named: str
    kinds: tuple[str, ...]
    target: Target
    kind: str | None


def astray(catalog: Catalog) -> Sequence[Astray]:
    """Everything that is named and is not there, or is of another kind; looked for once and kept."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, tuple):
        kept = catalog.__dict__[_KEPT] = tuple(_astray(catalog))
    return kept


def _astray(catalog: Catalog) -> Iterator[Astray]:
    every = catalog.by_id
    for named, kinds in own_targets(catalog):
        record = every.get(named)
        if record is not None and record.kind in kinds:
            continue
        target = target_of(named, kinds)
        kind = kind_of(catalog, target.id) if target is not None else None
        if target is not None and kind not in target.kinds:
            yield Astray(named, kinds, target, kind)


def kind_of(catalog: Catalog, id: str) -> str | None:
    """The kind of the record of that id, also in a file that was not read to its end."""
    record = catalog.by_id.get(id)
    return record.kind if record is not None else catalog.half_read.get(id)


def grouped(found: Iterable[tuple[Target, Sequence[Mention]]]) -> Iterator[tuple[Target, list[Mention]]]:
    """The mentions of each target together; kinds that differ become those that all of them allow."""
    groups: dict[str, list[tuple[Target, list[Mention]]]] = {}
    for target, new in found:
        fitting = groups.setdefault(target.id, [])
        for at, (known, mentions) in enumerate(fitting):
            common = tuple(kind for kind in known.kinds if kind in target.kinds)
            if common:
                fitting[at] = (Target(target.id, common), [*mentions, *new])
                break
        else:
            fitting.append((target, list(new)))
    return (group for fitting in groups.values() for group in fitting)


def hit(id: str, kind: str | None, mentions: Sequence[Mention], values: dict[str, object],
        field: str | None = None) -> Hit:
    """A hit at the first mention, with all of them as related places."""
    places = [Related(place_of(mention), mention.record.id, mention.field) for mention in mentions]
    related = tuple(sorted(places, key=lambda each: each.place))
    return Hit(related[0].place, id, field, values, kind, related)


def slip_of(target: str) -> dict[str, object]:
    """The slip of the keyboard in what is named, to go behind a sentence; or nothing."""
    slip = slip_in_word(target)
    return {"slip_zh": f"；{slip.hint.zh}", "slip_en": f"; {slip.hint.en}"} if slip else {}


def place_of(mention: Mention) -> Place:
    """Where the reference stands."""
    return mention.record.place_of(*mention.path)
