"""What an import would do, as tables for people and as JSON."""

import json
from collections.abc import Iterator, Sequence

from riskctl.exchange.plan import Plan, RecordChange, State
from riskctl.exchange.problems import Problem
from riskctl.exchange.sheet import letters
from riskctl.exchange.targets import IGNORE, NUMBER, target_named
from riskctl.exchange.workbench import Path
from riskctl.model.kinds import KINDS
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import Severity
from riskctl.report.table import Cell, Table

_LONGEST = 40
_STATES = {State.CREATED: Text("新建", "created"), State.CHANGED: Text("修改", "changed"), State.SAME: Text("不变", "unchanged")}


def columns_table(plan: Plan, language: Language) -> Table:
    """What each column was taken for."""
    zh = language == "zh"
    kinds = {table.sheet.name: mapping.kind for table, mapping in plan.tables}
    rows: list[tuple[str | Cell, ...]] = []
    for one in plan.columns:
        target = target_named(kinds[one.sheet], one.target)
        said = (target.title if zh else target.title_en) if target else ""
        field = {IGNORE: "不取" if zh else "not taken", NUMBER: "序号" if zh else "number"}.get(one.target, one.target)
        where = f"{one.sheet}!{letters(one.column)}" if one.sheet else letters(one.column)
        shown = field if said == field else f"{field} {said}".rstrip()
        rows.append((where, one.heading, shown, str(one.filled or ""), str(one.different or "")))
    header = ("列", "表头", "字段", "有内容", "不同的") if zh else ("column", "heading", "field", "filled", "different")
    return Table(header, rows)


def summary_table(plan: Plan, language: Language) -> Table:
    """How many records of each kind would be created, changed and left alone."""
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in plan.records)]
    rows = [(KINDS[kind].plural.in_(language), *(str(plan.count(kind, state)) for state in State)) for kind in kinds]
    return Table(("类别" if language == "zh" else "kind", *(_STATES[state].in_(language) for state in State)), rows)


def changes_table(plan: Plan, language: Language, most: int) -> Table:
    """Records that would be created or changed, at most so many, with the cell that speaks of them."""
    zh = language == "zh"
    moving = [one for one in plan.records if one.state is not State.SAME]
    rows = [(_STATES[one.state].in_(language), one.cell, KINDS[one.kind].title.in_(language), one.id, _said(one, language)) for one in moving[:most]]
    notes = (f"另有 {len(moving) - most} 条；--format json 列出全部。" if zh else
             f"{len(moving) - most} more; --format json lists them all.",) if len(moving) > most else ()
    return Table(("", "单元格", "类别", "编号", "内容") if zh else ("", "cell", "kind", "id", "what"), rows, notes=notes)


def _said(one: RecordChange, language: Language) -> str:
    if one.state is State.CREATED:
        return one.name
    mark = "；" if language == "zh" else "; "
    return mark.join(f"{dotted(change.path)}: {_short(change.before)} → {_short(change.after)}" for change in one.fields)


def dotted(path: Path) -> str:
    """A path as people write it."""
    return ".".join(path)


def _short(value: object) -> str:
    if value is None:
        return "—"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text.replace("\n", " ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST - 1]}…"


def problem_lines(problems: Sequence[Problem], language: Language, *, each: bool = False) -> Iterator[str]:
    """Every problem, the gravest first; what is wrong in many cells alike is said once, with the number of the others, or
    `each` by itself.
    """
    grouped: dict[tuple[Severity, str, str, str], list[str]] = {}
    for one in problems:
        grouped.setdefault((one.severity, one.zh, one.en, one.at if each else ""), []).append(one.at)
    order = list(Severity)
    for (severity, zh, en, _), places in sorted(grouped.items(), key=lambda one: order.index(one[0][0])):
        more = 0 if each else len(places) - 1
        if language == "zh":
            yield f"{severity.zh} {Problem(severity, places[0] + (f' 等 {more + 1} 格' if more else ''), zh, en).line(language)}"
        else:
            other = f" and {more} other cell{'s' if more > 1 else ''}" if more else ""
            yield f"{severity.en} {Problem(severity, places[0] + other, zh, en).line(language)}"


def plan_json(plan: Plan, file: str, language: Language, *, written: bool) -> str:
    """The whole plan as JSON."""
    document = {
        "riskctl": 1, "file": file, "written": written,
        "summary": {kind: {state.value: plan.count(kind, state) for state in State}
                    for kind in KINDS if any(one.kind == kind for one in plan.records)},
        "columns": [{"sheet": one.sheet, "column": letters(one.column), "heading": one.heading, "field": one.target,
                     "filled": one.filled, "different": one.different} for one in plan.columns],
        "records": [{"kind": one.kind, "id": one.id, "name": one.name, "state": one.state.value, "cell": one.cell,
                     "fields": [{"field": dotted(change.path), "before": change.before, "after": change.after} for change in one.fields]}
                    for one in plan.records],
        "problems": [{"severity": one.severity.value, "cell": one.at, "message": one.zh if language == "zh" else one.en}
                     for one in plan.problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
