"""A control said to rest on a statute that names none."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Origin


def check(catalog: Catalog) -> Iterator[Hit]:
    for control in catalog.controls.values():
        if control.origin is not Origin.STATUTE or not control.lacks("legal_basis"):
            continue
        if not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("origin"), control.id, "legal_basis", {"name": control.label},
                      "controls")


RULE = Rule(
    "CT105", "statute-without-citation", Severity.ERROR, since="0.1", check=check,
    each=("controls",),
    message=Text("措施“{name}”来源写为法律法规，却没有写明依据",
                 "control '{record}' rests on a statute and cites none"),
    fault=Text("措施的来源（origin）是法律法规（statute），但没有 legal_basis。",
               "The origin of a control is statute, and it has no legal basis."),
    why=Text("法定的措施不能随意停用、放松；写不出是哪部法律哪一条，就无法判断能不能改，"
             "法律修订时也找不到它。",
             "What a statute demands may not be dropped or loosened; without the article nobody can tell, "
             "and nobody finds the control when the law changes."),
    fix=Text("在 legal_basis 下写明法名、版本和条款项；其实来自本单位制度或惯例的，把 origin 改为 local_rule "
             "或 practice。",
             "Cite the law, version and article under legal_basis; if it comes from a rule or practice of "
             "the bureau, change origin to local_rule or practice."),
    not_flagged=Text("来源是本单位制度或惯例的；没有写来源的；已失效的措施；"
                     "写了但写错的依据（由读取规则报告）。",
                     "Origins local_rule and practice, or none; controls that have ended; a misspelt "
                     "citation (the reading rules report it)."),
)
