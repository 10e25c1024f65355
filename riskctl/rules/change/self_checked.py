"""A step that checks, now in the hands of a post whose work it checks."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.process import Process, process_of
from riskctl.model.power import Power
from riskctl.rules.change._checking import CHECKING

_ACTORS = ("post", "any_of", "all_of", "authority", "body")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        changed = {change.keys[1] for change in comparison.of(after, "steps") if len(change.keys) > 2 and change.keys[2] in _ACTORS}
        if not changed:
            continue
        earlier, later = process_of(before), process_of(after)
        for key, step in after.steps.items():
            if step.kind not in CHECKING or key not in before.steps:
                continue
            joined = [work for work in _preceding(later, key) if work in before.steps and {key, work} & changed
                      and _shared(later, key, work) and not _shared(earlier, key, work)]
            if joined:
                yield EffectHit(_causes(comparison, after, key, joined), _values(comparison, later, key, joined),
                                tuple(f"{after.id}/{one}" for one in (key, *joined)))


def _preceding(process: Process, key: str) -> list[str]:
    """The steps from which a forward way leads straight to this one."""
    return [other for other, onward in process.onward.items() if other != key and key in onward]


def _shared(process: Process, one: str, other: str) -> set[str]:
    """The posts that may act in both steps."""
    return set(process.steps[one].posts) & set(process.steps[other].posts)


def _causes(comparison: Comparison, power: Power, key: str, joined: list[str]) -> tuple[Change, ...]:
    return tuple(change for one in (key, *joined) for field in _ACTORS for change in comparison.of(power, "steps", one, field))


def _values(comparison: Comparison, later: Process, key: str, joined: list[str]) -> dict[str, object]:
    posts = dict.fromkeys(post for work in joined for post in later.steps[key].posts
                          if post in _shared(later, key, work))
    return {"step": later.steps[key].name or key, "work": [later.steps[work].name or work for work in joined],
            "posts": [comparison.head.label_of(post) for post in posts]}


RULE = Rule(
    "DF308", "self-checked", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("{posts:list}既办理{work:list}，又负责其后的“{step}”",
                 "{posts:list} now performs {work:list} of '{record}' and the check that follows, '{step}'"),
    mirror=Text("{posts:list}不再既办理{work:list}，又负责其后的“{step}”",
                "{posts:list} no longer performs both {work:list} of '{record}' and the check that follows, '{step}'"),
    fault=Text("审核把关的环节与它前面紧接的环节，改动后可以由同一岗位办理。",
               "A step that checks, and the step straight before it, may now be performed by one and the same post."),
    why=Text("自己办的事自己审，审核就只剩签字。", "Who checks his own work only signs twice."),
    fix=Text("由另一岗位审核。", "Let another post do the check."),
    not_flagged=Text("改动前已经如此的；新增的环节；不同岗位由同一人担任的（由 SD101 报告）。",
                     "What was so before; steps that are new; posts that one person holds together (SD101 tells that)."),
)
