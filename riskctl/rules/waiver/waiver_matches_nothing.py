"""A waiver that matches no finding."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse, nearest
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._rule_named import UNWAIVABLE, code_of, relaxes


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    settled = use.matched | use.undecided
    for waiver in catalog.waivers.values():
        code = code_of(waiver)
        if waiver.id in settled or not waiver.record or code not in use.known or code.startswith(UNWAIVABLE) or relaxes(
                waiver, catalog):
            continue
        values = {"rule": waiver.rule, "target": waiver.record,
                  "suggestion": _suggestion(catalog, waiver.record)}
        yield Hit(waiver.place_of("record"), waiver.id, "record", values, "waivers")


def _suggestion(catalog: Catalog, target: str) -> str:
    """The record that was meant, where there is none of that id; of `power/step`, the power."""
    if target in catalog.by_id:
        return ""
    power = target.partition("/")[0]
    return power if power in catalog.by_id else nearest(target, catalog.by_id)


RULE = Rule(
    "WV102", "waiver-matches-nothing", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    absence=True,
    message=Text("豁免“{record}”没有对应的问题：{rule} 在“{target}”上没有报告{suggestion:suggestion}",
                 "waiver '{record}' matches nothing: {rule} found nothing on "
                 "'{target}'{suggestion:suggestion}"),
    fault=Text("豁免所写的规则、记录（以及字段、两者之间）对不上任何问题。",
               "No finding has the waiver's rule and record (and field, and what it stands between)."),
    why=Text("对不上的豁免，或者问题早已解决、或者写错了编号。留着它，日后同样的问题出现时会被它悄悄放过。",
             "Either the matter is settled or an id is misspelt. Left standing, it would let the same fault "
             "pass when it comes back."),
    fix=Text("问题已解决的，删去豁免；写错的，按报告中的规则编码和记录编号改正。环节的问题记在权力事项名下，"
             "record 写事项编号，field 写到环节（steps.环节）。",
             "Remove it if the matter is settled; else copy the code and the record's id from the finding. A "
             "finding about a step belongs to its power: record is the power's id, field begins with steps."),
    not_flagged=Text("规则已关闭、没有运行或者有文件没有读到、无从判断的；规则编码不存在的（由 WV105 报告）；"
                     "针对不可豁免的规则的（由 WV106 报告）；使某事项的人员配备不受某条职责分离规则约束的（过期的由 WV101 报告）。",
                     "Waivers whose rule is off or did not run, or while files are unread; a rule that does "
                     "not exist (WV105) or cannot be waived (WV106); one that takes a rule of separation out of "
                     "the staffing of a power (WV101 reports it once it has expired)."),
)
