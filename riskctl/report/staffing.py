"""How powers are staffed, as tables and as JSON."""

import json
from collections.abc import Iterable, Sequence

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.table import Cell, Table
from riskctl.staffing.answer import Staffing
from riskctl.staffing.backups import Choice, choice_of
from riskctl.staffing.survey import Bottleneck, Survey
from riskctl.staffing.words import band_words, people_words, reason, rule_words

_STATES = {True: Text("能", "yes"), False: Text("不能", "no"), None: Text("未判定", "not decided")}
_COLUMNS = (
    ("power", Text("编号", "id")), ("name", Text("权力事项", "power")), ("satisfiable", Text("能否配齐", "staffed")),
    ("resilience", Text("任缺几人仍能办", "survives absences")), ("breaking", Text("同时不在就办不成", "stands still without all of")),
    ("posts", Text("瓶颈岗位", "bottleneck posts")), ("reason", Text("说明", "remarks")),
)


def staffing_table(catalog: Catalog, answers: Sequence[Staffing], language: Language) -> Table:
    """A row for each power, and a sum below."""
    rows = [_row(answer, catalog, language) for answer in answers]
    counts = {state: sum(answer.is_satisfiable is state for answer in answers) for state in _STATES}
    fragile = sum(answer.resilience == 0 for answer in answers)
    note = Text(f"事项 {len(answers)} 个：能配齐 {counts[True]} 个（其中 {fragile} 个缺一人就可能办不成），"
                f"不能 {counts[False]} 个，未判定 {counts[None]} 个。",
                f"Powers: {len(answers)}; staffed: {counts[True]} (of these {fragile} survive no absence); "
                f"not: {counts[False]}; not decided: {counts[None]}.")
    return Table(tuple(title.in_(language) for _, title in _COLUMNS), rows,
                 Text("人员配备", "staffing").in_(language), tuple(key for key, _ in _COLUMNS), notes=(note.in_(language),))


def _row(answer: Staffing, catalog: Catalog, language: Language) -> tuple[str | Cell, ...]:
    survives = "" if answer.resilience is None else str(answer.resilience)
    if answer.resilience is None and answer.survives is not None:
        survives = f"≥ {answer.survives}"
    return (answer.power, catalog.label_of(answer.power), _STATES[answer.is_satisfiable].in_(language),
            Cell((survives,), answer.resilience), people_words(answer.breaking, catalog, language),
            people_words(answer.posts, catalog, language), Cell(tuple(_remarks(answer, catalog, language))))


def _remarks(answer: Staffing, catalog: Catalog, language: Language) -> Iterable[str]:
    why = reason(answer, catalog).in_(language)
    if why:
        yield why
    for run in answer.runs:
        steps = " → ".join(catalog.label_of(f"{answer.power}/{step}").partition("/")[2] or step for step in run.steps)
        sure = "" if run.is_sure else Text("（未判定）", " (not decided)").in_(language)
        yield Text(f"单走也配不齐：{steps}{sure}", f"not even alone: {steps}{sure}").in_(language)
    if answer.clash is not None and not answer.runs:
        yield Text("每条路径单走都能配齐，只是不能用同一份名单。",
                   "every run can be staffed by itself, but not all by one roster.").in_(language)
    for rule, waiver in answer.relaxed:
        yield Text(f"{rule_words(rule, catalog, language)}已由 {waiver} 豁免",
                   f"{rule_words(rule, catalog, language)} is waived by {waiver}").in_(language)


def roster_table(catalog: Catalog, answer: Staffing, language: Language) -> Table:
    """Who performs each step of a power in one roster that keeps every rule."""
    rows = [(step, catalog.label_of(f"{answer.power}/{step}").partition("/")[2] or step,
             people_words(people, catalog, language)) for step, people in (answer.roster or {}).items()]
    band = f"（{band_words(answer)}）" if answer.band else ""
    title = Text(f"{catalog.label_of(answer.power)}：一份可行的名单{band}",
                 f"{catalog.label_of(answer.power)}: one roster that holds{band}")
    return Table((Text("环节编号", "step").in_(language), Text("环节", "name").in_(language), Text("人员", "people").in_(language)),
                 rows, title.in_(language), ("step", "name", "people"))


def bottleneck_table(catalog: Catalog, found: Sequence[Bottleneck], language: Language, most: int = 10) -> Table:
    """The people and posts on which most powers hang."""
    rows = [(one.id, catalog.label_of(one.id), Text("岗位", "post").in_(language) if one.is_post else Text("人员", "person").in_(language),
             "; ".join(f"{level}: {len(powers)}" for level, powers in one.powers.items())) for one in found[:most]]
    header = (Text("编号", "id"), Text("名称", "name"), Text("类别", "kind"),
              Text("涉及事项数（可缺人数: 事项数）", "powers that hang on it (absences survived: powers)"))
    return Table(tuple(title.in_(language) for title in header), rows, Text("瓶颈", "bottlenecks").in_(language),
                 ("id", "name", "kind", "powers"))


def backup_table(catalog: Catalog, survey: Survey, language: Language) -> Table:
    """In which posts to appoint a backup, and whom: people any one of whom would do stand in one row."""
    choices: dict[Choice, list[str]] = {}
    for one in survey.backups:
        choices.setdefault(choice_of(one), []).append(one.person)
    rows = [(post, catalog.label_of(post), str(gain), str(len(powers)), str(len(people)), people_words(people, catalog, language))
            for (post, gain, powers), people in choices.items()]
    header = (Text("编号", "id"), Text("任 B 角的岗位", "as backup in"), Text("可缺人数合计增加", "gain"), Text("受益事项", "powers"),
              Text("人选数", "choices"), Text("任选一人", "any one of"))
    return Table(tuple(title.in_(language) for title in header), rows,
                 Text("建议增设的 B 角（不产生新的冲突）", "backups that help most, without a new conflict").in_(language),
                 ("id", "post", "gain", "powers", "choices", "people"))


def acting_table(catalog: Catalog, survey: Survey, language: Language) -> Table:
    """Who would act in two conflicting posts, and when."""
    rows = [(catalog.label_of(one.person), people_words(one.posts, catalog, language),
             people_words(one.absent, catalog, language) or Text("（现在即如此）", "(so today)").in_(language),
             rule_words(one.rule, catalog, language)) for one in survey.acting]
    header = (Text("顶岗人员", "who steps in"), Text("同时承担的岗位", "acts in both"), Text("当这些人缺位时", "when absent"),
              Text("违反的规则", "rule"))
    return Table(tuple(title.in_(language) for title in header), rows,
                 Text("顶岗冲突", "conflicts by stepping in").in_(language), ("person", "posts", "absent", "rule"))


def staffing_json(catalog: Catalog, survey: Survey) -> str:
    """The whole answer as a document."""
    document = {
        "riskctl": 1, "as_of": catalog.as_of.isoformat(),
        "powers": [staffing_object(answer, catalog) for answer in survey.answers],
        "bottlenecks": [{"id": one.id, "kind": "posts" if one.is_post else "people",
                         "powers": [{"resilience": level, "powers": list(powers)} for level, powers in one.powers.items()]}
                        for one in survey.bottlenecks],
        "backups": [{"person": one.person, "post": one.post, "gain": one.gain, "powers": list(one.powers)}
                    for one in survey.backups],
        "acting": [{"person": one.person, "posts": list(one.posts), "rule": one.rule, "absent": list(one.absent)}
                   for one in survey.acting],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def staffing_object(answer: Staffing, catalog: Catalog) -> dict[str, object]:
    """The answer for one power as JSON keys."""
    clash = answer.clash
    return {
        "power": answer.power,
        "satisfiable": answer.is_satisfiable,
        "roster": None if answer.roster is None else {step: list(people) for step, people in answer.roster.items()},
        "band": band_words(answer) or None,
        "core": None if clash is None else {"rules": list(clash.rules), "posts": list(clash.posts), "minimal": clash.is_minimal},
        "resilience": answer.resilience,
        "resilience_at_least": answer.survives,
        "breaking": list(answer.breaking),
        "bottlenecks": list(answer.bottlenecks),
        "bottleneck_posts": list(answer.posts),
        "runs": [{"steps": list(run.steps), "satisfiable": False if run.is_sure else None} for run in answer.runs],
        "relaxed": [{"rule": rule, "waiver": waiver} for rule, waiver in answer.relaxed],
        "undecided": answer.open.value if answer.open else None,
        "reason": {"zh": reason(answer, catalog).zh, "en": reason(answer, catalog).en} if answer.is_satisfiable is not True else None,
    }
