"""Which records and steps are the same under another id: those with the same content, or of the same name and much alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from riskctl.change.meaning import Meaning, canonical, meaning_of, same
from riskctl.change.rewriting import OWN_STEPS, retargeted
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.power import Power, Step
from riskctl.model.references import mentions_of

_ROUNDS = 3
_ALIKE = 0.5
Sign = Callable[[str], str]


def renamed_records(base: Catalog, head: Catalog) -> Mapping[str, str]:
    """New ids by old ones, of records that only one of the two has under their id.

    Two are the same record if they are of one kind and say the same, where references to records that may themselves have
    been renamed count by what these say. Of several that say the same, those named in the same places go together. After
    that, two are the same if no others of the kind bear their name and at least half of what they say is the same.
    """
    gone = {kind: _only_in(base, head, kind) for kind in KINDS}
    come = {kind: _only_in(head, base, kind) for kind in KINDS}
    kinds = [kind for kind in KINDS if gone[kind] and come[kind]]
    if not kinds:
        return {}
    olds = _Content(base, {id for kind in kinds for id in gone[kind]})
    news = _Content(head, {id for kind in kinds for id in come[kind]})
    found: dict[str, str] = {}
    for kind in kinds:
        old_ids, new_ids = list(gone[kind]), list(come[kind])
        found |= _paired(old_ids, new_ids, olds.signs(), news.signs())
        found |= _alike([id for id in old_ids if id not in found], [id for id in new_ids if id not in set(found.values())],
                        olds.meanings, news.meanings)
    return found


def _only_in(one: Catalog, other: Catalog, kind: str) -> Mapping[str, Record]:
    """The records of the kind whose id the other uses for nothing, as far as its files were read."""
    return {id: record for id, record in one.records.get(kind, {}).items()
            if id not in other.by_id and id not in other.half_read and record.file not in other.unread}


class _Content:
    """What the records that may have been renamed say, in one catalog."""

    def __init__(self, catalog: Catalog, unstable: set[str]) -> None:
        self.catalog = catalog
        self.records = {id: catalog.by_id[id] for id in sorted(unstable)}
        self.colours = {id: f"\0{record.kind}" for id, record in self.records.items()}
        self.meanings = {id: self._meaning(id) for id in self.records}
        self.coarse = {id: canonical(meaning) for id, meaning in self.meanings.items()}

    def signs(self) -> Sequence[Sign]:
        """What two must share to be paired, what they should share if there is a choice, and what decides at last."""
        return self.coarse.__getitem__, self._fine().__getitem__, self._naming().__getitem__

    def _fine(self) -> Mapping[str, str]:
        """What each says, where others that may have been renamed are told apart by what they say in turn."""
        signs = self.coarse
        for _ in range(_ROUNDS):
            self.colours = {id: f"\0{signs[id]}" for id in self.records}
            signs = {id: canonical(self._meaning(id)) for id in self.records}
        self.colours = {id: f"\0{record.kind}" for id, record in self.records.items()}
        return signs

    def _naming(self) -> Mapping[str, str]:
        """By which records that kept their id, and in which fields, each is named."""
        found: dict[str, set[str]] = {id: set() for id in self.records}
        for mention in self.catalog.mentions:
            target = mention.target.partition("/")[0]
            if target in found and mention.record.id not in found:
                found[target].add(f"{mention.record.id} {mention.field}")
        return {id: "\n".join(sorted(places)) for id, places in found.items()}

    def _meaning(self, id: str) -> Meaning:
        record = self.records[id]
        return meaning_of(type(record), retargeted(record, self._masked, lambda key: key))

    def _masked(self, target: str) -> str:
        power, slash, step = target.partition("/")
        return self.colours.get(target) or (f"{self.colours[power]}/{step}" if slash and power in self.colours else target)


def _paired(olds: Sequence[str], news: Sequence[str], of_old: Sequence[Sign], of_new: Sequence[Sign]) -> dict[str, str]:
    """Pairs that share the first sign; of several, those that share the others as well, else in the order of the ids."""
    if not of_old:
        return {}
    by_sign = _grouped(news, of_new[0])
    found: dict[str, str] = {}
    for sign, group in _grouped(olds, of_old[0]).items():
        others = by_sign.get(sign, [])
        if len(group) == len(others) == 1:
            found[group[0]] = others[0]
        elif others:
            inner = _paired(group, others, of_old[1:], of_new[1:])
            taken = set(inner.values())
            rest = zip(sorted(id for id in group if id not in inner), sorted(id for id in others if id not in taken), strict=False)
            found |= inner | dict(rest)
    return found


def _grouped(ids: Sequence[str], sign: Sign) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(sign(id), []).append(id)
    return groups


def _alike(olds: Sequence[str], news: Sequence[str], before: Mapping[str, Meaning],
           after: Mapping[str, Meaning]) -> dict[str, str]:
    """Pairs of one name that nobody else bears, and that are at least half alike."""
    by_name, new_by_name = _grouped(olds, partial(_name, before)), _grouped(news, partial(_name, after))
    pairs = ((group[0], new_by_name.get(name, [])) for name, group in by_name.items() if name and len(group) == 1)
    return {old: found[0] for old, found in pairs if len(found) == 1 and _likeness(before[old], after[found[0]]) >= _ALIKE}


def _name(meanings: Mapping[str, Meaning], id: str) -> str:
    meaning = meanings[id]
    name = meaning.get("name") if isinstance(meaning, Mapping) else None
    return name if isinstance(name, str) else ""


def _likeness(before: Mapping[str, Meaning], after: Mapping[str, Meaning]) -> float:
    """Of all the fields that either has, how many say the same."""
    keys = before.keys() | after.keys()
    return sum(same(before.get(key), after.get(key)) for key in keys) / max(len(keys), 1)


def renamed_steps(before: Power, after: Power) -> Mapping[str, str]:
    """New keys by old ones, of the steps that only one of the two versions of a power has; told as records are."""
    gone = [key for key in before.steps if key not in after.steps]
    come = [key for key in after.steps if key not in before.steps]
    if not gone or not come:
        return {}
    olds, news = _step_meanings(before, gone), _step_meanings(after, come)
    signs_old: list[Sign] = [lambda key: canonical(olds[key]), partial(_leading_to, before, set(gone))]
    signs_new: list[Sign] = [lambda key: canonical(news[key]), partial(_leading_to, after, set(come))]
    found = _paired(gone, come, signs_old, signs_new)
    taken = set(found.values())
    return found | _alike([key for key in gone if key not in found], [key for key in come if key not in taken], olds, news)


def _step_meanings(power: Power, unstable: Sequence[str]) -> dict[str, Meaning]:
    """What those steps say, with one word for every step that may have been renamed."""
    masked = retargeted(power, lambda target: target, lambda key: "\0" if key in unstable else key)
    steps = masked["steps"]
    return {key: meaning_of(Step, steps[key]) for key in unstable}


def _leading_to(power: Power, unstable: set[str], key: str) -> str:
    """Which steps that kept their key, and which fields of the power, name the step."""
    return "\n".join(sorted(_naming(power, unstable, key)))


def _naming(power: Power, unstable: set[str], key: str) -> Iterator[str]:
    for mention in mentions_of(power):
        if mention.kinds == (OWN_STEPS,) and mention.target == key and unstable.isdisjoint(map(str, mention.path)):
            yield mention.field
