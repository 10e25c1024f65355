"""An institution that no record in force names."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import institution_has_ended
from riskctl.model.catalog import Catalog
from riskctl.rules.institution._citing import cited


def check(catalog: Catalog) -> Iterator[Hit]:
    linked = cited(catalog) if catalog.institutions else frozenset[str]()
    for institution in catalog.institutions.values():
        if institution.id not in linked and not institution_has_ended(institution, catalog.as_of):
            yield Hit(institution.place_of("name"), institution.id, None, {"name": institution.label},
                      "institutions")


RULE = Rule(
    "IN104", "linked-to-nothing", Severity.WARNING, since="0.1", check=check, absence=True,
    message=Text("制度“{name}”没有关联任何防控措施、风险点或权力事项",
                 "no control, risk point or power in force names institution '{record}'"),
    fault=Text("制度没有与任何措施、风险点或权力事项关联。",
               "An institution is named by no control, risk point or power."),
    why=Text("制度是用来管权的；哪项权力、哪个风险都不靠它，要么是漏了关联，要么是一纸空文。",
             "An institution is there to bind power: one on which no power and no risk rests is either not "
             "linked yet, or a dead letter."),
    fix=Text("在依据它的措施下写 institution，或在权力事项、措施的 legal_basis 中写它的文号；确实用不上的，"
             "按程序废止。",
             "Name it under institution of the controls that rest on it, or write its document number in the "
             "legal_basis of a power or control; if nothing needs it, have it repealed."),
    not_flagged=Text("已废止或已过失效日期的制度；只被已接受的风险点引用的。",
                     "Institutions that are repealed or past their last day; one that only an accepted risk "
                     "point names."),
)
