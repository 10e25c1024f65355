"""What the import of a diagram would do to the catalog."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from riskctl.catalog.ids import RESERVED, folded
from riskctl.exchange.bpmn.diagram import Lane
from riskctl.exchange.bpmn.kinds import kind_of
from riskctl.exchange.bpmn.left_out import short
from riskctl.exchange.bpmn.names import id_in
from riskctl.exchange.bpmn.outline import STEP, outline_of
from riskctl.exchange.bpmn.process import Meaning, Meant, Task, meaning_of
from riskctl.exchange.bpmn.read import Read
from riskctl.exchange.plan import FieldChange, Plan, RecordChange, State
from riskctl.exchange.problems import Problem
from riskctl.findings import nearest
from riskctl.flow.forks import forks_of, loose
from riskctl.flow.process import END, build_process
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.language import Text
from riskctl.model.power import Power
from riskctl.model.vocabulary import Severity, StepKind

Node = dict[str, Any]
_NOT_IN_ID = re.compile(r"[^\w.-]+|_(?=_)")
_DEPTH_OF_STEPS = 2
_MOST_LOOKED_AT = 500_000
"""At so many pairs of a fork and a step at most it is looked whether the branches are joined; `validate` looks at all."""
_DOCUMENTATION = "x-documentation"
_KINDS_TAKEN = ("powers", "risk_points", "controls")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a power that the file does not: its id, its type and its unit."""

    id: str = ""
    type: str = ""
    unit: str = ""


def plan_of(read: Read, catalog: Catalog, given: Given) -> Plan:
    """What becomes of each record. A file that riskctl made gives back its records, changed where the diagram was."""
    taker = _Taker(read, catalog, given)
    taker.take()
    return Plan(tuple(taker.changes()), (*read.problems, *taker.problems), (), ())


@dataclass
class _Taker:
    read: Read
    catalog: Catalog
    given: Given
    problems: dict[Problem, None] = field(default_factory=dict)
    wanted: dict[tuple[str, str], Node] = field(default_factory=dict)
    power: str = ""

    def take(self) -> None:
        """Find out which records are wanted."""
        own = self.read.records.get("powers", {})
        if len(own) == 1:
            ((id, node),) = own.items()
            self._own(self.given.id or id, deepcopy(dict(node)))
        else:
            self._foreign()
        for kind in _KINDS_TAKEN[1:]:
            for id, held in self.read.records.get(kind, {}).items():
                self.wanted[kind, id] = dict(held)

    def _own(self, id: str, node: Node) -> None:
        """A power of riskctl's own: only what was changed in the diagram is taken from it."""
        self.power = id
        before = meaning_of(outline_of(self.catalog, Power(id, node)))
        after = meaning_of(self.read.diagram)
        named = self.read.diagram.pool or self.read.diagram.name
        if named and named != node.get("name"):
            node["name"] = named
        if before.tasks != after.tasks or before.starts != after.starts:
            self._merge(node, before, after)
        self.wanted["powers", id] = node

    def _merge(self, node: Node, before: Meaning, after: Meaning) -> None:
        self.problems |= dict.fromkeys(after.problems)
        keys = self._keys(after, node["steps"] if isinstance(node.get("steps"), dict) else {})
        steps: Node = node.setdefault("steps", {})
        for element, task in after.tasks.items():
            old = before.tasks.get(element)
            if old is None:
                self._fill(steps.setdefault(keys[element], {}), task, keys, element)
            elif old != task and keys[element] in steps:
                self._update(steps[keys[element]], old, task, keys, element)
            elif old != task:
                self._say(Severity.WARNING, element, "这里的改动无法写回，请在 YAML 中自行修改",
                          "what was changed here cannot be taken over: change it in the YAML yourself")
        for element in before.tasks.keys() - after.tasks.keys():
            self._say(Severity.WARNING, element, "图中已没有这个环节；请在 YAML 中自行删除",
                      "the diagram no longer has this step: delete it in the YAML yourself")
        if before.starts != after.starts:
            node["start"] = _one_or_more([keys[element] for element in after.starts])

    def _update(self, step: Node, old: Task, task: Task, keys: Mapping[str, str], element: str) -> None:
        """Change what the diagram changed, and leave the rest of the step as it is."""
        if old.name != task.name:
            step["name"] = task.name
        if self._actor(task.lane) != self._actor(old.lane):
            for key in ("post", "any_of", "all_of", "body", "party", "authority"):
                step.pop(key, None)
            step.update(self._acts(task.lane))
        if old.ways != task.ways:
            held = step.get("next")
            written = {entry if isinstance(entry, str) else entry.get("to"): entry
                       for entry in (held if isinstance(held, list) else [held] if held else []) if isinstance(entry, str | dict)}
            kept = set(old.ways) & set(task.ways)
            step["next"] = [written[self._to(way, keys)] if way in kept and self._to(way, keys) in written
                            else self._way(way, keys, element) for way in task.ways]
        for key, was, now in (("split", old.forks, task.forks), ("join", old.joins, task.joins)):
            if was != now:
                step.update({key: "all"}) if now else step.pop(key, None)

    def _foreign(self) -> None:
        """A process of somebody else's: steps, with the kind that their names speak of."""
        diagram = self.read.diagram
        meaning = meaning_of(diagram)
        self.problems |= dict.fromkeys(meaning.problems)
        if not meaning.tasks:
            self._say(Severity.ERROR, diagram.id, "没有任何环节", "there is no task")
            return
        id = self.power = self.given.id or _slug(diagram.name) or _slug(diagram.id) or "process"
        keys = self._keys(meaning, {})
        node: Node = {"name": diagram.name or id, **self._particulars()}
        if diagram.documentation:
            node[_DOCUMENTATION] = diagram.documentation
        node["start"] = _one_or_more([keys[element] for element in meaning.starts])
        node["steps"] = {}
        for element, task in meaning.tasks.items():
            self._fill(node["steps"].setdefault(keys[element], {}), task, keys, element)
        self.wanted["powers", id] = node
        self._say_what_is_not_named(meaning)
        self._say_what_is_wanting(Power(id, node), {key: element for element, key in keys.items()})

    def _say_what_is_not_named(self, meaning: Meaning) -> None:
        """Name the lanes in which nobody does a step, and the pool where what it is called stands nowhere."""
        diagram = self.read.diagram
        acting = {task.lane for task in meaning.tasks.values()}
        for id, lane in diagram.lanes.items():
            if id not in acting and id != diagram.id:
                self._say(Severity.WARNING, id, f"泳道“{short(lane.name)}”里没有环节，略去", f"the lane '{short(lane.name)}' has no step; left out")
        if diagram.pool and diagram.pool not in (diagram.name, *(diagram.lanes[id].name for id in acting if id in diagram.lanes)):
            self._say(Severity.INFO, diagram.id, f"泳池的名称“{short(diagram.pool)}”没有对应，略去",
                      f"the name '{short(diagram.pool)}' of the pool has no equivalent; left out")

    def _say_what_is_wanting(self, power: Power, elements: Mapping[str, str]) -> None:
        """Name what a diagram may leave open and a catalog may not: branches never joined, steps that only send back."""
        process = build_process(power)
        for fork in islice(forks_of(process), _MOST_LOOKED_AT // len(power.steps)):
            if loose(fork, process):
                self._say(Severity.WARNING, elements[fork.step], "从这里分出的并行分支没有汇合，目录要求写明在哪里等齐",
                          "the branches that part here are not joined; a catalog has to say where they wait for one another")
        for key, ways in process.ways.items():
            if ways.returns and not ways.onward and not ways.leaves:
                self._say(Severity.WARNING, elements[key], "从这里只能退回；退回要写在发现问题的环节上，它本身不是环节",
                          "from here a case only goes back; a return is written at the step that finds the fault and is no step of its own")

    def _particulars(self) -> Node:
        """Type and unit of the power; what is not given is an error that names the option."""
        for option, value in (("--type", self.given.type), ("--unit", self.given.unit)):
            if not value:
                self._say(Severity.ERROR, option, "BPMN 中没有这一项，请用该选项写明", "a BPMN file does not say this: give it with the option")
        if self.given.unit and self.given.unit not in self.catalog.units:
            near = nearest(self.given.unit, self.catalog.units)
            self._say(Severity.ERROR, "--unit", f"没有单位 {self.given.unit}{f'；是不是 {near}？' if near else ''}",
                      f"there is no unit {self.given.unit}{f'; did you mean {near}?' if near else ''}")
        return {"type": self.given.type, "unit": self.given.unit}

    def _fill(self, step: Node, task: Task, keys: Mapping[str, str], element: str) -> None:
        """A new step; a gateway that had to become one registers which way the case goes."""
        kind = StepKind.REGISTER if task.is_gateway else kind_of(task.name)
        if kind is None:
            self._say(Severity.WARNING, element, f"从名称“{short(task.name)}”看不出环节类型，暂作审核（review）",
                      f"the name '{short(task.name)}' tells no kind of step; taken as review")
        name = task.name or _called(task).in_(self.read.language)
        step |= {"name": name, "kind": (kind or StepKind.REVIEW).value, **self._acts(task.lane)}
        if task.joins:
            step["join"] = "all"
        if task.forks:
            step["split"] = "all"
        ways = [way for way in task.ways if way.to != element]
        if len(ways) < len(task.ways):
            self._say(Severity.WARNING, element, "环节不能通向自身，重做本环节的连线略去；要重办的，退回前一环节",
                      "a step cannot lead to itself: the way back to it is left out; send the case back to the step before")
        step["next"] = [self._way(way, keys, element) for way in ways] or [END]
        if task.documentation:
            step[_DOCUMENTATION] = task.documentation

    def _way(self, way: Meant, keys: Mapping[str, str], element: str) -> object:
        to = self._to(way, keys)
        if way.is_return:
            if not way.words:
                self._say(Severity.WARNING, element, f"退回 {to} 没有写理由", f"the return to {to} gives no reason")
            return {"to": to, "return": "send_back", **({"reason": way.words} if way.words else {})}
        return {"to": to, "when": way.words} if way.words else to

    def _to(self, way: Meant, keys: Mapping[str, str]) -> str:
        return END if way.to == END else keys[way.to]

    def _acts(self, lane: str) -> Node:
        kind, id = self._actor(lane)
        return {kind: id} if id else {}

    def _actor(self, id: str) -> tuple[str, str]:
        """Who acts in a lane: the field of a step and the id. A lane whose name nobody has is a new post or party."""
        lane = self.read.diagram.lanes.get(id) or Lane(id, id.removeprefix("lane_"), id.removeprefix("lane_"))
        for kind, records in (("post", self.catalog.posts), ("body", self.catalog.bodies), ("party", self.catalog.parties)):
            if lane.actor in records:
                return kind, lane.actor
            named = [record.id for record in records.values() if record.label == lane.name.strip()]
            if named:
                return kind, named[0]
        if not lane.name.strip():
            return "post", ""
        kind = "parties" if lane.is_outside else "posts"
        new = self._new_id(kind, lane)
        more = {"role": "applicant"} if lane.is_outside else {"unit": self.given.unit}
        self.wanted.setdefault((kind, new), {"name": lane.name.strip(), **more})
        return ("party" if lane.is_outside else "post"), new

    def _new_id(self, kind: str, lane: Lane) -> str:
        """An id for whoever acts in a lane that nobody is known by; it is nobody else's."""
        id = _slug(lane.name) or _slug(lane.id) or "lane"
        while self._is_taken(kind, id, lane.name.strip()):
            id += f"-{KINDS[kind].title.zh}"
        return id

    def _is_taken(self, kind: str, id: str, name: str) -> bool:
        known = self.wanted.get((kind, id))
        others = {folded(other) for held, other in self.wanted if (held, other) != (kind, id)} | {folded(self.power)}
        return folded(id) in others or (known is not None and known["name"] != name) or \
            folded(id) in {folded(other) for other in self.catalog.by_id}

    def _keys(self, meaning: Meaning, known: Mapping[str, object]) -> dict[str, str]:
        """The key of the step for each task: the one that it had, else one made of its id."""
        found: dict[str, str] = {}
        taken = {END}
        for element in meaning.tasks:
            id = id_in(element.removeprefix(STEP)) if element.startswith(STEP) else element
            key = id if id in known else _slug(id) or "step"
            while key in taken:
                key += "-2"
            taken.add(key)
            found[element] = key
        return found

    def changes(self) -> Iterator[RecordChange]:
        """What becomes of each record, those that others refer to first."""
        order = list(KINDS)
        for (kind, id), node in sorted(self.wanted.items(), key=lambda one: order.index(one[0][0])):
            record = self.catalog.records.get(kind, {}).get(id)
            name = str(node.get("name") or id)
            if record is None:
                fields = tuple(FieldChange((key,), None, value) for key, value in node.items() if value != "")
                yield RecordChange(kind, id, name, State.CREATED, "", fields)
                continue
            fields = tuple(_differences(record.node, node))
            yield RecordChange(kind, id, name, State.CHANGED if fields else State.SAME, "", fields)

    def _say(self, severity: Severity, at: str, zh: str, en: str) -> None:
        self.problems.setdefault(Problem(severity, at, zh, en))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[FieldChange]:
    """Fields that get another value, each step's by themselves. What the file does not have at all stays."""
    for key, value in after.items():
        held = before.get(key)
        at = (*path, key)
        if held == value:
            continue
        if len(path) < _DEPTH_OF_STEPS and at[0] == "steps" and isinstance(held, dict) and isinstance(value, dict) and \
                (not path or held.keys() <= value.keys()):
            yield from _differences(held, value, at)
        else:
            yield FieldChange(at, held, value)


def _called(task: Task) -> Text:
    """What a gateway that became a step is called where it has no name."""
    if task.joins:
        return Text("汇合", "join")
    if task.forks:
        return Text("分办", "fork")
    return Text("分流", "choice") if len(task.ways) > 1 else Text("合并", "merge")


def _one_or_more(keys: list[str]) -> object:
    return keys[0] if len(keys) == 1 else keys


def _slug(text: str) -> str:
    """An id made of a name: letters (Chinese too), digits, `.`, `_` and `-`."""
    slug = _NOT_IN_ID.sub("-", text.strip()).strip("-._")
    return f"{slug}-1" if slug in RESERVED else slug[:40]
