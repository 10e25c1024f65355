"""An institution past its last day that records in force still name."""

from collections.abc import Iterator
from dataclasses import replace

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Institution
from riskctl.model.vocabulary import InstitutionStatus
from riskctl.rules.institution._citing import cited_in_force


def check(catalog: Catalog) -> Iterator[Hit]:
    def has_expired(institution: Institution) -> bool:
        repealed = institution.status is InstitutionStatus.REPEALED
        return not repealed and is_past(institution.valid_to, catalog.as_of)

    for institution, hit in cited_in_force(catalog, has_expired, "valid_to"):
        yield replace(hit, values={**hit.values, "ended": str(institution.valid_to)})


RULE = Rule(
    "IN103", "expired-but-cited", Severity.ERROR, since="0.1", check=check,
    message=Text("制度“{name}”已于 {ended} 失效，仍有 {count} 处引用",
                 "institution '{record}' expired on {ended}, and records in force still name it (places: "
                 "{count})"),
    fault=Text("在用的措施、风险点或权力事项引用的制度已过失效日期，状态却没有改为废止。",
               "A control, risk point or power in force names an institution that is past its last day, "
               "though its status is not repealed."),
    why=Text("有效期届满的制度自动失效，继续照办就是无依据用权；台账上写着有效，更不容易发现。",
             "An institution whose time is up binds nobody any more; that its status says otherwise only "
             "hides it."),
    fix=Text("已经续期的，改 valid_to；已有新制度的，把状态改为 repealed、写上 replaced_by，并改引用；"
             "尚未续期的，尽快办理。",
             "If it was prolonged, mend valid_to; if a new one took its place, set its status to repealed, "
             "write replaced_by and mend the mentions; if neither, have it prolonged."),
    not_flagged=Text("今天到期的；状态已是废止的（由 IN102 报告）；没有写失效日期的；没有记录引用的；"
                     "已失效的措施、已停用的风险点、已取消的权力事项中的引用。",
                     "One whose last day is today; one that is repealed (IN102 reports it); one without a "
                     "last day; one that nothing names; mentions in controls, risk points and powers that "
                     "are themselves over."),
)
