"""A step that fewer people must perform, or people without the qualification."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.bodies import needed
from riskctl.model.catalog import Catalog
from riskctl.model.power import Authority, Power, Step

_Who = tuple[object, ...]


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        for key, step in after.steps.items():
            known = before.steps.get(key)
            changes = tuple(change for field in ("body", "people", "all_of", "any_of", "post", "qualified", "authority")
                            for change in comparison.of(after, "steps", key, field))
            if known is None or not changes or (known.body is not None and known.body == step.body):
                continue
            was, now = _fewest(known, step, comparison)
            asked = dict(_acting(step))
            left = [qualified for who, qualified in _acting(known) if qualified and who in asked and not asked[who]]
            if now < was or left:
                yield EffectHit(changes, {"step": step.name or key, "before": was, "after": now,
                                          "qualified": known.qualified or "".join(left[:1])}, (f"{after.id}/{key}",))


def _fewest(known: Step, step: Step, comparison: Comparison) -> tuple[int, int]:
    """How many must act together before and after: in the step, or in the first band of amounts in which they are fewer."""
    bands = {(band.over, band.to): band for band in step.authority}
    pairs = [(_heads(known, comparison.base), _heads(step, comparison.head))]
    for band in known.authority:
        other = bands.get((band.over, band.to))
        if other is not None and not (band.body or other.body):
            pairs.append((_together(band), _together(other)))
    return next((pair for pair in pairs if pair[1] < pair[0]), pairs[0])


def _together(actor: Step | Authority) -> int:
    return sum(one.people or 1 for one in actor.all_of) or 1


def _acting(step: Step) -> Iterator[tuple[_Who, str | None]]:
    """Who acts, and the qualification asked for: the step itself, and each post of those that act together, in its band of amounts."""
    yield (), step.qualified
    yield from (((one.post,), one.qualified) for one in step.all_of)
    yield from (((band.over, band.to, one.post), one.qualified) for band in step.authority for one in band.all_of)


def _heads(step: Step, catalog: Catalog) -> int:
    """How many people must act together; of a body as many as must be there, and two if nothing is said."""
    if step.body:
        body = catalog.bodies.get(step.body)
        return needed(body.quorum, len(body.members)) if body and body.quorum else 2
    return _together(step) if step.all_of else step.people or 1


RULE = Rule(
    "DF302", "people-reduced", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("环节“{step}”由 {before} 人改为 {after} 人办理{qualified:bracketed}",
                 "step '{step}' of '{record}' takes fewer people: {before} → {after}{qualified:bracketed}"),
    mirror=Text("环节“{step}”由 {after} 人改为 {before} 人办理{qualified:bracketed}",
                "step '{step}' of '{record}' takes more people: {after} → {before}{qualified:bracketed}"),
    fault=Text("环节须共同办理的人数减少（集体决定改为个人决定也在内），或不再要求资格。",
               "Fewer people must act together in a step, as where one decides instead of a body, or no qualification is asked for any more."),
    why=Text("两人同行、互相见证，一人办理就没有旁证；不具资格的人办理，程序可能无效。",
             "Two see each other's work, one is seen by nobody; acts of people without the qualification may be void."),
    fix=Text("恢复人数；确需减少的，先看法律是否要求两人以上。",
             "Restore the number; if it must be lower, see first whether the law asks for two or more."),
    not_flagged=Text("机构未换而法定人数改动的（由 DF401 报告）。", "The quorum of a body that still takes the step (DF401 tells that)."),
)
