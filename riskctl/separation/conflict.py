"""What is found: conflicts with their paths, and sides of rules that match nothing."""

from dataclasses import dataclass, field

from riskctl.flow.sod_rules import BoundRule
from riskctl.model.language import Word
from riskctl.model.vocabulary import HolderKind

Path = tuple[str, ...]
"""Ids from the holder to a duty: person, post, delegation or body, step, duty, and what it implies."""


class State(Word):
    """How a conflict comes about."""

    ACTUAL = "actual", "现实", "actual"
    POTENTIAL = "potential", "潜在", "potential"
    DESIGN = "design", "设计", "design"
    STRUCTURAL = "structural", "结构", "structural"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two paths from one holder to the two sides of a rule, or another thing that a rule forbids.

    `holder` is the id of a person, post or unit, of a control, power or step where the form is about one, as `per` says.
    `left` and `right` are what the sides name, None for forms that have none. `places` are the powers or domains in
    which both sides are held. `paths` are a way to either side; `holders` the people concerned. `between` are the two
    posts, steps or duties by which the conflict can be told from others of the holder, where two alone make it up. `pairs` are all combinations of
    the two sides that the holder has. `values` are plain values by name that sentences about the form need.
    """

    rule: BoundRule
    state: State | None
    per: HolderKind | None
    holder: str
    left: str | None = None
    right: str | None = None
    places: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    holders: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    values: dict[str, object] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What tells the conflict from every other: rule, state, holder and the two places, in any order."""
        return self.rule.id, self.state.value if self.state else "", self.holder, tuple(sorted(self.between))


@dataclass(frozen=True, slots=True)
class Unresolved:
    """That a rule was not checked, or not in full: these entries of a side match nothing.

    `side` is the name of the field; `reason` is `unknown` (there is no such record), `unused` (nobody and no step has
    it), `no power` (the rule applies to none), `no record` (the catalog says nothing about the matter), `unlimited` (the
    rule is not about powers, so that it was checked everywhere and not only there), or `unqualified` (the form takes no such
    qualifier, so that it was checked without).
    """

    rule: BoundRule
    side: str
    entries: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Duties that a person holds directly and that none of the person's posts has."""

    person: str
    duties: tuple[str, ...]
    posts: tuple[str, ...]
