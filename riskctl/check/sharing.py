"""Which hits two catalogs have in common: what both hold is looked at once, and what differs on either side by itself.

The same of one catalog at two times: where a rule found nothing, only what has changed since need be looked at.

A rule that says what it reads (`Rule.each`, `Rule.beside`) is shown that and nothing else, so that what it did not say
cannot have a part in its hits: where it asks for more, nothing is shared and it runs over both catalogs whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from riskctl.check.engine import hits_of
from riskctl.check.settings import Settings
from riskctl.findings import Hit, Rule, WaiverUse
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.place import ListNode, MapNode
from riskctl.model.references import names_of

Hits = dict[str, list[Hit]]
Records = Mapping[str, Mapping[str, Record]]
"""Records by kind and id."""
_SAME = ("root", "manifest", "as_of", "shipped", "unread", "half_read")
"""What a rule may always see of a catalog; where it differs, nothing is shared (but for the folder, which no finding tells)."""


class _NotShown(Exception):
    """A rule asked for something that it did not say it reads."""


class _Hidden:
    """A field of a catalog that no part of it shows."""

    def __get__(self, catalog: object, owner: type) -> NoReturn:
        raise _NotShown


class _Kinds(dict[str, Mapping[str, Record]]):
    """The records of the kinds that are shown; to ask for another, or for whichever there are, is an error."""

    def __missing__(self, kind: str) -> NoReturn:
        raise _NotShown(kind)

    def get(self, kind: str, default: object = None) -> Any:
        return self[kind]

    def __iter__(self) -> Iterator[str]:
        if len(self) < len(KINDS):
            raise _NotShown
        return super().__iter__()

    def keys(self) -> Any:
        return list(self)

    def values(self) -> Any:
        return [self[kind] for kind in self]

    def items(self) -> Any:
        return [(kind, self[kind]) for kind in self]


class _Part(Catalog):
    """A catalog of which some kinds are shown, and neither its files nor what was noted while they were read."""

    faults = files = without_numbers = remarks = _Hidden()

    def __init__(self, catalog: Catalog, records: _Kinds) -> None:
        self.__dict__.update({name: getattr(catalog, name) for name in _SAME}, records=records)


class _Split(NamedTuple):
    """The records of a kind: those that both catalogs have, and those that only the one or the other has as they are."""

    both: Mapping[str, Record]
    base: Mapping[str, Record]
    head: Mapping[str, Record]

    @property
    def differs(self) -> bool:
        """Whether either has a record that the other has not."""
        return bool(self.base or self.head)


def shared_hits(base: Catalog, head: Catalog, rules: Iterable[Rule], settings: Settings) -> tuple[Hits, Hits]:
    """The hits in base and in head, by code, of the rules of which not everything need be looked at twice.

    A rule is missing here if it is off, if it does not say what it reads, if it reads more than it
    says, if it broke down, or if what it looks things up in differs.
    """
    found: tuple[Hits, Hits] = {}, {}
    if not _are_alike(base, head):
        return found
    parts = _Parts(base, head)
    for rule in rules:
        if not (rule.each or rule.beside) or not settings.is_on(rule) or any(parts.splits[kind].differs for kind in rule.beside):
            continue
        try:
            common, *own = ([*hits_of(rule, part, settings, WaiverUse())] for part in parts.of(rule))
        except Exception:  # The rule runs over both catalogs whole, and says there itself what is wrong.
            continue
        for hits, mine in zip(found, own or ([], []), strict=True):
            hits[rule.code] = [*common, *mine]
    return found


def share_names(base: Catalog, head: Catalog) -> None:
    """Note what the records of both name (`Catalog.names`), looking once at those that are the same."""
    base.__dict__["names"], head.__dict__["names"] = names_of(base.each_record(), head.each_record())


def shown_hits(catalog: Catalog, rules: Iterable[Rule], settings: Settings, only: Records | None = None) -> Hits:
    """The hits, by code, of the rules that read records alone, each shown what it says it reads and nothing else.

    Of the records that a rule looks at one by one it is shown `only` these, where they are given. A rule is missing here if it
    is off, if it runs after all others, if it reads more than records or than it says, or if it broke down.
    """
    found: Hits = {}
    parts: dict[tuple[tuple[str, ...], tuple[str, ...]], Catalog] = {}
    for rule in rules:
        if rule.after or not settings.is_on(rule):
            continue
        if only is not None and not any(only.get(kind) for kind in rule.each):
            found[rule.code] = []
            continue
        key = rule.each, looked_up_by(rule)
        if key not in parts:
            parts[key] = _part_of(catalog, *key, catalog.records if only is None else only)
        try:
            found[rule.code] = [*hits_of(rule, parts[key], settings, WaiverUse())]
        except Exception:  # The rule runs over the whole catalog, and says there itself what is wrong.
            continue
    return found


def later_hits(base: Catalog, head: Catalog, quiet: Iterable[Rule], settings: Settings) -> Hits:
    """The hits in head, by code, of rules that found nothing in base: they are shown what differs.

    A rule is missing here if what it looks things up in differs, if it reads more than it says, or if it broke down.
    """
    if not _are_alike(base, head):
        return {}
    splits = {kind: _split(base.records.get(kind, {}), head.records.get(kind, {})) for kind in KINDS}
    rules = (rule for rule in quiet if not any(splits[kind].differs for kind in looked_up_by(rule)))
    return shown_hits(head, rules, settings, {kind: split.head for kind, split in splits.items()})


def looked_up_by(rule: Rule) -> tuple[str, ...]:
    """The kinds of which any record may have a part in every hit of the rule: all of them, where it does not say."""
    return rule.beside if rule.each or rule.beside else tuple(KINDS)


def _part_of(catalog: Catalog, each: tuple[str, ...], beside: tuple[str, ...], looked_at: Records) -> Catalog:
    whole = {kind: catalog.records.get(kind, {}) for kind in beside}
    return _Part(catalog, _Kinds({**whole, **{kind: looked_at.get(kind, {}) for kind in each}}))


class _Parts:
    """The parts of two catalogs, made once for all rules that read the same."""

    def __init__(self, base: Catalog, head: Catalog) -> None:
        self.base, self.head = base, head
        self.splits = {kind: _split(base.records.get(kind, {}), head.records.get(kind, {})) for kind in KINDS}
        self.made: dict[tuple[tuple[str, ...], tuple[str, ...]], Sequence[Catalog]] = {}

    def of(self, rule: Rule) -> Sequence[Catalog]:
        """What both have and, where it differs, what base and head have beside it, each with all that is looked up."""
        key = rule.each, rule.beside
        if key not in self.made:
            self.made[key] = tuple(self._each_part(rule))
        return self.made[key]

    def _each_part(self, rule: Rule) -> Iterator[Catalog]:
        splits = {kind: self.splits[kind] for kind in rule.each}
        beside = {kind: self.splits[kind].both for kind in rule.beside}
        yield _Part(self.head, _Kinds({**beside, **{kind: split.both for kind, split in splits.items()}}))
        if any(split.differs for split in splits.values()):
            yield _Part(self.base, _Kinds({**beside, **{kind: split.base for kind, split in splits.items()}}))
            yield _Part(self.head, _Kinds({**beside, **{kind: split.head for kind, split in splits.items()}}))


def _are_alike(base: Catalog, head: Catalog) -> bool:
    """Whether the two are the same in what every rule may see."""
    return (base.as_of, base.shipped, base.unread, base.half_read) == (head.as_of, head.shipped, head.unread, head.half_read) \
        and _stand_alike(base.manifest.node, head.manifest.node)


def _split(before: Mapping[str, Record], after: Mapping[str, Record]) -> _Split:
    same = {id for id, record in before.items() if id in after and _is_same(record, after[id])}
    if len(same) == len(before) == len(after):
        return _Split(after, {}, {})
    return _Split({id: record for id, record in after.items() if id in same},
                  {id: record for id, record in before.items() if id not in same},
                  {id: record for id, record in after.items() if id not in same})


def _is_same(before: Record, after: Record) -> bool:
    """Whether the two are one record at one place, down to every value."""
    return before is after or (before.file == after.file and before.place == after.place and _stand_alike(before.node, after.node))


def _stand_alike(before: object, after: object) -> bool:
    """Whether two nodes say the same at the same places, in the same order."""
    if isinstance(before, MapNode) and isinstance(after, MapNode):
        return list(before) == list(after) and before.marks == after.marks and all(map(_stand_alike, before.values(), after.values()))
    if isinstance(before, ListNode) and isinstance(after, ListNode):
        return len(before) == len(after) and before.marks == after.marks and all(map(_stand_alike, before, after))
    return repr(before) == repr(after)
