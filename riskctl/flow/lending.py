"""What posts lend to one another on a day, by power and step; what may be passed on goes on from post to post."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation


class Lending:
    """The delegations of a catalog that are in force on its day."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def by_item(self) -> Mapping[tuple[str, str], tuple[Delegation, ...]]:
        """For each post and each power or step `power/step` that it lends: by which delegations."""
        found: dict[tuple[str, str], dict[str, Delegation]] = {}
        for loan in self._catalog.delegations.values():
            if loan.from_ and loan.to and in_force(loan.valid_from, loan.valid_to, self._catalog.as_of):
                for item in (*loan.powers, *loan.steps):
                    found.setdefault((loan.from_, item.removesuffix("/*")), {})[loan.id] = loan
        return {key: tuple(loans.values()) for key, loans in found.items()}

    @cached_property
    def powers(self) -> frozenset[str]:
        """The powers that are lent, or of which a step is."""
        return frozenset(item.partition("/")[0] for _, item in self.by_item)

    def borrowers(self, post: str, power: str, step: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each post that may act in a step `power/step` for the post that performs it, with the delegations from the last to the first.

        What is lent goes on from post to post where each delegation before the last may be passed on.
        """
        if power not in self.powers:
            return
        told, passing = set[str](), {post}
        waiting: list[tuple[str, tuple[str, ...]]] = [(post, ())]
        for lender, way in waiting:
            for loan in (*self.by_item.get((lender, step), ()), *self.by_item.get((lender, power), ())):
                borrower, onward = loan.to or "", (loan.id, *way)
                if borrower != post and (not way or borrower not in told):
                    told.add(borrower)
                    yield borrower, onward
                if loan.redelegate and borrower not in passing:
                    passing.add(borrower)
                    waiting.append((borrower, onward))
