"""A repealed institution that does not say what replaced it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import InstitutionStatus


def check(catalog: Catalog) -> Iterator[Hit]:
    for institution in catalog.institutions.values():
        if institution.status is InstitutionStatus.REPEALED and institution.lacks("replaced_by"):
            yield Hit(institution.place_of("status"), institution.id, "replaced_by",
                      {"name": institution.label}, "institutions")


RULE = Rule(
    "IN105", "no-successor", Severity.WARNING, since="0.1", check=check,
    message=Text("制度“{name}”已废止，没有写替代制度",
                 "institution '{record}' is repealed and names no successor"),
    fault=Text("废止的制度没有写由哪项制度替代。", "A repealed institution does not say what replaced it."),
    why=Text("废止以后相应的权力由什么来管，应当说得清；说不清，就可能留下没有制度管的空档。",
             "It must be clear what binds the power after a repeal; if nothing is named, it may be that "
             "nothing does."),
    fix=Text("在 replaced_by 写替代制度的编号；不再需要制度管的，说明理由后豁免，或删去这条记录。",
             "Write the id of its successor in replaced_by; where none is needed, waive the finding with a "
             "reason or remove the record."),
    not_flagged=Text("替代制度不存在的（由 RF101 报告）；替代制度本身也已废止的；"
                     "过了失效日期但状态不是废止的。",
                     "A successor that does not exist (RF101 reports it); a successor that is itself "
                     "repealed; one past its last day whose status is not repealed."),
)
