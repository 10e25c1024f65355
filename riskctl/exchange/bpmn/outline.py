"""The diagram of a power: what `export bpmn` draws."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, START, Diagram, Element, Flow, Lane
from riskctl.exchange.bpmn.names import xml_id
from riskctl.flow.process import END as ENDED
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power, Step, Way
from riskctl.model.vocabulary import Branching

STEP = "step_"


def step_id(key: str) -> str:
    """The id of the task of a step."""
    return f"{STEP}{xml_id(key)}"


def outline_of(catalog: Catalog, power: Power) -> Diagram:
    """The power's process: a task for each step, gateways where ways part or join, a start for each begin.

    Ways to steps that do not exist are left out.
    """
    return _Outline(catalog, power).diagram()


def actor_of(step: Step) -> str:
    """The id of the post, body or party in whose lane the step stands; '' if nobody is named."""
    return next(iter((*step.posts, *step.bodies)), None) or step.party or ""


def words_of(way: Way) -> str:
    """What stands beside a way: its case, its amounts, its outcomes; for a return the reason."""
    if way.is_return:
        return way.reason or ""
    band = way.measure
    amounts = [f"> {band.over:g}" if band.over is not None else "", f"≤ {band.to:g}" if band.to is not None else ""] if band else []
    return "、".join(part for part in (" ".join(filter(None, amounts)), way.when or "", *way.outcome) if part)


@dataclass
class _Outline:
    catalog: Catalog
    power: Power
    lanes: dict[str, Lane] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)

    def diagram(self) -> Diagram:
        """Put everything together."""
        for actor in self.power.lanes:
            self._lane(actor)
        for key in self.power.start:
            if key in self.power.steps:
                start = f"start_{xml_id(key)}"
                self._add(start, START, "", actor_of(self.power.steps[key]))
                self._flow(start, self._entry(key), "")
        for key, step in self.power.steps.items():
            self._step(key, step)
        return Diagram(f"process_{xml_id(self.power.id)}", self.power.label, self.lanes, self.elements, tuple(self.flows))

    def _step(self, key: str, step: Step) -> None:
        actor = actor_of(step)
        if step.join is Branching.ALL:
            self._add(self._entry(key), PARALLEL, "", actor)
            self._flow(self._entry(key), step_id(key), "")
        self._add(step_id(key), "userTask", step.name or key, actor)
        ways = [way for way in step.next if way.to == ENDED or way.to in self.power.steps]
        for source, way in self._partings(key, step, ways, actor):
            self._flow(source, self._target(way, actor), words_of(way))

    def _partings(self, key: str, step: Step, ways: list[Way], actor: str) -> Iterator[tuple[str, Way]]:
        """Each way with the element that it leaves: the task itself, or the gateway behind it."""
        back = [way for way in ways if way.is_return]
        onward = [way for way in ways if not way.is_return]
        source = step_id(key)
        forks = step.split is Branching.ALL and len(onward) > 1
        if len(ways) > 1 and (back or not forks):
            source = self._gateway(f"choice_{xml_id(key)}", EXCLUSIVE, source, actor)
        yield from ((source, way) for way in back)
        if forks:
            source = self._gateway(f"fork_{xml_id(key)}", PARALLEL, source, actor)
        yield from ((source, way) for way in onward)

    def _gateway(self, id: str, tag: str, source: str, actor: str) -> str:
        self._add(id, tag, "", actor)
        self._flow(source, id, "")
        return id

    def _target(self, way: Way, actor: str) -> str:
        if way.to == ENDED:
            id = f"end_{list(self.lanes).index(self._lane(actor))}"
            self._add(id, END, "", actor)
            return id
        return step_id(str(way.to)) if way.is_return else self._entry(str(way.to))

    def _entry(self, key: str) -> str:
        return f"join_{xml_id(key)}" if self.power.steps[key].join is Branching.ALL else step_id(key)

    def _add(self, id: str, tag: str, name: str, actor: str) -> None:
        self.elements.setdefault(id, Element(id, tag, name, self._lane(actor)))

    def _flow(self, source: str, target: str, name: str) -> None:
        self.flows.append(Flow(f"flow_{len(self.flows) + 1}", source, target, name))

    def _lane(self, actor: str) -> str:
        """The id of the actor's lane, which is made when it is first asked for."""
        id = f"lane_{xml_id(actor) or 'nobody'}"
        if id not in self.lanes:
            record = self.catalog.by_id.get(actor)
            self.lanes[id] = Lane(id, record.label if record else actor, actor, actor in self.catalog.parties)
        return id
