"""Changes of what posts, steps and bodies are: who performs a step, in which order, with how many, under which quorum."""

from collections.abc import Mapping
from typing import Any

from riskctl.errors import UserError
from riskctl.flow.process import END
from riskctl.model.block import Record
from riskctl.model.organization import Post
from riskctl.model.vocabulary import StepKind
from riskctl.separation.draft import Change, Draft, Node

ACTORS = ("post", "any_of", "all_of", "body", "party", "people")
"""The fields that say who performs a step, and how many."""
_KINDS: Mapping[str, StepKind] = {kind.value: kind for kind in StepKind}


def split_post(draft: Draft, change: Change) -> None:
    """A new post takes duties and steps of a post; it lies in the same unit and reports to the same post."""
    post = draft.record("posts", change.record)
    held = [str(duty) for duty in _listed(post.node.get("duties"))]
    taken = [item for item in change.items if item in held]
    draft.set(post, duties=[duty for duty in held if duty not in taken] or None)
    kept = {key: post.node[key] for key in ("unit", "reports_to", "key", "max_tenure_years") if key in post.node}
    draft.add(Post(change.to, {"name": change.to, **kept, **({"duties": taken} if taken else {})}))
    for item in change.items:
        if item not in taken:
            _perform_instead(draft, item, change.record, change.to)


def move_step(draft: Draft, change: Change) -> None:
    """Another post performs a step in the place of one that does."""
    _perform_instead(draft, change.item, change.record, change.to)


def _perform_instead(draft: Draft, id: str, old: str, new: str) -> None:
    power, key, step = _step(draft, id)
    _put(draft, power, {key: _with_post(step, old, new)})


def _with_post(node: object, old: str, new: str) -> Any:
    """What is written of who acts, with one post in the place of another."""
    if isinstance(node, dict):
        return {key: new if key == "post" and value == old else _with_post(value, old, new)
                if key in ("any_of", "all_of", "authority", "post") else value for key, value in node.items()}
    if isinstance(node, list):
        return [new if one == old else _with_post(one, old, new) for one in node]
    return node


def lead_through(draft: Draft, change: Change) -> None:
    """Every forward way to the steps, and every start at them, leads to another step of the power first."""
    power = draft.record("powers", change.record)
    first = change.to.partition("/")[2]
    turned = {item.partition("/")[2]: first for item in change.items}
    steps = {key: _turned(step, turned) if key != first else step for key, step in _steps(power).items()}
    draft.set(power, steps=steps, start=_start(power, turned))


def add_step(draft: Draft, change: Change) -> None:
    """A new step of a kind, or with a duty, comes before a step: every forward way there leads through it."""
    power, key, step = _step(draft, change.record)
    new, number = change.item.rpartition(":")[2], 2
    base = new
    while new in _steps(power) or new == END:
        new, number = f"{base}-{number}", number + 1
    kind = _KINDS.get(change.item)
    made: Node = {"name": kind.zh if kind else change.item, "kind": change.item if kind else StepKind.REVIEW.value,
                  "post": change.to, "next": [key], **({} if kind else {"duties": [change.item]})}
    if "join" in step:
        made["join"] = step["join"]
        step = {name: value for name, value in step.items() if name != "join"}
    steps = {name: _turned(one, {key: new}) for name, one in {**_steps(power), key: step}.items()}
    draft.set(power, steps={**steps, new: made}, start=_start(power, {key: new}))


def _turned(step: Node, turned: Mapping[str, str]) -> Node:
    """The step with its forward ways to some steps leading to others; two ways that come to be the same are one."""
    if "next" not in step:
        return step
    ways: list[object] = []
    for way in _listed(step["next"]):
        if isinstance(way, dict):
            way = way if "return" in way else {**way, "to": turned.get(str(way.get("to")), way.get("to"))}
        else:
            way = turned.get(str(way), way)
        if way not in ways:
            ways.append(way)
    return {**step, "next": ways}


def _start(power: Record, turned: Mapping[str, str]) -> object:
    starts = [turned.get(str(one), one) for one in _listed(power.node.get("start"))]
    return list(dict.fromkeys(starts)) or None


def set_people(draft: Draft, change: Change) -> None:
    """The step takes so many people; of posts that act together the first takes more."""
    power, key, step = _step(draft, change.record)
    together = _listed(step.get("all_of"))
    if not together:
        _put(draft, power, {key: {**step, "people": int(change.item)}})
        return
    actors = [dict(one) if isinstance(one, dict) else {"post": one} for one in together]
    others = sum(int(one.get("people", 1)) for one in actors[1:])
    _put(draft, power, {key: {**step, "all_of": [{**actors[0], "people": int(change.item) - others}, *actors[1:]]}})


def set_body(draft: Draft, change: Change) -> None:
    """A body takes the step; of a step by bands of an amount, the highest band."""
    draft.record("bodies", change.to)
    power, key, step = _step(draft, change.record)
    bands = [dict(one) for one in _listed(step.get("authority")) if isinstance(one, dict)]
    if not bands:
        _put(draft, power, {key: {**_without_actors(step), "body": change.to}})
        return
    top = max(range(len(bands)), key=lambda at: float(bands[at].get("to", "inf")))
    bands[top] = {**_without_actors(bands[top]), "body": change.to}
    _put(draft, power, {key: {**step, "authority": bands}})


def _without_actors(node: Node) -> Node:
    return {name: value for name, value in node.items() if name not in ACTORS}


def set_quorum(draft: Draft, change: Change) -> None:
    """The body needs so many members to be there."""
    draft.set(draft.record("bodies", change.record), quorum=int(change.item) if change.item.isdecimal() else change.item)


def add_member(draft: Draft, change: Change) -> None:
    """A post or party becomes a member of the body as well."""
    body = draft.record("bodies", change.record)
    draft.set(body, members=[*_listed(body.node.get("members")), change.to])


def _step(draft: Draft, id: str) -> tuple[Record, str, Node]:
    """The power as it is by now, the key of the step and what is written of it; UserError where there is no such step."""
    power_id, _, key = id.partition("/")
    power = draft.record("powers", power_id)
    step = _steps(power).get(key)
    if step is None:
        raise UserError(f"没有环节 {id}。", f"there is no step {id}.")
    return power, key, step


def _steps(power: Record) -> dict[str, Node]:
    held = power.node.get("steps")
    return {key: step for key, step in held.items() if isinstance(step, dict)} if isinstance(held, dict) else {}


def _put(draft: Draft, power: Record, steps: Mapping[str, Node]) -> None:
    draft.set(power, steps={**_steps(power), **steps})


def _listed(held: object) -> list[Any]:
    """What may be written as one value or as a list of them, as a list."""
    return list(held) if isinstance(held, list | tuple) else [] if held is None else [held]
