"""Citations of laws that ship with riskctl, for the rules that judge them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from riskctl.findings import Basis, Hit, Related
from riskctl.flow.citing import Mark, by_text
from riskctl.model.catalog import Catalog
from riskctl.model.law import Law, LawVersion, Renumbered
from riskctl.model.quantity import Citation
from riskctl.model.vocabulary import Certainty


class Cited(NamedTuple):
    """A citation as written, every place of it, its law, and the version that it names, where these are known."""

    text: str
    citation: Citation
    marks: Sequence[Mark]
    law: Law | None
    version: LawVersion | None

    def newer(self, day: date) -> LawVersion | None:
        """The later version that is in force in place of the one cited."""
        now = self.law.in_force(day) if self.law else None
        was = self.version.in_force_from if self.version else None
        return now if now and was and now.in_force_from and was < now.in_force_from else None

    def renumbered(self, day: date) -> Renumbered | None:
        """The other number that the article has in the version in force in place of the one cited, if it is known."""
        newer = self.newer(day)
        if self.law is None or self.version is None or newer is None or self.citation.article is None:
            return None
        found = self.law.renumbering(self.version.label, self.citation.article, newer.label)
        return found if found and found.article != self.citation.article else None

    def hit(self, certainty: Certainty | None = None, basis: str = "", **values: object) -> Hit:
        """That the citation is at fault; keyed to the law, with every place of the citation."""
        related = tuple(sorted((Related(mark.place, mark.record.id, mark.field) for mark in self.marks),
                               key=lambda one: one.place))
        named: dict[str, object] = {"citation": self.text, "law": self.citation.law, **values}
        if certainty is not None:
            named["certainty"] = certainty.value
        return Hit(related[0].place, self.citation.law, None, named, "laws", related if len(related) > 1 else (),
                   basis=() if certainty is None else (Basis(basis, certainty),))


def by_version(cited: Iterable[Cited]) -> Iterator[Cited]:
    """One for each version of a law, with the places of all its articles: for faults that lie in the version."""
    found: dict[tuple[str, str | None], list[Cited]] = {}
    for one in cited:
        found.setdefault((one.citation.law, one.citation.version), []).append(one)
    for (law, version), ones in found.items():
        text = law if version is None else f"{law}({version})"
        yield ones[0]._replace(text=text, marks=[mark for one in ones for mark in one.marks])


def each_cited(catalog: Catalog) -> Iterator[Cited]:
    """Every citation of a law by records that have not ended; documents by their number are no laws."""
    found = [(text, citation, marks) for text, (citation, marks) in by_text(catalog).items() if not citation.is_document]
    book = catalog.shipped.law_book if found else {}
    for text, citation, marks in found:
        law = book.get(citation.law)
        version = law.version(citation.version) if law and citation.version else None
        yield Cited(text, citation, marks, law, version)
