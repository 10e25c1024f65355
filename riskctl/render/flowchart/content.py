"""What stands on the flowchart of a power: lanes, boxes with their words, lines with their labels.

Everything is read from records that a profile has been applied to, so that nothing beyond it can come through.
"""

from dataclasses import dataclass, field

from riskctl.drawing.chart import Shape
from riskctl.flow.process import END
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.power import Power, Step, Way
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import Branching, Disclosure
from riskctl.render.flowchart.risks import Risk, risks_at
from riskctl.render.flowchart.words import StepWords, way_label


@dataclass(frozen=True, slots=True)
class Lane:
    """A post, body or party; `is_outside` marks whoever is not of the bureau, `is_body` a collective body."""

    id: str
    title: str
    subtitle: str = ""
    is_outside: bool = False
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A box: a step with its number, or a sign (choice, fork, join, end)."""

    id: str
    lane: str
    shape: Shape
    title: str = ""
    number: int | None = None
    details: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    is_body: bool = False
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one box to another."""

    source: str
    target: str
    label: str = ""
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the flowchart of a power, in the order in which a case comes to it.

    `is_arranged` says that the lanes stand from left to right as they are to stand.
    """

    power: Power
    lanes: tuple[Lane, ...]
    items: tuple[Item, ...]
    links: tuple[Link, ...]
    levels: tuple[Level, ...] = ()
    is_arranged: bool = False

    @property
    def is_drawable(self) -> bool:
        """Whether the chart is small enough to be laid out in a few seconds."""
        return len(self.items) <= MOST_BOXES and len(self.links) - len(self.items) <= MOST_BRANCHES

    @property
    def too_large(self) -> Text:
        """Why a chart that is not drawable is not drawn, and what to do."""
        size = len(self.items), len(self.links)
        return Text(f"流程图有 {size[0]} 个框、{size[1]} 条连线，画出来看不清，没有画（至多 {MOST_BOXES} 个框，连线至多比框多 {MOST_BRANCHES} 条）；"
                    "请拆分流程。",
                    f"a flowchart of {size[0]} boxes and {size[1]} lines cannot be read and is not drawn (at most {MOST_BOXES} boxes, and "
                    f"{MOST_BRANCHES} lines more than boxes): split the process.")

    @property
    def risks(self) -> tuple[tuple[Item, Risk], ...]:
        """Every risk with the step that it is at."""
        return tuple((item, risk) for item in self.items for risk in item.risks)


MOST_BOXES, MOST_BRANCHES = 400, 100
"""How many boxes a chart may have, and how many lines more than boxes: beyond, nobody could read it, nor wait for it."""

_NOBODY = Text("未定岗位", "nobody named")
_ENDED = Text("办结", "end")
_CONNECTING_NOTHING = ""


def content_of(catalog: Catalog, power: Power, profile: Disclosure, language: Language) -> Content:
    """What the flowchart of the power shows to whoever the profile is for.

    `power` is a record of the catalog; a profile that sees nothing of it gives a chart without boxes.
    """
    return _Writer(catalog, power, profile, language).content()


@dataclass
class _Writer:
    catalog: Catalog
    written: Power
    profile: Disclosure
    language: Language
    lanes: dict[str, Lane] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def content(self) -> Content:
        """Put everything together."""
        from riskctl.disclosure.profile import masked
        from riskctl.flow.process import build_process
        from riskctl.risk.scale import scale_of

        power = masked(self.catalog, self.written, self.profile) or Power(self.written.id, {})
        process = build_process(power)
        risks = risks_at(self.catalog, self.written, self.profile)
        words = StepWords(self.catalog, power, self.language)
        for id in power.lanes:
            self._lane(id)
        for number, key in enumerate(process.numbered, 1):
            self._add_step(key, process.steps[key], number, power, words, risks.get(key, ()))
        scheme = self.catalog.level_scheme
        shown = {risk.level.id for item in self.items.values() for risk in item.risks if risk.level is not None}
        levels = tuple(level for level in scale_of(scheme).levels if level.id in shown) if scheme else ()
        return Content(power, tuple(self.lanes.values()), tuple(self.items.values()), tuple(self.links), levels)

    def _add_step(self, key: str, step: Step, number: int, power: Power, words: StepWords,
                  risks: tuple[Risk, ...]) -> None:
        lane = self._lane(actor_of(step))
        begins = key in power.start and step.party is not None
        if step.join is Branching.ALL:
            self._add(Item(f"{key}~join", lane, Shape.BAR))
            self.links.append(Link(f"{key}~join", key))
        self._add(Item(key, lane, Shape.TERMINAL if begins else Shape.STEP, step.name or key, number,
                       tuple(words.details(step)), risks, is_body=bool(step.bodies),
                       below=f"{key}~join" if step.join is Branching.ALL else None))
        source = self._add_parting(key, step, lane, words)
        for way in step.next:
            if way.to is not None:
                self._add_way(source, way, power)

    def _add_parting(self, key: str, step: Step, lane: str, words: StepWords) -> str:
        """The sign at which ways part, if any; the id of the box that they leave."""
        onward = [way for way in step.next if not way.is_return]
        if len(onward) < 2:
            return key
        if step.split is Branching.ALL:
            sign = Item(f"{key}~fork", lane, Shape.BAR, below=key)
        else:
            sign = Item(f"{key}~choice", lane, Shape.CHOICE, words.question(onward), below=key)
        self._add(sign)
        self.links.append(Link(key, sign.id))
        return sign.id

    def _add_way(self, source: str, way: Way, power: Power) -> None:
        label = way_label(way, power, self.language)
        if way.to == END:
            target = f"{END}~{self.items[source].lane}"
            self._add(Item(target, self.items[source].lane, Shape.TERMINAL, _ENDED.in_(self.language)))
        elif way.to in power.steps:
            target = f"{way.to}~join" if power.steps[str(way.to)].join is Branching.ALL and not way.is_return else str(way.to)
        else:
            return
        self.links.append(Link(source, target, label, is_return=way.is_return))

    def _add(self, item: Item) -> None:
        self.items.setdefault(item.id, item)

    def _lane(self, id: str) -> str:
        if id not in self.lanes:
            self.lanes[id] = lane_of(self.catalog, id, self.language)
        return id


def actor_of(step: Step) -> str:
    """The id of the post, body or party in whose lane the step stands; '' if nobody is named."""
    return next(iter((*step.posts, *step.bodies)), None) or step.party or ""


def lane_of(catalog: Catalog, id: str, language: Language) -> Lane:
    """The lane of a post, body or party; what is not known is called by its id."""
    if id in catalog.posts:
        post = catalog.posts[id]
        unit = catalog.units.get(post.unit or "")
        return Lane(id, post.label, unit.label if unit else "")
    if id in catalog.bodies:
        return Lane(id, catalog.bodies[id].label, Text("集体决策", "collective body").in_(language), is_body=True)
    if id in catalog.parties:
        party = catalog.parties[id]
        return Lane(id, party.label, party.role.in_(language) if party.role else "", is_outside=True)
    return Lane(id, id or _NOBODY.in_(language))
