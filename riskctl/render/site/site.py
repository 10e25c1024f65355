"""What every page of the site is written from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from riskctl.check.separation import Judged
from riskctl.flow.ended import power_has_ended
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import Disclosure
from riskctl.render.graphs.conflicts import conflicts_among
from riskctl.render.site.address import lead, page_path, slug
from riskctl.render.site.findings import Found, found_by_rule
from riskctl.report.html import Markup, element
from riskctl.report.level_words import LevelWords
from riskctl.report.shown import Shown
from riskctl.risk.assessment import Assessment, assessor_of
from riskctl.risk.roll_up import Place, roll_up
from riskctl.risk.scope import points_in
from riskctl.risk.words import level_name
from riskctl.separation.checked import check_separation

NOTHING = "—"


@dataclass(frozen=True, eq=False)
class Site:
    """The catalog as a profile shows it, in one language; `version` is the revision that pages name, '' for none.

    Words come from what is shown. The whole catalog decides what is listed and in which order, and gives levels.
    """

    shown: Shown
    language: Language
    version: str = ""

    @property
    def seen(self) -> Catalog:
        """The catalog with nothing in it but what the profile lets through."""
        return self.shown.seen

    @property
    def is_public(self) -> bool:
        """Whether the site is for everybody."""
        return self.shown.profile is Disclosure.PUBLIC

    def words(self, zh: str, en: str) -> str:
        """The text in the language of the site."""
        return Text(zh, en).in_(self.language)

    def listed(self, words: Sequence[str]) -> str:
        """The words as a list in running text."""
        return ("、" if self.language == "zh" else ", ").join(words)

    @cached_property
    def levels(self) -> LevelWords:
        """The levels of the scheme in words."""
        return LevelWords(self.seen, self.language)

    @cached_property
    def powers(self) -> Mapping[str, Power]:
        """The powers that are exercised, as they are shown."""
        whole = self.shown.whole
        return {id: power for id, power in self.seen.powers.items() if not power_has_ended(whole.powers[id], whole.as_of)}

    @cached_property
    def points(self) -> Mapping[str, RiskPoint]:
        """The risk points that are not retired, as they are shown; to the public only those that nobody has accepted."""
        return {point.id: self.seen.risk_points[point.id] for point in points_in(self.shown.whole)
                if point.id in self.seen.risk_points and (point.is_open or not self.is_public)}

    def assessment(self, point: str) -> Assessment:
        """The levels of a risk point."""
        return assessor_of(self.shown.whole).assess(self.shown.whole.risk_points[point])

    def gravest(self, points: Sequence[str]) -> Level | None:
        """The gravest level before controls of the risk points."""
        found = [level for level in (self.assessment(point).inherent for point in points) if level is not None]
        return min(found, key=lambda level: level.gravity, default=None)

    @cached_property
    def points_by_power(self) -> Mapping[str, Sequence[str]]:
        """The ids of the risk points at each power and its steps."""
        return self._by_place("power")

    @cached_property
    def points_by_post(self) -> Mapping[str, Sequence[str]]:
        """The ids of the risk points that each post is directly accountable for or that are at it."""
        return self._by_place("post")

    @cached_property
    def points_by_unit(self) -> Mapping[str, Sequence[str]]:
        """The ids of the risk points of each unit and the units below it."""
        return self._by_place("unit")

    def _by_place(self, place: Place) -> Mapping[str, Sequence[str]]:
        whole = self.shown.whole
        return {id: there.points for id, there in roll_up(whole, place, (whole.risk_points[id] for id in self.points)).items()}

    @cached_property
    def steps_by_post(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The power and key of each step that a post acts in."""
        found: dict[str, list[tuple[str, str]]] = {}
        for power in self.powers.values():
            for key, step in power.steps.items():
                for post in step.posts:
                    found.setdefault(post, []).append((power.id, key))
        return found

    @cached_property
    def holders(self) -> Mapping[str, Sequence[str]]:
        """Those who hold each post on the day, backups aside, where the profile shows people."""
        return {post: [person.id for person, assignment in held if is_incumbent(assignment) and person.id in self.seen.people]
                for post, held in holdings(self.shown.whole).items()}

    @cached_property
    def conflicts(self) -> Sequence[Judged]:
        """The conflicts of duties among what is shown, those waived too; none for the public."""
        return conflicts_among(self.shown)

    @cached_property
    def sod_rules(self) -> Sequence[BoundRule]:
        """The rules on separation of duties in force: the catalog's own, then those of its packs."""
        return rules_in_force(self.seen)

    @cached_property
    def not_checked(self) -> frozenset[str]:
        """The rules on separation of duties that were not checked, or not in full."""
        return frozenset(one.rule.id for one in check_separation(self.seen).unresolved)

    @cached_property
    def found(self) -> Found:
        """What the rules find that may be told; nothing for the public."""
        return Found({}, frozenset()) if self.is_public else found_by_rule(self.shown, self.language)

    def name(self, id: str) -> str:
        """What people call a record, a step, or a name that ships with riskctl."""
        return label(id, self.seen, self.language)

    def has_page(self, id: str) -> bool:
        """Whether a record has a page of its own."""
        return id in self.powers or id in self.seen.posts or id in self.seen.units

    def path(self, id: str) -> str:
        """The path of the page of a power, post or unit."""
        kind = "powers" if id in self.powers else "posts" if id in self.seen.posts else "units"
        return page_path(kind, id)

    def link(self, page: str, id: str, words: str = "") -> str | Markup:
        """The name of a record or step, leading to its page where it has one."""
        shown = words or self.name(id)
        power, slash, step = id.partition("/")
        if slash and power in self.powers and step in self.powers[power].steps:
            return element("a", shown, href=f"{lead(page, self.path(power))}#{step_anchor(step)}")
        return element("a", shown, href=lead(page, self.path(id))) if self.has_page(id) else shown

    def links(self, page: str, ids: Sequence[str]) -> list[str | Markup]:
        """The names of records one after another."""
        parts: list[str | Markup] = []
        for id in ids:
            parts += [*([self.words("、", ", ")] if parts else []), self.link(page, id)]
        return parts

    def level(self, level: Level | None) -> Markup:
        """A level with its stars, shaded."""
        if level is None:
            return element("span", level_name(None, self.language), class_="note")
        return element("span", self.levels.starred(level), class_=f"level s{self.levels.shade(level)}")


def step_anchor(key: str) -> str:
    """The name under which a step is found on the page of its power."""
    return f"step-{slug(key)}"
