"""Laws as they are cited: their versions, articles, renumberings, and how they count days."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import Certainty

CountingRule = Literal["all", "listed", "up_to", "stated"]
COUNTING_RULES: tuple[CountingRule, ...] = ("all", "listed", "up_to", "stated")


class LawVersion(NamedTuple):
    """A version of a law; what is not known of it is None. `certainty` is that of its dates and its number of articles."""

    label: str
    in_force_from: date | None
    in_force_to: date | None
    articles: int | None
    certainty: Certainty


class Renumbering(NamedTuple):
    """Where the articles of one version went in another, as far as that is known.

    `about` has the words by which one knows what an article of the old version is about, for some of them.
    """

    before: str
    after: str
    articles: Mapping[int, int]
    certainty: Certainty
    about: Mapping[int, tuple[str, ...]] = MappingProxyType({})


class Renumbered(NamedTuple):
    """That an article of an older version has another number in a newer one."""

    version: str
    article: int
    certainty: Certainty


class Counting(NamedTuple):
    """Which of a law's limits that are written in 日 are workdays, by which of its articles, since which version.

    `all`: every one; `listed`: those of so many days, `workdays`; `up_to`: those of at most so many, `most`;
    `stated`: the law itself says 工作日 wherever it means it.
    """

    since: str
    rule: CountingRule
    article: int | None
    workdays: tuple[int, ...]
    most: int | None
    certainty: Certainty

    def limit(self, days: int) -> Limit | None:
        """What the law means by so many days (日); None where it says so each time.

        >>> [str(Counting("2021", "listed", 85, (2, 3, 5, 7), None, Certainty.V2).limit(days)) for days in (7, 90)]
        ['7 workdays', '90 days']
        """
        match self.rule:
            case "all":
                is_workdays = True
            case "listed":
                is_workdays = days in self.workdays
            case "up_to":
                is_workdays = days <= (self.most or 0)
            case "stated":
                return None
        return Limit(days, "workdays" if is_workdays else "days")


class Law(NamedTuple):
    """A law with the versions that are known, latest first. `names` holds every name it is cited by.

    `certainty` is that of its articles, as far as their text has been compared; `seen` has the articles that were seen
    though the law as a whole was not.
    """

    name: str
    title: str
    aliases: tuple[str, ...]
    versions: tuple[LawVersion, ...]
    renumbered: tuple[Renumbering, ...]
    counting: Counting | None
    certainty: Certainty
    seen: Mapping[int, Certainty] = MappingProxyType({})

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which the law may be cited, each once."""
        return tuple(dict.fromkeys((self.name, self.title, *self.aliases)))

    def version(self, label: str) -> LawVersion | None:
        """The version of that label, or of the year with which it begins (2024修正 is 2024); None if it is not known."""
        return next((one for one in self.versions if one.label == label), None) or \
            next((one for one in self.versions if one.label[:4] == label[:4]), None)

    def in_force(self, day: date) -> LawVersion | None:
        """The version that was the last to come into force by the day and has not ended; None if none is known to be."""
        begun = [one for one in self.versions if one.in_force_from is not None and one.in_force_from <= day]
        latest = max(begun, key=lambda one: one.in_force_from or date.min, default=None)
        return latest if latest and (latest.in_force_to is None or day <= latest.in_force_to) else None

    def counting_in(self, version: str | None) -> Counting | None:
        """How the law counts days in a version (the latest, if None), as far as that is known."""
        return self.counting if self.counting and (version is None or version[:4] >= self.counting.since) else None

    def renumbering(self, label: str, article: int, to: str) -> Renumbered | None:
        """Where the article of one version is found in another, step by step; None where that is not known."""
        at, certainties, seen = (label, article), [Certainty.V2], {label}
        while at[0] != to:
            step = next((one for one in self.renumbered if one.before == at[0] and at[1] in one.articles
                         and one.after not in seen), None)
            if step is None:
                return None
            at = (step.after, step.articles[at[1]])
            seen.add(step.after)
            certainties.append(step.certainty)
        return Renumbered(*at, weakest(certainties)) if at != (label, article) else None

    def came_to(self, label: str, number: int) -> Renumbering | None:
        """The renumbering that led to the version and gave what had this number another one; None if it is not known.

        Only where it is known what the article is about.
        """
        return next((one for one in self.renumbered
                     if one.after == label and number in one.about and one.articles.get(number, number) != number), None)


def weakest(certainties: list[Certainty]) -> Certainty:
    """The least certain of them."""
    return max(certainties, key=list(Certainty).index)
