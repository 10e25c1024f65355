"""A reference to a step that does not exist."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.references import Mention, mentions_of
from riskctl.rules.reference._mentions import STANDARD, hit, own_targets, slip_of

END, ALL = "end", "*"


def check(catalog: Catalog) -> Iterator[Hit]:
    keys = {power.id: _keys(power) for power in catalog.powers.values()}
    missing: dict[tuple[str, str], list[Mention]] = {}
    for target, kinds in own_targets(catalog):
        for mention in _doubtful(catalog, target, kinds, keys) if _is_step(target, kinds) else ():
            named = _named(mention)
            if _is_missing(*named, mention, keys):
                missing.setdefault(named, []).append(mention)
    for (power, step), mentions in missing.items():
        full = f"{power}/{step}" if power else step
        values: dict[str, object] = {"step": full, "count": len(mentions),
                                     "suggestion": _suggestion(power, step, mentions[0], keys), **slip_of(full)}
        yield hit(power or step, "powers" if power else None, mentions, values, "steps")


def _doubtful(catalog: Catalog, target: str, kinds: tuple[str, ...], keys: Mapping[str, frozenset[str]]) -> Sequence[Mention]:
    """The references to a step that may not be there; of those to own steps, which are many, only by powers without it."""
    if "own steps" not in kinds:
        return catalog.mentions_of(target, kinds)
    records = dict.fromkeys(record for record in catalog.names[kinds][target] if target not in keys.get(record.id, ()))
    if target == END:
        records = {record: None for record in records if isinstance(record, Power) and _ends_early(record)}
    return [mention for record in records for mention in mentions_of(record)
            if mention.target == target and mention.kinds == kinds]


def _ends_early(power: Power) -> bool:
    """Whether the end stands elsewhere than among the next steps of a step, where alone it may stand."""
    limits = power.time_limit
    return END in power.start or (limits is not None and END in (limits.from_, limits.to))


def _keys(power: Power) -> frozenset[str]:
    """The steps as written: one whose fields are faulty is there all the same."""
    steps = power.node.get("steps")
    return frozenset(steps) if isinstance(steps, dict) else frozenset()


def _is_step(target: str, kinds: tuple[str, ...]) -> bool:
    if target.startswith(STANDARD):
        return False
    return "own steps" in kinds or kinds == ("steps",) or ("steps" in kinds and "/" in target)


def _named(mention: Mention) -> tuple[str, str]:
    """The power and the step that are named; the power is empty where only a step was written."""
    if "own steps" in mention.kinds:
        return mention.record.id, mention.target
    head, slash, step = mention.target.partition("/")
    return (head, step) if slash else ("", mention.target)


def _is_missing(power: str, step: str, mention: Mention, keys: Mapping[str, frozenset[str]]) -> bool:
    if not power:
        return True
    if power not in keys or step in keys[power]:
        return False
    if "own steps" in mention.kinds:
        return step != END or "next" not in mention.path
    return step != ALL


def _suggestion(power: str, step: str, mention: Mention, keys: Mapping[str, frozenset[str]]) -> str:
    last = step.rpartition("/")[2]
    if not power:
        return next((f"{of}/{step}" for of, known in keys.items() if step in known), "")
    near = last if last in keys[power] else nearest(last, sorted(keys[power]))
    return near if "own steps" in mention.kinds or not near else f"{power}/{near}"


RULE = Rule(
    "RF102", "step-not-found", Severity.ERROR, since="0.1", check=check, cause=("step",), absence=True,
    message=Text("没有环节“{step}”{slip_zh}{suggestion:suggestion}",
                 "there is no step '{step}'{slip_en}{suggestion:suggestion}"),
    fault=Text("引用的环节在该权力事项里不存在。", "A step is named that its power does not have."),
    why=Text("流程在这里断开，授权和规则也管不到任何环节。",
             "The process breaks off here, and delegations and rules reach no step."),
    fix=Text("改正环节编号；本事项的环节写编号，其他事项的写“事项/环节”，全部环节写“事项/*”。",
             "Correct the step: within its power by its key, elsewhere as power/step, all steps as "
             "power/*."),
    not_flagged=Text("next 里的 end；风险点和措施的 at（RP106、CT107）；事项本身不存在的（RF101）。",
                     "end as a way out; where risk points and controls stand (RP106, CT107); powers that "
                     "do not exist (RF101)."),
)
