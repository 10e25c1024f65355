"""An institution that lacks one of the seven elements."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import institution_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Institution

ELEMENTS = ("owner_unit", "owner", "basis", "scope", "procedure", "oversight", "accountability")


def check(catalog: Catalog) -> Iterator[Hit]:
    titles = {element: Institution.field_table()[element].title for element in ELEMENTS}
    for institution in catalog.institutions.values():
        if institution_has_ended(institution, catalog.as_of):
            continue
        for element, title in titles.items():
            if institution.lacks(element):
                at = institution.place_of(element if element in institution.node else "name")
                values = {"name": institution.label, "element_zh": title.zh, "element_en": title.en}
                yield Hit(at, institution.id, element, values, "institutions")


RULE = Rule(
    "IN101", "missing-element", Severity.ERROR, since="0.1", check=check,
    covers=tuple(("institutions", element) for element in ELEMENTS),
    message=Text("制度“{name}”缺少要素：{element_zh}（{field}）",
                 "institution '{record}' lacks its {element_en}"),
    fault=Text("制度的七个要素不全：责任单位、责任人、权力行使依据、适用范围、办理程序和时限、监督检查、"
               "责任追究。",
               "An institution lacks one of the seven elements: owner unit, owner, basis, scope, procedure, "
               "oversight, accountability."),
    why=Text("缺了要素的制度落不了地：没有责任人就没人管，没有程序和时限就没法照着办，"
             "没有监督和追责就没人当真。",
             "An institution with a gap does not work: without an owner nobody runs it, without a procedure "
             "nobody can follow it, without oversight and accountability nobody heeds it."),
    fix=Text("补写缺少的要素；文件里确实没有规定的，应在修订时补上，修订前说明理由后豁免。",
             "Write the missing element; if the document itself says nothing of it, amend the document, and "
             "waive the finding with a reason until then."),
    not_flagged=Text("已废止或已过失效日期的制度；要素写了但写法不对的（由读取规则报告）；责任单位、"
                     "责任人不存在的（由 RF101 报告）；要素的内容是否充分。",
                     "Institutions that are repealed or past their last day; an element that is written "
                     "wrongly (the reading rules report it); an owner that does not exist (RF101); whether "
                     "what is written suffices."),
)
