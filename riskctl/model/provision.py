"""What a law asks of a power, in the forms that can be checked without knowing who holds which duties."""


from typing import NamedTuple

from riskctl.model.language import Text
from riskctl.model.power import Power, Step
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import Certainty, StepKind


class Applies(NamedTuple):
    """To which powers a provision applies: of one of the types, with one of the words, with none of the others.

    A type is the class without its scheme. A word is looked for in the power's name and tags. No types, or no words,
    is no restriction. `also` are words of which one must be there besides.
    """

    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def to(self, text: str) -> bool:
        """Whether a power of one of the types is meant, whose name and tags are this text."""
        if self.words and not has_word(self.words, text):
            return False
        if self.also and not has_word(self.also, text):
            return False
        return not has_word(self.unless, text)


class Steps(NamedTuple):
    """Which steps are meant: of one of the kinds, or with one of the words in their name, and with none of the others."""

    kinds: tuple[StepKind, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def hold(self, step: Step) -> bool:
        """Whether the step is one of them."""
        name = step.name or ""
        return (step.kind in self.kinds or has_word(self.words, name)) and not has_word(self.unless, name)


class LimitAsked(NamedTuple):
    """That the power takes no longer than `limit` (and `extend`), or each of the steps, of those that follow `after`.

    `start` and `to` are the kinds of step between which the time of the whole power runs, where that is said.
    """

    citation: str
    limit: Limit
    extend: Limit | None = None
    steps: Steps | None = None
    after: tuple[StepKind, ...] = ()
    start: tuple[StepKind, ...] = ()
    to: tuple[StepKind, ...] = ()


class PeopleAsked(NamedTuple):
    """That so many people at least do each of the steps, with a qualification that has one of the words, if there are any."""

    citation: str
    steps: Steps
    n: int
    qualified: tuple[str, ...] = ()


class OrderAsked(NamedTuple):
    """That one of `first` comes before each of `then`: on every way, or on one at least.

    With `by_head`, only a step counts that the head of the bureau does, or a body.
    """

    citation: str
    first: Steps
    then: Steps
    always: bool = True
    by_head: bool = False


class BodyAsked(NamedTuple):
    """That a body takes part in deciding, on some way at least; with `head_last`, that its head speaks last."""

    citation: str
    head_last: bool = False


class DisclosureAsked(NamedTuple):
    """That something is published, and if `within` is given, within that time; of the steps that follow `after`."""

    citation: str
    steps: Steps
    within: Limit | None = None
    after: tuple[StepKind, ...] = ()
    is_required: bool = False


class ElementsAsked(NamedTuple):
    """That the power says these fields."""

    citation: str
    fields: tuple[str, ...]


class FeedingForbidden(NamedTuple):
    """That what is taken in never decides how somebody is assessed or paid; `unless`: words that forbid it.

    `measures` are the words by which an indicator says no more of the income than how much it is (总额, 增长, 完成, 率).
    """

    citation: str
    income: tuple[str, ...]
    feeds: tuple[str, ...]
    unless: tuple[str, ...]
    measures: tuple[str, ...] = ()


Asked = LimitAsked | PeopleAsked | OrderAsked | BodyAsked | DisclosureAsked | ElementsAsked | FeedingForbidden


class Provision(NamedTuple):
    """One entry of a pack: what a law provides, how far that was checked, to which powers it applies, what it asks."""

    id: str
    pack: str
    says: Text
    citations: tuple[str, ...]
    certainty: Certainty
    applies: Applies
    asks: tuple[Asked, ...]


def has_word(words: tuple[str, ...], text: str) -> bool:
    """Whether one of the words is in the text."""
    return bool(words) and any(word in text for word in words)


def words_of(power: Power) -> str:
    """What the words of a provision are looked for in: the name and the tags, a line each."""
    return "\n".join((power.name or "", *power.tags))
