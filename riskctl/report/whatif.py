"""What a change would do, in words and as JSON."""

import json
from collections.abc import Sequence

from riskctl.check.separation import Judged
from riskctl.check.whatif import Clock, Effect, Standing, gets_worse
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.line import visible
from riskctl.report.separation import Paint, state_of
from riskctl.report.text import plain
from riskctl.separation.draft import Change
from riskctl.separation.words import path_words, rule_name


def whatif_text(effect: Effect, catalog: Catalog, language: Language, paint: Paint = plain) -> str:
    """The report for people: what comes and goes, worst first, and whether things get worse."""
    lines: list[str] = []
    stepping_in = Text("因顶岗成为现实的冲突", "conflicts of those who have to step in")
    for head, some in ((Text("新增冲突", "new conflicts"), effect.new), (stepping_in, effect.acting),
                       (Text("消除冲突", "conflicts gone"), effect.gone)):
        lines += _part(head, [line for one in some for line in _conflict(one, catalog, language)], len(some), language, paint)
    rows = [_power(id, before, after, catalog, language) for id, (before, after) in effect.powers.items()]
    lines += _part(Text("事项的人员配备与串通人数", "powers that stand otherwise"), rows, len(rows), language, paint)
    for head, ids in ((Text("失去责任人的措施", "controls left without an owner"), effect.ownerless),
                      (Text("重新有了责任人的措施", "controls that get an owner"), effect.owned),
                      (Text("空缺的岗位", "posts left vacant"), effect.vacant), (Text("补上的岗位", "posts filled"), effect.filled)):
        lines += _part(head, [f"    {visible(label(id, catalog, language))}" for id in ids], len(ids), language, paint)
    clocks = [_clock(before, after, catalog, language) for before, after in effect.clocks]
    lines += _part(Text("轮岗期限", "terms of rotation"), clocks, len(clocks), language, paint)
    verdict = Text(f"{effect.day}：情况变差", f"as of {effect.day}: worse") if effect.is_worse else Text(
        f"{effect.day}：没有变差", f"as of {effect.day}: not worse")
    return "".join(f"{line}\n" for line in (*lines, paint(verdict.in_(language), "bold red" if effect.is_worse else "green")))


def _part(head: Text, rows: Sequence[str], number: int, language: Language, paint: Paint) -> list[str]:
    return [paint(f"{head.in_(language)} ({number})", "bold"), *rows, ""] if rows else []


def _conflict(one: Judged, catalog: Catalog, language: Language) -> list[str]:
    conflict = one.conflict
    waived = Text(f"（豁免 {one.waiver.id}）", f" (waived: {one.waiver.id})").in_(language) if one.waiver else ""
    head = f"    {conflict.rule.id} {rule_name(conflict.rule, language)} [{state_of(conflict).in_(language)}]{waived}"
    return [visible(head), *(f"        {visible(path_words(path, catalog, language))}" for path in conflict.paths)]


def _power(id: str, before: Standing, after: Standing, catalog: Catalog, language: Language) -> str:
    mark = Text("↓", "worse").in_(language) if gets_worse(before, after) else " "
    return f"  {mark} {visible(label(id, catalog, language))}: {_standing(before, language)} → {_standing(after, language)}"


def _standing(standing: Standing, language: Language) -> str:
    if standing.satisfiable is None:
        return Text("未判定", "not decided").in_(language)
    if not standing.satisfiable:
        return Text("配不齐人", "cannot be staffed").in_(language)
    k, number = ("—" if value is None else value for value in (standing.resilience, standing.number))
    return Text(f"可缺 {k} 人，{number} 人可串通", f"survives {k} absent, {number} can collude").in_(language)


def _clock(before: Clock | None, after: Clock | None, catalog: Catalog, language: Language) -> str:
    clock = after or before
    if clock is None:
        return ""
    who = f"{label(clock.person, catalog, language)} · {label(clock.post, catalog, language)}"
    ends = [one.due.isoformat() if one else Text("无", "none").in_(language) for one in (before, after)]
    return f"    {visible(who)}: {ends[0]} → {ends[1]}"


def whatif_json(effect: Effect, changes: Sequence[Change]) -> str:
    """The report as a JSON document."""
    document = {
        "riskctl": 1, "as_of": effect.day.isoformat(), "changes": [change.as_json() for change in changes],
        "conflicts": {"new": [_conflict_json(one) for one in effect.new], "gone": [_conflict_json(one) for one in effect.gone],
                      "acting": [_conflict_json(one) for one in effect.acting]},
        "powers": [{"power": id, "before": _standing_json(before), "after": _standing_json(after), "worse": gets_worse(before, after)}
                   for id, (before, after) in effect.powers.items()],
        "ownerless": list(effect.ownerless), "owned": list(effect.owned), "vacant": list(effect.vacant), "filled": list(effect.filled),
        "rotation": [{"before": _clock_json(before), "after": _clock_json(after)} for before, after in effect.clocks],
        "worse": effect.is_worse,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _conflict_json(one: Judged) -> dict[str, object]:
    conflict = one.conflict
    return {"rule": conflict.rule.id, "state": conflict.state.value if conflict.state else None, "holder": conflict.holder,
            "left": conflict.left, "right": conflict.right, "paths": [list(path) for path in conflict.paths],
            "waived": one.waiver.id if one.waiver else None}


def _standing_json(standing: Standing) -> dict[str, object]:
    return {"satisfiable": standing.satisfiable, "resilience": standing.resilience, "number": standing.number}


def _clock_json(clock: Clock | None) -> dict[str, object] | None:
    if clock is None:
        return None
    return {"person": clock.person, "post": clock.post, "since": clock.since.isoformat(), "due": clock.due.isoformat()}
