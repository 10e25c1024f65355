"""Which rules have to do with some people, or with what goes from post to post: so few that proofs about them are cheap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from riskctl.flow.sod_rules import BoundRule, provision_of, rules_in_force
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.separation.access import Access, members
from riskctl.separation.draft import Change
from riskctl.separation.incompatible import brought_by
from riskctl.separation.scope import field_of, sides_of

OF_HOLDERS = ("incompatible", "only")
"""The forms under which a person conflicts by what the person holds, whatever other people do."""
OF_DUTIES = (*OF_HOLDERS, "different_unit")
"""The forms under which only who has the duties matters that the rule names."""


@dataclass(frozen=True)
class Holders:
    """A catalog as the rules see single people and posts."""

    catalog: Catalog
    access: Access
    _alone: dict[tuple[str, ...], Catalog] = field(default_factory=dict)

    def alone(self, people: tuple[str, ...]) -> Catalog:
        """The catalog with nobody in it but these people."""
        if people not in self._alone:
            held = {id: self.catalog.people[id] for id in people}
            self._alone[people] = replace(self.catalog, records={**self.catalog.records, "people": held})
        return self._alone[people]

    def near(self, change: Change) -> Catalog:
        """The catalog with no posts but those of the change and the others of their holders, and nobody but these."""
        changed = (change.record, change.to)
        people = [id for id in self.access.people if not self.access.held.get(id, {}).keys().isdisjoint(changed)]
        posts = {post for id in people for post in self.access.held[id]}.union(changed)
        records: dict[str, Mapping[str, Record]] = {
            "people": {id: self.catalog.people[id] for id in people},
            "posts": {id: post for id, post in self.catalog.posts.items() if id in posts}}
        return replace(self.catalog, records={**self.catalog.records, **records})

    def rules(self, people: Iterable[str], post: str = "") -> tuple[BoundRule, ...]:
        """The rules of these forms that name anything the people have, or would have with the post as well; in their order."""
        posts = {post, *(held for person in people for held in self.access.held.get(person, ()))}
        had = frozenset[str]().union(*(self.access.direct.get(person, frozenset()) for person in people),
                                     *(self._brought_by.get(post, frozenset()) for post in posts))
        return tuple(rule for rule in self._named(had) if rule.form in OF_HOLDERS)

    def rules_about(self, change: Change) -> tuple[BoundRule, ...]:
        """The rules that a change of what duties posts have may have to do with."""
        had = frozenset[str]().union(*(brought_by(item, self.access) for item in (change.item, *change.items)),
                                     *(self._brought_by.get(post, frozenset()) for post in (change.record, change.to)))
        return self._named(had)

    def _named(self, entries: frozenset[str]) -> tuple[BoundRule, ...]:
        """The rules about duties that name any of these, in their order."""
        named = {number for entry in entries & self._naming.keys() for number in self._naming[entry]}
        return tuple(self._rules[number] for number in sorted(named))

    @cached_property
    def _rules(self) -> tuple[BoundRule, ...]:
        return tuple(rule for rule in rules_in_force(self.catalog) if rule.form in OF_DUTIES and provision_of(rule) is None)

    @cached_property
    def _naming(self) -> Mapping[str, tuple[int, ...]]:
        """For each duty, step or kind of step the rules that name it, by number."""
        found: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for entry in {entry for side in sides_of(rule) for entry in side}:
                found.setdefault(entry, []).append(number)
        return {entry: tuple(numbers) for entry, numbers in found.items()}

    @cached_property
    def _brought_by(self) -> Mapping[str, frozenset[str]]:
        """For each post everything that any of the rules names and that comes with it, wherever that counts."""
        fields = {id(table): table for table in (field_of(rule, self.access) for rule in self._rules)}
        found: dict[int, set[str]] = {}
        for table in fields.values():
            for at in table.by_post.values():
                for entry, posts in at.items():
                    for number in members(posts):
                        found.setdefault(number, set()).add(entry)
        return {self.access.posts[number]: frozenset(entries) for number, entries in found.items()}
