"""A manifest whose level scheme is not one of risk points."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    id = catalog.manifest.level_scheme
    scheme = catalog.scheme_named(id) if id else None
    if scheme is None or scheme.is_of_risk or scheme.subject is None:
        return
    subject = Text(scheme.subject.zh, scheme.subject.en)
    yield Hit(catalog.manifest.place_of("level_scheme"), None, "level_scheme",
              {"scheme": scheme.id, "scheme_name": scheme.label, "subject": scheme.subject.value,
               "subject_zh": subject.zh, "subject_en": subject.en})


RULE = Rule(
    "RP113", "scheme-of-other-subject", Severity.ERROR, since="0.1", check=check, cause=("scheme",),
    message=Text("清单选用的等级方案“{scheme_name}”评的不是风险点，而是{subject_zh}",
                 "the manifest's level scheme '{scheme}' grades no risk points: its subject is {subject_en}"),
    fault=Text("清单 level_scheme 选用的方案，评定对象（subject）不是风险，而是纳税人或预警。",
               "The manifest's level_scheme is one whose subject is not risk but taxpayers or alerts."),
    why=Text("纳税人五级里五级最重，预警两级里二级最重；拿来给岗位风险定级，轻重就颠倒了，监督人和复核周期也无从谈起。",
             "Of taxpayers level five is the gravest, of alerts level two. Put on the risks of posts, such levels stand "
             "upside down, and no supervisor or review interval goes with them."),
    fix=Text("在 riskctl.yaml 的 level_scheme 写一个评风险的方案（hml、consequence、power、class、matrix、criteria，"
             "或者目录自己的）；自己的方案评的确是风险的，改它的 subject。",
             "Name a scheme of risk as level_scheme in riskctl.yaml (hml, consequence, power, class, matrix, criteria, or "
             "one of the catalog's own); where its own scheme does grade risk, mend its subject."),
    not_flagged=Text("没有写 subject 的方案，视为评风险；不存在的方案（由 CA506 报告）。此时按没有等级方案处理，"
                     "不再逐个风险点报告等级。",
                     "A scheme without a subject, which is taken to grade risk; one that does not exist (CA506). The "
                     "catalog then counts as one without a scheme, and nothing is said of the level of each risk point."),
)
