"""Two waivers of the same finding at the same time."""

from collections.abc import Iterator
from datetime import date

from riskctl.findings import Hit, Related, Rule, Severity, Text, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.model.separation import Waiver
from riskctl.rules.waiver._rule_named import standing

Key = tuple[str, str, str | None, frozenset[str]]


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    seen: dict[Key, list[Waiver]] = {}
    for waiver in standing(catalog):
        if not waiver.rule or not waiver.record or not _has_days(waiver):
            continue
        same = seen.setdefault((waiver.rule, waiver.record, waiver.field, frozenset(waiver.between)), [])
        others = [other for other in same if _overlap(other, waiver)]
        same.append(waiver)
        if others:
            yield Hit(waiver.place, waiver.id, None, kind="waivers",
                      values={"rule": waiver.rule, "target": waiver.record, "other": others[0].id},
                      related=tuple(Related(other.place, other.id) for other in others))


def _has_days(waiver: Waiver) -> bool:
    """Whether it is known from when until when it holds, and there is such a day."""
    known = waiver.from_ is not None or waiver.lacks("from")
    return known and waiver.expires is not None and (waiver.from_ or date.min) <= waiver.expires


def _overlap(one: Waiver, other: Waiver) -> bool:
    """Whether some day lies within both; without a first day it has held for ever."""
    latest = max(one.from_ or date.min, other.from_ or date.min)
    return latest <= min(one.expires or date.min, other.expires or date.min)


RULE = Rule(
    "WV108", "duplicate-waiver", Severity.WARNING, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”与“{other}”重复：同为 {rule} 在“{target}”上的豁免",
                 "waiver '{record}' repeats '{other}': both waive {rule} on '{target}'"),
    fault=Text("两个豁免的规则、记录、字段和两者之间都相同，期限又重叠。",
               "Two waivers have the same rule, record, field and between, and their periods overlap."),
    why=Text("同一个问题两份豁免，批准人、理由、期限可以各说各的；删掉一份，另一份还在放行。",
             "Two waivers of one matter may differ in approver, reason and term; remove one and the other "
             "goes on."),
    fix=Text("留下现行的一份，删去另一份。", "Keep the one that holds and remove the other."),
    not_flagged=Text("期限前后相接、不重叠的续批；已到期的；日期写错的；字段不同的；一个针对全部、"
                     "一个针对某个字段的。",
                     "A renewal whose term follows the other's; expired waivers; misspelt dates; other "
                     "fields; one for the whole record and one for a field."),
)
